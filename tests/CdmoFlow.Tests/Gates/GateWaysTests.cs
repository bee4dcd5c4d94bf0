using CdmoFlow.Gates;
using CdmoFlow.Longlist;
using CdmoFlow.People;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Gates;

/// <summary>Order, quorum, questions, deputies and signatures.</summary>
public class GateWaysTests
{
    private static readonly GateInput Approve = new("approve", "The reasons carry it.");
    private static readonly Actor AsBoss = new(Given.Boss, "executive");

    [Fact]
    public void In_sequence_only_the_first_is_asked_and_the_next_when_it_is_their_turn()
    {
        var selection = AtShortlist(new GateRule(GateKind.Shortlist, GateOrder.Sequence, null, false, [SponsorFunction.QualityAssurance, SponsorFunction.Executive]));
        var gate = selection.OpenGate!;
        Assert.Equal([Given.Manager], gate.InTurn.Select(a => a.PersonId));
        Assert.Equal("not-your-turn", DecideGate.Decide(selection, gate.Id, Approve, Given.AsQuality, Given.Now).Refusal!.Type);

        var first = DecideGate.Decide(selection, gate.Id, Approve, Given.AsManager, Given.Now).Change!;
        Assert.Equal([Given.Quality], first.Mails.Where(m => m.Template == "gate_opened").Select(m => m.ToPersonId));
        var after = selection.After(first);
        Assert.Null(DecideGate.Decide(after, gate.Id, Approve, Given.AsQuality, Given.Now).Refusal);
    }

    [Fact]
    public void A_quorum_carries_without_the_rest_but_never_without_the_project_manager()
    {
        var selection = AtShortlist(new GateRule(GateKind.Shortlist, GateOrder.Parallel, 2, false, [SponsorFunction.QualityAssurance, SponsorFunction.Executive]));
        var id = selection.OpenGate!.Id;
        var two = Decided(Decided(selection, id, Given.AsQuality), id, AsBoss);
        Assert.Equal(GateState.Open, two.Gates[0].State);
        var three = DecideGate.Decide(two, id, Approve, Given.AsManager, Given.Now).Change!;
        Assert.Equal(GateState.Approved, selection.After(three).Gates[0].State);

        var other = Decided(Decided(selection, id, Given.AsManager), id, Given.AsQuality);
        Assert.Equal(GateState.Approved, other.Gates[0].State);
        Assert.Equal("gate-not-open", DecideGate.Decide(other, id, Approve, AsBoss, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void Everybody_who_was_asked_hears_that_it_was_sent_back()
    {
        var selection = AtShortlist(GateRule.Standard(GateKind.Award) with { Kind = GateKind.Shortlist });
        var id = selection.OpenGate!.Id;
        var change = DecideGate.Decide(Decided(selection, id, Given.AsQuality), id, new("send_back", "Asia is missing entirely."), Given.AsManager, Given.Now).Change!;
        Assert.Equal(new[] { Given.Boss, Given.Manager, Given.Quality }.Order(), change.Mails.Where(m => m.Template == "gate_decided").Select(m => m.ToPersonId).Order());
    }

    [Fact]
    public void Asking_decides_nothing_and_the_answer_goes_to_who_asked()
    {
        var selection = AtShortlist();
        var id = selection.OpenGate!.Id;
        var asked = DecideGate.Decide(selection, id, new("ask", "What does the second site cost?"), Given.AsQuality, Given.Now).Change!;
        Assert.Equal([Given.Manager], asked.Mails.Select(m => m.ToPersonId));
        selection = selection.After(asked);
        Assert.Equal(GateState.Open, selection.OpenGate!.State);
        Assert.Contains(CdmoFlow.Selections.Tasks.OpenTasks.Of(selection), t => t.PersonId == Given.Manager && t.What.StartsWith("Answer question 1", StringComparison.Ordinal));

        Assert.Equal(RefusalKind.Forbidden, AskAtGate.Answer(selection, id, 1, new("Nothing in addition."), Given.AsScientist, Given.Now).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, AskAtGate.Answer(selection, id, 2, new("Nothing in addition."), Given.AsManager, Given.Now).Refusal!.Kind);
        var answered = AskAtGate.Answer(selection, id, 1, new("Nothing in addition."), Given.AsManager, Given.Now).Change!;
        Assert.Equal([Given.Quality], answered.Mails.Select(m => m.ToPersonId));
        selection = selection.After(answered);
        Assert.True(AskAtGate.Answer(selection, id, 1, new("Nothing in addition."), Given.AsManager, Given.Now).Change!.IsEmpty);
        Assert.Equal("already-answered", AskAtGate.Answer(selection, id, 1, new("A little in addition."), Given.AsManager, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void A_deputy_decides_during_the_absence_only_and_the_record_names_both()
    {
        var away = new Absence { PersonId = Given.Quality, DeputyId = Given.Finance, From = Given.Now.AddDays(1), Until = Given.Now.AddDays(8) };
        var selection = AtShortlist(others: away);
        var id = selection.OpenGate!.Id;
        Assert.Equal(RefusalKind.Forbidden, DecideGate.Decide(selection, id, Approve, Given.AsFinance, Given.Now).Refusal!.Kind);
        Assert.Equal(RefusalKind.Forbidden, DecideGate.Decide(selection, id, Approve, Given.AsFinance, Given.Now.AddDays(8)).Refusal!.Kind);

        var change = DecideGate.Decide(selection, id, Approve, Given.AsFinance, Given.Now.AddDays(2)).Change!;
        Assert.Equal(Given.Quality, change.OnBehalfOf);
        var decision = Assert.Single(selection.After(change).Gates[0].Decisions);
        Assert.Equal((Given.Quality, Given.Finance), (decision.PersonId, decision.DeputyId));
        Assert.Contains("in the approver's place", decision.Meaning, StringComparison.Ordinal);
        // Back earlier than announced, the approver learns who was quicker.
        Assert.Equal("already-decided", DecideGate.Decide(selection.After(change), id, Approve, Given.AsQuality, Given.Now.AddDays(2)).Refusal!.Type);
    }

    [Fact]
    public void One_natural_person_fills_one_place_at_a_gate()
    {
        // The manager may not also decide for Quality Assurance.
        var away = new Absence { PersonId = Given.Quality, DeputyId = Given.Manager, From = Given.Now, Until = Given.Now.AddDays(8) };
        var selection = AtShortlist(others: away);
        var after = Decided(selection, selection.OpenGate!.Id, Given.AsManager);
        Assert.Equal("already-decided", DecideGate.Decide(after, after.OpenGate!.Id, Approve with { Reason = "And for quality as well." }, Given.AsManager, Given.Now).Refusal!.Type);
        Assert.Equal([Given.Quality], after.OpenGate.InTurn.Select(a => a.PersonId));
    }

    [Fact]
    public void CMC_never_stands_in_for_Quality_Assurance()
    {
        Assert.Contains("independent", Deputies.WhyNot(Given.ASelection().Build(), Given.Quality, Given.Scientist), StringComparison.Ordinal);
        Assert.Null(Deputies.WhyNot(Given.ASelection().Build(), Given.Quality, Given.Finance));
        Assert.NotNull(Deputies.WhyNot(Given.ASelection().Build(), Given.Quality, Given.Stranger));
    }

    [Fact]
    public void Of_two_project_managers_one_decides_and_the_other_sees_what_happened()
    {
        var given = Given.ASelection().With(s => s with { Team = [.. s.Team, new TeamSeat("p-second", [], [Role.ProjectManager])] });
        var selection = given.WithCandidates(6, CandidateStanding.Longlisted).WithOpenGate(GateKind.Longlist).Build();
        var id = selection.OpenGate!.Id;
        var after = Decided(selection, id, new Actor("p-second", "project_manager"));
        Assert.Equal(Stage.Cda, after.State.Stage);
        var refusal = DecideGate.Decide(after, id, new("send_back", "I would rather see others."), Given.AsManager, Given.Now).Refusal!;
        Assert.Equal("already-decided", refusal.Type);
        Assert.Contains("approved as project manager", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_is_tied_to_what_was_signed()
    {
        var selection = AtShortlist(GateRule.Standard(GateKind.Shortlist) with { SignatureRequired = true });
        var id = selection.OpenGate!.Id;
        Assert.Equal("signature", Assert.Single(DecideGate.Decide(selection, id, Approve, Given.AsQuality, Given.Now).Refusal!.Errors).Field);
        var change = DecideGate.Decide(selection, id, Approve, Given.AsQuality, Given.Now, SigningMethod.Totp).Change!;
        var gate = selection.After(change).OpenGate!;
        var decision = gate.Decisions[0];
        Assert.True(decision.Signature!.Fits(decision.SignedRecord(gate)));
        Assert.False(decision.Signature.Fits(decision.SignedRecord(gate with { Proposal = "Something else." })));
        Assert.False(decision.Signature.Fits((decision with { Reason = "Another reason." }).SignedRecord(gate)));
        Assert.Contains(change.Trail, n => n.Action == "gate.signed" && n.New!.Contains(decision.Signature.RecordSha256, StringComparison.Ordinal));
        // Sending back needs none.
        Assert.Null(DecideGate.Decide(selection, id, new("send_back", "The reasons are thin."), Given.AsManager, Given.Now).Refusal);
    }

    [Fact]
    public void A_deputy_never_signs()
    {
        var away = new Absence { PersonId = Given.Quality, DeputyId = Given.Finance, From = Given.Now, Until = Given.Now.AddDays(8) };
        var strict = AtShortlist(GateRule.Standard(GateKind.Shortlist) with { SignatureRequired = true }, away);
        Assert.Equal("own-signature-needed", DecideGate.Decide(strict, strict.OpenGate!.Id, Approve, Given.AsFinance, Given.Now, SigningMethod.Totp).Refusal!.Type);
        var plain = AtShortlist(others: away);
        var after = plain.After(DecideGate.Decide(plain, plain.OpenGate!.Id, Approve, Given.AsFinance, Given.Now, SigningMethod.Totp).Change!);
        Assert.Null(after.OpenGate!.Decisions[0].Signature);
    }

    [Fact]
    public void Rules_that_break_the_hard_ones_are_refused_with_every_field()
    {
        var refusal = SetGateRules.Decide(
            Given.ASelection().Build(),
            new([new("award", "parallel", 1, false, ["executive"]), new("shortlist", "sideways", null, false, ["quality_assurance"]), new("audit", "parallel", null, false, ["procurement"])], [new(Given.Quality, Given.Scientist)]),
            Given.AsManager,
            Given.Now).Refusal!;
        Assert.Equal(["rules[0].quorum", "rules[1].order", "deputies[0].deputyId"], refusal.Errors.Select(e => e.Field));
    }

    [Fact]
    public void The_audit_gate_cannot_be_left_to_one_person()
    {
        // Procurement is the project manager, so GateApprovers takes CMC beside.
        var rules = new GateRules { Rules = [new(GateKind.Audit, GateOrder.Parallel, null, false, [SponsorFunction.Procurement])] };
        Assert.Equal(2, GateApprovers.For(Given.ASelection().With(rules).Build(), GateKind.Audit).Count);
    }

    [Fact]
    public void The_standard_rule_again_is_no_change()
    {
        var all = Enum.GetValues<GateKind>().Select(k => GateRule.Standard(k)).Select(r => new GateRuleInput(CdmoFlow.Records.EnumNames.Of(r.Kind), "parallel", null, false, [.. r.Functions.Select(CdmoFlow.Records.EnumNames.Of)]));
        Assert.True(SetGateRules.Decide(Given.ASelection().Build(), new([.. all], []), Given.AsManager, Given.Now).Change!.IsEmpty);
    }

    private static Selection Decided(Selection selection, string id, Actor by) => selection.After(DecideGate.Decide(selection, id, Approve, by, Given.Now).Change!);

    private static Selection AtShortlist(GateRule? rule = null, ISelectionRow? others = null)
    {
        var given = Given.ASelection().WithCandidates(4, CandidateStanding.InEvaluation).In(Stage.Shortlist);
        if (rule is not null) given.With(new GateRules { Rules = [rule] });
        if (others is not null) given.With(others);
        return given.WithOpenGate(GateKind.Shortlist).Build();
    }
}
