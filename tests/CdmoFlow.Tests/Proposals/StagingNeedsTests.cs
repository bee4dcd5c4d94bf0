using CdmoFlow.Proposals;
using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Rfp.DataRoom;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Proposals;

public class StagingNeedsTests
{
    private static Given Invited() => Given.ASelection().WithCandidates(2).WithInvitation("alpha").WithInvitation("bravo");

    [Fact]
    public void Uploads_stay_while_proposals_are_accepted_and_until_the_last_file_is_sealed()
    {
        Assert.Equal(["alpha", "bravo", DataRooms.RoomId], StagingNeeds.Of(Invited().WithProposal("alpha").In(Stage.RfpIssued).Build(), Given.Now));
        Assert.Equal(["alpha", "bravo", DataRooms.RoomId], StagingNeeds.Of(Invited().In(Stage.Cda).Build(), Given.Now));
        Assert.Equal(["bravo"], StagingNeeds.Of(Invited().WithProposal("alpha", ProposalState.Sealed).WithProposal("bravo", ProposalState.Sealed, verified: false).In(Stage.Opening).Build(), Given.Now));
        Assert.Empty(StagingNeeds.Of(Invited().WithProposal("alpha", ProposalState.Opened).In(Stage.Scoring).Build(), Given.Now));
        Assert.Equal([DataRooms.RoomId], StagingNeeds.Of(Invited().With(GivenDataRoom.File(1) with { File = GivenDataRoom.Upload("u") }).In(Stage.Scoring).Build(), Given.Now));
        Assert.Empty(StagingNeeds.Of(Invited().In(Stage.Cancelled).Build(), Given.Now));
    }
}
