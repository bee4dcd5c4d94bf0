using CdmoFlow.Audits;
using CdmoFlow.Gates;
using CdmoFlow.Longlist;
using CdmoFlow.Proposals;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Plan;

namespace CdmoFlow.Tests.Selections.Plan;

public class HoldUpTests
{
    [Fact]
    public void A_gate_waits_for_its_approvers_alone() =>
        Assert.Equal(
            [(Given.Manager, "Decide the longlist gate")],
            Of(Given.ASelection().WithCandidates(6).In(Stage.Longlist).WithOpenGate(GateKind.Longlist).Build()).Select(h => (h.PersonId, string.Join("; ", h.What))));

    [Fact]
    public void What_waits_for_one_person_is_one_line()
    {
        var selection = Given.ASelection().In(Stage.Scoring).WithCandidates(3, CandidateStanding.InEvaluation).Build();
        var scientist = Assert.Single(Of(selection), h => h.PersonId == Given.Scientist);
        Assert.Equal(["Score alpha labs", "Score bravo labs", "Score charlie labs"], scientist.What.Order());
    }

    [Fact]
    public void An_issued_RFP_waits_for_the_CDMOs_that_have_not_submitted()
    {
        var selection = Given.ASelection().WithCandidates(4, CandidateStanding.Invited).In(Stage.RfpIssued)
            .WithInvitation("alpha").WithInvitation("bravo", InvitationState.Accepted).WithInvitation("charlie", InvitationState.Accepted).WithInvitation("delta", InvitationState.Declined)
            .WithProposal("charlie").Build();
        Assert.Equal([("alpha labs", "Answer the invitation"), ("bravo labs", "Submit a proposal")], Of(selection).Select(h => (h.Cdmo, h.What[0])));
        Assert.Equal("Submit a proposal", Of(selection.After(new Change().Put(selection.Proposals[0] with { State = ProposalState.Withdrawn })))[^1].What[0]);
    }

    [Fact]
    public void Audits_wait_for_a_CDMOs_answer_until_it_counts_as_reluctant()
    {
        var given = Given.ASelection().In(Stage.DueDiligence).WithCandidates(1, CandidateStanding.Shortlisted).WithAudit("alpha", AuditState.DateProposed);
        Assert.Equal("alpha labs", Assert.Single(Of(given.Build())).Cdmo);
        var reluctant = given.Build().Audits[0] with { ReluctantAt = Given.Now };
        Assert.DoesNotContain(Of(given.With(reluctant).Build()), h => h.Cdmo is not null);
    }

    [Fact]
    public void What_needs_attention_is_said_elsewhere() =>
        Assert.Empty(Of(Given.ASelection().In(Stage.RfpIssued).With(s => s with { NeedsAttention = ["A mail bounced."] }).Build()));

    [Fact]
    public void A_cancelled_selection_waits_for_nobody() => Assert.Empty(Of(Given.ASelection().WithCandidates(4).WithCda("alpha", CdaState.Sent).In(Stage.Cancelled).Build()));

    private static IReadOnlyList<HoldUp> Of(Selection selection) => HoldUp.Of(selection, Given.Now);
}
