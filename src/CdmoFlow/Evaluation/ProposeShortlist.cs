using System.Globalization;
using CdmoFlow.Gates;
using CdmoFlow.Longlist;
using CdmoFlow.People;
using CdmoFlow.Proposals.Envelopes;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Evaluation;

/// <summary>Whom to audit.</summary>
/// <param name="CdmoIds">Three or four CDMOs; all of them where fewer are left.</param>
/// <param name="Reason">At least ten characters where the choice is not the system's or scores are missing.</param>
public sealed record ShortlistInput(IReadOnlyList<string?>? CdmoIds, string? Reason);

/// <summary>The project manager proposes the shortlist; its gate decides. The scorecard leads, people choose, and a departure from it is explained.</summary>
public static class ProposeShortlist
{
    /// <summary>Checks the choice against the scorecard, locks the scores and opens the gate.</summary>
    public static Outcome Decide(Selection selection, ShortlistInput input, Actor actor, DateTimeOffset now)
    {
        var state = selection.State;
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("Only the project manager proposes the shortlist.");
        string[] chosen = [.. (input.CdmoIds ?? []).OfType<string>().Select(id => id.Trim())];
        if (state.Stage == Stage.Shortlist && Shortlisted(selection).SetEquals(chosen)) return Outcome.AlreadyDone;
        if (state.Stage != Stage.Scoring) return Refusal.WrongStage(selection, "a shortlist is proposed in the stage scoring.");
        if (!PriceEnvelopes.ArePricesOpen(selection))
            return Refusal.WrongState("price-sealed", "The prices are sealed: lock the technical scores, open the prices with a second person, and let them be scored; then propose the shortlist.");
        var complete = EvaluationUpkeep.IsComplete(selection);
        if (!complete && now < state.DueAt)
            return Refusal.WrongState("scoring-incomplete", $"Scoring runs until {Zones.Format(state.DueAt.Value, state.Brief.TimeZone)} and is not complete: {Gaps(selection)}.");

        var ranking = Scorecards.Ranked(selection, ScorePass.Proposal).Where(r => selection.Candidate(r.Card.CdmoId)!.Standing != CandidateStanding.Eliminated).ToList();
        var reason = input.Reason?.Trim() ?? "";
        var errors = Check(ranking, chosen, reason, complete);
        if (errors.Count > 0) return Refusal.Invalid(errors);

        var change = new Change()
            .Put(state.Enter(Stage.Shortlist, now, selection.Calendar.DueAfter(now, state.Brief.Schedule.GateDays, state.Brief.TimeZone)) with { NeedsAttention = [.. state.NeedsAttention.Where(s => !s.StartsWith(EvaluationUpkeep.Overdue, StringComparison.Ordinal))] })
            .Note("shortlist.proposed", selection.Id, EnumNames.Of(state.Stage), string.Join(", ", chosen), reason.Length == 0 ? null : reason)
            .Wake(Instances.Shortlist(selection.Id));
        foreach (var id in chosen) change.Put(selection.Candidate(id)! with { Standing = CandidateStanding.Shortlisted });
        OpenGate.Add(change, selection, GateKind.Shortlist, Text(selection, ranking, chosen, reason), actor, now);
        return change;
    }

    private static List<FieldError> Check(List<RankedCdmo> ranking, string[] chosen, string reason, bool complete)
    {
        List<FieldError> errors = [];
        string[] available = [.. ranking.Where(r => !r.Card.IsKnockedOut).Select(r => r.Card.CdmoId)];
        for (var i = 0; i < chosen.Length; i++)
        {
            var (id, path) = (chosen[i], string.Create(CultureInfo.InvariantCulture, $"cdmoIds[{i}]"));
            if (ranking.Find(r => r.Card.CdmoId == id) is not { } ranked) errors.Add(new FieldError(path, $"'{id}' is not in the evaluation."));
            else if (ranked.Card.IsKnockedOut) errors.Add(new FieldError(path, $"'{id}' is knocked out by {string.Join(", ", ranked.Card.KnockedOutBy)} and cannot be chosen."));
            if (Array.IndexOf(chosen, id) < i) errors.Add(new FieldError(path, $"'{id}' is named twice."));
        }

        var few = available.Length < 3;
        if (available.Length == 0) errors.Add(new FieldError("cdmoIds", "No CDMO is left that could be audited; cancel the selection with a reason."));
        else if (few && chosen.Length != available.Length) errors.Add(new FieldError("cdmoIds", $"Fewer than three CDMOs are left: choose all of them ({string.Join(", ", available)})."));
        else if (!few && chosen.Length is < 3 or > 4) errors.Add(new FieldError("cdmoIds", "Choose three or four CDMOs."));

        string? why = few ? "fewer than three CDMOs are left"
            : !complete ? "scores are missing"
            : !ShortlistProposal.Pick(ranking).ToHashSet(StringComparer.Ordinal).SetEquals(chosen) ? "the choice differs from what the scorecard proposes"
            : null;
        if (why is not null && reason.Length < 10) errors.Add(new FieldError("reason", $"Type the reason, at least ten characters: {why}."));
        return errors;
    }

    private static string Text(Selection selection, List<RankedCdmo> ranking, string[] chosen, string reason)
    {
        string Line(RankedCdmo r) => r.Card.IsKnockedOut
            ? $"{selection.NameOf(r.Card.CdmoId)} (knocked out by {string.Join(", ", r.Card.KnockedOutBy)})"
            : string.Create(CultureInfo.InvariantCulture, $"{selection.NameOf(r.Card.CdmoId)} (rank {r.Rank?.ToString(CultureInfo.InvariantCulture) ?? "open"}, {r.Card.Percent?.ToString("0.##", CultureInfo.InvariantCulture) ?? "no"} % of attainable points)");
        var others = ranking.Where(r => !chosen.Contains(r.Card.CdmoId, StringComparer.Ordinal)).Select(Line).ToArray();
        return $"Audit {string.Join(", ", ranking.Where(r => chosen.Contains(r.Card.CdmoId, StringComparer.Ordinal)).Select(Line))}."
            + (others.Length == 0 ? "" : $" Not proposed: {string.Join(", ", others)}.")
            + (reason.Length == 0 ? "" : $" Reason: {reason}");
    }

    private static string Gaps(Selection selection) => string.Join("; ", EvaluationField.Current(selection)
        .Select(id => (Name: selection.NameOf(id), Keys: Scorecards.Missing(selection, id, ScorePass.Proposal)))
        .Where(x => x.Keys.Count > 0)
        .Select(x => $"{x.Name} lacks {string.Join(", ", x.Keys)}"));

    private static HashSet<string> Shortlisted(Selection selection) =>
        selection.Candidates.Where(c => c.Standing == CandidateStanding.Shortlisted).Select(c => c.CdmoId).ToHashSet(StringComparer.Ordinal);
}
