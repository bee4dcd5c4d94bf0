using CdmoFlow.Contracts;
using CdmoFlow.Gates;
using CdmoFlow.Longlist;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Contracts;

public class ContractUpkeepTests
{
    [Fact]
    public void The_drafts_are_issued_once_and_each_signer_gets_one_mail()
    {
        var selection = Contracting.Begun();
        Assert.Equal(3, IssueAgreements.Pending(selection, "1").Count);
        var issued = Contracting.Issued(selection);

        Assert.All(CurrentAgreements.Of(issued), a => Assert.Equal((AgreementState.Agreed, Contracting.Hash), (a.State, a.DocumentSha256)));
        Assert.Empty(IssueAgreements.Pending(issued, "1"));
        Assert.True(IssueAgreements.Due(issued, "1", []).IsEmpty);
    }

    [Fact]
    public void Missing_signers_are_reminded_once_fourteen_days_before_the_deadline()
    {
        var selection = Contracting.Executed(AgreementKind.Msa);
        var at = selection.State.DueAt!.Value.AddDays(-14);
        Assert.Equal(at, ContractUpkeep.Status(selection, "1", Given.Now).WakeAt);
        Assert.True(ContractUpkeep.Due(selection, "1", at.AddSeconds(-1)).IsEmpty);

        var change = ContractUpkeep.Due(selection, "1", at);
        var after = selection.After(change);

        Assert.Equal(["p-alpha", Given.Boss, Given.Finance, Given.Quality], change.Mails.Select(m => m.ToPersonId).Order(StringComparer.Ordinal));
        Assert.All(change.Mails, m => Assert.DoesNotContain("Master", m.Values["agreement"], StringComparison.Ordinal));
        Assert.True(ContractUpkeep.Due(after, "1", at.AddDays(1)).IsEmpty);
        Assert.Equal(after.State.DueAt, ContractUpkeep.Status(after, "1", at).WakeAt);
    }

    [Fact]
    public void All_three_executed_means_contracted_and_the_runner_up_keeps_its_place_in_the_record()
    {
        var selection = Contracting.Executed(Enum.GetValues<AgreementKind>());
        var after = selection.After(ContractUpkeep.Due(selection, "1", Given.Now));

        Assert.Equal((Stage.Contracted, (DateTimeOffset?)null), (after.State.Stage, after.State.DueAt));
        Assert.Equal(CandidateStanding.RunnerUp, after.Candidate("bravo")!.Standing);
        Assert.Equal((true, (string?)null), (ContractUpkeep.Status(after, "1", Given.Now).Done, ContractUpkeep.Status(after, "1", Given.Now).Next));
        var start = WorkStart.Of(after);
        Assert.True(start is { DevelopmentStartAllowed: true, GmpStartAllowed: true });
    }

    [Fact]
    public void Work_waits_for_what_is_not_signed()
    {
        Assert.True(WorkStart.Of(Contracting.Executed(AgreementKind.Msa, AgreementKind.Sow)) is { DevelopmentStartAllowed: true, GmpStartAllowed: false });
        Assert.False(WorkStart.Of(Contracting.Executed(AgreementKind.Msa)).DevelopmentStartAllowed);
    }

    [Fact]
    public void Unsigned_at_the_deadline_the_runner_up_is_offered_once()
    {
        var selection = Contracting.Executed(AgreementKind.Msa);
        var due = selection.State.DueAt!.Value;
        var after = selection.After(ContractUpkeep.Due(selection, "1", due));

        Assert.Equal(GateKind.RunnerUp, after.OpenGate!.Kind);
        Assert.Contains("Statement of Work", after.OpenGate.Proposal, StringComparison.Ordinal);
        Assert.Equal(after.OpenGate.Id, ContractUpkeep.Status(after, "1", due).GateId);
        Assert.True(ContractUpkeep.Due(after, "1", due.AddDays(1)).IsEmpty);
    }

    [Fact]
    public void Approved_the_runner_up_takes_the_place_and_the_old_contract_ends()
    {
        var selection = Overdue();
        var change = new Change().Put(selection.OpenGate! with { State = GateState.Approved });
        RunnerUpGate.Apply(change, selection, approved: true, Given.Now.AddDays(91));
        var after = selection.After(change);

        Assert.Equal(("bravo", (string?)null, 2), (after.State.WinnerId, after.State.RunnerUpId, after.State.ContractRound));
        Assert.Equal((CandidateStanding.Eliminated, CandidateStanding.Selected), (after.Candidate("alpha")!.Standing, after.Candidate("bravo")!.Standing));
        Assert.All(CurrentAgreements.Of(after), a => Assert.Equal(("bravo", AgreementState.Drafting), (a.CdmoId, a.State)));
        Assert.Equal(("award_notice", "p-bravo"), change.Mails.Select(m => (m.Template, m.ToPersonId)).Single());
        Assert.Equal(ContractUpkeep.RunnerUpNext, ContractUpkeep.Status(after, "1", Given.Now).Next);
        Assert.False(ContractUpkeep.Status(after, "2", Given.Now.AddDays(91)).Done);
        Assert.Equal(3, IssueAgreements.Pending(after, "2").Count);
        Assert.True(ContractUpkeep.Due(after, "1", Given.Now.AddDays(400)).IsEmpty);
    }

    [Fact]
    public void Sent_back_the_winner_gets_thirty_more_days_and_signing_goes_on()
    {
        var selection = Overdue();
        var now = Given.Now.AddDays(91);
        var change = new Change().Put(selection.OpenGate! with { State = GateState.SentBack });
        RunnerUpGate.Apply(change, selection, approved: false, now);
        var after = selection.After(change);

        Assert.Equal(("alpha", now.AddDays(30)), (after.State.WinnerId, after.State.DueAt));
        Assert.Equal(now.AddDays(16), ContractUpkeep.Status(after, "1", now).WakeAt);
        Assert.Contains(Instances.Contract(selection.Id, 1), change.Wakes);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Without_a_way_out_the_selection_needs_attention_once(bool onlyQualityMissing)
    {
        var selection = onlyQualityMissing ? Contracting.Executed(AgreementKind.Msa, AgreementKind.Sow) : Contracting.Issued();
        selection = selection.After(new Change().Put(selection.State with { RunnerUpId = onlyQualityMissing ? "bravo" : null }));
        var due = selection.State.DueAt!.Value;
        var change = ContractUpkeep.Due(selection, "1", due);
        var after = selection.After(change);

        Assert.Single(after.State.NeedsAttention);
        Assert.Null(after.OpenGate);
        Assert.Equal("needs_attention", Assert.Single(change.Mails).Template);
        Assert.True(ContractUpkeep.Due(after, "1", due.AddDays(1)).IsEmpty);
        Assert.Equal((false, (DateTimeOffset?)null), (ContractUpkeep.Status(after, "1", due).Done, ContractUpkeep.Status(after, "1", due).WakeAt));
    }

    private static Selection Overdue()
    {
        var selection = Contracting.Issued();
        return selection.After(ContractUpkeep.Due(selection, "1", selection.State.DueAt!.Value));
    }
}
