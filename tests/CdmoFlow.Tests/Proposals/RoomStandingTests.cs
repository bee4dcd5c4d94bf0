using CdmoFlow.Audits;
using CdmoFlow.Longlist;
using CdmoFlow.Proposals;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Proposals;

public class RoomStandingTests
{
    private static readonly DateTimeOffset Deadline = Given.Now.AddDays(28);

    private static Given Issued(InvitationState alpha = InvitationState.Sent) => Given.ASelection()
        .WithCandidates(2, CandidateStanding.Invited).WithCda("alpha").WithCda("bravo").WithInvitation("alpha", alpha).WithInvitation("bravo", InvitationState.Accepted)
        .In(Stage.RfpIssued, Deadline).With(s => s with { RfpDeadline = Deadline });

    private static RoomStanding Of(Given given, string cdmoId = "alpha", double day = 1) => RoomStandings.Of(given.Build(), cdmoId, Given.Now.AddDays(day));

    [Fact]
    public void A_losing_CDMO_learns_nothing_of_the_later_stages_until_it_is_told()
    {
        foreach (var stage in (Stage[])[Stage.Opening, Stage.Scoring, Stage.Shortlist, Stage.DueDiligence, Stage.Decision, Stage.Contract, Stage.Contracted])
            Assert.Equal(RoomStanding.Closed, Of(Issued(InvitationState.Accepted).WithAudit("bravo", AuditState.DateAgreed).In(stage).With(s => s with { WinnerId = "bravo" }), day: 40));
        var told = Issued().In(Stage.Contracted).With(s => s with { WinnerId = "bravo" });
        Assert.Equal(RoomStanding.Ended, Of(told.With(told.Build().Candidate("alpha")! with { RegretSentAt = Given.Now }), day: 40));
    }

    [Fact]
    public void Each_step_asked_of_a_CDMO_has_its_own_word()
    {
        Assert.Equal(RoomStanding.Confidentiality, Of(Given.ASelection().WithCda("alpha", CdaState.Sent).In(Stage.Cda)));
        Assert.Equal(RoomStanding.Preparing, Of(Given.ASelection().WithCda("alpha").WithInvitation("alpha", InvitationState.Prepared).In(Stage.RfpPreparation)));
        Assert.Equal(RoomStanding.Invited, Of(Issued()));
        Assert.Equal(RoomStanding.Open, Of(Issued(InvitationState.Accepted)));
        Assert.Equal(RoomStanding.Declined, Of(Issued(InvitationState.Declined)));
        Assert.Equal(RoomStanding.Closed, Of(Issued(), day: 29));
        Assert.Equal(RoomStanding.Closed, Of(Issued().WithAudit("alpha").In(Stage.DueDiligence), day: 40));
        Assert.Equal(RoomStanding.Audit, Of(Issued().WithAudit("alpha", AuditState.DateProposed).In(Stage.DueDiligence), day: 40));
        Assert.Equal(RoomStanding.Audit, Of(Issued().WithAudit("alpha", AuditState.Qualified).In(Stage.Decision).With(s => s with { WinnerId = "alpha" }), day: 40));
        Assert.Equal(RoomStanding.Selected, Of(Issued().In(Stage.Contract).With(s => s with { WinnerId = "alpha" }), day: 40));
        Assert.Equal(RoomStanding.Contracted, Of(Issued().In(Stage.Contracted).With(s => s with { WinnerId = "alpha" }), day: 40));
        Assert.Equal(RoomStanding.Ended, Of(Issued().In(Stage.Cancelled)));
    }
}
