using System.Globalization;
using CdmoFlow.Evaluation;
using CdmoFlow.Gates;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Audits;

/// <summary>What due diligence came to.</summary>
/// <param name="Summary">For the approvers, at least ten characters.</param>
public sealed record CloseAuditsInput(string? Summary);

/// <summary>The project manager closes due diligence once every audit is settled; its gate decides.</summary>
public static class CloseAudits
{
    /// <summary>Opens the due diligence gate with what every audit came to.</summary>
    public static Outcome Decide(Selection selection, CloseAuditsInput input, Actor actor, DateTimeOffset now)
    {
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("Only the project manager closes due diligence.");
        var summary = input.Summary?.Trim() ?? "";
        if (summary.Length is < 10 or > 4000) return Refusal.Invalid("summary", "Sum up what due diligence came to, 10 to 4000 characters.");
        if (selection.OpenGate is { Kind: GateKind.Audit } gate && gate.Proposal.EndsWith(summary, StringComparison.Ordinal)) return Outcome.AlreadyDone;
        if (AuditWords.Closed(selection) is { } closed) return closed;
        var waiting = selection.Audits.Where(a => !a.IsSettled).Select(a => $"{selection.NameOf(a.CdmoId)} is {EnumNames.Of(a.State)}").ToArray();
        if (waiting.Length > 0) return Refusal.WrongState("audits-open", $"Not every audit is settled: {string.Join("; ", waiting)}. Qualify the site or drop the audit.");
        if (!selection.Audits.Any(a => a is { State: AuditState.Qualified, Qualification.Verdict: not SiteQualification.NotApproved }))
            return Refusal.WrongState("nobody-qualified", "Quality Assurance approved no site, so nobody can be selected; cancel the selection with a reason, or ask Quality Assurance to decide anew.");

        var state = selection.State;
        var change = new Change()
            .Put(state with { NeedsAttention = [.. state.NeedsAttention.Where(s => !s.StartsWith(DueDiligenceUpkeep.Overdue, StringComparison.Ordinal))] })
            .Note("audits.closed", selection.Id, null, null, summary)
            .Wake(Instances.DueDiligence(selection.Id, state.AuditRound));
        // An audit whose wake-up was lost must have ended before the gate can open another round.
        foreach (var audit in selection.Audits) change.Wake(Instances.Audit(selection.Id, audit.Round, audit.CdmoId));
        OpenGate.Add(change, selection, GateKind.Audit, $"{Results(selection)} {summary}", actor, now);
        return change;
    }

    private static string Results(Selection selection)
    {
        var ranking = Scorecards.Ranked(selection, ScorePass.Audited);
        return string.Join(" ", selection.Audits.Select(audit =>
        {
            var percent = ranking.FirstOrDefault(r => r.Card.CdmoId == audit.CdmoId)?.Card.Percent;
            var scored = percent is null ? "" : string.Create(CultureInfo.InvariantCulture, $", {percent:0.##} % of attainable points after the audit");
            return audit.Qualification is { } decision
                ? string.Create(CultureInfo.InvariantCulture, $"{selection.NameOf(audit.CdmoId)}: site {EnumNames.Of(decision.Verdict).Replace('_', ' ')}, {audit.Findings.Count} findings ({audit.Findings.Count(f => f.Open)} open){scored}.")
                : $"{selection.NameOf(audit.CdmoId)}: audit dropped.";
        }));
    }
}
