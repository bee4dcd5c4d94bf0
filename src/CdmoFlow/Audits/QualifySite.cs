using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Audits;

/// <summary>What Quality Assurance concludes for the site.</summary>
/// <param name="Verdict"><c>approved</c>, <c>conditionally_approved</c> or <c>not_approved</c>.</param>
/// <param name="Reason">Why, at least ten characters.</param>
/// <param name="Conditions">What must be done by when; needed for a conditional approval and carried into the Quality Agreement.</param>
/// <param name="RequalifyBy">When the site must be looked at again.</param>
public sealed record QualificationInput(string? Verdict, string? Reason, string? Conditions, DateOnly? RequalifyBy);

/// <summary>Quality Assurance alone qualifies the site of an audited CDMO; no total outweighs its no.</summary>
public static class QualifySite
{
    /// <summary>Decides, or decides anew, as long as due diligence does not lie at its gate.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, QualificationInput input, Actor actor, DateTimeOffset now)
    {
        if (selection.With(SponsorFunction.QualityAssurance).All(m => m.PersonId != actor.PersonId)) return Refusal.Forbidden("Only Quality Assurance qualifies a site.");
        if (selection.Find<Audit>(Audit.KeyOf(cdmoId)) is not { } audit) return Refusal.NotFound("audit of this CDMO");
        List<FieldError> errors = [];
        var (reason, conditions) = (input.Reason?.Trim() ?? "", input.Conditions?.Trim() is { Length: > 0 } typed ? typed : null);
        if (!EnumNames.TryParse<SiteQualification>(input.Verdict, out var verdict)) errors.Add(new("verdict", $"Choose one of {string.Join(", ", EnumNames.All<SiteQualification>())}."));
        else if (verdict == SiteQualification.ConditionallyApproved && (conditions?.Length ?? 0) < 10) errors.Add(new("conditions", "Name the conditions and their dates, at least ten characters."));
        if (reason.Length < 10) errors.Add(new("reason", "Type the reason, at least ten characters."));
        if (input.RequalifyBy <= AuditWindow.DayOf(selection, now)) errors.Add(new("requalifyBy", "Enter a day after today."));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (AuditWords.Closed(selection) is { } closed) return closed;
        if (audit.State is not (AuditState.Held or AuditState.Qualified))
            return Refusal.WrongState("audit-not-held", $"The audit is {EnumNames.Of(audit.State)}; a site is qualified after the audit was held.");
        if (verdict == SiteQualification.Approved && audit.HasOpenCritical)
            return Refusal.WrongState("open-critical-finding", "A critical finding is open; close it with what was verified, or decide otherwise.");

        var decision = new QualificationDecision(verdict, actor.PersonId, reason, conditions, input.RequalifyBy, now);
        if (audit.Qualification is { } old && old with { At = now } == decision) return Outcome.AlreadyDone;
        return new Change()
            .Put(audit with { State = AuditState.Qualified, Qualification = decision })
            .Note("site.qualified", audit.RowKey, audit.Qualification is { } before ? EnumNames.Of(before.Verdict) : null, EnumNames.Of(verdict), reason)
            .Wake(selection, audit);
    }
}
