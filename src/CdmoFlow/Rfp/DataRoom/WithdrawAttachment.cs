using CdmoFlow.People;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.DataRoom;

/// <summary>A file is taken out of the data room.</summary>
/// <param name="Reason">Why, ten to 1,000 characters; every CDMO reads it where the file was out.</param>
public sealed record WithdrawAttachmentInput(string? Reason);

/// <summary>Takes a file with all its versions out of the data room. Where CDMOs could read it, an addendum tells all of them at the same moment, as long as the RFP may be amended.</summary>
public static class WithdrawAttachment
{
    /// <summary>Closes the file at once; its versions and who read them stay on record.</summary>
    public static Outcome Decide(Selection selection, int number, WithdrawAttachmentInput input, Actor actor, DateTimeOffset now)
    {
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("Only the project manager takes files out of the data room.");
        if (selection.State.HasEnded) return Refusal.WrongStage(selection, "its data room stays as it is.");
        var versions = DataRooms.All(selection).Where(a => a.Number == number).ToList();
        if (versions.Count == 0) return Refusal.NotFound("file of that number in the data room");
        if (versions.TrueForAll(a => a.WithdrawnAt is not null)) return Outcome.AlreadyDone;
        if (IssueFiles.WrongReason(selection, input.Reason) is { } wrong) return wrong;
        var reason = input.Reason!.Trim();
        var lastOut = versions.LastOrDefault(a => DataRooms.WentOut(selection, a) && a.IsReadable);
        var change = lastOut is not null && IssueAmendment.NotNow(selection, now) is null
            ? IssueAmendment.Issue(selection, IssueFiles.Addendum(selection, reason, [FileChange.Of(lastOut, FileChangeKind.Withdrawn)]), actor, now)
            : new Change();
        foreach (var version in versions.Where(a => a.WithdrawnAt is null)) change.Put(version with { WithdrawnAt = now, WithdrawnBecause = reason });
        return change.Note("attachment.withdrawn", versions[^1].RowKey, null, null, reason).Wake(Instances.Rfp(selection.Id, selection.State.RfpRound));
    }
}
