using CdmoFlow.Audits;
using CdmoFlow.Evaluation;
using CdmoFlow.Longlist;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Audits;

public sealed class AuditDateTests
{
    private static readonly DateOnly Day = new(2027, 4, 6);
    private static readonly DateTimeOffset AnswerBy = Given.Now.AddDays(14);

    [Fact]
    public void Auditors_and_the_project_manager_propose_nobody_else() =>
        Assert.Equal(RefusalKind.Forbidden, ProposeAuditDate.Decide(Start().Build(), "alpha", new(Day), Given.AsScientist, Given.Now).Refusal!.Kind);

    [Fact]
    public void A_CDMO_that_is_not_shortlisted_has_no_audit() =>
        Assert.Equal(RefusalKind.NotFound, ProposeAuditDate.Decide(Start().Build(), "golf", new(Day), Given.AsQuality, Given.Now).Refusal!.Kind);

    [Fact]
    public void Today_is_too_early() =>
        Assert.Equal("date", ProposeAuditDate.Decide(Start().Build(), "alpha", new(new DateOnly(2027, 3, 1)), Given.AsQuality, Given.Now).Refusal!.Errors.Single().Field);

    [Fact]
    public void The_day_of_an_audit_that_was_held_cannot_be_proposed() =>
        Assert.Equal("audit-date-past", ProposeAuditDate.Decide(Start().WithAudit("alpha", AuditState.Held).Build(), "alpha", new(Day), Given.AsQuality, Given.Now).Refusal!.Type);

    [Fact]
    public void A_proposed_day_goes_to_the_CDMO_and_its_time_runs()
    {
        var selection = Start().Build();
        var change = ProposeAuditDate.Decide(selection, "alpha", new(Day), Given.AsQuality, Given.Now).Change!;
        var audit = selection.After(change).Audits[0];
        Assert.Equal((AuditState.DateProposed, Day, AnswerBy), (audit.State, audit.Date, audit.AnswerBy));
        var mail = Assert.Single(change.Mails);
        Assert.Equal(("audit_date_proposed", "p-alpha", "alpha"), (mail.Template, mail.ToPersonId, mail.Link.RoomOf));
        Assert.Contains(Instances.Audit(selection.Id, 1, "alpha"), change.Wakes);
        Assert.True(ProposeAuditDate.Decide(selection.After(change), "alpha", new(Day), Given.AsQuality, Given.Now.AddHours(1)).Change!.IsEmpty);
    }

    [Fact]
    public void Another_CDMO_cannot_answer() =>
        Assert.Equal(RefusalKind.Forbidden, AnswerAuditDate.Decide(Proposed(), "alpha", new("accept", null, null), Given.AsCdmo("bravo"), Given.Now).Refusal!.Kind);

    [Fact]
    public void Without_a_proposed_day_there_is_nothing_to_answer() =>
        Assert.Equal("no-date-to-answer", AnswerAuditDate.Decide(Start().Build(), "alpha", new("accept", null, null), Given.AsCdmo("alpha"), Given.Now).Refusal!.Type);

    [Fact]
    public void Accepting_agrees_the_day_and_tells_project_manager_and_auditors()
    {
        var change = AnswerAuditDate.Decide(Proposed(), "alpha", new("accept", null, null), Given.AsCdmo("alpha"), Given.Now).Change!;
        Assert.Equal(AuditState.DateAgreed, Proposed().After(change).Audits[0].State);
        Assert.Equal([Given.Manager, Given.Quality], change.Mails.Where(m => m.Template == "audit_date_answered").Select(m => m.ToPersonId));
    }

    [Fact]
    public void A_counter_proposal_inside_the_window_stops_the_clock()
    {
        var selection = Proposed();
        var after = selection.After(AnswerAuditDate.Decide(selection, "alpha", new("counter", Day.AddDays(7), null), Given.AsCdmo("alpha"), Given.Now).Change!);
        Assert.Equal((AuditState.DateCountered, Day.AddDays(7)), (after.Audits[0].State, after.Audits[0].Date));
        Assert.True(AuditUpkeep.Due(after, "alpha", AnswerBy.AddDays(30)).IsEmpty);
        Assert.Null(AuditUpkeep.Status(after, "alpha", AnswerBy).WakeAt);
    }

    [Theory]
    [InlineData("2027-03-01")]
    [InlineData("2027-05-20")]
    public void A_counter_proposal_outside_the_window_is_refused(string day) =>
        Assert.Equal("date", AnswerAuditDate.Decide(Proposed(), "alpha", new("counter", DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), null), Given.AsCdmo("alpha"), Given.Now).Refusal!.Errors.Single().Field);

    [Fact]
    public void A_refusal_needs_a_reason_and_raises_the_flag()
    {
        Assert.Equal("note", AnswerAuditDate.Decide(Proposed(), "alpha", new("refuse", null, null), Given.AsCdmo("alpha"), Given.Now).Refusal!.Errors.Single().Field);
        var after = Proposed().After(AnswerAuditDate.Decide(Proposed(), "alpha", new("refuse", null, "We take no visitors."), Given.AsCdmo("alpha"), Given.Now).Change!);
        Assert.Equal(AuditState.Refused, after.Audits[0].State);
        Assert.Equal((RedFlag.ReluctantAudit, FlagState.ToConfirm), (after.Flags.Single().FlagKey, after.Flags.Single().State));
    }

    [Fact]
    public void The_sponsors_own_delay_never_counts()
    {
        var selection = Start().Build();
        Assert.True(AuditUpkeep.Due(selection, "alpha", Given.Now.AddDays(300)).IsEmpty);
        Assert.Equal(StageStatus.WaitUntil(null), AuditUpkeep.Status(selection, "alpha", Given.Now));
    }

    [Fact]
    public void The_CDMO_is_reminded_three_days_before_and_flagged_once_when_its_time_has_passed()
    {
        var selection = Proposed();
        Assert.Equal(AnswerBy.AddDays(-3), AuditUpkeep.Status(selection, "alpha", Given.Now).WakeAt);
        var reminder = AuditUpkeep.Due(selection, "alpha", AnswerBy.AddDays(-3));
        Assert.Equal("p-alpha", Assert.Single(reminder.Mails).ToPersonId);
        selection = selection.After(reminder);
        Assert.True(AuditUpkeep.Due(selection, "alpha", AnswerBy.AddDays(-2)).IsEmpty);
        Assert.Equal(AnswerBy, AuditUpkeep.Status(selection, "alpha", AnswerBy.AddDays(-2)).WakeAt);

        var late = AuditUpkeep.Due(selection, "alpha", AnswerBy);
        selection = selection.After(late);
        Assert.Equal(("audit_reluctant", Given.Manager), (late.Mails.Single().Template, late.Mails.Single().ToPersonId));
        Assert.Equal(RedFlag.ReluctantAudit, selection.Flags.Single().FlagKey);
        Assert.True(AuditUpkeep.Due(selection, "alpha", AnswerBy.AddDays(9)).IsEmpty);
        Assert.Equal(StageStatus.WaitUntil(null), AuditUpkeep.Status(selection, "alpha", AnswerBy.AddDays(9)));
    }

    [Theory]
    [InlineData(AuditState.Qualified)]
    [InlineData(AuditState.Dropped)]
    public void A_settled_audit_is_over(AuditState state) => Assert.True(AuditUpkeep.Status(Start().WithAudit("alpha", state).Build(), "alpha", Given.Now).Done);

    private static Given Start() => Given.ASelection().WithCandidates(3, CandidateStanding.Shortlisted).In(Stage.DueDiligence, Given.Now.AddDays(60)).WithAudit("alpha");

    private static Selection Proposed()
    {
        var selection = Start().Build();
        return selection.After(ProposeAuditDate.Decide(selection, "alpha", new(Day), Given.AsQuality, Given.Now).Change!);
    }
}
