using CdmoFlow.People;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp;

public class RenewLinksTests
{
    private static readonly RenewLinksInput Input = new("The mail went to a person who left.", 1);

    private static Given Invited() => Given.ASelection().In(Stage.RfpIssued).WithCandidates(2).WithInvitation("alpha");

    [Fact]
    public void Only_the_project_manager_replaces_links() =>
        Assert.Equal(RefusalKind.Forbidden, RenewLinks.Decide(Invited().Build(), "alpha", Input, Given.AsScientist, Given.Now).Refusal!.Kind);

    [Fact]
    public void Who_was_not_invited_has_no_links() =>
        Assert.Equal(RefusalKind.NotFound, RenewLinks.Decide(Invited().Build(), "bravo", Input, Given.AsManager, Given.Now).Refusal!.Kind);

    [Fact]
    public void The_rooms_of_a_cancelled_selection_stay_closed() =>
        Assert.Equal("wrong-stage", RenewLinks.Decide(Invited().In(Stage.Cancelled).Build(), "alpha", Input, Given.AsManager, Given.Now).Refusal!.Type);

    [Fact]
    public void A_reason_is_needed() =>
        Assert.Equal("reason", RenewLinks.Decide(Invited().Build(), "alpha", Input with { Reason = "  " }, Given.AsManager, Given.Now).Refusal!.Errors.Single().Field);

    [Fact]
    public void The_epoch_counts_up_once_per_form_and_the_contact_gets_a_new_link()
    {
        var selection = Invited().Build();
        var change = RenewLinks.Decide(selection, "alpha", Input, Given.AsManager, Given.Now).Change!;
        var after = selection.After(change);

        Assert.Equal(2, after.Invitations.Single().LinkEpoch);
        var mail = Assert.Single(change.Mails);
        Assert.Equal(("room_link", "p-alpha", "alpha"), (mail.Template, mail.ToPersonId, mail.Link.RoomOf));
        Assert.True(RenewLinks.Decide(after, "alpha", Input, Given.AsManager, Given.Now).Change!.IsEmpty);
    }

    [Fact]
    public void A_session_of_an_earlier_link_or_of_a_cancelled_selection_is_refused()
    {
        var state = Invited().Build().State;
        var visitor = new Visitor("p-alpha", "A") { RoomSelectionId = state.Id, RoomCdmoId = "alpha" };

        Assert.Null(RoomSession.Check(visitor, state, 1));
        Assert.Equal("link-replaced", RoomSession.Check(visitor, state, 2)!.Type);
        Assert.Null(RoomSession.Check(visitor with { RoomEpoch = 2 }, state, 2));
        Assert.Equal("selection-ended", RoomSession.Check(visitor, state with { Stage = Stage.Cancelled }, 1)!.Type);
    }
}
