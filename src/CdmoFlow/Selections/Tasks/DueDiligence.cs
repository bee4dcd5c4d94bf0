using CdmoFlow.Audits;
using CdmoFlow.People;

namespace CdmoFlow.Selections.Tasks;

/// <summary>What waits while sites are audited.</summary>
internal static class DueDiligence
{
    public static IEnumerable<OpenTask> Of(Selection selection)
    {
        var audits = selection.Audits.Where(a => a.Round == selection.State.AuditRound).ToList();
        if (audits.Count == 0 || audits.Exists(a => !a.IsSettled)) return audits.SelectMany(audit => Of(selection, audit));
        return audits.Exists(a => a.Qualification is { Verdict: not SiteQualification.NotApproved })
            ? OpenTasks.ForManagers(selection, "Close due diligence", "All audits are settled; the due diligence gate opens with your summary.", selection.State.DueAt)
            : OpenTasks.ForManagers(
                selection, "Cancel the selection, or ask Quality Assurance to decide anew", "All audits are settled and no site was approved, so nobody can be selected.", selection.State.DueAt);
    }

    private static IEnumerable<OpenTask> Of(Selection selection, Audit audit)
    {
        var cdmo = selection.NameOf(audit.CdmoId);
        var auditors = selection.With(Role.Auditor).Select(m => m.PersonId);
        return audit.State switch
        {
            AuditState.Planned => For(AuditWords.Hosts(selection), $"Propose a day for the audit of {cdmo}", "No day is proposed yet.", selection.State.DueAt),
            AuditState.DateProposed when audit.ReluctantAt is not null => For(
                AuditWords.Hosts(selection), $"Propose another day for the audit of {cdmo}, or drop it", "The CDMO did not answer in time.", selection.State.DueAt),
            AuditState.DateCountered => For(AuditWords.Hosts(selection), $"Answer the day that {cdmo} proposed for its audit", "The CDMO cannot come on the day you named.", selection.State.DueAt),
            AuditState.Refused => For(selection.ProjectManagers, $"Decide how to go on without an audit of {cdmo}", "The CDMO refused the audit.", selection.State.DueAt),
            AuditState.DateAgreed => For(auditors, $"Record the findings of the audit of {cdmo}", "The day is agreed; the findings follow the audit.", DayAfter(audit)),
            AuditState.Held => For(selection.With(SponsorFunction.QualityAssurance).Select(m => m.PersonId), $"Decide on the site of {cdmo}", "The audit was held; Quality Assurance alone qualifies a site.", selection.State.DueAt),
            _ => [],
        };

        IEnumerable<OpenTask> For(IEnumerable<string> persons, string what, string why, DateTimeOffset? dueAt) =>
            persons.Distinct(StringComparer.Ordinal).Select(p => new OpenTask(p, what, why, dueAt, $"{OpenTasks.Home(selection)}/audits/{audit.CdmoId}"));
    }

    private static DateTimeOffset? DayAfter(Audit audit) => audit.Date is { } day ? new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero) : null;
}
