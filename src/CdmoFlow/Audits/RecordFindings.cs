using System.Globalization;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Audits;

/// <summary>What the auditor brings home.</summary>
/// <param name="HeldOn">The day of the audit, today at the latest.</param>
/// <param name="Findings">New findings; none is a result too. Empty lines of a form are left out.</param>
public sealed record FindingsInput(DateOnly? HeldOn, IReadOnlyList<FindingInput?>? Findings);

/// <summary>One finding as typed.</summary>
/// <param name="System">Key of one of the six systems.</param>
/// <param name="Severity"><c>critical</c>, <c>major</c>, <c>minor</c> or <c>observation</c>.</param>
/// <param name="Text">What was seen.</param>
/// <param name="Reference">The rule it offends; may be empty.</param>
/// <param name="Open">False for one that was put right on the spot; true when left out.</param>
public sealed record FindingInput(string? System, string? Severity, string? Text, string? Reference, bool? Open);

/// <summary>An auditor records that the audit was held and what was found. Findings are added, never removed: they are closed with a note.</summary>
public static class RecordFindings
{
    private const int Most = 200;

    /// <summary>Adds findings to an audit whose day was agreed. Repeating the same ones adds nothing.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, FindingsInput input, Actor actor, DateTimeOffset now)
    {
        if (selection.Find<Audit>(Audit.KeyOf(cdmoId)) is not { } audit) return Refusal.NotFound("audit of this CDMO");
        if (selection.With(Role.Auditor).All(m => m.PersonId != actor.PersonId)) return Refusal.Forbidden("Only an auditor records findings.");
        var errors = Read(selection, input, now, out var findings);
        if (audit.Findings.Count + findings.Count > Most) errors.Add(new("findings", "An audit holds at most 200 findings; sum up observations."));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (AuditWords.Closed(selection) is { } closed) return closed;
        if (audit.State is not (AuditState.DateAgreed or AuditState.Held))
            return Refusal.WrongState("audit-not-agreed", $"The audit is {EnumNames.Of(audit.State)}; findings are recorded once a date was agreed and until the site is qualified.");

        Finding[] added = [.. findings.Where(f => !audit.Findings.Any(old => old.System == f.System && old.Text == f.Text))];
        if (audit.State == AuditState.Held && audit.HeldOn == input.HeldOn && added.Length == 0) return Outcome.AlreadyDone;
        var held = audit with { State = AuditState.Held, HeldOn = input.HeldOn, AuditorId = audit.AuditorId ?? actor.PersonId, Findings = [.. audit.Findings, .. added] };
        return new Change()
            .Put(held)
            .Note("audit.findings_recorded", audit.RowKey, Count(audit.Findings.Count), Count(held.Findings.Count))
            .Wake(selection, audit);
    }

    private static List<FieldError> Read(Selection selection, FindingsInput input, DateTimeOffset now, out List<Finding> findings)
    {
        List<FieldError> errors = [];
        findings = [];
        if (input.HeldOn is not { } day || day > AuditWindow.DayOf(selection, now)) errors.Add(new("heldOn", "Enter the day on which the audit was held, today at the latest."));
        var lines = input.Findings ?? [];
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i] is not { } line || (string.IsNullOrWhiteSpace(line.Text) && string.IsNullOrWhiteSpace(line.Severity) && string.IsNullOrWhiteSpace(line.Reference))) continue;
            var path = string.Create(CultureInfo.InvariantCulture, $"findings[{i}]");
            var text = line.Text?.Trim() ?? "";
            if (!AuditSystem.IsKnown(line.System ?? "")) errors.Add(new($"{path}.system", $"Choose one of {string.Join(", ", AuditSystem.All.Select(s => s.Key))}."));
            if (!EnumNames.TryParse<FindingSeverity>(line.Severity, out var severity)) errors.Add(new($"{path}.severity", $"Choose one of {string.Join(", ", EnumNames.All<FindingSeverity>())}."));
            if (text.Length is 0 or > 2000) errors.Add(new($"{path}.text", "Say what was seen, at most 2000 characters."));
            findings.Add(new Finding(line.System ?? "", severity, text, line.Reference?.Trim() is { Length: > 0 } reference ? reference : null, line.Open ?? true));
        }

        return errors;
    }

    private static string Count(int findings) => findings.ToString(CultureInfo.InvariantCulture);
}
