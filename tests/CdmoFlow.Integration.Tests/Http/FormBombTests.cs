using System.Text.Json.Nodes;
using CdmoFlow.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace CdmoFlow.Integration.Tests.Http;

[Trait("Category", "Threat")]
public class FormBombTests
{
    [Fact]
    public void Depth_bombs_in_names_of_fields_make_no_tree()
    {
        var names = Enumerable.Range(0, 1000).Select(i => $"a{i}{string.Concat(Enumerable.Repeat("[500]", 390))}");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var typed = FormFields.ToJson(Form([.. names]));
        Assert.Empty(typed);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000_000);
        Assert.Empty(FormFields.ToJson(Form(string.Concat(Enumerable.Repeat("a.", 9)) + "b")));
    }

    [Theory]
    [InlineData("a[")]
    [InlineData("a[]b")]
    [InlineData("a[0")]
    [InlineData("a[-1].b")]
    [InlineData("a[501]")]
    [InlineData("a[99999999999]")]
    [InlineData("[]")]
    [InlineData("[0]")]
    [InlineData(".")]
    [InlineData("a..")]
    [InlineData("]")]
    public void Names_of_fields_that_are_none_do_no_harm(string name) => Assert.IsType<JsonObject>(FormFields.ToJson(Form(name, "good")));

    [Fact]
    public void Our_own_names_still_become_what_they_say() => Assert.Equal("""{"team":[null,{"roles":["x"]}],"scale":{"batch":"x"}}""", FormFields.ToJson(Form("team[1].roles[]", "scale.batch")).ToJsonString());

    private static FormCollection Form(params string[] names) => new(names.ToDictionary(n => n, _ => new Microsoft.Extensions.Primitives.StringValues("x"), StringComparer.Ordinal));
}
