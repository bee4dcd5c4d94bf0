using CdmoFlow.Web.Layout;

namespace CdmoFlow.Tests.Layout;

public class FieldNamesTests
{
    [Theory]
    [InlineData("budget", "Budget")]
    [InlineData("scale.clinicalBatch", "Scale, clinical batch")]
    [InlineData("team[1].email", "Team 2, email")]
    [InlineData("services[0]", "Services 1")]
    [InlineData("", "")]
    public void A_field_is_named_in_words(string field, string words) => Assert.Equal(words, FieldNames.Of(field));

    [Theory]
    [InlineData("requestId", true)]
    [InlineData("entries[3].criterion", true)]
    [InlineData("uploadIds[0]", true)]
    [InlineData("team[0].email", false)]
    [InlineData("reason", false)]
    public void What_nobody_typed_is_not_shown_again(string field, bool machines) => Assert.Equal(machines, FieldNames.IsMachines(field));
}
