using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.DataRoom;

/// <summary>The new files go out.</summary>
/// <param name="Reason">Why they come now, for every CDMO to read; ten to 1,000 characters.</param>
public sealed record IssueFilesInput(string? Reason);

/// <summary>Files that were added or replaced after the RFP went out reach all CDMOs at the same moment, as the next addendum, with everything that follows from one.</summary>
public static class IssueFiles
{
    /// <summary>Issues all files that are clean and not out yet.</summary>
    public static Outcome Decide(Selection selection, IssueFilesInput input, Actor actor, DateTimeOffset now)
    {
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("Only the project manager amends the RFP.");
        if (IssueAmendment.NotNow(selection, now) is { } refusal) return refusal;
        if (WrongReason(selection, input.Reason) is { } wrong) return wrong;
        var files = Pending(selection);
        return files.Count == 0
            ? Refusal.WrongState("nothing-new", "No file of the data room waits to go out. A file goes out once its checks have found it clean.")
            : IssueAmendment.Issue(selection, Addendum(selection, input.Reason!.Trim(), files), actor, now);
    }

    /// <summary>What an addendum would bring.</summary>
    public static IReadOnlyList<FileChange> Pending(Selection selection) =>
        [.. DataRooms.Unannounced(selection).Select(a => FileChange.Of(a, DataRooms.All(selection).Any(b => b.Number == a.Number && b.Version < a.Version && DataRooms.WentOut(selection, b)) ? FileChangeKind.Replaced : FileChangeKind.Added))];

    /// <summary>An amendment that changes files alone.</summary>
    internal static Amendment Addendum(Selection selection, string reason, IReadOnlyList<FileChange> files) => new()
    {
        Number = selection.Amendments.Count == 0 ? 1 : selection.Amendments.Max(a => a.Number) + 1,
        Round = selection.State.RfpRound,
        State = AmendmentState.Draft,
        Reason = reason,
        Files = files,
    };

    /// <summary>Why a reason that all CDMOs read is not accepted, or null.</summary>
    internal static Refusal? WrongReason(Selection selection, string? reason)
    {
        if ((reason?.Trim().Length ?? 0) is < 10 or > 1000) return Refusal.Invalid("reason", "Type the reason, ten to 1,000 characters; every invited CDMO will read it.");
        return NamedCdmo.In(selection, reason) is { } named ? Refusal.Invalid([new FieldError("reason", NamedCdmo.Sentence(named))]) : null;
    }
}
