using CdmoFlow.Contracts;
using CdmoFlow.Gates;
using CdmoFlow.People;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Contracts;

public class SignAgreementTests
{
    private static readonly SignInput Good = new("Ada Lind", "I approve this agreement.", Contracting.Hash);

    [Theory]
    [InlineData(AgreementKind.Msa, Given.Finance, true)]
    [InlineData(AgreementKind.Sow, Given.Boss, true)]
    [InlineData(AgreementKind.Msa, Given.Quality, false)]
    [InlineData(AgreementKind.Msa, Given.Manager, false)]
    [InlineData(AgreementKind.QualityAgreement, Given.Quality, true)]
    [InlineData(AgreementKind.QualityAgreement, Given.Finance, false)]
    [InlineData(AgreementKind.QualityAgreement, Given.Boss, false)]
    public void Each_agreement_is_signed_for_the_sponsor_by_its_own_functions(AgreementKind kind, string person, bool may)
    {
        var outcome = SignAgreement.Decide(Contracting.Issued(), kind, Good, new Actor(person, "team"), Given.Now);
        Assert.Equal(may ? null : RefusalKind.Forbidden, outcome.Refusal?.Kind);
    }

    [Fact]
    public void A_cdmo_that_was_not_selected_finds_nothing_to_sign() =>
        Assert.Equal(RefusalKind.NotFound, Sign(Contracting.Issued(), AgreementKind.Msa, Given.AsCdmo("bravo")).Refusal!.Kind);

    [Fact]
    public void Before_the_award_the_stage_is_named() =>
        Assert.Contains("decision", Sign(Given.ASelection().In(Stage.Decision).Build(), AgreementKind.Msa, Given.AsFinance).Refusal!.Detail, StringComparison.Ordinal);

    [Fact]
    public void Before_the_document_is_ready_nothing_is_signed() =>
        Assert.Equal("agreement-drafting", Sign(Contracting.Begun(), AgreementKind.Msa, Given.AsFinance).Refusal!.Type);

    [Fact]
    public void Both_sides_make_it_executed_and_are_told()
    {
        var issued = Contracting.Issued();
        var half = issued.After(Sign(issued, AgreementKind.Msa, Given.AsFinance).Change!);
        Assert.Equal(AgreementState.WithCdmo, CurrentAgreements.Find(half, AgreementKind.Msa)!.State);

        var change = Sign(half, AgreementKind.Msa, Given.AsCdmo("alpha")).Change!;
        var msa = CurrentAgreements.Find(half.After(change), AgreementKind.Msa)!;

        Assert.Equal((AgreementState.Executed, Given.Now), (msa.State, msa.ExecutedAt));
        Assert.Equal(["agreement_executed", "agreement_executed"], change.Mails.Select(m => m.Template));
        Assert.Contains(Instances.Contract(issued.Id, 1), change.Wakes);
    }

    [Fact]
    public void With_the_second_component_it_is_an_electronic_signature_tied_to_document_person_and_meaning()
    {
        var issued = Contracting.Issued();
        var change = SignAgreement.Decide(issued, AgreementKind.Msa, Good, Given.AsFinance, Given.Now, SigningMethod.Totp).Change!;
        var agreement = CurrentAgreements.Find(issued.After(change), AgreementKind.Msa)!;
        var act = Assert.Single(agreement.Signatures);
        Assert.Equal(SigningMethod.Totp, act.Electronic!.Method);
        Assert.True(act.Electronic.Fits(act.SignedRecord(agreement)));
        Assert.False(act.Electronic.Fits((act with { Meaning = "Something else entirely." }).SignedRecord(agreement)));
        Assert.False(act.Electronic.Fits((act with { DocumentSha256 = new string('d', 64) }).SignedRecord(agreement)));
        Assert.False(act.Electronic.Fits(act.SignedRecord(agreement with { Kind = AgreementKind.Sow })));
        Assert.Contains(change.Trail, n => n.Action == "agreement.signed_electronically" && n.New!.Contains(act.Electronic.RecordSha256, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_it_it_is_an_approval()
    {
        var issued = Contracting.Issued();
        var change = Sign(issued, AgreementKind.Msa, Given.AsFinance).Change!;
        Assert.Null(Assert.Single(CurrentAgreements.Find(issued.After(change), AgreementKind.Msa)!.Signatures).Electronic);
        Assert.DoesNotContain(change.Trail, n => n.Action == "agreement.signed_electronically");
    }

    [Fact]
    public void A_quality_agreement_is_in_force_once_both_signed()
    {
        var issued = Contracting.Issued();
        var half = issued.After(Sign(issued, AgreementKind.QualityAgreement, Given.AsCdmo("alpha")).Change!);
        var both = half.After(Sign(half, AgreementKind.QualityAgreement, Given.AsQuality).Change!);
        Assert.Equal(AgreementState.Effective, CurrentAgreements.Find(both, AgreementKind.QualityAgreement)!.State);
    }

    [Fact]
    public void One_signature_per_side_and_a_repeat_is_no_second_one()
    {
        var issued = Contracting.Issued();
        var half = issued.After(Sign(issued, AgreementKind.Msa, Given.AsFinance).Change!);
        Assert.True(Sign(half, AgreementKind.Msa, Given.AsFinance).Change!.IsEmpty);
        Assert.Equal("already-signed", Sign(half, AgreementKind.Msa, new Actor(Given.Boss, "executive")).Refusal!.Type);
    }

    [Fact]
    public void Nobody_signs_for_both_sides()
    {
        var issued = Contracting.Issued();
        var half = issued.After(Sign(issued, AgreementKind.Msa, Given.AsFinance).Change!);
        Assert.Equal(RefusalKind.Forbidden, Sign(half, AgreementKind.Msa, new Actor(Given.Finance, "cdmo") { CdmoId = "alpha" }).Refusal!.Kind);
    }

    [Fact]
    public void Another_version_of_the_document_must_be_read_first() =>
        Assert.Equal("document-changed", SignAgreement.Decide(Contracting.Issued(), AgreementKind.Msa, Good with { DocumentSha256 = new string('c', 64) }, Given.AsFinance, Given.Now).Refusal!.Type);

    [Fact]
    public void Name_meaning_and_hash_are_asked_for_at_once() =>
        Assert.Equal(
            ["printedName", "meaning", "documentSha256"],
            SignAgreement.Decide(Contracting.Issued(), AgreementKind.Msa, new("A", "ok", " "), Given.AsFinance, Given.Now).Refusal!.Errors.Select(e => e.Field));

    [Fact]
    public void While_the_runner_up_gate_is_open_nobody_signs()
    {
        var issued = Contracting.Issued();
        var overdue = issued.After(ContractUpkeep.Due(issued, "1", issued.State.DueAt!.Value));
        Assert.Equal(GateKind.RunnerUp, overdue.OpenGate!.Kind);
        Assert.Equal("runner-up-gate-open", Sign(overdue, AgreementKind.Msa, Given.AsFinance).Refusal!.Type);
    }

    private static Outcome Sign(Selection selection, AgreementKind kind, Actor actor) => SignAgreement.Decide(selection, kind, Good, actor, Given.Now);
}
