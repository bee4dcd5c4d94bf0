using CdmoFlow.Records;
using CdmoFlow.Records.Documents;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Amendments;

public class AmendmentTests
{
    private static readonly DateTimeOffset Deadline = GivenRfp.Deadline;

    [Fact]
    public void It_is_drafted_unseen_by_any_CDMO_and_issued_with_a_number_a_date_and_the_difference()
    {
        var drafted = GivenRfp.Drafted(GivenRfp.Out().Build(), Given.Now, new(GivenRfp.Why, Objectives: GivenRfp.Amended, Scale: new() { CommercialBatch = 5000 }));
        Assert.Empty(RoomAmendments.Of(drafted));
        Assert.NotEqual(GivenRfp.Amended, drafted.State.Brief.Objectives);
        var change = IssueAmendment.Decide(drafted, new(drafted.Amendments[0].Edit), Given.AsManager, Given.Now).Change!;
        var after = drafted.After(change);
        var amendment = Assert.Single(after.Amendments);
        Assert.Equal((AmendmentState.Issued, 1, Given.Now, Given.Manager), (amendment.State, amendment.Addendum, amendment.IssuedAt, amendment.IssuedBy));
        Assert.Equal(["objectives", "scale.commercialBatch"], amendment.Changes.Select(c => c.Part));
        Assert.Equal(GivenRfp.Amended, after.State.Brief.Objectives);
        Assert.Equal(5000, after.State.Brief.Scale.CommercialBatch);
        Assert.Equal(["p-alpha", "p-bravo", "p-charlie"], change.Mails.Where(m => m.Template == "rfp_amended").Select(m => m.ToPersonId).Order(StringComparer.Ordinal));
        Assert.Equal(Instances.Addendum(after.Id, 1), Assert.Single(change.Starts).InstanceId);
        Assert.True(change.Rows.Count + change.Trail.Count + change.Mails.Count < 100);
        Assert.Equal(RefusalKind.NotFound, IssueAmendment.Decide(after, new(null), Given.AsManager, Given.Now).Refusal!.Kind);
    }

    [Fact]
    public void Answers_and_amendments_count_in_one_sequence()
    {
        var selection = GivenRfp.AfterAmendment(GivenRfp.Out().Build(), Given.Now);
        selection = selection.After(AskQuestion.Decide(selection, "alpha", new("timeline", "When is the first patient dosed?", false), Given.AsCdmo("alpha"), Given.Now).Change!);
        selection = selection.After(DraftAnswer.Decide(selection, 1, new("When is the first patient dosed?", "In May 2028."), Given.AsManager, Given.Now).Change!);
        selection = selection.After(PublishAnswers.Decide(selection, new([1], "all", null), Given.AsQuality, Given.Now).Change!);
        Assert.Equal(2, selection.Questions[0].Addendum);
        selection = GivenRfp.AfterAmendment(selection, Given.Now.AddDays(1), new(GivenRfp.Why, DosageForm: "Oral tablet"));
        Assert.Equal([1, 3], Addenda.Amendments(selection).Select(a => a.Addendum!.Value));
    }

    [Fact]
    public void Wrong_input_is_named_field_by_field_and_only_the_project_manager_amends()
    {
        var selection = GivenRfp.Out().Build();
        Assert.Equal(RefusalKind.Forbidden, DraftAmendment.Decide(selection, new(GivenRfp.Why, Objectives: GivenRfp.Amended), Given.AsQuality, Given.Now).Refusal!.Kind);
        var input = new AmendmentInput("short", new(2027, 3, 10), Services: "one\none", Scale: new() { ClinicalBatch = 0 }, Milestones: [new() { Name = "First patient", Date = "soon" }]);
        Assert.Equal(
            ["reason", "newDate", "services", "scale.clinicalBatch", "milestones[0].date"],
            DraftAmendment.Decide(selection, input, Given.AsManager, Given.Now).Refusal!.Errors.Select(e => e.Field));
        Assert.Equal("reason", Assert.Single(DraftAmendment.Decide(selection, new("As Alpha Labs told us on the telephone.", Objectives: GivenRfp.Amended), Given.AsManager, Given.Now).Refusal!.Errors).Field);
        Assert.Equal("services", Assert.Single(DraftAmendment.Decide(selection, new(GivenRfp.Why, Services: "Transfer from Bravo Labs\nFilling"), Given.AsManager, Given.Now).Refusal!.Errors).Field);
        Assert.Equal("nothing-changed", DraftAmendment.Decide(selection, new(GivenRfp.Why, Indication: selection.State.Brief.Indication), Given.AsManager, Given.Now).Refusal!.Type);
        var complete = GivenRfp.AfterAmendment(selection, Given.Now);
        Assert.Equal("objectives", Assert.Single(DraftAmendment.Decide(complete, new(GivenRfp.Why, Objectives: "TBD"), Given.AsManager, Given.Now).Refusal!.Errors).Field);
    }

    [Fact]
    public void A_draft_that_changed_since_it_was_read_is_not_issued_and_a_discarded_one_is_gone()
    {
        var drafted = GivenRfp.Drafted(GivenRfp.Out().Build(), Given.Now);
        var edited = GivenRfp.Drafted(drafted, Given.Now, new(GivenRfp.Why, Objectives: GivenRfp.Amended, DosageForm: "Oral tablet"));
        Assert.Single(edited.Amendments);
        Assert.Equal("draft-changed", IssueAmendment.Decide(edited, new(drafted.Amendments[0].Edit), Given.AsManager, Given.Now).Refusal!.Type);
        Assert.True(DraftAmendment.Decide(drafted, new(GivenRfp.Why, Objectives: GivenRfp.Amended), Given.AsManager, Given.Now).Change!.IsEmpty);
        var discarded = edited.After(DiscardAmendment.Decide(edited, new(), Given.AsManager, Given.Now).Change!);
        Assert.Equal(RefusalKind.NotFound, IssueAmendment.Decide(discarded, new(null), Given.AsManager, Given.Now).Refusal!.Kind);
        Assert.Equal(2, GivenRfp.AfterAmendment(discarded, Given.Now).Amendments.Count);
    }

    [Fact]
    public void After_the_deadline_nothing_is_amended()
    {
        var drafted = GivenRfp.Drafted(GivenRfp.Out().Build(), Given.Now);
        Assert.Equal("too-late", IssueAmendment.Decide(drafted, new(null), Given.AsManager, Deadline.AddSeconds(1)).Refusal!.Type);
        Assert.Equal("too-late", DraftAmendment.Decide(drafted, new(GivenRfp.Why, DosageForm: "Oral tablet"), Given.AsManager, Deadline.AddSeconds(1)).Refusal!.Type);
        Assert.Equal("wrong-stage", DraftAmendment.Decide(Given.ASelection().In(Stage.Cda).Build(), new(GivenRfp.Why, DosageForm: "Oral tablet"), Given.AsManager, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void With_time_enough_the_deadline_stays()
    {
        var after = GivenRfp.AfterAmendment(GivenRfp.Out().Build(), Given.Now);
        Assert.Equal(Deadline, after.State.RfpDeadline);
        Assert.False(after.Amendments[0].Extends);
        Assert.Equal(Deadline, after.State.DueAt);
    }

    [Fact]
    public void Too_close_to_the_deadline_it_moves_the_deadline_of_all_with_every_timer()
    {
        // Wednesday noon; five working days later is Wednesday the 31st, five in the afternoon in Berlin.
        var at = new DateTimeOffset(2027, 3, 24, 12, 0, 0, TimeSpan.Zero);
        var moved = new DateTimeOffset(2027, 3, 31, 15, 0, 0, TimeSpan.Zero);
        var drafted = GivenRfp.Drafted(GivenRfp.Out().Build(), at);
        var change = IssueAmendment.Decide(drafted, new(null), Given.AsManager, at).Change!;
        var after = drafted.After(change);
        Assert.Equal((moved, moved), (after.State.RfpDeadline!.Value, after.State.DueAt!.Value));
        Assert.Equal(4, change.Wakes.Count);
        Assert.All(change.Mails, m => Assert.Contains("17:00 on 31 March 2027", m.Values["deadline"], StringComparison.Ordinal));
        Assert.Contains(change.Trail, n => n.Action == "rfp.deadline_extended");
        // The old instant closes nothing any more, and the reminders ahead come.
        Assert.Equal(Stage.RfpIssued, after.After(RfpUpkeep.Due(after, null, RfpUpkeep.ClosesAt(Deadline))).State.Stage);
        Assert.Equal(Stage.Opening, after.After(RfpUpkeep.Due(after, null, RfpUpkeep.ClosesAt(moved))).State.Stage);
        Assert.Equal(moved.AddHours(-72), InvitationUpkeep.Status(after, "alpha", at).WakeAt);
        Assert.Null(Participation.Check(after, "alpha", moved));
    }

    [Fact]
    public void Days_off_count_and_the_minimum_is_a_setting_of_the_selection()
    {
        var at = new DateTimeOffset(2027, 3, 24, 12, 0, 0, TimeSpan.Zero);
        var holidays = GivenRfp.Out().With(new CdmoFlow.Selections.Calendars.WorkCalendar { Countries = ["DE"] }).Build();
        // Good Friday and Easter Monday fall among them.
        Assert.Equal(new DateTimeOffset(2027, 4, 2, 15, 0, 0, TimeSpan.Zero), GivenRfp.AfterAmendment(holidays, at).State.RfpDeadline);
        var shorter = GivenRfp.Out().With(s => s with { Brief = s.Brief with { Schedule = s.Brief.Schedule with { AmendmentDays = 2 } } }).Build();
        Assert.Equal(Deadline, GivenRfp.AfterAmendment(shorter, at).State.RfpDeadline);
        Assert.Equal(new DateTimeOffset(2027, 4, 20, 15, 0, 0, TimeSpan.Zero), GivenRfp.AfterAmendment(shorter, at, new(GivenRfp.Why, new(2027, 4, 20), Objectives: GivenRfp.Amended)).State.RfpDeadline);
    }

    [Fact]
    public void The_document_names_number_reason_deadline_and_every_changed_part()
    {
        var at = new DateTimeOffset(2027, 3, 24, 12, 0, 0, TimeSpan.Zero);
        var after = GivenRfp.AfterAmendment(GivenRfp.Out().Build(), at, new(GivenRfp.Why, Objectives: GivenRfp.Amended, EvaluationNotes: "Sites with a tested cold chain are preferred."));
        var document = AddendumDocument.Build(after.Amendments[0], after.State.Brief, after.Id);
        Assert.StartsWith("Addendum 1 to the request for proposal", document.Title, StringComparison.Ordinal);
        Assert.Contains("instead of", document.Blocks.OfType<Note>().Single().Text, StringComparison.Ordinal);
        Assert.Equal(["Section 1: Objectives", "Section 7: Evaluation criteria"], document.Blocks.OfType<Heading>().Where(h => h.Level == 2).Select(h => h.Text));
        var html = CdmoFlow.Web.Documents.HtmlDocument.Render(document);
        Assert.Contains("<ins>Sites with a tested cold chain are preferred.</ins>", html, StringComparison.Ordinal);
        Assert.NotEmpty(CdmoFlow.Web.Documents.PdfDocument.Render(document));
        Assert.Contains(RfpDocument.Build(after.State.Brief, RfpFiles.Terms(after, at)).Blocks.OfType<Paragraph>(), p => p.Text.StartsWith("Sites with", StringComparison.Ordinal));
        Assert.Throws<InvalidOperationException>(() => AddendumDocument.Build(GivenRfp.Drafted(after, at, new(GivenRfp.Why, DosageForm: "Oral tablet")).Amendments[1], after.State.Brief, after.Id));
    }

    [Fact]
    public void Its_documents_go_to_all_who_have_the_RFP_once_and_an_overtaken_text_of_the_whole_does_not()
    {
        var selection = GivenRfp.AfterAmendment(GivenRfp.Out().Build(), Given.Now);
        var first = selection.Amendments[0];
        var (addendum, amended) = (Files(first, "addendum"), Files(first, "amended"));
        var stored = selection.After(AddendumFiles.Record(selection, first, addendum, amended));
        Assert.Equal(6, RfpFiles.OfRound(stored).Count);
        Assert.All(stored.Documents, d => Assert.Equal(["alpha", "bravo", "charlie"], d.SharedWith));
        Assert.True(AddendumFiles.Record(stored, first, addendum, amended).IsEmpty);
        var overtaken = GivenRfp.AfterAmendment(selection, Given.Now.AddDays(1), new(GivenRfp.Why, DosageForm: "Oral tablet"));
        Assert.Equal(3, overtaken.After(AddendumFiles.Record(overtaken, first, addendum, amended)).Documents.Count);
    }

    private static StoredDocument[] Files(Amendment amendment, string kind) =>
        [.. ((string[])["html", "pdf", "docx"]).Select(f => new StoredDocument { Id = $"{AddendumFiles.Id(amendment, kind)}-{f}", FileName = f, ContentType = "text/html", BlobName = f, Length = 1, Sha256 = new string('b', 64), At = Given.Now })];
}
