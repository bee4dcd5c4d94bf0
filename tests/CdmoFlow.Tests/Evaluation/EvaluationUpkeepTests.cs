using CdmoFlow.Evaluation;
using CdmoFlow.Gates;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Evaluation;

public sealed class EvaluationUpkeepTests
{
    private static readonly DateTimeOffset DueAt = Given.Now.AddDays(14);

    [Fact]
    public void Nothing_is_due_at_first_and_the_reminder_is_awaited()
    {
        var selection = GivenScores.Scoring().Build();
        Assert.True(EvaluationUpkeep.Due(selection, null, Given.Now).IsEmpty);
        Assert.Equal(DueAt.AddDays(-3), EvaluationUpkeep.Status(selection, null, Given.Now).WakeAt);
    }

    [Fact]
    public void Three_days_before_the_due_date_those_who_lack_scores_are_reminded_once()
    {
        var given = GivenScores.Scoring(3).WithScores("alpha", 4);
        var change = EvaluationUpkeep.Due(given.Build(), null, DueAt.AddDays(-3));
        Assert.Equal(3, change.Mails.Count(m => m.Template == "scoring_reminder"));
        Assert.All(change.Mails, m => Assert.DoesNotContain("alpha", m.Values["missing"], StringComparison.Ordinal));
        var after = given.Build().After(change);
        Assert.True(EvaluationUpkeep.Due(after, null, DueAt.AddDays(-2)).IsEmpty);
        Assert.Equal(DueAt, EvaluationUpkeep.Status(after, null, DueAt.AddDays(-2)).WakeAt);
    }

    [Fact]
    public void On_the_due_date_they_are_reminded_again_and_the_selection_needs_attention()
    {
        var selection = GivenScores.Scoring().Build();
        var change = EvaluationUpkeep.Due(selection, null, DueAt);
        var after = selection.After(change);
        Assert.Contains(after.State.NeedsAttention, s => s.StartsWith("Scoring is overdue", StringComparison.Ordinal));
        Assert.Contains(change.Mails, m => m.Template == "needs_attention" && m.ToPersonId == Given.Manager);
        Assert.True(EvaluationUpkeep.Due(after, null, DueAt.AddDays(1)).IsEmpty);
        Assert.Null(EvaluationUpkeep.Status(after, null, DueAt.AddDays(1)).WakeAt);
        Assert.False(EvaluationUpkeep.Status(after, null, DueAt.AddDays(1)).Done);
    }

    [Fact]
    public void When_everything_is_scored_the_project_manager_is_asked_for_the_shortlist_once()
    {
        var selection = GivenScores.Scored().Build();
        var change = EvaluationUpkeep.Due(selection, null, Given.Now);
        var mail = Assert.Single(change.Mails);
        Assert.Equal(("task_assigned", Given.Manager), (mail.Template, mail.ToPersonId));
        Assert.True(EvaluationUpkeep.Due(selection.After(change), null, Given.Now).IsEmpty);
    }

    [Fact]
    public void A_stage_that_was_sent_back_reminds_again()
    {
        var given = GivenScores.Scoring();
        var first = given.Build().After(EvaluationUpkeep.Due(given.Build(), null, DueAt));
        var reopened = new Change().Put(first.State.Enter(Stage.Scoring, DueAt, DueAt.AddDays(14)));
        Assert.NotEmpty(EvaluationUpkeep.Due(first.After(reopened), null, DueAt.AddDays(11)).Mails);
    }

    [Fact]
    public void The_stage_waits_at_its_gate_and_is_over_when_due_diligence_begins()
    {
        Assert.NotNull(EvaluationUpkeep.Status(GivenScores.Scored().In(Stage.Shortlist).WithOpenGate(GateKind.Shortlist).Build(), null, Given.Now).GateId);
        var over = EvaluationUpkeep.Status(GivenScores.Scored().In(Stage.DueDiligence).Build(), null, Given.Now);
        Assert.True(over.Done);
        Assert.Null(over.GateId);
    }
}
