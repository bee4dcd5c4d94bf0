using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Proposals.Offers;

public class OfferReaderTests
{
    private static readonly SelectionState State = GivenOffers.Issued().Build().State;

    private static (Offer Offer, string[] Wrong) Read(Action<Dictionary<string, string>> change)
    {
        var typed = GivenOffers.Complete(State);
        change(typed);
        var (offer, errors) = OfferReader.Read(State, typed, Given.Now);
        return (offer, [.. errors.Select(e => e.Field)]);
    }

    [Fact]
    public void A_complete_offer_lacks_nothing_and_holds_no_price_in_its_technical_part()
    {
        var (offer, wrong) = Read(_ => { });
        Assert.Empty(wrong);
        Assert.Empty(offer.Missing(OfferFields.Of(State.Brief)));
        Assert.Equal(1000m, offer.SumOfLines);
        Assert.DoesNotContain(offer.Technical.Keys, key => OfferFields.Standard.Any(f => f.Key == key && f.Group >= OfferGroup.Costs));
        Assert.Contains("q1_costs", offer.Price.Keys);
    }

    [Fact]
    public void An_empty_line_is_missing_and_zero_is_zero()
    {
        var (offer, wrong) = Read(typed => (typed["storage"], typed["shipping"], typed["total_price"]) = ("  ", "0", "950"));
        Assert.Empty(wrong);
        Assert.Null(offer.Amount("storage"));
        Assert.Equal(0m, offer.Amount("shipping"));
        Assert.Equal(["storage"], offer.Missing(OfferFields.Of(State.Brief)).Select(f => f.Key));
    }

    [Theory]
    [InlineData("labor", "about 100")]
    [InlineData("labor", "1,000")]
    [InlineData("labor", "-1")]
    [InlineData("labor", "1e3")]
    [InlineData("labor", "0.00001")]
    [InlineData("labor", "=SUM(A1)")]
    [InlineData("pass_through", "101")]
    [InlineData("currency", "EURO")]
    [InlineData("pricing_model", "barter")]
    [InlineData("valid_until", "31.12.2027")]
    [InlineData("valid_until", "2027-02-28")]
    [InlineData("total_price", "0")]
    [InlineData("no_such_line", "1")]
    public void What_cannot_stand_in_a_field_is_named(string key, string typed) => Assert.Contains($"fields.{key}", Read(all => all[key] = typed).Wrong);

    [Fact]
    public void The_lines_add_up_to_the_total_and_with_a_missing_line_do_not_pass_it()
    {
        Assert.Equal(["fields.total_price"], Read(typed => typed["total_price"] = "1001").Wrong);
        Assert.Empty(Read(typed => (typed["storage"], typed["total_price"]) = ("", "1001")).Wrong);
        Assert.Equal(["fields.total_price"], Read(typed => (typed["storage"], typed["total_price"]) = ("", "899")).Wrong);
        Assert.Equal(["fields.other_1_remark", "fields.total_price"], Read(typed => typed["other_1"] = "50").Wrong);
        Assert.Empty(Read(typed => (typed["other_1"], typed["other_1_remark"], typed["total_price"]) = ("50", "Cold chain", "1050")).Wrong);
    }

    [Fact]
    public void A_number_is_stored_in_one_way() => Assert.Equal("100.5", Read(typed => (typed["labor"], typed["total_price"]) = ("0100.50", "1000.5")).Offer.Find("labor"));

    [Fact]
    public void Every_question_of_the_RFP_and_every_service_has_its_field()
    {
        var fields = OfferFields.Of(State.Brief);
        Assert.Equal(RfpQuestion.All.Select(q => q.Key), fields.Where(f => f.Group == OfferGroup.Questions).Select(f => f.Key));
        Assert.Equal(State.Brief.Services, fields.Where(f => f.Label is not null).Select(f => f.Label));
        Assert.Equal(fields.Count, fields.Select(f => f.Key).Distinct().Count());
        Assert.All(fields.Where(f => f.Group is OfferGroup.Costs or OfferGroup.Fees), f => Assert.Equal(Envelope.Price, f.Envelope));
    }
}
