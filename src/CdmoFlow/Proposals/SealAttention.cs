using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals;

/// <summary>What the project manager is told of proposals whose files cannot be sealed; the sentence says nothing of their content.</summary>
public static class SealAttention
{
    /// <summary>Begins the sentence.</summary>
    public const string Begin = "The files of the proposal of ";

    /// <summary>After so many verifications that gave up, somebody is told.</summary>
    public const int TriesToTell = 3;

    /// <summary>Says it once while the version counts and is not sealed.</summary>
    public static Outcome Tell(Selection selection, string cdmoId, int version)
    {
        var sentence = Sentence(selection, cdmoId, version);
        if (selection.State.HasEnded || !IsUnsealed(selection, cdmoId, version) || selection.State.Needs(sentence)) return Outcome.AlreadyDone;
        return new Change().Put(selection.State.Needing(sentence)).Note("proposal.not_sealed", ProposalSeal.KeyOf(cdmoId, version));
    }

    /// <summary>Takes the sentences of versions off the list that are sealed or no longer count.</summary>
    public static Outcome Settle(Selection selection)
    {
        var open = selection.Proposals.Where(p => p.IsHeld && !p.FilesVerified).Select(p => Sentence(selection, p.CdmoId, p.Version)).ToHashSet(StringComparer.Ordinal);
        var kept = selection.State.NeedsAttention.Where(s => !s.StartsWith(Begin, StringComparison.Ordinal) || open.Contains(s)).ToList();
        return kept.Count == selection.State.NeedsAttention.Count
            ? Outcome.AlreadyDone
            : new Change().Put(selection.State with { NeedsAttention = kept }).Note("proposal.sealed_after_all", selection.Id);
    }

    private static bool IsUnsealed(Selection selection, string cdmoId, int version) =>
        selection.Find<ProposalSeal>(ProposalSeal.KeyOf(cdmoId, version)) is { IsHeld: true, FilesVerified: false };

    private static string Sentence(Selection selection, string cdmoId, int version) =>
        FormattableString.Invariant($"{Begin}{selection.NameOf(cdmoId)}, version {version}, cannot be sealed, and without that the proposals cannot be opened. It is tried again once an hour; the storage needs a look.");
}
