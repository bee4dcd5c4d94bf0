using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Offers;

/// <summary>
/// What a CDMO has written so far, as typed, half-typed numbers included. It lies in the CDMO's own partition, leaves no row in a trail, and counts for nothing before it is submitted.
/// </summary>
public sealed record RoomDraft
{
    /// <summary>The row key.</summary>
    public const string Key = "draft";

    /// <summary>Counts the saves, from 1: who saves names the number that was read, so that nobody overwrites a colleague unseen.</summary>
    public required int Number { get; init; }

    /// <summary>The texts by key; an empty field is not in it.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>When it was last saved, UTC.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Who saved it last; key into the people table.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>True when something in it is not in the version that counts.</summary>
    /// <param name="draft">The draft; null where nothing was written.</param>
    /// <param name="selection">The selection.</param>
    /// <param name="cdmoId">Whose draft it is.</param>
    /// <param name="submissions">What the CDMO handed in.</param>
    public static bool IsUnsubmitted(RoomDraft? draft, Selection selection, string cdmoId, IReadOnlyList<RoomSubmission> submissions)
    {
        if (draft is null) return false;
        var counting = selection.Proposals.FirstOrDefault(p => p.CdmoId == cdmoId && p.Counts);
        return draft.Number > (submissions.FirstOrDefault(s => s.Id == counting?.SubmissionId)?.DraftNumber ?? 0);
    }
}
