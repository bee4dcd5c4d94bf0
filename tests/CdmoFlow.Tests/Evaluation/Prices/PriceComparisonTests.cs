using System.Globalization;
using CdmoFlow.Evaluation.Prices;
using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Envelopes;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Proposals.Offers;
using CdmoFlow.Tests.Selections;
using CdmoFlow.Web.Pages.Evaluation.Prices;
using CdmoFlow.Web.Tables;

namespace CdmoFlow.Tests.Evaluation.Prices;

public class PriceComparisonTests
{
    private static Given Opened(ProposalState state = ProposalState.OpenedPrice, EnvelopeRule rule = EnvelopeRule.Separate) => Given.ASelection().In(Stage.Scoring).With(s => s with { Brief = s.Brief with { Envelopes = rule } })
        .WithCandidates(2).WithProposal("alpha", state).WithProposal("bravo", state);

    private static PriceEnvelope Prices(DateTimeOffset? opened) => new() { LockedAt = Given.Now, LockedBy = Given.Manager, Reason = "All have scored.", Scores = "", OpenedAt = opened };

    [Fact]
    public void Each_line_is_given_missing_or_not_asked_for_and_an_empty_one_is_never_zero()
    {
        var prices = Compare(("alpha", f => { f["labor"] = "0"; f["other_1"] = "25.5"; f["other_1_remark"] = "Cold chain"; }), ("bravo", f => f.Remove("labor")));
        Assert.Equal(["alpha labs", "bravo labs"], prices.Columns.Select(c => c.Name));
        var labor = Line(prices, "labor");
        Assert.Equal([(0m, false), (null, true)], labor.Cells.Select(c => (c.Amount, c.IsMissing)));
        var other = Line(prices, "other_1");
        Assert.Equal([(25.5m, false, "Cold chain"), (null, false, null)], other.Cells.Select(c => (c.Amount, c.IsMissing, c.Remark)));
        Assert.DoesNotContain(prices.Lines, l => l.Field.Key == "other_2");
        Assert.Equal([(925.5m, 0), (900m, 1)], prices.Columns.Select(c => (c.SumOfLines!.Value, c.Missing.Count)));
        Assert.True(prices.IsOneCurrency);
    }

    [Fact]
    public void Where_only_a_total_was_handed_in_every_demanded_line_is_missing_and_there_is_no_sum()
    {
        var selection = Opened().With(Prices(Given.Now)).Build();
        var content = Content(selection, "alpha", _ => { }) with { Offer = null };
        var column = Assert.Single(PriceComparison.Of(selection, [ProposalView.Of(selection, selection.Proposals[0], content, [])]).Columns);
        Assert.Null(column.SumOfLines);
        Assert.Equal(OfferFields.Priced.Count(f => f.Demanded), column.Missing.Count);
    }

    [Fact]
    public void Different_currencies_are_said_and_nothing_is_converted()
    {
        var prices = Compare(("alpha", _ => { }), ("bravo", f => f["currency"] = "CHF"));
        Assert.False(prices.IsOneCurrency);
        Assert.Equal([100m, 100m], Line(prices, "labor").Cells.Select(c => c.Amount));
    }

    [Fact]
    public void Taken_away_amounts_are_numbers_missing_is_a_word_and_remarks_have_rows_of_their_own()
    {
        var selection = Opened().With(Prices(Given.Now)).Build();
        var model = new PricesModel(selection, Compare(("alpha", f => f["labor_remark"] = "=Night shifts"), ("bravo", f => f.Remove("labor"))));
        var table = PageTables.Find(model, "prices", null)!;
        Assert.Equal(["Key", "Line", "alpha labs", "bravo labs"], table.Columns);
        var labor = table.Rows.Single(r => r[0].Text == "labor");
        Assert.Equal((100m, null, "missing"), (labor[2].Number, labor[3].Number, labor[3].Text));
        Assert.Equal(["=Night shifts", ""], table.Rows.Single(r => r[0].Text == "labor_remark").Skip(2).Select(c => c.Text));
        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
        Assert.Contains("'=Night shifts", System.Text.Encoding.UTF8.GetString(TableFile.Csv(table)), StringComparison.Ordinal);
    }

    [Fact]
    public void Sealed_stays_sealed_and_a_version_whose_prices_are_closed_has_no_column()
    {
        Assert.Equal("sealed", Refused(Opened(ProposalState.Sealed).Build(), Given.AsManager).Type);
        Assert.Equal("price-sealed", Refused(Opened(ProposalState.OpenedTechnical).Build(), Given.AsManager).Type);
        Assert.Equal("price-sealed", Refused(Opened(ProposalState.OpenedTechnical).With(Prices(null)).Build(), Given.AsManager).Type);
        Assert.Equal(RefusalKind.Forbidden, Refused(Opened().With(Prices(Given.Now)).Build(), Given.AsStranger).Kind);
        Assert.Equal(RefusalKind.Forbidden, Refused(Opened().With(Prices(Given.Now)).With(s => s with { Team = [.. s.Team, new("p-admin", [], [Role.Administrator])] }).Build(), new Actor("p-admin", "administrator")).Kind);

        var technical = Opened(ProposalState.OpenedTechnical).Build();
        Assert.Empty(PriceComparison.Of(technical, [ProposalView.Of(technical, technical.Proposals[0], Content(technical, "alpha", _ => { }), [])]).Columns);
        Assert.Null(ReadPrices.Find(Opened(ProposalState.Opened, EnvelopeRule.Together).Build(), Given.AsManager).Refusal);
    }

    [Fact]
    public void Each_person_is_noted_once_for_each_version()
    {
        var selection = Opened().With(Prices(Given.Now)).Build();
        var change = ReadPrices.Decide(selection, Given.AsScientist).Change!;
        Assert.Equal(["proposal.read proposal|alpha|001", "proposal.read proposal|bravo|001"], change.Trail.Select(n => $"{n.Action} {n.Subject}"));
        Assert.True(ReadPrices.Decide(selection.After(change), Given.AsScientist).Change!.IsEmpty);
    }

    private static PriceComparison Compare(params (string CdmoId, Action<Dictionary<string, string>> Change)[] offers)
    {
        var selection = Opened().With(Prices(Given.Now)).Build();
        return PriceComparison.Of(selection, offers.Reverse().Select(o => ProposalView.Of(selection, selection.Proposals.Single(p => p.CdmoId == o.CdmoId), Content(selection, o.CdmoId, o.Change), [])));
    }

    private static RoomSubmission Content(Selection selection, string cdmoId, Action<Dictionary<string, string>> change)
    {
        var fields = GivenOffers.Complete(selection.State);
        change(fields);
        var prices = OfferFields.Standard.Where(f => f.Envelope == Envelope.Price && fields.ContainsKey(f.Key)).ToDictionary(f => f.Key, f => fields[f.Key], StringComparer.Ordinal);
        return new RoomSubmission
        {
            Id = $"s-{cdmoId}-1",
            At = Given.Now,
            By = $"p-{cdmoId}",
            Files = [],
            TotalPrice = decimal.Parse(fields["total_price"], CultureInfo.InvariantCulture),
            Currency = fields["currency"],
            ValidUntil = new(2027, 12, 31),
            Offer = new Offer { Technical = new Dictionary<string, string>(StringComparer.Ordinal), Price = prices },
            Anchor = "",
        };
    }

    private static PriceLine Line(PriceComparison prices, string key) => prices.Lines.Single(l => l.Field.Key == key);

    private static Refusal Refused(Selection selection, Actor actor)
    {
        var refusal = ReadPrices.Find(selection, actor).Refusal!;
        Assert.Equal(refusal, ReadPrices.Decide(selection, actor).Refusal);
        return refusal;
    }
}
