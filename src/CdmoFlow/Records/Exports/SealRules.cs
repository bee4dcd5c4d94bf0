using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Proposals.Envelopes;
using CdmoFlow.Selections;

namespace CdmoFlow.Records.Exports;

/// <summary>What of a CDMO's room may leave in the clear: exactly what the sponsor may read on the pages at this moment.</summary>
public static class SealRules
{
    /// <summary>A submission leaves in the clear as a row once technical part and prices of its version are open.</summary>
    public static bool IsOpen(Selection selection, RoomSubmission submission) =>
        selection.Proposals.Any(p => p.SubmissionId == submission.Id && p.IsPriceOpened && p.IsHeld);

    /// <summary>What was corrected may touch prices, so it leaves with them.</summary>
    public static bool AreCorrectionsOpen(Selection selection, string cdmoId) =>
        selection.Proposals.Any(p => p.CdmoId == cdmoId && p.IsPriceOpened && p.IsHeld);

    /// <summary>The files of a submission that may leave in the clear, each with its version: opened, of an open envelope, and not kept closed by the checks.</summary>
    public static IReadOnlyList<SubmittedFile> OpenFiles(Selection selection, RoomSubmission submission)
    {
        if (selection.Proposals.FirstOrDefault(p => p.SubmissionId == submission.Id && p.IsOpened && p.IsHeld) is not { } seal) return [];
        var holds = selection.Find<FileHolds>(FileHolds.KeyOf(seal.CdmoId, seal.Version));
        return [.. ProposalView.Of(selection, seal, submission, []).Files.Where(f => FileGate.Check(f, holds) is null && f.SealedBlob is not null)];
    }

    /// <summary>The parts of a version that are sealed.</summary>
    public static IReadOnlyList<SealedPart> SealedParts(Selection selection, ProposalSeal seal, RoomSubmission submission, bool carried)
    {
        if (seal is { IsPriceOpened: true, IsHeld: true }) return [];
        SealedPart Part(string name, IReadOnlyList<SubmittedFile> files) =>
            new(seal.CdmoId, seal.Version, name, EnumNames.Of(seal.State), seal.Anchor, files.Count, files.Sum(f => f.Length), carried);
        var (technical, price) = (submission.Files.Where(f => f.Envelope == Envelope.Technical).ToList(), submission.Files.Where(f => f.Envelope == Envelope.Price).ToList());
        if (seal is { IsOpened: true, IsHeld: true }) return [Part("price", price)];
        return PriceEnvelopes.AreApart(selection) ? [Part("technical", technical), Part("price", price)] : [Part("whole", submission.Files)];
    }
}
