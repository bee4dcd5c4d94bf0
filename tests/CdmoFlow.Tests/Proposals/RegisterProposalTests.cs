using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Registered;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Proposals.Offers;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Proposals;

/// <summary>A proposal that came by e-mail counts as sealed when it is registered, marked as not confirmed until the CDMO says so.</summary>
public class RegisterProposalTests
{
    private const string Why = "Their network blocks our site; it came by mail to me on Monday.";

    private static readonly RoomSubmission Content = new() { Id = "s1", At = Given.Now, By = "p-alpha", Files = [], TotalPrice = 1, Currency = "EUR", ValidUntil = new(2027, 12, 31), Anchor = "hash" };

    private static Outcome Register(Selection selection, RoomSubmission? content = null, DateTimeOffset? now = null) => RegisterProposal.Decide(selection, "alpha", content ?? Content, Why, Given.AsManager, now ?? Given.Now);

    private static Selection Registered() => GivenOffers.Issued().Build() is var s ? s.After(Register(s).Change!) : null!;

    [Fact]
    public void It_is_sealed_at_once_on_behalf_of_the_CDMO_with_the_reason_on_record_and_asks_for_its_word()
    {
        var change = Register(GivenOffers.Issued().Build()).Change!;
        Assert.Equal("p-alpha", change.OnBehalfOf);
        var note = Assert.Single(change.Trail, n => n.Action == "proposal.registered");
        Assert.Equal((Why, "hash"), (note.Reason, note.New));
        Assert.Equal(("proposal_registered", "p-alpha"), Assert.Single(change.Mails) is var mail ? (mail.Template, mail.ToPersonId) : default);
        var seal = Assert.Single(Registered().Proposals);
        Assert.Equal((ProposalState.Submitted, Given.Manager, true, true, Given.Now), (seal.State, seal.RegisteredBy, seal.Counts, seal.IsUnconfirmed, seal.SubmittedAt));
        Assert.Equal("SealOrchestrator", Assert.Single(change.Starts).Orchestrator);
        Assert.True(Register(Registered()).Change!.IsEmpty);
    }

    [Fact]
    public void The_CDMO_confirms_it_or_takes_it_back_and_nobody_else_does()
    {
        var selection = Registered();
        Assert.Equal(RefusalKind.Forbidden, ConfirmRegistration.Decide(selection, "alpha", new(true), Given.AsManager, Given.Now).Refusal!.Kind);
        Assert.Equal(RefusalKind.Forbidden, ConfirmRegistration.Decide(selection, "alpha", new(true), Given.AsCdmo("bravo"), Given.Now).Refusal!.Kind);
        Assert.Equal("confirm", Assert.Single(ConfirmRegistration.Decide(selection, "alpha", new(false), Given.AsCdmo("alpha"), Given.Now).Refusal!.Errors).Field);
        var confirmed = selection.After(ConfirmRegistration.Decide(selection, "alpha", new(null), Given.AsCdmo("alpha"), Given.Now).Change!);
        Assert.False(confirmed.Proposals[0].IsUnconfirmed);
        Assert.True(ConfirmRegistration.Decide(confirmed, "alpha", new(true), Given.AsCdmo("alpha"), Given.Now).Change!.IsEmpty);
        Assert.Equal(RefusalKind.NotFound, ConfirmRegistration.Decide(GivenOffers.Issued().WithProposal("alpha").Build(), "alpha", new(true), Given.AsCdmo("alpha"), Given.Now).Refusal!.Kind);
        var withdrawn = selection.After(WithdrawProposal.Decide(selection, "alpha", new(null), Given.AsCdmo("alpha"), Given.Now).Change!);
        Assert.DoesNotContain(withdrawn.Proposals, p => p.Counts);
    }

    [Fact]
    public void One_that_came_late_is_registered_as_late_where_the_RFP_takes_such_in_and_its_CDMO_may_still_confirm_it()
    {
        var accepting = GivenOffers.Issued().With(s => s with { Brief = s.Brief with { RfpRules = new() { Late = LatePolicy.Accept } } });
        var late = GivenOffers.Deadline.AddHours(3);
        var change = Register(accepting.Build(), now: late).Change!;
        Assert.Equal(["task_assigned", "proposal_registered"], change.Mails.Select(m => m.Template));
        var selection = accepting.Build().After(change);
        Assert.Equal((ProposalState.Late, true, true), (selection.Proposals[0].State, selection.Proposals[0].IsLate, selection.Proposals[0].IsUnconfirmed));
        Assert.False(selection.After(ConfirmRegistration.Decide(selection, "alpha", new(true), Given.AsCdmo("alpha"), late).Change!).Proposals[0].IsUnconfirmed);
        // What the CDMO handed in late itself stays.
        Assert.Equal("already-submitted", Register(accepting.WithProposal("alpha", ProposalState.Late).Build(), now: late).Refusal!.Type);
    }

    [Fact]
    public void It_replaces_what_was_registered_and_never_what_the_CDMO_submitted_and_counts_in_time_alone()
    {
        var second = Registered() is var s ? s.After(Register(s, Content with { Id = "s2" }).Change!) : null!;
        Assert.Equal([ProposalState.Superseded, ProposalState.Submitted], second.Proposals.Select(p => p.State));
        Assert.Equal("already-submitted", Register(GivenOffers.Issued().WithProposal("alpha").Build()).Refusal!.Type);
        Assert.Equal("too-late", Register(GivenOffers.Issued().Build(), now: GivenOffers.Deadline.AddSeconds(1)).Refusal!.Type);
        Assert.Equal(RefusalKind.Forbidden, RegisterProposal.Decide(GivenOffers.Issued().Build(), "alpha", Content, Why, Given.AsScientist, Given.Now).Refusal!.Kind);
        Assert.Equal("reason", Assert.Single(RegisterProposal.Decide(GivenOffers.Issued().Build(), "alpha", Content, "mail", Given.AsManager, Given.Now).Refusal!.Errors).Field);
    }
}
