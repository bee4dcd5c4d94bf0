using CdmoFlow.Contracts;

namespace CdmoFlow.Tests.Contracts;

public class ResponsibilityMatrixTests
{
    [Fact]
    public void The_default_matrix_has_one_accountable_party_in_every_row()
    {
        Assert.Empty(ResponsibilityMatrix.Check(ResponsibilityRow.Defaults));
        Assert.True(ResponsibilityRow.Defaults.Count >= 40, "all rows of the domain");
        Assert.Equal(5, ResponsibilityRow.Defaults.Select(row => row.Area).Distinct().Count());
    }

    [Theory]
    [InlineData(Responsibility.Responsible, Responsibility.Informed)]
    [InlineData(Responsibility.Accountable, Responsibility.Accountable)]
    [InlineData(Responsibility.None, Responsibility.None)]
    public void A_row_without_exactly_one_accountable_party_is_refused(Responsibility sponsor, Responsibility cdmo)
    {
        ResponsibilityRow[] rows = [.. ResponsibilityRow.Defaults];
        rows[3] = rows[3] with { Sponsor = sponsor, Cdmo = cdmo };

        Assert.Equal("rows[3]", Assert.Single(ResponsibilityMatrix.Check(rows)).Field);
    }

    [Fact]
    public void Release_to_the_market_stays_with_the_sponsor_and_in_the_matrix()
    {
        ResponsibilityRow[] moved =
        [
            .. ResponsibilityRow.Defaults.Select(row => row.Key == "release_to_market"
                ? row with { Sponsor = Responsibility.Consulted, Cdmo = Responsibility.Accountable, Locked = false }
                : row),
        ];
        ResponsibilityRow[] removed = [.. ResponsibilityRow.Defaults.Where(row => row.Key != "release_to_market")];

        Assert.Contains("sponsor", Assert.Single(ResponsibilityMatrix.Check(moved)).Message, StringComparison.Ordinal);
        Assert.Contains("must stay", Assert.Single(ResponsibilityMatrix.Check(removed)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_stands_twice_is_refused() =>
        Assert.Single(ResponsibilityMatrix.Check([.. ResponsibilityRow.Defaults, ResponsibilityRow.Defaults[0]]));
}
