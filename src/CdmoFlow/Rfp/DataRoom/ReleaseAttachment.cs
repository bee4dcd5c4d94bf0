using CdmoFlow.People;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.DataRoom;

/// <summary>A project manager lets a file be read that no scanner could look into. What is infected or refused is never released.</summary>
public static class ReleaseAttachment
{
    /// <summary>Releases it; a second time changes nothing.</summary>
    public static Outcome Decide(Selection selection, int number, int version, ReleaseFileInput input, Actor actor)
    {
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("Only the project manager releases a file that was not scanned.");
        if (selection.Find<Attachment>(Attachment.KeyOf(number, version)) is not { WithdrawnAt: null } attachment) return Refusal.NotFound("such version in the data room");
        if (attachment.ReleasedBy is not null) return Outcome.AlreadyDone;
        if (attachment.File.Finding is not { Verdict: FileVerdict.NotScanned }) return Refusal.WrongState("never-released", "Only a file that could not be looked into is released; one that is infected or was refused is replaced or withdrawn.");
        if ((input.Reason?.Trim().Length ?? 0) is < 10 or > 2000) return Refusal.Invalid("reason", "Type why it may be handed out, ten to 2,000 characters.");
        return new Change()
            .Put(attachment with { ReleasedBy = actor.PersonId })
            .Note("attachment.released", attachment.RowKey, null, null, input.Reason!.Trim())
            .Wake(Instances.Rfp(selection.Id, selection.State.RfpRound));
    }
}
