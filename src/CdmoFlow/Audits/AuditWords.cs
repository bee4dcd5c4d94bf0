using System.Globalization;
using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Audits;

/// <summary>What several steps of an audit say alike, and to whom.</summary>
internal static class AuditWords
{
    /// <summary>A day in words.</summary>
    internal static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The audit's page.</summary>
    internal static MailLink Link(Selection selection, string cdmoId) => MailLink.Page($"/selections/{selection.Id}/audits/{Uri.EscapeDataString(cdmoId)}");

    /// <summary>The person at the CDMO who is asked, or null.</summary>
    internal static string? Contact(Selection selection, string cdmoId) =>
        selection.Candidate(cdmoId)?.ContactPersonId ?? selection.Invitations.FirstOrDefault(i => i.CdmoId == cdmoId)?.ContactPersonId;

    /// <summary>Project managers and auditors, each once.</summary>
    internal static IEnumerable<string> Hosts(Selection selection) =>
        selection.ProjectManagers.Concat(selection.With(Role.Auditor).Select(m => m.PersonId)).Distinct(StringComparer.Ordinal);

    /// <summary>Wakes the audit and the stage above it.</summary>
    internal static Change Wake(this Change change, Selection selection, Audit audit) =>
        change.Wake(Instances.Audit(selection.Id, audit.Round, audit.CdmoId)).Wake(Instances.DueDiligence(selection.Id, selection.State.AuditRound));

    /// <summary>Why audits cannot change now: another stage, or the gate is open. Null when they can.</summary>
    internal static Refusal? Closed(Selection selection) =>
        selection.State.Stage != Stage.DueDiligence ? Refusal.WrongStage(selection, "audits are worked on in the stage due_diligence.")
        : selection.OpenGate is { Kind: Gates.GateKind.Audit } ? Refusal.WrongState("at-gate", "Due diligence lies before its approvers; audits do not change under them.")
        : null;
}
