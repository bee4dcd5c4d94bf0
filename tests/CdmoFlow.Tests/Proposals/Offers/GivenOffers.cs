using CdmoFlow.Longlist;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Proposals.Offers;

/// <summary>Starting states of the structured part of a proposal.</summary>
internal static class GivenOffers
{
    public static readonly DateTimeOffset Deadline = Given.Now.AddDays(28);

    /// <summary>The RFP is out to alpha and bravo.</summary>
    public static Given Issued() => Given.ASelection()
        .WithCandidates(2, CandidateStanding.Invited).WithCda("alpha").WithCda("bravo").WithInvitation("alpha").WithInvitation("bravo")
        .In(Stage.RfpIssued, Deadline).With(s => s with { RfpDeadline = Deadline });

    /// <summary>Every demanded field filled in: ten cost lines of 100 each, and the total of 1,000.</summary>
    public static Dictionary<string, string> Complete(SelectionState state) => OfferFields.Of(state.Brief).Where(f => f.Demanded).ToDictionary(
        f => f.Key,
        f => f.Key switch
        {
            "total_price" => "1000",
            "currency" => "EUR",
            "pricing_model" => "milestone",
            "valid_until" => "2027-12-31",
            "earliest_slot" => "2028-02-01",
            _ => f.Kind switch { OfferKind.Amount => "100", OfferKind.Percent => "8", _ => $"Our word on {f.Key}." },
        },
        StringComparer.Ordinal);

    public static RoomDraft Draft(IReadOnlyDictionary<string, string> fields, int number = 1) => new() { Number = number, Fields = fields, ChangedAt = Given.Now, ChangedBy = "p-alpha" };
}
