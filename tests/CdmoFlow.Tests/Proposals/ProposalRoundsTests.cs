using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Proposals.Registered;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Proposals.Offers;
using CdmoFlow.Tests.Rfp;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Proposals;

/// <summary>What a CDMO handed in in a round that led to nothing counts for nothing in the next one, keeps its receipt, and its draft is gone on with.</summary>
public class ProposalRoundsTests
{
    private static readonly DateTimeOffset Second = GivenRfp.Deadline.AddDays(20);

    private static RoomSubmission Content(string id, int? draft = null) =>
        new() { Id = id, At = Given.Now, By = "p-alpha", Files = [], TotalPrice = 1, Currency = "EUR", ValidUntil = new(2027, 12, 31), Anchor = "", DraftNumber = draft };

    // In the first round a late proposal was registered for alpha and left out; then the RFP is issued again.
    private static Selection SecondRound()
    {
        var accepting = new RfpRules { Late = LatePolicy.Accept };
        var closed = GivenRfp.Out(accepting).In(Stage.Opening).With(new ProposalSeal
        {
            CdmoId = "alpha",
            Version = 1,
            SubmissionId = "first",
            SubmittedAt = GivenRfp.Deadline.AddHours(1),
            Anchor = "a",
            State = ProposalState.Late,
            IsLate = true,
            FilesVerified = true,
            RegisteredBy = Given.Manager,
            Admission = new(false, "It came a day late.", Given.Manager, GivenRfp.Deadline.AddDays(1)),
        }).Build();
        var again = closed.After(ReissueRfp.Decide(closed, new("Nobody could answer in time.", 35), Given.AsManager, GivenRfp.Deadline.AddDays(2)).Change!);
        var invited = new Change().Put(again.State.Enter(Stage.RfpIssued, Second, Second.AddDays(35)) with { RfpDeadline = Second.AddDays(35) });
        foreach (var invitation in again.Invitations) invited.Put(invitation with { State = InvitationState.Sent });
        return again.After(invited);
    }

    [Fact]
    public void Nothing_of_an_earlier_round_counts_waits_or_is_replaced()
    {
        var selection = SecondRound();
        Assert.Equal(2, selection.State.RfpRound);
        Assert.DoesNotContain(selection.Proposals, p => p.IsHeld);
        Assert.Empty(RegistrationReminders.Waiting(selection));
        Assert.Equal(RefusalKind.NotFound, ConfirmRegistration.Decide(selection, "alpha", new(true), Given.AsCdmo("alpha"), Second).Refusal!.Kind);
        Assert.Null(RegisterProposal.Check(selection, "alpha", null, Given.AsManager, Second));
        var submitted = selection.After(SubmitProposal.Decide(selection, "alpha", Content("second"), Given.AsCdmo("alpha"), Second).Change!);
        Assert.Equal([(1, ProposalState.Superseded), (2, ProposalState.Submitted)], submitted.Proposals.Select(p => (p.Version, p.State)));
        Assert.Null(submitted.Proposals[1].RegisteredBy);
    }

    [Fact]
    public void A_draft_of_an_earlier_round_is_not_submitted_and_can_be_gone_on_with()
    {
        var selection = SecondRound();
        var draft = GivenOffers.Draft(GivenOffers.Complete(selection.State), number: 3);
        Assert.True(RoomDraft.IsUnsubmitted(draft, selection, "alpha", [Content("first", draft: 3)]));
        Assert.Equal(4, SaveDraft.Decide(selection, "alpha", draft, new DraftInput(3, new Dictionary<string, string?> { ["labor"] = "7" }), Given.AsCdmo("alpha"), Second).Draft!.Number);
        Assert.Null(DraftedSubmission.Read(selection.State, new(["f"], null, null, null, null, null, "request-2") { DraftNumber = 3 }, draft, Second).Refusal);
    }
}
