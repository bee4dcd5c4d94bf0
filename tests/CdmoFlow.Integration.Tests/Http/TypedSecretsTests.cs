using System.Net;
using CdmoFlow.Integration.Tests.Hosting;

namespace CdmoFlow.Integration.Tests.Http;

[Collection(AppTests.Name), Trait("Category", "Threat")]
public class TypedSecretsTests(AppFixture app)
{
    private const string Typed = "48151623-and-forty-two";

    [Theory]
    [InlineData("api/sign-in", "code")]
    [InlineData("api/signature/password", "password", "repeated")]
    [InlineData("api/signature/authenticator/confirmation", "code")]
    public async Task Secrets_in_errors_what_was_typed_as_a_code_or_password_is_not_shown_again(string path, params string[] fields)
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@threats.example");
        foreach (var answer in new[]
        {
            await manager.PostFormAsync(path, [.. fields.Select(f => (f, Typed + f)), ("returnTo", "/settings")]),
            await manager.PostAsync(path, fields.ToDictionary(f => f, f => Typed + f, StringComparer.Ordinal)),
        })
        {
            Assert.InRange((int)answer.StatusCode, 400, 499);
            Assert.DoesNotContain(Typed, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Secrets_in_errors_a_value_that_cannot_be_read_is_named_by_its_field_alone()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@threats.example");
        var answer = await manager.PostAsync("api/settings", new { dailyDigest = Typed });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.Contains("dailyDigest", said, StringComparison.Ordinal);
        Assert.DoesNotContain(Typed, said, StringComparison.Ordinal);
    }
}
