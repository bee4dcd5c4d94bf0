using CdmoFlow.Proposals;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Extensions;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Plan;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Extensions;

public class ExtensionTests
{
    private const string Why = "A flood closed its laboratory for a week.";
    private static readonly DateTimeOffset Deadline = GivenRfp.Deadline;
    private static readonly DateTimeOffset Later = new(2027, 4, 5, 15, 0, 0, TimeSpan.Zero);
    private static readonly ProposeExtensionInput Input = new(new(2027, 4, 5), Why);
    private static readonly DecideExtensionInput Agree = new("agree", "Nobody is at a disadvantage.");

    private static Selection Asked() => GivenRfp.Out().Build() is var selection ? selection.After(ProposeExtension.Decide(selection, "alpha", Input, Given.AsManager, Given.Now).Change!) : selection;

    private static Selection Agreed(Selection? from = null)
    {
        var asked = from ?? Asked();
        return asked.After(DecideExtension.Decide(asked, 1, Agree, Given.AsQuality, Given.Now).Change!);
    }

    [Fact]
    public void Asked_for_by_one_it_holds_only_when_another_has_agreed()
    {
        var asked = Asked();
        Assert.Equal(Deadline, Deadlines.Of(asked, "alpha"));
        Assert.Equal("second-person-needed", DecideExtension.Decide(asked, 1, Agree, Given.AsManager, Given.Now).Refusal!.Type);
        Assert.Equal(RefusalKind.Forbidden, DecideExtension.Decide(asked, 1, Agree, Given.AsScientist, Given.Now).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, DecideExtension.Decide(asked, 9, Agree, Given.AsQuality, Given.Now).Refusal!.Kind);
        var agreed = Agreed(asked);
        Assert.Equal((Later, Deadline, Later, Later), (Deadlines.Of(agreed, "alpha"), Deadlines.Of(agreed, "bravo"), Deadlines.Last(agreed), agreed.State.DueAt));
        Assert.Equal((Given.Manager, Given.Quality), (agreed.Extensions[0].ProposedBy, agreed.Extensions[0].DecidedBy));
        Assert.True(DecideExtension.Decide(agreed, 1, Agree, Given.AsQuality, Given.Now).Change!.IsEmpty);
        Assert.Equal("already-decided", DecideExtension.Decide(agreed, 1, Agree, Given.AsManager, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void It_is_announced_to_all_without_saying_whose_it_is()
    {
        var change = DecideExtension.Decide(Asked(), 1, Agree, Given.AsQuality, Given.Now).Change!;
        Assert.Equal(
            [("p-alpha", "deadline_extended_own"), ("p-bravo", "deadline_extended_other"), ("p-charlie", "deadline_extended_other")],
            change.Mails.Select(m => (m.ToPersonId, m.Template)).Order());
        Assert.All(change.Mails.Where(m => m.ToPersonId != "p-alpha"), m => Assert.DoesNotContain(m.Values.Values, v => v.Contains("alpha", StringComparison.OrdinalIgnoreCase)));
        Assert.All(change.Mails, m => Assert.Equal(Why, m.Values["reason"]));
        Assert.Equal("reason", Assert.Single(ProposeExtension.Decide(GivenRfp.Out().Build(), "alpha", Input with { Reason = "Alpha Labs was flooded." }, Given.AsManager, Given.Now).Refusal!.Errors).Field);
    }

    [Fact]
    public void Without_a_reason_in_time_and_later_it_is_refused()
    {
        var selection = GivenRfp.Out().Build();
        Assert.Equal(RefusalKind.Forbidden, ProposeExtension.Decide(selection, "alpha", Input, Given.AsQuality, Given.Now).Refusal!.Kind);
        Assert.Equal(["newDate", "reason"], ProposeExtension.Decide(selection, "alpha", new(null, "short"), Given.AsManager, Given.Now).Refusal!.Errors.Select(e => e.Field));
        Assert.Equal("newDate", Assert.Single(ProposeExtension.Decide(selection, "alpha", new(new(2027, 3, 20), Why), Given.AsManager, Given.Now).Refusal!.Errors).Field);
        Assert.Equal(RefusalKind.NotFound, ProposeExtension.Decide(selection, "zulu", Input, Given.AsManager, Given.Now).Refusal!.Kind);
        Assert.Equal("too-late", ProposeExtension.Decide(selection, "alpha", Input, Given.AsManager, Deadline.AddSeconds(1)).Refusal!.Type);
        var asked = Asked();
        Assert.True(ProposeExtension.Decide(asked, "alpha", Input, Given.AsManager, Given.Now).Change!.IsEmpty);
        Assert.Equal("already-asked", ProposeExtension.Decide(asked, "alpha", Input with { NewDate = new(2027, 4, 9) }, Given.AsManager, Given.Now).Refusal!.Type);
        // Who agrees too late reopens nothing.
        Assert.Equal("too-late", DecideExtension.Decide(asked, 1, Agree, Given.AsQuality, Deadline.AddSeconds(1)).Refusal!.Type);
        var refused = asked.After(DecideExtension.Decide(asked, 1, new("refuse", "The others had the same weather."), Given.AsManager, Given.Now).Change!);
        Assert.Equal(Deadline, Deadlines.Of(refused, "alpha"));
    }

    [Fact, Trait("Category", "Threat")]
    public void A_deadline_that_was_moved_never_comes_earlier_again()
    {
        var agreed = Agreed();
        Assert.Equal("newDate", Assert.Single(ProposeExtension.Decide(agreed, "alpha", new(new(2027, 4, 2), Why), Given.AsManager, Given.Now).Refusal!.Errors).Field);
        // The deadline of all may move behind it; the later one counts.
        var all = agreed.After(ExtendDeadline.Decide(agreed, new(new(2027, 4, 1), "Two CDMOs asked for time."), Given.AsManager, Given.Now).Change!);
        Assert.Equal((Later, Later), (Deadlines.Of(all, "alpha"), all.State.DueAt));
        var beyond = agreed.After(ExtendDeadline.Decide(agreed, new(new(2027, 4, 20), "Two CDMOs asked for time."), Given.AsManager, Given.Now).Change!);
        Assert.Equal(beyond.State.RfpDeadline, Deadlines.Of(beyond, "alpha"));
        var overtaken = Asked();
        overtaken = overtaken.After(ExtendDeadline.Decide(overtaken, new(new(2027, 4, 20), "Two CDMOs asked for time."), Given.AsManager, Given.Now).Change!);
        Assert.Equal("no-longer-later", DecideExtension.Decide(overtaken, 1, Agree, Given.AsQuality, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void Each_CDMO_is_in_time_by_its_own_deadline()
    {
        var selection = Agreed();
        var between = Deadline.AddHours(1);
        Assert.Null(Participation.Check(selection, "alpha", between));
        Assert.Equal("too-late", Participation.Check(selection, "bravo", between)!.Type);
        Assert.Null(UploadRules.Check(selection, "alpha", new("offer.pdf", 1), [], UploadQuota.Standard, Later));
        Assert.Equal("too-late", UploadRules.Check(selection, "alpha", new("offer.pdf", 1), [], UploadQuota.Standard, Later.AddSeconds(1))!.Type);
        Assert.Equal("too-late", UploadRules.Check(selection, "bravo", new("offer.pdf", 1), [], UploadQuota.Standard, between)!.Type);
        Assert.Equal((RoomStanding.Open, RoomStanding.Closed), (RoomStandings.Of(selection, "alpha", between), RoomStandings.Of(selection, "bravo", between)));
        Assert.Equal(Later.AddHours(-72), InvitationUpkeep.Status(selection, "alpha", Deadline.AddHours(1)).WakeAt);
        Assert.True(InvitationUpkeep.Status(selection, "bravo", RfpUpkeep.ClosesAt(Deadline)).Done);
        Assert.Equal(Later, ClockStep.Of(selection, between).At);
    }

    [Fact]
    public void The_seals_of_all_hold_until_the_last_deadline()
    {
        var selection = Agreed();
        selection = selection.After(new Change().Put(new ProposalSeal { CdmoId = "bravo", Version = 1, SubmissionId = "s", SubmittedAt = Given.Now, Anchor = "a", State = ProposalState.Submitted, FilesVerified = true }));
        Assert.True(RfpUpkeep.Due(selection, null, RfpUpkeep.ClosesAt(Deadline)).IsEmpty);
        Assert.Equal(RfpUpkeep.ClosesAt(Later), RfpUpkeep.Status(selection, null, Deadline.AddHours(1)).WakeAt);
        Assert.Equal("sealed", ConfirmOpening.Decide(selection, new(true), Given.AsManager, Deadline.AddHours(1)).Refusal!.Type);
        var closed = selection.After(RfpUpkeep.Due(selection, null, RfpUpkeep.ClosesAt(Later)));
        Assert.Equal((Stage.Opening, ProposalState.Sealed), (closed.State.Stage, closed.Proposals[0].State));
        Assert.Equal(InvitationState.Silent, closed.Find<Invitation>(Invitation.KeyOf("alpha"))!.State);
    }

    [Fact]
    public void Another_round_begins_with_one_deadline_for_all()
    {
        var selection = Agreed();
        var closed = selection.After(RfpUpkeep.Due(selection, null, RfpUpkeep.ClosesAt(Later)));
        var next = closed.After(ReissueRfp.Decide(closed, new("Nobody had the capacity.", 21), Given.AsManager, Later.AddDays(1)).Change!);
        Assert.All(next.Invitations, i => Assert.Null(i.Deadline));
    }
}
