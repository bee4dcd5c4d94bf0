using CdmoFlow.Gates;
using CdmoFlow.Longlist;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Longlist;

public class LonglistUpkeepTests
{
    private static readonly DateTimeOffset DueAt = Given.Now.AddDays(5);

    [Fact]
    public void Before_the_due_date_it_waits_until_then_and_says_nothing()
    {
        var selection = Waiting().Build();

        Assert.True(LonglistUpkeep.Due(selection, null, DueAt.AddSeconds(-1)).IsEmpty);
        Assert.Equal(StageStatus.WaitUntil(DueAt), LonglistUpkeep.Status(selection, null, Given.Now));
    }

    [Fact]
    public void At_the_due_date_the_project_manager_is_reminded_once()
    {
        var selection = Waiting().Build();

        var change = LonglistUpkeep.Due(selection, null, DueAt);

        Assert.Equal([Given.Manager], change.Mails.Where(m => m.Template == "task_assigned").Select(m => m.ToPersonId));
        var after = selection.After(change);
        Assert.Equal([LonglistAttention.Overdue], after.State.NeedsAttention);
        Assert.True(LonglistUpkeep.Due(after, null, DueAt.AddDays(30)).IsEmpty);
        Assert.Equal(StageStatus.WaitUntil(null), LonglistUpkeep.Status(after, null, DueAt));
    }

    [Fact]
    public void At_its_gate_the_gate_reminds_and_not_the_stage()
    {
        var selection = Waiting().WithOpenGate(GateKind.Longlist).Build();

        Assert.True(LonglistUpkeep.Due(selection, null, DueAt.AddDays(1)).IsEmpty);
        Assert.Equal(selection.OpenGate!.Id, LonglistUpkeep.Status(selection, null, DueAt).GateId);
    }

    [Fact]
    public void Once_the_gate_has_moved_the_selection_on_the_stage_is_over() =>
        Assert.True(LonglistUpkeep.Status(Waiting().In(Stage.Cda).Build(), null, Given.Now).Done);

    [Fact]
    public void Candidates_are_proposed_once_and_the_project_manager_is_asked_to_choose()
    {
        var selection = Waiting().Build();
        Candidate[] best = [.. Enumerable.Range(0, 30).Select(i => new Candidate { CdmoId = $"c{i}", Name = $"C {i}", Fit = 90 - i, Why = [], Proposed = i < 8 })];

        var change = ProposeLonglist.Decide(selection, best, Given.Now);

        var after = selection.After(change);
        Assert.Equal(30, after.Candidates.Count);
        Assert.Empty(after.State.NeedsAttention);
        Assert.Equal([Given.Manager], change.Mails.Select(m => m.ToPersonId));
        Assert.InRange(change.Rows.Count + change.Trail.Count + change.Mails.Count + 1, 1, 99);
        Assert.True(ProposeLonglist.Decide(after, best, Given.Now).IsEmpty);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Fewer_than_six_ask_for_attention_and_are_not_proposed_twice(int count)
    {
        var selection = Waiting().Build();
        Candidate[] best = [.. Enumerable.Range(0, count).Select(i => new Candidate { CdmoId = $"c{i}", Name = $"C {i}", Fit = 90, Why = [], Proposed = true })];

        var after = selection.After(ProposeLonglist.Decide(selection, best, Given.Now));

        Assert.StartsWith($"{count} ", Assert.Single(after.State.NeedsAttention), StringComparison.Ordinal);
        Assert.True(ProposeLonglist.Decide(after, best, Given.Now).IsEmpty);
    }

    private static Given Waiting() => Given.ASelection().In(Stage.Longlist, DueAt);
}
