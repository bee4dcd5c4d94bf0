using CdmoFlow.Audits;
using CdmoFlow.Contracts;
using CdmoFlow.Evaluation;
using CdmoFlow.Gates;
using CdmoFlow.Longlist;
using CdmoFlow.Proposals;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Tasks;

namespace CdmoFlow.Tests.Selections;

/// <summary>Who has to do what, stage by stage, from the facts alone.</summary>
public class OpenTasksTests
{
    private static readonly DateTimeOffset Due = Given.Now.AddDays(14);

    [Fact]
    public void A_proposed_longlist_waits_for_the_project_manager() =>
        Assert.Equal([(Given.Manager, "Choose the longlist", (DateTimeOffset?)Due)], Of(Given.ASelection().In(Stage.Longlist).WithCandidates(8)));

    [Fact]
    public void Nothing_waits_while_the_system_ranks_the_register() => Assert.Empty(Of(Given.ASelection().In(Stage.Longlist)));

    [Fact]
    public void An_open_gate_waits_for_those_who_have_not_decided_and_for_nobody_else()
    {
        var given = Given.ASelection().In(Stage.Shortlist).WithCandidates(4, CandidateStanding.InEvaluation).WithOpenGate(GateKind.Shortlist);
        var gate = given.Build().OpenGate!;
        Assert.Equal(gate.Approvers.Select(a => a.PersonId).Order(StringComparer.Ordinal), Of(given).Select(t => t.Who));
        Assert.All(OpenTasks.Of(given.Build()), t => Assert.Equal($"/selections/{given.Build().Id}/gates/{Uri.EscapeDataString(gate.Id)}", t.Path));

        given.With(gate with { Decisions = [new(Given.Manager, true, "Agreed, the scores carry it.", Given.Now)] });
        Assert.DoesNotContain(Given.Manager, Of(given).Select(t => t.Who));
        Assert.Contains((Given.Quality, "Decide the shortlist gate", (DateTimeOffset?)gate.DueAt), Of(given));
    }

    [Fact]
    public void Open_agreements_are_counted()
    {
        var given = Given.ASelection().In(Stage.Cda).WithCandidates(3, CandidateStanding.Proposed).WithCda("alpha").WithCda("bravo", CdaState.Sent).WithCda("charlie", CdaState.Sent);
        Assert.Equal([(Given.Manager, "Record 2 confidentiality agreements", (DateTimeOffset?)Due)], Of(given));
        Assert.Equal("Record one confidentiality agreement", Of(given.WithCda("charlie")).Single().What);
        Assert.Empty(Of(given.WithCda("bravo")));
    }

    [Fact]
    public void While_the_RFP_is_out_nothing_waits_for_the_sponsor() => Assert.Empty(Of(Given.ASelection().In(Stage.RfpIssued).WithCandidates(3).WithInvitation("alpha")));

    [Fact]
    public void The_opening_waits_for_the_project_manager_first_and_then_for_anybody_else_who_takes_part()
    {
        var given = Given.ASelection().In(Stage.Opening).WithCandidates(2).WithProposal("alpha", ProposalState.Sealed);
        Assert.Equal([(Given.Manager, "Confirm the opening of the proposals", (DateTimeOffset?)Due)], Of(given));
        given.With(s => s with { Opening = [new(Given.Manager, Given.Now)] });
        Assert.Equal([Given.Boss, Given.Finance, Given.Quality, Given.Scientist], Of(given).Select(t => t.Who));
        given.With(s => s with { Opening = [new(Given.Boss, Given.Now)] });
        Assert.Equal([Given.Manager], Of(given).Select(t => t.Who));
    }

    [Fact]
    public void Without_proposals_the_project_manager_decides_how_to_go_on() =>
        Assert.Equal("Issue the RFP again or cancel the selection", Of(Given.ASelection().In(Stage.Opening).WithCandidates(2)).Single().What);

    [Fact]
    public void Scores_wait_per_evaluator_and_CDMO_and_then_the_shortlist_waits_for_the_project_manager()
    {
        var given = Given.ASelection().In(Stage.Scoring).WithCandidates(2, CandidateStanding.InEvaluation);
        var open = OpenTasks.Of(given.Build());
        Assert.Equal(2, open.Count(t => t.PersonId == Given.Quality));
        Assert.Contains(open, t => t.PersonId == Given.Scientist && t.What == "Score alpha labs" && t.Path.EndsWith("/scores/alpha", StringComparison.Ordinal));
        Assert.DoesNotContain(open, t => t.PersonId is Given.Boss or Given.Manager);

        foreach (var seat in Scorers.Of(given.Build(), ScorePass.Proposal))
        {
            foreach (var cdmo in new[] { "alpha", "bravo" })
            {
                given.With(new ScoreSheet
                {
                    Pass = ScorePass.Proposal,
                    EvaluatorId = seat.PersonId,
                    CdmoId = cdmo,
                    At = Given.Now,
                    Entries = [.. Scorers.Criteria(seat, ScorePass.Proposal).Select(c => new ScoreEntry(c.Key, 4, "Read."))],
                });
            }
        }

        Assert.Equal([(Given.Manager, "Propose the shortlist", (DateTimeOffset?)Due)], Of(given));
    }

    [Theory]
    [InlineData(AuditState.Planned, "Propose a day for the audit of alpha labs", new[] { Given.Manager, Given.Quality })]
    [InlineData(AuditState.DateProposed, null, new string[0])]
    [InlineData(AuditState.DateCountered, "Answer the day that alpha labs proposed for its audit", new[] { Given.Manager, Given.Quality })]
    [InlineData(AuditState.Refused, "Decide how to go on without an audit of alpha labs", new[] { Given.Manager })]
    [InlineData(AuditState.DateAgreed, "Record the findings of the audit of alpha labs", new[] { Given.Quality })]
    [InlineData(AuditState.Held, "Decide on the site of alpha labs", new[] { Given.Quality })]
    [InlineData(AuditState.Qualified, "Close due diligence", new[] { Given.Manager })]
    public void An_audit_waits_for_the_one_whose_turn_it_is(AuditState state, string? what, string[] who)
    {
        var tasks = Of(Given.ASelection().In(Stage.DueDiligence).WithCandidates(1, CandidateStanding.Shortlisted)
            .WithAudit("alpha", state, state == AuditState.Qualified ? SiteQualification.Approved : null));
        Assert.Equal(who, tasks.Select(t => t.Who));
        Assert.All(tasks, t => Assert.Equal(what, t.What));
    }

    [Fact]
    public void When_no_site_was_approved_the_project_manager_is_not_asked_to_close_what_cannot_be_closed() =>
        Assert.Equal(
            "Cancel the selection, or ask Quality Assurance to decide anew",
            Of(Given.ASelection().In(Stage.DueDiligence).WithCandidates(1, CandidateStanding.Shortlisted).WithAudit("alpha", AuditState.Qualified, SiteQualification.NotApproved)).Single().What);

    [Fact]
    public void A_decision_waits_for_the_project_manager() =>
        Assert.Equal("Propose winner and runner-up", Of(Given.ASelection().In(Stage.Decision).WithCandidates(2, CandidateStanding.Shortlisted)).Single().What);

    [Fact]
    public void Agreements_wait_for_those_who_may_sign_them_until_one_has()
    {
        var given = Given.ASelection().In(Stage.Contract).WithCandidates(1, CandidateStanding.Selected).With(s => s with { WinnerId = "alpha" });
        foreach (var kind in Enum.GetValues<AgreementKind>()) given.With(new Agreement { CdmoId = "alpha", Kind = kind });
        Assert.Empty(Of(given));

        var msa = new Agreement { CdmoId = "alpha", Kind = AgreementKind.Msa, DocumentSha256 = "d" };
        given.With(msa);
        Assert.Equal([Given.Boss, Given.Finance], Of(given).Select(t => t.Who));
        Assert.All(Of(given), t => Assert.Equal("Read and sign off the Master Services Agreement", t.What));

        given.With(msa with { Signatures = [new(Given.Boss, "B. Boss", AgreementSide.Sponsor, "I approve this agreement.", Given.Now, "d")] });
        Assert.Empty(Of(given));
        given.With(new Agreement { CdmoId = "alpha", Kind = AgreementKind.QualityAgreement, DocumentSha256 = "q" });
        Assert.Equal([Given.Quality], Of(given).Select(t => t.Who));
    }

    [Fact]
    public void What_needs_attention_waits_for_the_project_manager_in_every_stage() =>
        Assert.Equal([(Given.Manager, "A mail bounced.", (DateTimeOffset?)null)], Of(Given.ASelection().In(Stage.RfpIssued).With(s => s with { NeedsAttention = ["A mail bounced."] })));

    [Fact]
    public void A_cancelled_selection_waits_for_nobody() => Assert.Empty(Of(Given.ASelection().In(Stage.Cancelled).WithCandidates(8)));

    private static List<(string Who, string What, DateTimeOffset? DueAt)> Of(Given given) =>
        [.. OpenTasks.Of(given.Build()).Where(t => t.IsFor(Given.Now)).Select(t => (t.PersonId, t.What, t.DueAt)).OrderBy(t => t.PersonId, StringComparer.Ordinal)];
}
