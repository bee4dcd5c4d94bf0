using CdmoFlow.Evaluation;
using CdmoFlow.Longlist;
using CdmoFlow.Proposals;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Evaluation;

/// <summary>Starting states of the evaluation.</summary>
internal static class GivenScores
{
    /// <summary>Proposals of alpha, bravo ... are opened and scoring runs for 14 days.</summary>
    internal static Given Scoring(int cdmos = 5)
    {
        var given = Given.ASelection().WithCandidates(cdmos, CandidateStanding.InEvaluation).In(Stage.Scoring);
        foreach (var id in Given.CdmoIds.Take(cdmos)) given.WithProposal(id, ProposalState.Opened);
        return given;
    }

    /// <summary>Every evaluator has scored everything; the first CDMO best, each next one a point lower down to 2.</summary>
    internal static Given Scored(int cdmos = 5)
    {
        var given = Scoring(cdmos);
        foreach (var (id, i) in Given.CdmoIds.Take(cdmos).Select((id, i) => (id, i))) given.WithScores(id, Math.Max(2, 5 - i));
        return given;
    }

    /// <summary>All evaluators give one CDMO the same score on all their criteria.</summary>
    internal static Given WithScores(this Given given, string cdmoId, int score, ScorePass pass = ScorePass.Proposal)
    {
        foreach (var seat in Scorers.Of(given.Build(), pass))
        {
            given.With(new ScoreSheet
            {
                Pass = pass,
                EvaluatorId = seat.PersonId,
                CdmoId = cdmoId,
                At = Given.Now,
                Entries = [.. Scorers.Criteria(seat, pass).Select(c => new ScoreEntry(c.Key, score, "As written."))],
            });
        }

        return given;
    }

    internal static ScoresInput Sheet(params ScoreInput[] entries) => new(null, entries);

    internal static ScoreInput Line(string criterion, int? score = 3, string? rationale = "Page 4 says so.") => new(criterion, score, rationale, null);
}
