using CdmoFlow.Longlist;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Tasks;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Confidentiality;

public class CdaDatesUpkeepTests
{
    private static readonly DateTimeOffset Morning = new(2027, 8, 1, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Who_holds_the_ball_is_asked_again_every_week_up_to_three_times()
    {
        var selection = GivenCdas.With(GivenCdas.Sent, due: Given.Now.AddDays(60)).Build();
        List<int> asked = [];
        for (var day = 0; day <= 40; day++)
        {
            var change = CdaDatesUpkeep.Due(selection, null, Given.Now.AddDays(day));
            if (change.IsEmpty) continue;
            Assert.Equal(("cda_follow_up", "p-alpha"), (Assert.Single(change.Mails).Template, change.Mails[0].ToPersonId));
            asked.Add(day);
            selection = selection.After(change);
        }

        Assert.Equal([7, 14, 21], asked);
        Assert.Null(CdaDatesUpkeep.NextAt(selection, GivenCdas.Of(selection)));
    }

    [Fact]
    public void Nobody_is_asked_again_while_it_is_our_turn_nor_shortly_before_the_reminder_of_the_stage()
    {
        var ours = GivenCdas.Sent with { State = CdaState.InRedline, Rounds = [new(1, CdaSide.Cdmo, GivenCdas.Today, "")] };
        Assert.Null(CdaDatesUpkeep.NextAt(GivenCdas.With(ours, due: Given.Now.AddDays(60)).Build(), ours));
        Assert.Equal(Given.Now.AddDays(7), CdaDatesUpkeep.NextAt(GivenCdas.With(GivenCdas.Sent, due: Given.Now.AddDays(21)).Build(), GivenCdas.Sent));
        Assert.Null(CdaDatesUpkeep.NextAt(GivenCdas.With(GivenCdas.Sent, due: Given.Now.AddDays(14)).Build(), GivenCdas.Sent));
        // A row of before the dates were kept is left to the reminder.
        Assert.Null(CdaDatesUpkeep.NextAt(GivenCdas.With(GivenCdas.Sent, due: Given.Now.AddDays(60)).Build(), GivenCdas.Sent with { MovedAt = null }));
    }

    [Fact]
    public void The_end_is_announced_at_each_lead_time_once_and_becomes_a_task()
    {
        var selection = GivenCdas.With(GivenCdas.Executed, Stage.Scoring).WithInvitation("alpha").Build();
        Assert.Equal(Morning, CdaDatesUpkeep.Status(selection, null, Given.Now).WakeAt);
        var first = CdaDatesUpkeep.Due(selection, null, Morning);
        Assert.Equal((Given.Manager, "cda_expiring", "60", "30 September 2027"), (Assert.Single(first.Mails).ToPersonId, first.Mails[0].Template, first.Mails[0].Values["days"], first.Mails[0].Values["end"]));
        var after = selection.After(first);
        Assert.True(CdaDatesUpkeep.Due(after, null, Morning.AddDays(1)).IsEmpty);
        Assert.Contains(OpenTasks.Of(after), t => t.What == "Renew the confidentiality agreement with alpha labs");
        // After a standstill one mail stands for the two that are due.
        Assert.Single(CdaDatesUpkeep.Due(after, null, Morning.AddDays(55)).Mails);
    }

    [Fact]
    public void After_the_last_day_it_is_expired_the_room_closed_and_everybody_told_once()
    {
        var selection = GivenCdas.With(GivenCdas.Executed with { ExpiryNotices = [60, 30, 7] }, Stage.RfpIssued).WithInvitation("alpha").Build();
        var midnight = new DateTimeOffset(2027, 9, 30, 22, 0, 0, TimeSpan.Zero);
        Assert.Equal(midnight, CdaDatesUpkeep.Status(selection, null, Given.Now).WakeAt);
        Assert.True(CdaDatesUpkeep.Due(selection, null, midnight.AddSeconds(-1)).IsEmpty);
        var change = CdaDatesUpkeep.Due(selection, null, midnight);
        var after = selection.After(change);
        Assert.Equal(CdaState.Expired, GivenCdas.Of(after).State);
        Assert.Equal(["needs_attention", "cda_ended"], change.Mails.Select(m => m.Template));
        Assert.Contains("no longer in force", Assert.Single(after.State.NeedsAttention), StringComparison.Ordinal);
        Assert.True(CdaDatesUpkeep.Due(after, null, midnight.AddDays(1)).IsEmpty);
        // It takes part all the same: nothing that it has handed in is touched.
        Assert.True(after.Find<Invitation>(Invitation.KeyOf("alpha"))!.IsOpen);
    }

    [Fact]
    public void Who_is_out_is_neither_asked_nor_announced()
    {
        var given = GivenCdas.With(GivenCdas.Executed with { ExpiresOn = GivenCdas.Today.AddDays(5) }, Stage.Scoring).WithInvitation("alpha");
        var selection = given.With(given.Build().Candidate("alpha")! with { Standing = CandidateStanding.Eliminated }).Build();
        Assert.True(CdaDatesUpkeep.Due(selection, null, Given.Now).IsEmpty);
        var ended = CdaDatesUpkeep.Due(selection, null, Given.Now.AddDays(10));
        Assert.Empty(ended.Mails);
        Assert.Equal(CdaState.Expired, GivenCdas.Of(selection.After(ended)).State);
    }

    [Fact]
    public void Many_at_once_stay_within_a_transaction_and_the_rest_follows()
    {
        var given = Given.ASelection().WithCandidates(10, CandidateStanding.Invited).In(Stage.Scoring);
        foreach (var id in Given.CdmoIds) given.With(GivenCdas.Executed with { CdmoId = id, ExpiresOn = GivenCdas.Today.AddDays(-1) });
        var selection = given.Build();
        for (var turn = 0; turn < 2; turn++)
        {
            var change = CdaDatesUpkeep.Due(selection, null, Given.Now);
            Assert.InRange(change.Rows.Count + change.Mails.Count + change.Trail.Count, 1, 90);
            selection = selection.After(change);
            if (turn == 0) Assert.True(CdaDatesUpkeep.Status(selection, null, Given.Now).WakeAt <= Given.Now);
        }

        Assert.All(selection.Cdas, c => Assert.Equal(CdaState.Expired, c.State));
        Assert.Equal(10, selection.State.NeedsAttention.Count);
    }

    [Fact]
    public void With_the_selection_the_watch_ends() => Assert.True(CdaDatesUpkeep.Status(GivenCdas.With(GivenCdas.Executed, Stage.Contracted).Build(), null, Given.Now).Done);

    [Fact]
    public void The_overview_names_ball_age_rounds_and_next_date_with_those_that_wait_on_top()
    {
        var talking = GivenCdas.Sent with { State = CdaState.InRedline, MovedAt = Given.Now.AddDays(-3), Rounds = [new(1, CdaSide.Cdmo, GivenCdas.Today, ""), new(2, CdaSide.Sponsor, GivenCdas.Today, "")] };
        var selection = GivenCdas.With(talking, due: Given.Now.AddDays(30)).With(GivenCdas.Executed with { CdmoId = "bravo", CopyDocumentId = "x" }).Build();
        var lines = CdaLine.Of(selection, Given.Now);
        Assert.Equal(["alpha", "charlie", "bravo"], lines.Select(l => l.CdmoId));
        Assert.Equal((CdaSide.Cdmo, 3, 2, Given.Now.AddDays(4), false), (lines[0].Ball, lines[0].Days, lines[0].Rounds, lines[0].Next, lines[0].Discloses));
        Assert.Equal((null, true, Morning, true), (lines[2].Ball, lines[2].HasCopy, lines[2].Next, lines[2].Discloses));
        Assert.Equal(Given.Now.AddDays(30), lines[1].Next);
    }

    [Fact]
    public void A_text_that_lies_with_us_is_a_task()
    {
        var ours = GivenCdas.Sent with { State = CdaState.InRedline, Rounds = [new(1, CdaSide.Cdmo, GivenCdas.Today, "")] };
        Assert.Contains(OpenTasks.Of(GivenCdas.With(ours).Build()), t => t.What == "Answer alpha labs about its confidentiality agreement" && t.PersonId == Given.Manager);
    }
}
