using CdmoFlow.Audits;
using CdmoFlow.Longlist;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Audits;

public sealed class FindingsTests
{
    private static readonly FindingInput Critical = new("laboratory", "critical", "Results were deleted.", "21 CFR 211.194", null);
    private static readonly DateOnly Today = new(2027, 3, 1);

    [Fact]
    public void Only_an_auditor_records_findings() =>
        Assert.Equal(RefusalKind.Forbidden, Record(Start(), Given.AsManager).Refusal!.Kind);

    [Fact]
    public void Before_a_date_was_agreed_nothing_can_be_found() =>
        Assert.Equal("audit-not-agreed", Record(Start(AuditState.DateProposed)).Refusal!.Type);

    [Fact]
    public void Every_wrong_field_is_named_and_empty_lines_are_left_out()
    {
        var input = new FindingsInput(Today.AddDays(1), [new("quality", null, null, null, null), new("kitchen", "bad", "", "x", null)]);
        Assert.Equal(
            ["heldOn", "findings[1].system", "findings[1].severity", "findings[1].text"],
            RecordFindings.Decide(Start().Build(), "alpha", input, Given.AsQuality, Given.Now).Refusal!.Errors.Select(e => e.Field));
    }

    [Fact]
    public void The_audit_is_held_with_its_findings_open_and_repeating_adds_none()
    {
        var after = Start().Build().After(Record(Start()).Change!);
        var audit = after.Audits.Single();
        Assert.Equal((AuditState.Held, Today), (audit.State, audit.HeldOn));
        Assert.True(Assert.Single(audit.Findings).Open);
        Assert.True(RecordFindings.Decide(after, "alpha", new(Today, [Critical]), Given.AsQuality, Given.Now).Change!.IsEmpty);
    }

    [Fact]
    public void Only_Quality_Assurance_qualifies_a_site() =>
        Assert.Equal(RefusalKind.Forbidden, Qualify(Start(AuditState.Held).Build(), "approved", actor: Given.AsManager).Refusal!.Kind);

    [Fact]
    public void A_site_is_qualified_only_after_the_audit() => Assert.Equal("audit-not-held", Qualify(Start().Build(), "approved").Refusal!.Type);

    [Fact]
    public void An_open_critical_finding_stops_the_approval_until_it_is_closed()
    {
        var selection = Start().Build();
        selection = selection.After(Record(Start()).Change!);
        Assert.Equal("open-critical-finding", Qualify(selection, "approved").Refusal!.Type);
        Assert.NotNull(Qualify(selection, "not_approved").Change);
        Assert.Equal(RefusalKind.NotFound, CloseFinding.Decide(selection, "alpha", 2, new("The CAPA was verified."), Given.AsQuality, Given.Now).Refusal!.Kind);
        selection = selection.After(CloseFinding.Decide(selection, "alpha", 1, new("The CAPA was verified."), Given.AsQuality, Given.Now).Change!);
        var decided = selection.After(Qualify(selection, "approved").Change!);
        Assert.Equal((AuditState.Qualified, SiteQualification.Approved), (decided.Audits.Single().State, decided.Audits.Single().Qualification!.Verdict));
        Assert.True(Qualify(decided, "approved").Change!.IsEmpty);
    }

    [Fact]
    public void A_conditional_approval_names_its_conditions()
    {
        Assert.Equal("conditions", Qualify(Start(AuditState.Held).Build(), "conditionally_approved").Refusal!.Errors.Single().Field);
        var change = Qualify(Start(AuditState.Held).Build(), "conditionally_approved", "CAPA 12 closed by June.").Change!;
        Assert.Equal("CAPA 12 closed by June.", change.Rows.OfType<Audit>().Single().Qualification!.Conditions);
    }

    private static Given Start(AuditState state = AuditState.DateAgreed) =>
        Given.ASelection().WithCandidates(3, CandidateStanding.Shortlisted).In(Stage.DueDiligence, Given.Now.AddDays(60)).WithAudit("alpha", state);

    private static Outcome Record(Given given, CdmoFlow.People.Actor? actor = null) =>
        RecordFindings.Decide(given.Build(), "alpha", new(Today, [Critical]), actor ?? Given.AsQuality, Given.Now);

    private static Outcome Qualify(Selection selection, string verdict, string? conditions = null, CdmoFlow.People.Actor? actor = null) =>
        QualifySite.Decide(selection, "alpha", new(verdict, "Seen on site in full.", conditions, null), actor ?? Given.AsQuality, Given.Now);
}
