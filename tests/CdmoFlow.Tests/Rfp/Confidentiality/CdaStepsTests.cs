using CdmoFlow.Longlist;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Confidentiality;

public class CdaStepsTests
{
    private static readonly SignCdaInput Ours = new("sponsor", "Ada Lind", "Head of CMC", new(2027, 2, 26));
    private static readonly SignCdaInput Theirs = new("cdmo", "Ann Ahl", "Managing director", new(2027, 3, 1));
    private static readonly RoundInput Back = new("cdmo", null, "Term of three years", null, null);

    public static TheoryData<string> Steps => ["send", "round", "sign", "terms", "copy", "reuse", "renew", "terminate"];

    private static Outcome Do(string step, Selection selection, CdmoFlow.People.Actor actor, string cdmoId = "alpha") => step switch
    {
        "send" => SendCda.Decide(selection, cdmoId, new("ours"), null, actor, Given.Now),
        "round" => RecordRound.Decide(selection, cdmoId, Back, null, actor, Given.Now),
        "sign" => SignCda.Decide(selection, cdmoId, Ours, actor, Given.Now),
        "terms" => SetCdaTerms.Decide(selection, cdmoId, new("master", null, null, null, null, null), actor, Given.Now),
        "copy" => AttachCdaCopy.Decide(selection, cdmoId, GivenCdas.Document("x"), actor),
        "reuse" => ReuseCda.Decide(selection, cdmoId, null, actor, Given.Now),
        "renew" => RenewCda.Decide(selection, cdmoId, new(new(2028, 1, 1), "Amendment signed by both."), actor, Given.Now),
        _ => TerminateCda.Decide(selection, cdmoId, new(null, "Ended by the CDMO in writing."), actor, Given.Now),
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public void Every_step_is_the_project_managers_alone(string step) =>
        Assert.Equal(RefusalKind.Forbidden, Do(step, GivenCdas.With(GivenCdas.Sent).Build(), Given.AsScientist).Refusal!.Kind);

    [Theory]
    [MemberData(nameof(Steps))]
    public void Every_step_needs_an_agreement_that_was_sought(string step) =>
        Assert.Equal(RefusalKind.NotFound, Do(step, GivenCdas.With(GivenCdas.Sent).Build(), Given.AsManager, "zulu").Refusal!.Kind);

    [Theory]
    [MemberData(nameof(Steps))]
    public void No_step_comes_after_the_end_or_for_who_was_left_out(string step)
    {
        Assert.Equal("wrong-stage", Do(step, GivenCdas.With(GivenCdas.Sent, Stage.Cancelled).Build(), Given.AsManager).Refusal!.Type);
        Assert.Equal("wrong-stage", Do(step, GivenCdas.With(GivenCdas.Sent, Stage.Scoring).Build(), Given.AsManager).Refusal!.Type);
    }

    [Fact]
    public void Sending_asks_the_contact_for_a_signature_or_for_its_own_text_once()
    {
        var selection = GivenCdas.With(GivenCdas.Sent with { State = CdaState.Expired, ExpiresOn = new(2026, 1, 1) }).Build();
        var change = SendCda.Decide(selection, "alpha", new("theirs"), null, Given.AsManager, Given.Now).Change!;
        var after = selection.After(change);
        Assert.Equal((CdaState.Sent, CdaTemplate.Theirs, CdaSide.Cdmo, null), (GivenCdas.Of(after).State, GivenCdas.Of(after).Template, GivenCdas.Of(after).Ball, GivenCdas.Of(after).ExpiresOn));
        Assert.Contains("your own text", Assert.Single(change.Mails).Values["theirs"], StringComparison.Ordinal);
        Assert.True(SendCda.Decide(after, "alpha", new("theirs"), null, Given.AsManager, Given.Now).Change!.IsEmpty);
        Assert.Equal("template", Assert.Single(SendCda.Decide(selection, "alpha", new("fax"), null, Given.AsManager, Given.Now).Refusal!.Errors).Field);
        Assert.Equal("wrong-cda-state", SendCda.Decide(GivenCdas.With(GivenCdas.Executed).Build(), "alpha", new("ours"), null, Given.AsManager, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void Rounds_are_counted_and_hand_the_ball_over()
    {
        var selection = GivenCdas.With(GivenCdas.Sent).Build();
        var one = GivenCdas.After(selection, RecordRound.Decide(selection, "alpha", Back with { Round = 0 }, null, Given.AsManager, Given.Now));
        Assert.Equal((CdaState.InRedline, CdaSide.Sponsor, 1), (GivenCdas.Of(one).State, GivenCdas.Of(one).Ball, GivenCdas.Of(one).Rounds.Count));
        // The same form once more.
        Assert.True(RecordRound.Decide(one, "alpha", Back with { Round = 0 }, null, Given.AsManager, Given.Now).Change!.IsEmpty);
        var two = GivenCdas.After(one, RecordRound.Decide(one, "alpha", new("sponsor", null, null, new string('1', 32), 1), GivenCdas.Document("upload"), Given.AsManager, Given.Now));
        Assert.Equal((CdaSide.Cdmo, 2), (GivenCdas.Of(two).Ball, GivenCdas.Of(two).Rounds.Count));
        Assert.Equal((CdaFiles.RoundId("alpha", 2), "alpha"), (Assert.Single(two.Documents).Id, Assert.Single(two.Documents[0].SharedWith)));
    }

    [Fact]
    public void A_round_names_all_that_is_wrong_and_comes_only_before_the_signatures_of_both()
    {
        var wrong = RecordRound.Decide(GivenCdas.With(GivenCdas.Sent).Build(), "alpha", new("nobody", new(2027, 3, 2), new string('x', 1001), "lost", null), null, Given.AsManager, Given.Now).Refusal!;
        Assert.Equal(["from", "on", "note", "uploadId"], wrong.Errors.Select(e => e.Field));
        Assert.Equal("already-executed", RecordRound.Decide(GivenCdas.With(GivenCdas.Executed).Build(), "alpha", Back, null, Given.AsManager, Given.Now).Refusal!.Type);
        Assert.Equal("wrong-cda-state", RecordRound.Decide(GivenCdas.With(GivenCdas.Executed with { State = CdaState.Terminated }).Build(), "alpha", Back, null, Given.AsManager, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void The_second_side_executes_the_agreement_and_opens_the_way()
    {
        var selection = GivenCdas.With(GivenCdas.Sent).With(new Candidate { CdmoId = "alpha", Name = "alpha labs", Fit = 90, Why = ["Fits."], Chosen = true, ContactPersonId = "p-alpha", Standing = CandidateStanding.Eliminated }).Build();
        var one = GivenCdas.After(selection, SignCda.Decide(selection, "alpha", Ours, Given.AsManager, Given.Now));
        Assert.Equal((CdaState.SignedByOne, CdaSide.Cdmo), (GivenCdas.Of(one).State, GivenCdas.Of(one).Ball));
        Assert.False(Disclosure.IsOpen(one, "alpha", Given.Now));
        Assert.True(SignCda.Decide(one, "alpha", Ours, Given.AsManager, Given.Now).Change!.IsEmpty);
        Assert.Equal("already-signed", SignCda.Decide(one, "alpha", Ours with { Name = "Somebody Else" }, Given.AsManager, Given.Now).Refusal!.Type);

        var both = GivenCdas.After(one, SignCda.Decide(one, "alpha", Theirs, Given.AsManager, Given.Now));
        Assert.Equal((CdaState.Executed, new DateOnly(2027, 3, 1), "Ada Lind, Head of CMC; Ann Ahl, Managing director"), (GivenCdas.Of(both).State, GivenCdas.Of(both).ExecutedOn, GivenCdas.Of(both).Signatories));
        Assert.True(Disclosure.IsOpen(both, "alpha", Given.Now));
        Assert.Equal(CandidateStanding.Longlisted, both.Candidate("alpha")!.Standing);
        Assert.Equal("wrong-cda-state", SignCda.Decide(both, "alpha", Ours with { Name = "Late Comer" }, Given.AsManager, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void A_changed_text_voids_the_signatures_under_the_one_before()
    {
        var selection = GivenCdas.With(GivenCdas.Sent).Build();
        var one = GivenCdas.After(selection, SignCda.Decide(selection, "alpha", Ours, Given.AsManager, Given.Now));
        var changed = GivenCdas.After(one, RecordRound.Decide(one, "alpha", Back, null, Given.AsManager, Given.Now));
        Assert.Empty(GivenCdas.Of(changed).Signatures);
        var again = GivenCdas.After(changed, SignCda.Decide(changed, "alpha", Theirs, Given.AsManager, Given.Now));
        Assert.Equal((CdaState.SignedByOne, CdaSide.Sponsor), (GivenCdas.Of(again).State, GivenCdas.Of(again).Ball));
    }

    [Fact]
    public void A_signature_names_all_that_is_wrong() =>
        Assert.Equal(["side", "name", "function", "signedOn"], SignCda.Decide(GivenCdas.With(GivenCdas.Sent).Build(), "alpha", new("both", " ", "", new(2027, 3, 2)), Given.AsManager, Given.Now).Refusal!.Errors.Select(e => e.Field));

    [Fact]
    public void While_the_RFP_is_out_the_last_signature_brings_the_invitation()
    {
        var selection = GivenCdas.With(GivenCdas.Sent with { State = CdaState.SignedByOne, Signatures = [new(CdaSide.Sponsor, "Ada Lind", "CMC", GivenCdas.Today)] }, Stage.RfpIssued).With(s => s with { RfpDeadline = Given.Now.AddDays(9) }).Build();
        var change = SignCda.Decide(selection, "alpha", Theirs, Given.AsManager, Given.Now).Change!;
        Assert.Equal("rfp_invitation", Assert.Single(change.Mails).Template);
        // One that takes effect later is executed on that day, and one that has run out never.
        var later = selection.After(new Change().Put(GivenCdas.Of(selection) with { EffectiveOn = GivenCdas.Today.AddDays(3) }));
        Assert.Equal("not-effective", SignCda.Decide(later, "alpha", Theirs, Given.AsManager, Given.Now).Refusal!.Type);
        Assert.NotNull(SignCda.Decide(later, "alpha", Theirs, Given.AsManager, Given.Now.AddDays(3)).Change);
        var over = selection.After(new Change().Put(GivenCdas.Of(selection) with { ExpiresOn = GivenCdas.Today.AddDays(-1) }));
        Assert.Equal("run-out", SignCda.Decide(over, "alpha", Theirs, Given.AsManager, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void Terms_are_read_line_by_line_and_checked()
    {
        var selection = GivenCdas.With(GivenCdas.Sent).Build();
        var input = new CdaTermsInput("master", "Alpha Bio AG\nAlpha Inc\n", "@Alpha.example\nlab.alpha.example, alpha.example", null, new(2029, 1, 1), 5);
        var after = GivenCdas.After(selection, SetCdaTerms.Decide(selection, "alpha", input, Given.AsManager, Given.Now));
        var cda = GivenCdas.Of(after);
        Assert.Equal((CdaScope.Master, 5, new DateOnly(2029, 1, 1)), (cda.Scope, cda.SurvivalYears, cda.ExpiresOn));
        Assert.Equal(["Alpha Bio AG", "Alpha Inc"], cda.CoveredAffiliates);
        Assert.Equal(["alpha.example", "lab.alpha.example"], cda.CoveredDomains);
        Assert.True(SetCdaTerms.Decide(after, "alpha", input, Given.AsManager, Given.Now).Change!.IsEmpty);
        var wrong = SetCdaTerms.Decide(selection, "alpha", new("half", new string('x', 101), "nodots", new(2027, 5, 1), new(2027, 2, 1), 100), Given.AsManager, Given.Now).Refusal!;
        Assert.Equal(["scope", "affiliates", "domains", "survivalYears", "expiresOn", "expiresOn"], wrong.Errors.Select(e => e.Field));
        Assert.Equal("expiresOn", Assert.Single(SetCdaTerms.Decide(GivenCdas.With(GivenCdas.Executed).Build(), "alpha", new("master", null, null, null, null, null), Given.AsManager, Given.Now).Refusal!.Errors).Field);
    }

    [Fact]
    public void A_renewal_brings_back_what_ran_out_and_nothing_that_never_held()
    {
        var ran = GivenCdas.Executed with { State = CdaState.Expired, ExpiresOn = new(2027, 2, 1), ExpiryNotices = [60, 30, 7] };
        var selection = GivenCdas.With(ran, Stage.Scoring).WithInvitation("alpha", InvitationState.Accepted).With(s => s.Needing(Attention.CdaEnded("alpha labs"))).Build();
        var input = new RenewCdaInput(new(2028, 2, 1), "First amendment, signed by both.");
        var after = GivenCdas.After(selection, RenewCda.Decide(selection, "alpha", input, Given.AsManager, Given.Now));
        Assert.True(Disclosure.IsOpen(after, "alpha", Given.Now));
        Assert.Empty(after.State.NeedsAttention);
        Assert.Empty(GivenCdas.Of(after).ExpiryNotices);
        Assert.True(RenewCda.Decide(after, "alpha", input, Given.AsManager, Given.Now).Change!.IsEmpty);
        Assert.Equal("expiresOn", RenewCda.Decide(after, "alpha", input with { ExpiresOn = new(2027, 6, 1) }, Given.AsManager, Given.Now).Refusal!.Errors[0].Field);
        Assert.Equal("reason", RenewCda.Decide(selection, "alpha", input with { Reason = "Why not" }, Given.AsManager, Given.Now).Refusal!.Errors[0].Field);
        Assert.Equal("never-executed", RenewCda.Decide(GivenCdas.With(GivenCdas.Sent with { State = CdaState.Expired }).Build(), "alpha", input, Given.AsManager, Given.Now).Refusal!.Type);
        Assert.Equal("wrong-cda-state", RenewCda.Decide(GivenCdas.With(GivenCdas.Sent).Build(), "alpha", input, Given.AsManager, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void A_termination_closes_the_room_tells_the_CDMO_and_needs_the_project_manager()
    {
        var selection = GivenCdas.With(GivenCdas.Executed, Stage.RfpIssued).WithInvitation("alpha").Build();
        var change = TerminateCda.Decide(selection, "alpha", new(null, "Ended by the CDMO in writing."), Given.AsManager, Given.Now).Change!;
        var after = selection.After(change);
        Assert.Equal((CdaState.Terminated, GivenCdas.Today), (GivenCdas.Of(after).State, GivenCdas.Of(after).TerminatedOn));
        Assert.False(Disclosure.IsOpen(after, "alpha", Given.Now));
        Assert.Equal(["needs_attention", "cda_ended"], change.Mails.Select(m => m.Template));
        Assert.Single(after.State.NeedsAttention);
        Assert.True(TerminateCda.Decide(after, "alpha", new(null, "Ended by the CDMO in writing."), Given.AsManager, Given.Now).Change!.IsEmpty);
        Assert.Equal("on", TerminateCda.Decide(selection, "alpha", new(new(2027, 3, 2), "Ended by the CDMO in writing."), Given.AsManager, Given.Now).Refusal!.Errors[0].Field);
        Assert.Equal("wrong-cda-state", TerminateCda.Decide(GivenCdas.With(GivenCdas.Sent).Build(), "alpha", new(null, "Ended by the CDMO in writing."), Given.AsManager, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void A_signed_copy_is_tied_once_and_a_better_one_stands_beside_it()
    {
        var selection = GivenCdas.With(GivenCdas.Executed).Build();
        Assert.Equal("uploadId", AttachCdaCopy.Decide(selection, "alpha", null, Given.AsManager).Refusal!.Errors[0].Field);
        Assert.Equal("not-signed", AttachCdaCopy.Decide(GivenCdas.With(GivenCdas.Sent).Build(), "alpha", GivenCdas.Document("x"), Given.AsManager).Refusal!.Type);
        var one = GivenCdas.After(selection, AttachCdaCopy.Decide(selection, "alpha", GivenCdas.Document("x") with { IsSealed = true }, Given.AsManager));
        Assert.Equal((CdaFiles.CopyId("alpha", 1), true), (GivenCdas.Of(one).CopyDocumentId, one.Documents.Single().IsSealed));
        Assert.True(AttachCdaCopy.Decide(one, "alpha", GivenCdas.Document("x"), Given.AsManager).Change!.IsEmpty);
        var two = GivenCdas.After(one, AttachCdaCopy.Decide(one, "alpha", GivenCdas.Document("x") with { Sha256 = new string('b', 64) }, Given.AsManager));
        Assert.Equal((CdaFiles.CopyId("alpha", 2), 2), (GivenCdas.Of(two).CopyDocumentId, two.Documents.Count));
    }

    [Fact]
    public void A_master_agreement_of_the_same_sponsor_that_still_binds_is_relied_on()
    {
        var selection = GivenCdas.With(GivenCdas.Sent).Build();
        var master = GivenCdas.Executed with { Scope = CdaScope.Master, CoveredDomains = ["alpha.example"], CopyDocumentId = CdaFiles.CopyId("alpha", 1) };
        Selection Other(Cda cda, string sponsor = "larkspur therapeutics ") => GivenCdas.With(cda, Stage.Contracted).With(GivenCdas.Document(CdaFiles.CopyId("alpha", 1), "alpha"))
            .With(s => s with { Id = "0192f0c0ffee7abc8def0123456789ff", Brief = s.Brief with { Sponsor = sponsor } }).Build();

        var after = GivenCdas.After(selection, ReuseCda.Decide(selection, "alpha", Other(master), Given.AsManager, Given.Now));
        var cda = GivenCdas.Of(after);
        Assert.Equal((CdaState.Existing, Other(master).Id, master.ExpiresOn, CdaScope.Master), (cda.State, cda.ReusedFrom, cda.ExpiresOn, cda.Scope));
        Assert.Equal(["alpha.example"], cda.CoveredDomains);
        Assert.Equal(cda.CopyDocumentId, Assert.Single(after.Documents).Id);
        Assert.True(ReuseCda.Decide(after, "alpha", Other(master), Given.AsManager, Given.Now).Change!.IsEmpty);
        foreach (var other in (Selection?[])[null, selection, Other(master with { Scope = CdaScope.ThisProduct }), Other(master with { ExpiresOn = new(2027, 2, 28) }), Other(master with { State = CdaState.Terminated }), Other(master, "Somebody Else")])
            Assert.Equal("no-master", ReuseCda.Decide(selection, "alpha", other, Given.AsManager, Given.Now).Refusal!.Type);
        Assert.Equal("already-executed", ReuseCda.Decide(GivenCdas.With(GivenCdas.Executed).Build(), "alpha", Other(master), Given.AsManager, Given.Now).Refusal!.Type);
        // The list offers it where it was made, for that CDMO alone, and not once it was itself taken over.
        Assert.Single(MasterCda.For(selection, "alpha", MasterCda.Of(Other(master)), Given.Now));
        Assert.Empty(MasterCda.For(selection, "bravo", MasterCda.Of(Other(master)), Given.Now));
        Assert.Empty(MasterCda.Of(after));
    }
}
