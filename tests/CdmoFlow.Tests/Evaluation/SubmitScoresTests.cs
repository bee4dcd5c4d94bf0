using CdmoFlow.Audits;
using CdmoFlow.Evaluation;
using CdmoFlow.Gates;
using CdmoFlow.Longlist;
using CdmoFlow.Proposals;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;
using static CdmoFlow.Tests.Evaluation.GivenScores;

namespace CdmoFlow.Tests.Evaluation;

public sealed class SubmitScoresTests
{
    [Fact]
    public void The_project_manager_who_is_no_evaluator_cannot_score() =>
        Assert.Equal(RefusalKind.Forbidden, SubmitScores.Decide(Scoring().Build(), "alpha", Sheet(Line("A1")), Given.AsManager, Given.Now).Refusal!.Kind);

    [Fact]
    public void An_unknown_CDMO_is_not_found() =>
        Assert.Equal(RefusalKind.NotFound, SubmitScores.Decide(Scoring().Build(), "nobody", Sheet(Line("A1")), Given.AsScientist, Given.Now).Refusal!.Kind);

    [Fact]
    public void Scores_are_locked_while_the_shortlist_lies_at_its_gate()
    {
        var refusal = SubmitScores.Decide(Scoring().In(Stage.Shortlist).Build(), "alpha", Sheet(Line("A1")), Given.AsScientist, Given.Now).Refusal!;
        Assert.Equal("wrong-stage", refusal.Type);
        Assert.Contains("shortlist", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proposal_that_was_not_opened_cannot_be_scored() =>
        Assert.Equal("not-opened", SubmitScores.Decide(Scoring().WithProposal("alpha", ProposalState.Sealed).Build(), "alpha", Sheet(Line("A1")), Given.AsScientist, Given.Now).Refusal!.Type);

    [Fact]
    public void Scores_are_stored_and_wake_the_stage_without_standing_in_the_trail()
    {
        var change = SubmitScores.Decide(Scoring().Build(), "alpha", Sheet(Line("A1", 4), Line("B5", 2)), Given.AsScientist, Given.Now).Change!;
        var sheet = Assert.Single(change.Rows.OfType<ScoreSheet>());
        Assert.Equal([("A1", 4), ("B5", 2)], sheet.Entries.Select(e => (e.Criterion, e.Score!.Value)));
        Assert.Equal("2", Assert.Single(change.Trail).New);
        Assert.Single(change.Wakes, w => w.EndsWith(":shortlist", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_wrong_line_is_named_at_once()
    {
        var errors = SubmitScores.Decide(
            Scoring().Build(), "alpha", Sheet(Line("A1", 6), Line("A2", 3, " "), Line("F1"), Line("A3"), Line("A3"), Line("C1")), Given.AsScientist, Given.Now).Refusal!.Errors;
        Assert.Equal(["entries[0].score", "entries[1].rationale", "entries[2].criterion", "entries[4].criterion", "entries[5].criterion"], errors.Select(e => e.Field));
        Assert.Contains("finance_legal", errors[2].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_is_merged_into_what_was_handed_in_before()
    {
        var given = Scoring();
        foreach (var row in SubmitScores.Decide(given.Build(), "alpha", Sheet(Line("A2", 2), Line("A1", 2)), Given.AsScientist, Given.Now).Change!.Rows) given.With(row);
        var sheet = SubmitScores.Decide(given.Build(), "alpha", Sheet(Line("A1", 5), Line("A3", 4)), Given.AsScientist, Given.Now).Change!.Rows.OfType<ScoreSheet>().Single();
        Assert.Equal([("A1", 5), ("A2", 2), ("A3", 4)], sheet.Entries.Select(e => (e.Criterion, e.Score!.Value)));
    }

    [Fact]
    public void Untouched_lines_of_the_form_are_left_out_and_a_sheet_without_any_score_is_refused()
    {
        var blank = Line("A1", null, null);
        Assert.Single(SubmitScores.Decide(Scoring().Build(), "alpha", Sheet(blank, Line("A2")), Given.AsScientist, Given.Now).Change!.Rows.OfType<ScoreSheet>().Single().Entries);
        Assert.Equal("entries", SubmitScores.Decide(Scoring().Build(), "alpha", Sheet(blank), Given.AsScientist, Given.Now).Refusal!.Errors.Single().Field);
    }

    [Fact]
    public void Handing_in_the_same_again_changes_nothing()
    {
        var given = Scoring();
        foreach (var row in SubmitScores.Decide(given.Build(), "alpha", Sheet(Line("A1")), Given.AsScientist, Given.Now).Change!.Rows) given.With(row);
        Assert.True(SubmitScores.Decide(given.Build(), "alpha", Sheet(Line("A1")), Given.AsScientist, Given.Now.AddDays(1)).Change!.IsEmpty);
    }

    [Fact]
    public void Audited_scores_wait_for_the_audit_and_stop_at_its_gate()
    {
        var given = Scoring().WithCandidates(3, CandidateStanding.Shortlisted).In(Stage.DueDiligence).WithAudit("alpha", AuditState.DateAgreed);
        Assert.Equal("audit-not-held", SubmitScores.Decide(given.Build(), "alpha", Sheet(Line("C1")), Given.AsQuality, Given.Now).Refusal!.Type);
        given.WithAudit("alpha", AuditState.Held);
        Assert.Equal(ScorePass.Audited, SubmitScores.Decide(given.Build(), "alpha", Sheet(Line("C1")), Given.AsQuality, Given.Now).Change!.Rows.OfType<ScoreSheet>().Single().Pass);
        given.WithOpenGate(GateKind.Audit);
        Assert.Equal("at-gate", SubmitScores.Decide(given.Build(), "alpha", Sheet(Line("C1")), Given.AsQuality, Given.Now).Refusal!.Type);
    }
}
