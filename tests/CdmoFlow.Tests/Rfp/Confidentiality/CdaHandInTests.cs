using CdmoFlow.Proposals.Checks;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Rfp.Confidentiality.HandIns;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Tasks;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Confidentiality;

/// <summary>What a CDMO hands in about its agreement, and what becomes of it.</summary>
public class CdaHandInTests
{
    private static readonly StoredDocument File = CdaTextTests.Checked(FileVerdict.Clean, FileReason.None, 'a');
    private static readonly StoredDocument Unseen = CdaTextTests.Checked(FileVerdict.NotScanned, FileReason.NoScanner, 'u');
    private static readonly HandInCdaInput Redline = new("redline", "u", "Term of three years");
    private static readonly HandInCdaInput Signed = new("signed_copy", "u", null, "Ann Ahl", "Managing director", new(2027, 3, 1));
    private static readonly DecideCdaHandInInput Accept = new("accept");
    private static readonly DecideCdaHandInInput WithOurs = new("accept", null, null, null, null, "Ada Lind", "Head of CMC", new(2027, 2, 26));

    private static Selection Begin(Cda? cda = null) => GivenCdas.With(cda ?? GivenCdas.Sent).Build();

    private static Selection HandIn(Selection selection, HandInCdaInput input, StoredDocument? file = null) =>
        GivenCdas.After(selection, HandInCdaText.Decide(selection, "alpha", input, file ?? File, Given.AsCdmo("alpha"), Given.Now));

    private static Outcome Decide(Selection selection, DecideCdaHandInInput input, int number = 1) => DecideCdaHandIn.Decide(selection, "alpha", number, input, Given.AsManager, Given.Now);

    [Fact]
    public void What_is_handed_in_waits_and_moves_nothing_by_itself()
    {
        var selection = GivenCdas.With(GivenCdas.Sent, due: Given.Now.AddDays(40)).Build();
        var change = HandInCdaText.Decide(selection, "alpha", Redline, File, Given.AsCdmo("alpha"), Given.Now).Change!;
        var after = selection.After(change);
        Assert.Equal((CdaState.Sent, 0), (GivenCdas.Of(after).State, GivenCdas.Of(after).Rounds.Count));
        Assert.Equal("cda_handed_in", Assert.Single(change.Mails).Template);
        Assert.Equal(Given.Manager, change.Mails[0].ToPersonId);
        Assert.Contains(OpenTasks.Of(after), t => t.PersonId == Given.Manager && t.What.StartsWith("Decide on what alpha labs handed in", StringComparison.Ordinal));
        // It is our turn, so the CDMO is not asked again meanwhile.
        Assert.Equal(CdaSide.Sponsor, CdaLine.Of(after, Given.Now).Single(l => l.CdmoId == "alpha").Ball);
        Assert.NotNull(CdaDatesUpkeep.NextAt(selection, GivenCdas.Of(selection)));
        Assert.Null(CdaDatesUpkeep.NextAt(after, GivenCdas.Of(after)));
        // The same form once more.
        Assert.True(HandInCdaText.Decide(after, "alpha", Redline, File, Given.AsCdmo("alpha"), Given.Now).Change!.IsEmpty);
        // Both parties read it, nobody else does.
        var document = Assert.Single(after.Documents);
        Assert.True(Disclosure.May(after, "alpha", document, Given.Now));
        Assert.False(Disclosure.May(after, "bravo", document, Given.Now));
    }

    [Fact]
    public void An_accepted_redline_is_a_round_and_hands_the_ball_to_the_sponsor()
    {
        var waiting = HandIn(Begin(), Redline);
        var change = Decide(waiting, Accept).Change!;
        var cda = GivenCdas.Of(waiting.After(change));
        Assert.Equal((CdaState.InRedline, CdaSide.Sponsor, CdaTemplate.Ours), (cda.State, cda.Ball, cda.Template));
        var round = Assert.Single(cda.Rounds);
        Assert.Equal((CdaSide.Cdmo, "Term of three years", CdaFiles.HandedInId("alpha", 1)), (round.From, round.Note, round.DocumentId));
        Assert.Equal(("cda_hand_in_decided", "p-alpha", "has been accepted"), (change.Mails[0].Template, change.Mails[0].ToPersonId, change.Mails[0].Values["how"]));
        Assert.True(Decide(waiting.After(change), Accept).Change!.IsEmpty);
        Assert.Equal("already-decided", Decide(waiting.After(change), new("send_back", "Too late for that now.")).Refusal!.Type);
    }

    [Fact]
    public void An_accepted_text_of_the_CDMOs_own_is_the_one_that_is_negotiated()
    {
        var after = HandIn(Begin(), new("own_template", "u"));
        Assert.Equal(CdaTemplate.Theirs, GivenCdas.Of(GivenCdas.After(after, Decide(after, Accept))).Template);
    }

    [Fact]
    public void A_signed_copy_with_both_signatures_executes_the_agreement()
    {
        var waiting = HandIn(Begin(), Signed);
        Assert.False(Disclosure.IsOpen(waiting, "alpha", Given.Now));
        var after = GivenCdas.After(waiting, Decide(waiting, WithOurs));
        var cda = GivenCdas.Of(after);
        Assert.Equal((CdaState.Executed, new DateOnly(2027, 3, 1), CdaFiles.HandedInId("alpha", 1)), (cda.State, cda.ExecutedOn, cda.CopyDocumentId));
        Assert.Equal("Ada Lind, Head of CMC; Ann Ahl, Managing director", cda.Signatories);
        Assert.True(Disclosure.IsOpen(after, "alpha", Given.Now));
    }

    [Fact]
    public void With_the_signature_of_one_side_it_waits_for_the_other()
    {
        var waiting = HandIn(Begin(), Signed);
        var half = GivenCdas.After(waiting, Decide(waiting, Accept));
        Assert.Equal((CdaState.SignedByOne, CdaSide.Sponsor, null), (GivenCdas.Of(half).State, GivenCdas.Of(half).Ball, GivenCdas.Of(half).CopyDocumentId));
        Assert.False(Disclosure.IsOpen(half, "alpha", Given.Now));
        // Ours was recorded before: the copy makes it whole.
        var ours = Begin(GivenCdas.Sent with { State = CdaState.SignedByOne, Signatures = [new(CdaSide.Sponsor, "Ada Lind", "Head of CMC", new(2027, 2, 26))] });
        var whole = HandIn(ours, Signed);
        Assert.Equal(CdaState.Executed, GivenCdas.Of(GivenCdas.After(whole, Decide(whole, Accept))).State);
    }

    [Fact]
    public void What_the_manager_corrects_counts_and_what_is_missing_is_named()
    {
        var waiting = HandIn(Begin(), Signed);
        var wrong = Decide(waiting, new("accept", null, null, null, new(2027, 3, 2), "Ada Lind")).Refusal!;
        Assert.Equal(["cdmoSignedOn", "sponsorFunction", "sponsorSignedOn"], wrong.Errors.Select(e => e.Field));
        var after = GivenCdas.After(waiting, Decide(waiting, WithOurs with { CdmoName = "Anna Ahl" }));
        Assert.Contains("Anna Ahl", GivenCdas.Of(after).Signatories, StringComparison.Ordinal);
    }

    [Fact]
    public void Terms_that_do_not_bind_today_stop_the_execution()
    {
        var later = HandIn(Begin(GivenCdas.Sent with { EffectiveOn = new(2027, 4, 1) }), Signed);
        Assert.Equal("not-effective", Decide(later, WithOurs).Refusal!.Type);
    }

    [Fact]
    public void The_missing_copy_of_an_executed_agreement_is_kept_and_changes_nothing_else()
    {
        var executed = Begin(GivenCdas.Executed);
        Assert.Equal("already-executed", HandInCdaText.Decide(executed, "alpha", Redline, File, Given.AsCdmo("alpha"), Given.Now).Refusal!.Type);
        var waiting = HandIn(executed, Signed);
        var cda = GivenCdas.Of(GivenCdas.After(waiting, Decide(waiting, Accept)));
        Assert.Equal((CdaState.Executed, GivenCdas.Executed.Signatories, CdaFiles.HandedInId("alpha", 1)), (cda.State, cda.Signatories, cda.CopyDocumentId));
        Assert.Equal("wrong-cda-state", HandInCdaText.Check(Begin(GivenCdas.Executed with { CopyDocumentId = "x" }), "alpha", Given.AsCdmo("alpha"))!.Type);
    }

    [Fact]
    public void Sent_back_it_counts_for_nothing_and_the_CDMO_reads_why()
    {
        var waiting = HandIn(Begin(), Signed);
        Assert.Equal("reason", Assert.Single(Decide(waiting, new("send_back", "No.")).Refusal!.Errors).Field);
        var change = Decide(waiting, new("send_back", "Page three of the scan is missing.")).Change!;
        var after = waiting.After(change);
        Assert.Equal((CdaState.Sent, CdaSide.Cdmo, Given.Now), (GivenCdas.Of(after).State, CdaHandIns.BallOf(after, GivenCdas.Of(after)), GivenCdas.Of(after).MovedAt));
        Assert.Equal("Page three of the scan is missing.", Assert.Single(change.Mails).Values["reason"]);
        Assert.Equal(CdaHandInState.SentBack, CdaHandIns.Of(after, "alpha")[0].State);
        Assert.DoesNotContain(OpenTasks.Of(after), t => t.What.StartsWith("Decide on what", StringComparison.Ordinal));
    }

    [Fact]
    public void A_later_one_takes_the_place_of_one_that_waits()
    {
        var two = HandIn(HandIn(Begin(), Redline), Signed, File with { BlobName = "other" });
        Assert.Equal([CdaHandInState.Replaced, CdaHandInState.Waiting], CdaHandIns.Of(two, "alpha").Select(h => h.State));
        Assert.Equal("already-decided", Decide(two, Accept, 1).Refusal!.Type);
    }

    [Fact, Trait("Category", "Threat")]
    public void A_file_that_nobody_could_look_into_is_read_by_nobody_before_it_is_released()
    {
        var waiting = HandIn(Begin(), Redline, Unseen);
        Assert.Empty(waiting.Documents);
        Assert.Equal("not-released", Decide(waiting, Accept).Refusal!.Type);
        Assert.Equal(RefusalKind.Forbidden, ReleaseCdaHandIn.Decide(waiting, "alpha", 1, new("They sent it by mail as well."), Given.AsScientist).Refusal!.Kind);
        Assert.Equal("reason", Assert.Single(ReleaseCdaHandIn.Decide(waiting, "alpha", 1, new("ok"), Given.AsManager).Refusal!.Errors).Field);
        var change = ReleaseCdaHandIn.Decide(waiting, "alpha", 1, new("They sent it by mail as well."), Given.AsManager).Change!;
        Assert.Contains(change.Trail, n => n is { Action: "document.checked", New: "not_scanned, no_scanner", Reason: "They sent it by mail as well." });
        var released = waiting.After(change);
        Assert.Single(released.Documents);
        Assert.True(ReleaseCdaHandIn.Decide(released, "alpha", 1, new("They sent it by mail as well."), Given.AsManager).Change!.IsEmpty);
        Assert.Equal(CdaState.InRedline, GivenCdas.Of(GivenCdas.After(released, Decide(released, Accept))).State);
    }

    [Fact]
    public void Everything_wrong_is_named_at_once_and_only_the_own_open_agreement_takes_a_text()
    {
        var selection = Begin();
        Refusal Refused(Selection at, HandInCdaInput input, StoredDocument? file, string as_ = "alpha") => HandInCdaText.Decide(at, "alpha", input, file, Given.AsCdmo(as_), Given.Now).Refusal!;
        Assert.Equal(["kind", "uploadId", "remark"], Refused(selection, new("fax", null, new string('x', 1001)), null).Errors.Select(e => e.Field));
        Assert.Equal(["name", "function", "signedOn"], Refused(selection, new("signed_copy", "u"), File).Errors.Select(e => e.Field));
        Assert.Equal(RefusalKind.Forbidden, Refused(selection, Redline, File, "bravo").Kind);
        Assert.Equal("wrong-stage", Refused(GivenCdas.With(GivenCdas.Sent, Stage.Cancelled).Build(), Redline, File).Type);
        foreach (var state in (CdaState[])[CdaState.Expired, CdaState.Refused, CdaState.Terminated]) Assert.Equal("wrong-cda-state", Refused(Begin(GivenCdas.Sent with { State = state }), Redline, File).Type);
        Assert.Equal("not-found", DecideCdaHandIn.Decide(selection, "alpha", 7, Accept, Given.AsManager, Given.Now).Refusal!.Type);
        Assert.Equal("decision", Assert.Single(Decide(HandIn(selection, Redline), new("maybe")).Refusal!.Errors).Field);
        Assert.Equal(RefusalKind.Forbidden, DecideCdaHandIn.Decide(HandIn(selection, Redline), "alpha", 1, Accept, Given.AsScientist, Given.Now).Refusal!.Kind);
    }

    [Fact]
    public void A_room_takes_so_many_and_no_more()
    {
        var selection = Begin();
        for (var i = 0; i < CdaHandIns.Most; i++) selection = HandIn(selection, Redline, File with { BlobName = $"b{i}" });
        Assert.Equal("too-many-hand-ins", HandInCdaText.Check(selection, "alpha", Given.AsCdmo("alpha"))!.Type);
        Assert.Null(HandInCdaText.Check(selection, "bravo", Given.AsCdmo("bravo")));
    }

    [Fact]
    public void A_text_that_was_handed_in_in_time_still_counts_after_the_stage_ran_out()
    {
        var waiting = HandIn(Begin(), Signed).After(new Change().Put(GivenCdas.Sent with { State = CdaState.Expired }));
        Assert.Equal(CdaState.Executed, GivenCdas.Of(GivenCdas.After(waiting, Decide(waiting, WithOurs))).State);
    }
}
