using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Records.Exports;

/// <summary>What the project manager is told where sealed proposals did not come with the export from which a selection was restored, and when that is over.</summary>
public static class SealedMissing
{
    /// <summary>Begins the sentence.</summary>
    public const string Begin = "Sealed proposals were not in the export from which this selection was restored: ";

    /// <summary>The CDMOs of sealed versions that count and whose content is not there.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="stored">Ids of the submissions that are in storage.</param>
    public static IReadOnlyList<string> Of(Selection selection, IReadOnlyCollection<string> stored) =>
        [.. selection.Proposals.Where(p => p is { IsHeld: true, IsPriceOpened: false } && !stored.Contains(p.SubmissionId, StringComparer.Ordinal)).Select(p => p.CdmoId).Distinct(StringComparer.Ordinal)];

    /// <summary>The state with the sentence as it is true now: it names these CDMOs, or is gone with the last of them and with the end of the selection.</summary>
    public static SelectionState Told(Selection selection, IReadOnlyList<string> missing) => missing.Count == 0 || selection.State.HasEnded
        ? selection.State.Settled(Begin)
        : selection.State.Needing($"{Begin}{string.Join(", ", missing.Select(selection.NameOf))}. They have to be submitted again, or restored from an export that carries them.", Begin);

    /// <summary>Says anew what is still missing; nothing changes while the sentence is true.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="stored">Ids of the submissions that are in storage.</param>
    public static Outcome Settle(Selection selection, IReadOnlyCollection<string> stored)
    {
        if (!selection.State.Needs(Begin)) return Outcome.AlreadyDone;
        var missing = Of(selection, stored);
        var told = Told(selection, missing);
        return told.NeedsAttention.SequenceEqual(selection.State.NeedsAttention, StringComparer.Ordinal)
            ? Outcome.AlreadyDone
            : new Change().Put(told).Note("restore.content_there", selection.Id, null, missing.Count == 0 ? null : $"still missing: {string.Join(", ", missing)}");
    }
}
