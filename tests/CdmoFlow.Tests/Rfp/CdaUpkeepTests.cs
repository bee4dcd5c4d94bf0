using CdmoFlow.Longlist;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp;

public class CdaUpkeepTests
{
    private static readonly DateTimeOffset Due = Given.Now.AddDays(21);

    private static Given Asked(CdaState alpha, CdaState bravo) =>
        Given.ASelection().WithCandidates(2, CandidateStanding.Longlisted).WithCda("alpha", alpha).WithCda("bravo", bravo).In(Stage.Cda, Due);

    [Fact]
    public void It_waits_for_the_reminder_then_for_the_due_date_then_for_a_person()
    {
        var selection = Asked(CdaState.Executed, CdaState.Sent).Build();
        Assert.Equal(Due.AddDays(-5), CdaUpkeep.Status(selection, null, Given.Now).WakeAt);
        Assert.Equal(Due, CdaUpkeep.Status(selection, null, Due.AddDays(-5)).WakeAt);
        Assert.Null(CdaUpkeep.Status(selection, null, Due).WakeAt);
    }

    [Fact]
    public void Who_has_not_signed_is_reminded_once_five_days_before()
    {
        var selection = Asked(CdaState.Executed, CdaState.Sent).Build();
        Assert.True(CdaUpkeep.Due(selection, null, Due.AddDays(-5).AddSeconds(-1)).IsEmpty);
        var change = CdaUpkeep.Due(selection, null, Due.AddDays(-5));
        Assert.Equal(["p-bravo"], change.Mails.Select(m => m.ToPersonId));
        Assert.True(CdaUpkeep.Due(selection.After(change), null, Due.AddDays(-4)).IsEmpty);
    }

    [Fact]
    public void When_all_are_settled_the_stage_goes_on_at_once()
    {
        var selection = Asked(CdaState.Executed, CdaState.Refused).Build();
        Assert.Equal(Stage.RfpPreparation, selection.After(CdaUpkeep.Due(selection, null, Given.Now)).State.Stage);
    }

    [Fact]
    public void At_the_due_date_the_unsigned_expire_and_the_others_go_on()
    {
        var selection = Asked(CdaState.Existing, CdaState.InRedline).Build();
        var after = selection.After(CdaUpkeep.Due(selection, null, Due));
        Assert.Equal(CdaState.Expired, after.Find<Cda>(Cda.KeyOf("bravo"))!.State);
        Assert.Equal(CandidateStanding.Eliminated, after.Candidate("bravo")!.Standing);
        Assert.NotNull(after.Candidate("bravo")!.LeftBecause);
        Assert.Equal(Stage.RfpPreparation, after.State.Stage);
        Assert.True(CdaUpkeep.Status(after, null, Due).Done);
    }

    [Fact]
    public void With_none_that_holds_it_asks_the_project_manager_once_and_keeps_waiting()
    {
        var selection = Asked(CdaState.Sent, CdaState.Refused).Build();
        var change = CdaUpkeep.Due(selection, null, Due);
        var after = selection.After(change);
        Assert.Single(after.State.NeedsAttention);
        Assert.Equal(Given.Manager, Assert.Single(change.Mails).ToPersonId);
        Assert.False(CdaUpkeep.Status(after, null, Due).Done);
        Assert.True(CdaUpkeep.Due(after, null, Due.AddDays(1)).IsEmpty);
    }
}
