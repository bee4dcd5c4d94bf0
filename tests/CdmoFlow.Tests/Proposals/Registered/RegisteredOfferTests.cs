using CdmoFlow.Proposals.Offers;
using CdmoFlow.Proposals.Registered;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Proposals.Offers;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Proposals.Registered;

/// <summary>What the e-mail said is registered field by field, from the typed answers and the CDMO's own price sheet.</summary>
public class RegisteredOfferTests
{
    private static readonly SelectionState State = GivenOffers.Issued().Build().State;

    private static readonly Dictionary<string, string> Sheet = GivenOffers.Complete(State).Where(f => PriceSheet.Keys.Contains(f.Key)).ToDictionary();

    private static RegistrationInput Input(params (string Key, string? Text)[] fields) =>
        new(["f1"], null, null, null, null, new DateOnly(2027, 12, 31), null, "request-1", "It came by mail.") { Fields = fields.ToDictionary(f => f.Key, f => f.Text) };

    [Fact]
    public void Total_and_currency_come_from_the_sheet_and_what_nobody_said_is_missing()
    {
        var (input, offer, refusal) = RegisteredOffer.Read(State, Input(("team", "Nine people.")), Sheet, Given.Now);
        Assert.Null(refusal);
        Assert.Equal((1000m, "EUR", new DateOnly(2027, 12, 31)), (input.TotalPrice, input.Currency, input.ValidUntil));
        Assert.Equal(("Nine people.", 100m), (offer!.Find("team"), offer.Amount("labor")));
        var missing = offer.Missing(OfferFields.Of(State.Brief)).Select(f => f.Key).ToList();
        Assert.Contains("timeline", missing);
        Assert.DoesNotContain("labor", missing);
        Assert.DoesNotContain("valid_until", missing);
    }

    [Fact]
    public void Without_answers_and_sheet_files_price_and_terms_are_all()
    {
        var plain = Input() with { TotalPrice = 5, Currency = "EUR" };
        var (input, offer, refusal) = RegisteredOffer.Read(State, plain, null, Given.Now);
        Assert.Equal((plain, (Offer?)null, (Refusal?)null), (input, offer, refusal));
    }

    [Fact]
    public void Form_and_sheet_must_not_contradict_each_other_and_the_same_written_otherwise_does_not()
    {
        Assert.Null(RegisteredOffer.Read(State, Input() with { TotalPrice = 1000.0m, Currency = "eur" }, Sheet, Given.Now).Refusal);
        Assert.Equal(["fields.total_price", "fields.total_price"], RegisteredOffer.Read(State, Input() with { TotalPrice = 1200 }, Sheet, Given.Now).Refusal!.Errors.Select(e => e.Field));
        Assert.Equal("fields.currency", Assert.Single(RegisteredOffer.Read(State, Input() with { Currency = "CHF" }, Sheet, Given.Now).Refusal!.Errors).Field);
    }

    [Fact]
    public void Every_wrong_answer_is_named()
    {
        var errors = RegisteredOffer.Read(State, Input(("nonsense", "x"), ("earliest_slot", "soon"), ("labor", "a lot")), null, Given.Now).Refusal!.Errors;
        Assert.Equal(["fields.earliest_slot", "fields.labor", "fields.nonsense"], errors.Select(e => e.Field).Order());
    }

    [Fact]
    public void The_form_asks_for_answers_delivery_and_terms_and_leaves_single_prices_to_the_sheet()
    {
        var asked = RegisteredOffer.Asked(OfferFields.Of(State.Brief));
        Assert.All(State.Brief.Services, service => Assert.Contains(asked, f => f.Label == service));
        Assert.Contains(asked, f => f.Key == "assumptions");
        Assert.DoesNotContain(asked, f => f.IsPriced || f.Key is "total_price" or "currency" or "valid_until" or "pricing_model" or "remarks");
    }

    [Fact]
    public void Another_answer_is_another_submission_and_the_same_request_twice_is_one()
    {
        string Id(string team) => RegisteredOffer.Read(State, Input(("team", team)), Sheet, Given.Now).Input.Submission.SubmissionId("s", "alpha", "other");
        Assert.Equal(Id("Nine people."), Id("Nine people."));
        Assert.NotEqual(Id("Nine people."), Id("Ten people."));
    }
}
