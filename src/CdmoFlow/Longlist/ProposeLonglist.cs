using CdmoFlow.Selections;

namespace CdmoFlow.Longlist;

/// <summary>Writes the best companies of the register into the selection and asks the project manager to choose; once per selection.</summary>
public static class ProposeLonglist
{
    /// <summary>How many candidates are written: enough to choose from, few enough for one transaction.</summary>
    public const int MostCandidates = 30;

    /// <summary>True while nothing was proposed yet and the stage still waits for it.</summary>
    public static bool IsNeeded(Selection selection) =>
        selection.State.Stage == Stage.Longlist
        && !selection.Candidates.Any(c => c.Proposed)
        && LonglistAttention.Without(selection.State.NeedsAttention).Count == selection.State.NeedsAttention.Count;

    /// <summary>A company of the register as a candidate, with the reasons for its place.</summary>
    public static Candidate CandidateOf(RankedCompany ranked, bool proposed, string? contactPersonId) => new()
    {
        CdmoId = ranked.Company.Id,
        Name = ranked.Company.Name,
        Fit = ranked.Score,
        Why = [.. ranked.Reasons.Select(r => $"{Aspect(r.Aspect)} {r.Points} of {r.Of}: {r.Reason}")],
        Proposed = proposed,
        ContactPersonId = contactPersonId,
    };

    /// <summary>Puts the candidates; an empty change when they were proposed before.</summary>
    public static Change Decide(Selection selection, IReadOnlyList<Candidate> candidates, DateTimeOffset now)
    {
        _ = now;
        var change = new Change();
        if (!IsNeeded(selection)) return change;
        var state = selection.State;
        foreach (var candidate in candidates)
        {
            // A candidate that the project manager added before keeps what was decided about it.
            change.Put(selection.Candidate(candidate.CdmoId) is { } known ? known with { Proposed = candidate.Proposed } : candidate);
        }

        var proposed = candidates.Where(c => c.Proposed).Select(c => c.CdmoId).ToArray();
        if (proposed.Length < LonglistProposal.Fewest)
            change.Put(state with { NeedsAttention = [.. state.NeedsAttention, LonglistAttention.TooFew(proposed.Length)] });
        change.Note("longlist.proposed", selection.Id, null, string.Join(' ', proposed));
        foreach (var manager in selection.ProjectManagers)
            change.Mail(LonglistUpkeep.Task(selection, manager, "choose the companies of the longlist"));
        return change;
    }

    private static string Aspect(string key) => string.Concat(char.ToUpperInvariant(key[0]), key[1..].Replace('_', ' '));
}
