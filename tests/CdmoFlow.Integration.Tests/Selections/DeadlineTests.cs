using CdmoFlow.Contracts;
using CdmoFlow.Evaluation;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Gates;
using CdmoFlow.Longlist;
using CdmoFlow.People;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Integration.Tests.Selections;

[Collection(SelectionTests.Name)]
public class DeadlineTests(SelectionSite site)
{
    [Fact]
    public async Task A_gate_that_nobody_decides_reminds_and_escalates_once_and_stays_open()
    {
        using var journey = await site.BeginAsync();
        await journey.ChooseAsync();
        var gate = (await journey.SeeAsync("the gate is open", s => s.Gates.Count == 1)).Gates[0];

        await journey.TravelAsync(gate.DueAt.AddDays(10));

        var seen = await journey.SeeAsync("the gate was escalated", s => s.Gates[0].EscalatedAt is not null && s.State.NeedsAttention.Count > 0);
        Assert.Equal(GateState.Open, seen.Gates[0].State);
        Assert.Equal(Enum.GetValues<GateStep>(), seen.Gates[0].Reminded);
        Assert.InRange(seen.Gates[0].EscalatedAt!.Value, gate.DueAt, gate.DueAt.AddHours(1));
        Assert.Equal(2, (await journey.MailsAsync(journey.Manager.Role.Email, "reminder, the gate")).Count);
        Assert.Equal(2, (await journey.MailsAsync(journey.Manager.Role.Email, "still waits for you")).Count);
        Assert.Single(await journey.MailsAsync(journey.Manager.Role.Email, "is overdue"));
        Assert.Single(await journey.MailsAsync(journey.Director.Role.Email, "is overdue"));
        await journey.ApproveAsync(GateKind.Longlist);
        await journey.SeeStageAsync(Stage.Cda);
        await journey.CancelAsync();
    }

    [Fact]
    public async Task An_agreement_not_signed_in_time_expires_and_the_RFP_goes_to_the_others()
    {
        using var journey = await site.BeginAsync();
        var seen = await journey.ToAsync(Stage.Cda);
        var signed = seen.Cdas.Take(2).Select(c => c.CdmoId).ToList();
        foreach (var cdmo in signed) await journey.RecordCdaAsync(cdmo, CdaState.Executed);
        Assert.Equal(Stage.Cda, (await journey.LookAsync()).State.Stage);

        await journey.TravelAsync(seen.State.DueAt!.Value.AddMinutes(1));

        seen = await journey.SeeStageAsync(Stage.RfpIssued);
        Assert.Equal(4, seen.Cdas.Count(c => c.State == CdaState.Expired));
        Assert.Equal(signed.Order(StringComparer.Ordinal), seen.Invitations.Select(i => i.CdmoId).Order(StringComparer.Ordinal));
        Assert.Equal(4, seen.Candidates.Count(c => c is { Chosen: true, Standing: CandidateStanding.Eliminated }));
        await journey.CancelAsync();
    }

    [Fact, Trait("Category", "Threat")]
    public async Task Deadline_to_the_second_with_nobody_on_the_site_closes_the_RFP()
    {
        using var journey = await site.BeginAsync();
        var seen = await journey.ToAsync(Stage.RfpIssued);
        seen = await journey.SeeAsync("three are invited", s => s.Invitations.Count(i => i.IsOpen) == 3);
        var cdmos = seen.Invitations.Select(i => i.CdmoId).ToList();
        await journey.SubmitAsync(cdmos[0]);
        var late = await journey.RoomAsync(cdmos[1]);
        var submission = await journey.SubmissionAsync(late);
        await journey.Manager.RefusedAsync(journey.Id, "opening", new { confirm = true }, 409);

        await journey.TravelAsync(RfpUpkeep.ClosesAt(seen.State.RfpDeadline!.Value).AddSeconds(1));

        seen = await journey.SeeStageAsync(Stage.Opening);
        Assert.Equal([cdmos[0]], seen.Proposals.Select(p => p.CdmoId));
        // Closed by the timer at its second, and by nobody's request.
        var closed = Assert.Single((await journey.Manager.Browser.GetAsync<TrailAnswer>($"api/selections/{journey.Id}/trail")).Entries, e => e.Note.Action == "rfp.closed");
        Assert.Equal(Actor.System.PersonId, closed.Actor);
        Assert.InRange(closed.At, RfpUpkeep.ClosesAt(seen.State.RfpDeadline!.Value), RfpUpkeep.ClosesAt(seen.State.RfpDeadline!.Value).AddSeconds(30));
        Assert.Equal(2, seen.Invitations.Count(i => i.State == InvitationState.Silent));
        Assert.Contains("The deadline was", (await late.RefusedAsync("submission", submission, 409)).Detail, StringComparison.Ordinal);
        Assert.Equal(5, (await journey.MailsAsync(late.Contact.Email, "proposals are due by")).Count);
        Assert.Empty(await journey.MailsAsync((await journey.RoomAsync(cdmos[0])).Contact.Email, "proposals are due by"));
        Assert.Single(await journey.MailsAsync(journey.Manager.Role.Email, "proposals received: 1"));
        await journey.CancelAsync();
    }

    [Fact]
    public async Task Scores_that_are_overdue_are_asked_for_and_the_shortlist_can_go_on_with_a_reason()
    {
        using var journey = await site.BeginAsync();
        var seen = await journey.ToAsync(Stage.Scoring);
        await journey.Manager.RefusedAsync(journey.Id, "shortlist", new { cdmoIds = seen.Proposals.Select(p => p.CdmoId), reason = "They are all good enough." }, 409);

        await journey.TravelAsync(seen.State.DueAt!.Value.AddMinutes(1));

        seen = await journey.SeeAsync("the scoring is overdue", s => s.State.NeedsAttention.Count > 0);
        Assert.Equal(2, (await journey.MailsAsync(journey.Quality.Role.Email, "your scores are due")).Count);
        Assert.Single(await journey.MailsAsync(journey.Manager.Role.Email, "needs your attention"));
        await journey.ProposeShortlistAsync();
        Assert.Empty((await journey.SeeStageAsync(Stage.Shortlist)).State.NeedsAttention);
        await journey.CancelAsync();
    }

    [Fact]
    public async Task A_CDMO_that_does_not_answer_the_audit_date_is_flagged_and_overdue_audits_need_attention()
    {
        using var journey = await site.BeginAsync();
        await journey.ToAsync(Stage.DueDiligence);
        var seen = await journey.SeeAsync("audits are planned", s => s.Audits.Count == 3);
        var (reluctant, willing) = (seen.Audits[0].CdmoId, seen.Audits[1].CdmoId);
        await journey.AuditAsync(willing);
        await journey.ProposeAuditDateAsync(reluctant);
        seen = await journey.LookAsync();

        await journey.TravelAsync(seen.Audits.First(a => a.CdmoId == reluctant).AnswerBy!.Value.AddMinutes(1));

        seen = await journey.SeeAsync("a flag is raised", s => s.Flags.Any(f => f.FlagKey == RedFlag.ReluctantAudit));
        // Nobody asked anything on the RFP either, which is said of all alike.
        Assert.Equal([(reluctant, RedFlag.ReluctantAudit)], seen.Flags.Where(f => f.FlagKey != "no_questions").Select(f => (f.CdmoId, f.FlagKey)));
        Assert.Single(await journey.MailsAsync(journey.Manager.Role.Email, "no answer from"));
        Assert.Equal(2, (await journey.MailsAsync((await journey.RoomAsync(reluctant)).Contact.Email, "proposed audit on")).Count);
        await journey.TravelAsync(seen.State.DueAt!.Value.AddMinutes(1));
        seen = await journey.SeeAsync("due diligence is overdue", s => s.State.NeedsAttention.Count > 0);
        Assert.Equal(Stage.DueDiligence, seen.State.Stage);
        // A late answer still counts.
        seen = await journey.ToAsync(Stage.Decision);
        Assert.Empty(seen.State.NeedsAttention);
        await journey.TravelAsync(seen.State.DueAt!.Value.AddMinutes(1));
        await journey.SeeAsync("the decision is overdue", s => s.State.NeedsAttention.Count > 0);
        Assert.Empty((await journey.ToAsync(Stage.Contract)).State.NeedsAttention);
        await journey.CancelAsync();
    }

    [Fact]
    public async Task A_contract_that_is_not_signed_goes_to_the_runner_up_gate_and_then_to_the_runner_up()
    {
        using var journey = await site.BeginAsync();
        var seen = await journey.ToAsync(Stage.Contract);
        var (winner, runnerUp) = (seen.State.WinnerId!, seen.State.RunnerUpId!);
        await journey.SignAsync(AgreementKind.QualityAgreement);

        await journey.TravelAsync(seen.State.DueAt!.Value.AddMinutes(1));
        await journey.SendBackAsync(GateKind.RunnerUp);
        seen = await journey.SeeAsync("the winner has more time", s => s.State.DueAt > seen.State.DueAt);
        Assert.Equal(winner, seen.State.WinnerId);
        await journey.TravelAsync(seen.State.DueAt!.Value.AddMinutes(1));
        await journey.ApproveAsync(GateKind.RunnerUp);
        seen = await journey.SeeAsync("the runner-up is next", s => s.State.ContractRound == 2);
        Assert.Equal((runnerUp, null), (seen.State.WinnerId, seen.State.RunnerUpId));
        Assert.Equal(CandidateStanding.Eliminated, seen.Candidates.First(c => c.CdmoId == winner).Standing);
        seen = await journey.ToAsync(Stage.Contracted);

        Assert.Equal(3, seen.Agreements.Count(a => a.CdmoId == runnerUp && a.IsExecuted));
        Assert.Equal([GateState.SentBack, GateState.Approved], seen.Gates.Where(g => g.Kind == GateKind.RunnerUp).OrderBy(g => g.Number).Select(g => g.State));
        Assert.Single(await journey.MailsAsync((await journey.RoomAsync(runnerUp)).Contact.Email, "you have been selected"));
        Assert.Empty(await site.RunningAsync(journey.Id));
        Assert.Equal("Completed", await site.StatusAsync(journey.Id));
    }
}
