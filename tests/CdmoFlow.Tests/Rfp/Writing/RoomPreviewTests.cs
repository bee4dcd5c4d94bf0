using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Writing;
using CdmoFlow.Tests.Rfp.DataRoom;
using CdmoFlow.Tests.Selections;
using CdmoFlow.Web.Pages.Proposals;

namespace CdmoFlow.Tests.Rfp.Writing;

public class RoomPreviewTests
{
    [Fact]
    public void Before_the_issue_the_room_looks_as_if_the_RFP_were_out_and_the_agreement_executed()
    {
        var selection = GivenWriting.Preparing().WithCda("bravo", CdaState.InRedline).With(GivenDataRoom.File(1)).Build();
        var room = new RoomModel(RoomPreview.Of(selection, "bravo", Given.Now)!, "bravo", [], [], Given.Now, "");
        Assert.Equal((InvitationState.Sent, true), (room.Invitation!.State, room.IsOpen));
        Assert.Equal(RfpFiles.Terms(selection, Given.Now).Deadline, room.Deadline);
        Assert.Single(room.DataRoom);
        Assert.Null(RoomPreview.Of(selection, "delta", Given.Now));
    }

    [Fact]
    public void Once_it_is_out_only_invited_companies_have_a_room_and_it_is_the_one_they_have()
    {
        var selection = GivenRfp.Out().WithCandidates(4).Build();
        Assert.Equal(["alpha", "bravo", "charlie"], RoomPreview.Companies(selection));
        Assert.Same(selection, RoomPreview.Of(selection, "alpha", Given.Now));
        Assert.Null(RoomPreview.Of(selection, "delta", Given.Now));
    }
}
