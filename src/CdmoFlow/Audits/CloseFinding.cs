using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Audits;

/// <summary>Why a finding is closed.</summary>
/// <param name="Note">What was verified, at least ten characters.</param>
public sealed record FindingClosureInput(string? Note);

/// <summary>An auditor or Quality Assurance closes a finding once the CDMO's corrective action is verified; that may be after the gate.</summary>
public static class CloseFinding
{
    /// <summary>Closes the finding of a number, counted from 1.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, int number, FindingClosureInput input, Actor actor, DateTimeOffset now)
    {
        _ = now;
        if (selection.Find<Audit>(Audit.KeyOf(cdmoId)) is not { } audit || number < 1 || number > audit.Findings.Count) return Refusal.NotFound("such finding");
        if (!selection.With(Role.Auditor).Concat(selection.With(SponsorFunction.QualityAssurance)).Any(m => m.PersonId == actor.PersonId))
            return Refusal.Forbidden("Only an auditor or Quality Assurance closes findings.");
        var note = input.Note?.Trim() ?? "";
        if (note.Length is < 10 or > 2000) return Refusal.Invalid("note", "Say what was verified, 10 to 2000 characters.");
        if (selection.State.HasEnded) return Refusal.WrongStage(selection, "it has ended and its findings stay as they are.");
        var finding = audit.Findings[number - 1];
        if (!finding.Open)
            return string.Equals(finding.ClosedBecause, note, StringComparison.Ordinal) ? Outcome.AlreadyDone : Refusal.WrongState("finding-closed", "This finding is closed already.");
        var findings = audit.Findings.ToArray();
        findings[number - 1] = finding with { Open = false, ClosedBecause = note };
        return new Change()
            .Put(audit with { Findings = findings })
            .Note("audit.finding_closed", audit.RowKey, $"{number} open, {EnumNames.Of(finding.Severity)}", $"{number} closed", note)
            .Wake(selection, audit);
    }
}
