using CdmoFlow.Longlist;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Audits;

/// <summary>Why an audit is dropped.</summary>
/// <param name="Reason">At least ten characters.</param>
public sealed record DropAuditInput(string? Reason);

/// <summary>The project manager gives up on an audit; without it the CDMO is out.</summary>
public static class DropAudit
{
    /// <summary>Drops an audit that is not settled and eliminates its CDMO.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, DropAuditInput input, Actor actor, DateTimeOffset now)
    {
        _ = now;
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("Only the project manager drops an audit.");
        if (selection.Find<Audit>(Audit.KeyOf(cdmoId)) is not { } audit) return Refusal.NotFound("audit of this CDMO");
        var reason = input.Reason?.Trim() ?? "";
        if (reason.Length < 10) return Refusal.Invalid("reason", "Type the reason, at least ten characters.");
        if (audit.State == AuditState.Dropped && string.Equals(audit.DroppedBecause, reason, StringComparison.Ordinal)) return Outcome.AlreadyDone;
        if (AuditWords.Closed(selection) is { } closed) return closed;
        if (audit.IsSettled) return Refusal.WrongState("audit-settled", $"The audit is {EnumNames.Of(audit.State)} already.");
        var change = new Change()
            .Put(audit with { State = AuditState.Dropped, DroppedBecause = reason, AnswerBy = null })
            .Note("audit.dropped", audit.RowKey, EnumNames.Of(audit.State), EnumNames.Of(AuditState.Dropped), reason)
            .Wake(selection, audit);
        if (selection.Candidate(cdmoId) is { } candidate) change.Put(candidate with { Standing = CandidateStanding.Eliminated, LeftBecause = $"audit dropped: {reason}" });
        return change;
    }
}
