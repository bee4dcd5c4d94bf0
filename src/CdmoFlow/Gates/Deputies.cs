using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Gates;

/// <summary>Who may decide in whose place. Two seats at one gate are never filled by one natural person, and nobody stands in for Quality Assurance who also stands for CMC.</summary>
public static class Deputies
{
    /// <summary>Why somebody cannot be the deputy of another, in a sentence; null when they can.</summary>
    public static string? WhyNot(Selection selection, string personId, string deputyId)
    {
        var team = selection.State.Team;
        if (personId == deputyId) return "Nobody stands in for themselves.";
        if (team.FirstOrDefault(m => m.PersonId == personId) is not { } seat) return "Only members of the team have a deputy.";
        if (team.FirstOrDefault(m => m.PersonId == deputyId) is not { } deputy) return "The deputy is not on the team of this selection; ask the project manager to add them first.";
        if (!deputy.MayAct) return "The deputy only observes in this selection and decides nothing.";
        if (seat.Functions.Contains(SponsorFunction.QualityAssurance) && deputy.Functions.Contains(SponsorFunction.Cmc))
            return "Quality Assurance must be independent: CMC cannot stand in for it.";
        return null;
    }

    /// <summary>
    /// Who may decide in an approver's place now: the other project managers for the project manager, the one named for an absence, and after the escalation the standing deputy. Nobody
    /// who has a place of their own at the gate or has filled one: one natural person decides once.
    /// </summary>
    public static IEnumerable<string> Of(Selection selection, Gate gate, GateApprover approver, DateTimeOffset now)
    {
        List<string> found = [];
        if (approver.Required) found.AddRange(selection.ProjectManagers);
        if (selection.Find<Absence>(Absence.KeyOf(approver.PersonId)) is { } absence && absence.IsNow(now)) found.Add(absence.DeputyId);
        if (gate.EscalatedAt is not null && selection.GateRules.Deputies.TryGetValue(approver.PersonId, out var standing)) found.Add(standing);
        // The team may have changed since they were named.
        return found.Distinct(StringComparer.Ordinal).Where(d =>
            WhyNot(selection, approver.PersonId, d) is null && gate.Approvers.All(a => a.PersonId != d) && gate.Decisions.All(x => x.DecidedBy != d || x.PersonId == approver.PersonId));
    }
}
