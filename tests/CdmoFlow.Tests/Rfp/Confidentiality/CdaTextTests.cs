using CdmoFlow.Longlist;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Confidentiality;

/// <summary>The sponsor's text of the agreement: standard for all, one of its own for a CDMO, or handled outside.</summary>
public class CdaTextTests
{
    private static readonly StoredDocument Text = Checked(FileVerdict.Clean, FileReason.None, 'a');

    internal static StoredDocument Checked(FileVerdict verdict, FileReason reason, char hash) => GivenCdas.Document("upload") with
    {
        Id = "",
        BlobName = $"blob-{hash}",
        Sha256 = new string(hash, 64),
        IsSealed = true,
        Finding = FileFinding.Of(verdict, reason, null, Given.Now),
    };

    private static Selection Stored(Selection selection, StoredDocument? text = null) =>
        GivenCdas.After(selection, StoreCdaStandard.Decide(selection, text ?? Text, new("u"), Given.AsManager, Given.Now));

    [Fact]
    public void The_standard_text_goes_to_who_was_asked_without_one_and_to_nobody_else()
    {
        var selection = GivenCdas.With(GivenCdas.Sent with { Template = CdaTemplate.Theirs }).WithCda("charlie", CdaState.Executed)
            .With(new Cda { CdmoId = "bravo", State = CdaState.Sent }).Build();
        var change = StoreCdaStandard.Decide(selection, Text, new("u"), Given.AsManager, Given.Now).Change!;
        var after = selection.After(change);
        Assert.Equal(["p-bravo"], change.Mails.Select(m => m.ToPersonId));
        Assert.Equal(("", ""), (change.Mails[0].Values["outside"], change.Mails[0].Values["theirs"]));
        var bravo = after.Find<Cda>(Cda.KeyOf("bravo"))!;
        var shared = after.Find<StoredDocument>(StoredDocument.KeyOf(bravo.TextDocumentId!))!;
        Assert.Equal((Text.BlobName, false), (shared.BlobName, bravo.IsOutside));
        Assert.Equal(["bravo"], shared.SharedWith);
        Assert.All(after.Cdas.Where(c => c.CdmoId != "bravo"), c => Assert.Null(c.TextDocumentId));
        Assert.Empty(CdaStandard.Of(after)!.SharedWith);
        // What the checks found stands with the document and in the trail.
        Assert.Contains(change.Trail, n => n is { Action: "document.checked", New: "clean" });
        // No other company reads it, and this one reads it before its agreement is executed.
        Assert.True(Disclosure.May(after, "bravo", shared, Given.Now));
        Assert.False(Disclosure.IsOpen(after, "bravo", Given.Now));
        Assert.False(Disclosure.May(after, "alpha", shared, Given.Now));
        Assert.True(StoreCdaStandard.Decide(after, Text, new("u"), Given.AsManager, Given.Now).Change!.IsEmpty);
    }

    [Fact]
    public void Another_standard_text_leaves_what_was_sent_alone()
    {
        var first = Stored(GivenCdas.With(GivenCdas.Sent).Build());
        var second = Stored(first, Checked(FileVerdict.Clean, FileReason.None, 'b'));
        Assert.Equal(first.Cdas.Select(c => c.TextDocumentId), second.Cdas.Select(c => c.TextDocumentId));
        Assert.Equal((new string('b', 64), "cda_standard-2"), (CdaStandard.Of(second)!.Sha256, CdaStandard.Of(second)!.Id));
    }

    [Fact]
    public void Only_the_project_manager_stores_one_and_only_while_it_can_be_used()
    {
        var selection = GivenCdas.With(GivenCdas.Sent).Build();
        Assert.Equal(RefusalKind.Forbidden, StoreCdaStandard.Decide(selection, Text, new("u"), Given.AsScientist, Given.Now).Refusal!.Kind);
        Assert.Equal("uploadId", Assert.Single(StoreCdaStandard.Decide(selection, null, new("u"), Given.AsManager, Given.Now).Refusal!.Errors).Field);
        Assert.Equal("wrong-stage", StoreCdaStandard.Decide(GivenCdas.With(GivenCdas.Sent, Stage.Scoring).Build(), Text, new("u"), Given.AsManager, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void The_longlist_gate_sends_the_standard_text_and_without_one_says_that_it_comes_otherwise()
    {
        foreach (var stored in (bool[])[true, false])
        {
            var selection = Given.ASelection().WithCandidates(7, CandidateStanding.Longlisted).In(Stage.Longlist).Build();
            if (stored) selection = Stored(selection);
            var change = new Change();
            LonglistGate.Apply(change, selection, approved: true, Given.Now);
            var after = selection.After(change);
            Assert.Equal(7, after.Cdas.Count);
            Assert.All(after.Cdas, c => Assert.Equal(!stored, c.IsOutside));
            Assert.All(change.Mails, m => Assert.Equal(stored, m.Values["outside"].Length == 0));
            Assert.True(change.Rows.Count + change.Trail.Count + change.Mails.Count < 100);
        }
    }

    [Fact]
    public void A_text_for_one_CDMO_alone_is_its_sent_text()
    {
        var selection = Stored(GivenCdas.With(GivenCdas.Sent).Build());
        var own = Checked(FileVerdict.Clean, FileReason.None, 'c');
        var after = GivenCdas.After(selection, SendCda.Decide(selection, "alpha", new("ours", "upload", "u"), own, Given.AsManager, Given.Now));
        Assert.Equal(own.Sha256, after.Find<StoredDocument>(StoredDocument.KeyOf(GivenCdas.Of(after).TextDocumentId!))!.Sha256);
        // The standard text, which it got before, stays readable to it.
        Assert.Equal(2, CdaFiles.Texts(after, "alpha").Count);
        Assert.True(SendCda.Decide(after, "alpha", new("ours", "upload", "u"), own, Given.AsManager, Given.Now).Change!.IsEmpty);
    }

    [Fact]
    public void Our_own_text_is_demanded_unless_somebody_says_where_the_agreement_is_handled()
    {
        var selection = GivenCdas.With(GivenCdas.Sent with { SentAt = null }).Build();
        string Field(SendCdaInput input) => Assert.Single(SendCda.Decide(selection, "alpha", input, null, Given.AsManager, Given.Now).Refusal!.Errors).Field;
        Assert.Equal("text", Field(new("ours", "standard")));
        Assert.Equal("uploadId", Field(new("ours", "upload")));
        Assert.Equal("outside", Field(new("ours", "outside")));
        Assert.Equal("outside", Field(new("ours", null, null, "too short")));
        Assert.Equal("text", Field(new("ours", "fax")));

        var said = SendCda.Decide(selection, "alpha", new("ours", "outside", null, "Our lawyers sent it to yours on 1 March."), null, Given.AsManager, Given.Now).Change!;
        Assert.Equal(("Our lawyers sent it to yours on 1 March.", true), (GivenCdas.Of(selection.After(said)).Outside, GivenCdas.Of(selection.After(said)).IsOutside));
        Assert.Contains("Our lawyers", Assert.Single(said.Mails).Values["outside"], StringComparison.Ordinal);
        // A caller that sends no text means the same, without a word.
        var silent = selection.After(SendCda.Decide(selection, "alpha", new("ours"), null, Given.AsManager, Given.Now).Change!);
        Assert.Equal((true, null), (GivenCdas.Of(silent).IsOutside, GivenCdas.Of(silent).Outside));
        // Handled outside by choice, it stays so when a standard text comes.
        Assert.True(GivenCdas.Of(Stored(selection.After(said))).IsOutside);
        Assert.False(GivenCdas.Of(Stored(silent)).IsOutside);
    }

    [Fact]
    public void What_nobody_could_look_into_stands_in_the_trail_with_its_reason()
    {
        var selection = GivenCdas.With(GivenCdas.Sent).Build();
        var unseen = Checked(FileVerdict.NotScanned, FileReason.NoScanner, 'd');
        var change = RecordRound.Decide(selection, "alpha", new("sponsor", null, null, "u", null, "We wrote this file ourselves."), unseen, Given.AsManager, Given.Now).Change!;
        var note = Assert.Single(change.Trail, n => n.Action == "document.checked");
        Assert.Equal(("not_scanned, no_scanner", "We wrote this file ourselves."), (note.New, note.Reason));
        Assert.Equal(FileVerdict.NotScanned, Assert.Single(selection.After(change).Documents).Finding!.Verdict);
    }
}
