using System.Globalization;
using CdmoFlow.Mail;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Checks;

/// <summary>What follows from the checks of a version: files that are not clean are held, their CDMO is told and may replace each of them for a time.</summary>
public static class FilesChecked
{
    /// <summary>Working days that a CDMO has to replace a file.</summary>
    public const int DaysToReplace = 2;

    /// <summary>Adds what the findings ask for to a change; nothing the second time.</summary>
    /// <param name="change">The change it goes with.</param>
    /// <param name="selection">The selection as it is after the change so far.</param>
    /// <param name="cdmoId">Whose version.</param>
    /// <param name="version">Which one.</param>
    /// <param name="content">Its files with their findings.</param>
    /// <param name="now">Business time.</param>
    public static Change Add(Change change, Selection selection, string cdmoId, int version, RoomSubmission content, DateTimeOffset now)
    {
        if (selection.Find<ProposalSeal>(ProposalSeal.KeyOf(cdmoId, version)) is not { FilesChecked: false } seal) return change;
        Hold(change, selection, seal, content, now);
        if (content.Files.Any(f => f.Finding is not { IsFinal: true }))
            return change.Start("CheckOrchestrator", Instances.Checks(selection.Id, cdmoId, version), new SealInput(selection.Id, cdmoId, version));
        return change.Put(seal with { FilesChecked = true }).Note("proposal.files_checked", seal.RowKey, null, Counts(content));
    }

    private static void Hold(Change change, Selection selection, ProposalSeal seal, RoomSubmission content, DateTimeOffset now)
    {
        var before = selection.Find<FileHolds>(FileHolds.KeyOf(seal.CdmoId, seal.Version));
        var found = content.Files.Where(f => f.Finding is { IsFinal: true, Verdict: not FileVerdict.Clean } && before?.Find(f.Id) is null).ToList();
        if (found.Count == 0) return;
        var zone = selection.State.Brief.TimeZone;
        var until = selection.Calendar.DueAfter(now, DaysToReplace, zone);
        var holds = before ?? new FileHolds { CdmoId = seal.CdmoId, Version = seal.Version, Files = [] };
        change.Put(holds with { Files = [.. holds.Files, .. found.Select(f => new FileHold { FileId = f.Id, Verdict = f.Finding!.Verdict, ReplaceUntil = until })] })
            .Note("proposal.files_held", seal.RowKey, null, found.Count.ToString(CultureInfo.InvariantCulture));
        // A version that was replaced or withdrawn in the meantime troubles nobody.
        if (!seal.IsHeld) return;
        change.Mail(MailOrder.Of("file_not_accepted", content.By, MailLink.Room(seal.CdmoId), ("until", Zones.Format(until, zone))) with { SubmissionId = seal.SubmissionId });
    }

    private static string Counts(RoomSubmission content) => string.Join(
        ", ", content.Files.GroupBy(f => f.Finding!.Verdict).OrderBy(g => g.Key).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {EnumNames.Of(g.Key)}")));
}
