using CdmoFlow.Contracts;
using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Confidentiality;

/// <summary>One predicate decides on every path whether something confidential reaches a CDMO.</summary>
public class DisclosureTests
{
    public static TheoryData<CdaState> States => [.. Enum.GetValues<CdaState>()];

    [Theory]
    [MemberData(nameof(States))]
    public void Only_an_executed_or_an_existing_agreement_opens(CdaState state) =>
        Assert.Equal(state is CdaState.Executed or CdaState.Existing, Disclosure.IsOpen(GivenCdas.With(new Cda { CdmoId = "alpha", State = state }).Build(), "alpha", Given.Now));

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("2027-03-01", "2027-03-01", true)]
    [InlineData("2027-03-02", null, false)]
    [InlineData(null, "2027-02-28", false)]
    public void It_opens_from_its_first_to_its_last_day(string? from, string? until, bool open)
    {
        var selection = GivenCdas.With(GivenCdas.Executed with { EffectiveOn = Day(from), ExpiresOn = Day(until) }).Build();
        Assert.Equal(open, Disclosure.IsOpen(selection, "alpha", Given.Now));
        Assert.Equal(open ? null : "no-cda", Disclosure.Check(selection, "alpha", Given.Now)?.Type);
    }

    [Fact]
    public void The_last_day_ends_at_midnight_where_the_selection_is_at_home()
    {
        var selection = GivenCdas.With(GivenCdas.Executed with { ExpiresOn = GivenCdas.Today }).Build();
        // Berlin is one hour ahead.
        Assert.True(Disclosure.IsOpen(selection, "alpha", new DateTimeOffset(2027, 3, 1, 22, 59, 59, TimeSpan.Zero)));
        Assert.False(Disclosure.IsOpen(selection, "alpha", new DateTimeOffset(2027, 3, 1, 23, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void A_CDMO_without_an_agreement_is_told_nothing() => Assert.False(Disclosure.IsOpen(Given.ASelection().WithCandidates(1).Build(), "alpha", Given.Now));

    [Fact]
    public void The_RFP_goes_only_to_those_whose_agreement_binds_today()
    {
        var given = GivenCdas.With(GivenCdas.Executed, Stage.RfpPreparation).WithCda("bravo").With(new Cda { CdmoId = "charlie", State = CdaState.Executed, ExpiresOn = GivenCdas.Today.AddDays(-1) });
        var issued = IssueRfp.Due(given.With(s => s with { RfpDeadline = Given.Now.AddDays(20) }).Build(), Given.Now);
        Assert.Equal(["alpha", "bravo"], issued.Rows.OfType<Invitation>().Select(i => i.CdmoId).Order(StringComparer.Ordinal));
        Assert.All(issued.Mails, m => Assert.NotEqual("p-charlie", m.ToPersonId));
    }

    [Fact]
    public void Documents_close_with_the_agreement_but_for_those_it_is_a_party_to()
    {
        var rfp = GivenCdas.Document("rfp-1-pdf", "alpha");
        var text = GivenCdas.Document(CdaFiles.RoundId("alpha", 1), "alpha");
        var msa = GivenCdas.Document("msa-1-pdf", "alpha");
        var word = GivenCdas.Document("msa-1-docx", "alpha");
        var next = GivenCdas.Document("msa-2-pdf", "alpha");
        var open = GivenCdas.With(GivenCdas.Executed, Stage.RfpIssued).With(new Agreement { CdmoId = "alpha", Kind = AgreementKind.Msa, DocumentId = msa.Id }).Build();
        var closed = open.After(new Change().Put(GivenCdas.Executed with { State = CdaState.Terminated }));
        var guest = new Visitor("p-alpha", "Ann") { RoomSelectionId = open.Id, RoomCdmoId = "alpha" };

        Assert.All([rfp, text, msa], d => Assert.True(DocumentAccess.May(guest, open, d, Given.Now)));
        Assert.False(DocumentAccess.May(guest, closed, rfp, Given.Now));
        // Of the contract that it signs every form, and no other contract.
        Assert.All([text, msa, word], d => Assert.True(DocumentAccess.May(guest, closed, d, Given.Now)));
        Assert.False(DocumentAccess.May(guest, closed, next, Given.Now));
        // The team reads all of it, another CDMO nothing.
        Assert.True(DocumentAccess.May(new Visitor(Given.Manager, "M"), closed, rfp, Given.Now));
        Assert.All([rfp, text, msa], d => Assert.False(DocumentAccess.May(guest with { RoomCdmoId = "bravo" }, open, d, Given.Now)));
    }

    [Fact]
    public void One_id_that_begins_like_another_does_not_open_its_texts() => Assert.False(CdaFiles.IsOf("alpha", CdaFiles.RoundId("alpha-two", 1)));

    [Fact]
    public void The_room_stands_at_its_agreement_again_once_that_has_run_out()
    {
        var selection = GivenCdas.With(GivenCdas.Executed, Stage.RfpIssued).WithInvitation("alpha", InvitationState.Accepted).With(s => s with { RfpDeadline = Given.Now.AddDays(300) }).Build();
        Assert.Equal(RoomStanding.Open, RoomStandings.Of(selection, "alpha", Given.Now));
        Assert.Equal(RoomStanding.Confidentiality, RoomStandings.Of(selection, "alpha", new DateTimeOffset(2027, 10, 1, 8, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void A_mail_with_content_turns_into_word_that_there_is_some()
    {
        var order = MailOrder.Of("rfp_amended", "p-alpha", MailLink.Room("alpha"), ("reason", "Secret"));
        var selection = GivenCdas.With(GivenCdas.Executed).Build();
        Assert.Same(order, Disclosure.Mail(selection, "alpha", order, Given.Now));
        var withheld = Disclosure.Mail(selection, "bravo", order, Given.Now);
        Assert.Equal(("content_withheld", false), (withheld.Template, withheld.Values.Values.Contains("Secret", StringComparer.Ordinal)));
        // Not even the name of the program, which the room hides too.
        Assert.Equal("", withheld.Values["selection"]);
    }

    [Fact, Trait("Category", "Threat")]
    public void After_an_agreement_has_ended_neither_extension_nor_refused_question_nor_reminder_says_anything_confidential()
    {
        var question = new Question { Number = 1, CdmoId = "alpha", Round = 1, Text = "Which strain?", Category = QuestionCategory.TechnicalData, AskedAt = Given.Now, AskedBy = "p-alpha", State = QuestionState.LateToDecide };
        var ended = GivenRfp.Out().WithCda("alpha", CdaState.Terminated).With(question).Build();
        MailOrder[] toAlpha =
        [
            .. ExtendDeadline.Decide(ended, new(new(2027, 4, 20), "The strain was changed."), Given.AsManager, Given.Now).Change!.Mails.Where(m => m.Link.RoomOf == "alpha"),
            .. DecideLateQuestion.Decide(ended, 1, new("refuse", "The strain is secret."), Given.AsManager, Given.Now).Change!.Mails,
            .. InvitationUpkeep.Due(ended, "alpha", GivenRfp.Deadline.AddHours(-24)).Mails,
        ];
        Assert.Equal(["content_withheld", "content_withheld", "content_withheld"], toAlpha.Select(m => m.Template));
        Assert.All(toAlpha, m => Assert.Equal(("", "alpha labs"), (m.Values["selection"], m.Values["cdmo"])));
    }

    [Fact]
    public void An_agreement_of_an_earlier_version_still_reads()
    {
        var old = System.Text.Json.JsonSerializer.Deserialize<Cda>("""{"cdmoId":"alpha","rowKey":"cda|alpha","state":"executed","executedOn":"2026-11-02","signatories":"Both","holds":true,"isSettled":true}""", Json.Options)!;
        Assert.True(old.HoldsOn(GivenCdas.Today));
        Assert.Equal((CdaTemplate.Ours, CdaScope.ThisProduct, 0, 0, null), (old.Template, old.Scope, old.Rounds.Count, old.CoveredDomains.Count, old.MovedAt));
        var again = System.Text.Json.JsonSerializer.Deserialize<Cda>(System.Text.Json.JsonSerializer.Serialize(GivenCdas.Executed with { CoveredDomains = ["a.example"] }, Json.Options), Json.Options)!;
        Assert.Equal(["a.example"], again.CoveredDomains);
        var document = System.Text.Json.JsonSerializer.Deserialize<StoredDocument>("""{"id":"rfp-1-pdf","fileName":"a.pdf","contentType":"application/pdf","blobName":"b","length":1,"sha256":"aa","at":"2026-11-02T09:00:00Z"}""", Json.Options)!;
        Assert.False(document.IsSealed);
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
