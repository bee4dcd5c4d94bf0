using CdmoFlow.Longlist;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Sending;

/// <summary>A company of the longlist before the RFP goes out: whether it gets the RFP, and if not, why.</summary>
/// <param name="Candidate">The company.</param>
/// <param name="Prepared">What was prepared for it; null where nothing was.</param>
/// <param name="LeftOut">Why it gets none; null for those who get it.</param>
public sealed record Recipient(Candidate Candidate, PreparedMail? Prepared, LeftOutReason? LeftOut)
{
    /// <summary>Why it stays behind, in a sentence for the record; null for those who get the RFP.</summary>
    public string? Because => LeftOut switch
    {
        null => null,
        LeftOutReason.Decided => $"Left out of the RFP: {Prepared!.Reason}",
        LeftOutReason.NoContact => "Nobody to write to was named when the RFP went out.",
        _ => Candidate.LeftBecause ?? "Its confidentiality agreement is no longer in force.",
    };

    /// <summary>Everybody on the longlist, by name: the order says nothing of anybody's fit.</summary>
    public static IReadOnlyList<Recipient> Of(Selection selection, DateTimeOffset now) =>
    [
        .. selection.Candidates.Where(c => c.Chosen).OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase).ThenBy(c => c.CdmoId, StringComparer.Ordinal).Select(c => Of(selection, c, now)),
    ];

    private static Recipient Of(Selection selection, Candidate candidate, DateTimeOffset now)
    {
        var prepared = PreparedMail.Of(selection, candidate.CdmoId);
        return new Recipient(candidate, prepared, prepared switch
        {
            { Choice: PreparedChoice.LeaveOut } => LeftOutReason.Decided,
            _ when !Disclosure.IsOpen(selection, candidate.CdmoId, now) => LeftOutReason.NoAgreement,
            _ when candidate.ContactPersonId is null => LeftOutReason.NoContact,
            _ => null,
        });
    }
}

/// <summary>Why a company of the longlist does not get the RFP.</summary>
public enum LeftOutReason
{
    /// <summary>Its confidentiality agreement is not in force.</summary>
    NoAgreement,

    /// <summary>Nobody is named to whom it could be sent.</summary>
    NoContact,

    /// <summary>The project manager left it out, with a reason.</summary>
    Decided,
}
