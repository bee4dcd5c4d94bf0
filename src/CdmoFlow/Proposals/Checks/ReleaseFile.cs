using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Checks;

/// <summary>Why a file that could not be scanned is handed out all the same.</summary>
/// <param name="Reason">At least ten characters; it stands in the trail.</param>
public sealed record ReleaseFileInput(string? Reason);

/// <summary>After the opening a project manager may release a file that no scanner could look into. What is infected or refused is never released.</summary>
public static class ReleaseFile
{
    /// <summary>Releases it; a second time changes nothing.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, string fileId, ReleaseFileInput input, Actor actor)
    {
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("Only the project manager releases a file that was not scanned.");
        var (opened, refusal) = ReadProposal.Find(selection, cdmoId, actor);
        if (refusal is not null) return refusal;
        if (selection.Find<FileHolds>(FileHolds.KeyOf(cdmoId, opened!.Version)) is not { } holds || holds.Find(fileId) is not { } hold) return Refusal.NotFound("file that waits for a release");
        if (hold.ReleasedBy is not null) return Outcome.AlreadyDone;
        if (hold.Verdict != FileVerdict.NotScanned) return Refusal.WrongState("never-released", "A file that is infected or was refused is never handed out; the CDMO can replace it.");
        if ((input.Reason?.Trim().Length ?? 0) is < 10 or > 2000) return Refusal.Invalid("reason", "Type why it may be handed out, ten to 2,000 characters.");
        return new Change()
            .Put(holds.With(hold with { ReleasedBy = actor.PersonId }))
            .Note("proposal.file_released", opened.RowKey, null, fileId, input.Reason!.Trim());
    }
}
