using CdmoFlow.Records;
using CdmoFlow.Records.Documents;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Questions;

public class AnswersAddendumTests
{
    [Fact]
    public void It_holds_the_wording_for_all_with_the_answers_and_nobody()
    {
        var selection = Published();
        var document = AnswersAddendum.Build(AnswersAddendum.Of(selection, 3), selection.State.Brief, selection.Id);
        Assert.StartsWith("Addendum 3 to the request for proposal", document.Title, StringComparison.Ordinal);
        Assert.Equal(["Which hold time is validated?", "Twelve hours.", "When is the first batch needed?", "In May 2028."], document.Blocks.OfType<Paragraph>().Select(p => p.Text));
        Assert.Equal(["Question 1: technical data", "Question 2: timeline"], document.Blocks.OfType<Heading>().Where(h => h.Level == 1).Select(h => h.Text));
        var everything = System.Text.Json.JsonSerializer.Serialize(document.Blocks.Select(b => (object)b)) + document.Title + document.Subtitle;
        Assert.DoesNotContain("alpha", everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Alderbrook", everything, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => AnswersAddendum.Build(AnswersAddendum.Of(selection, 4), selection.State.Brief, selection.Id));
    }

    [Fact]
    public void Its_documents_are_shared_once_with_all_who_have_the_RFP_and_are_missed_until_then()
    {
        var selection = Published();
        Assert.Equal([3], AnswersAddendum.WithoutDocuments(selection));
        StoredDocument[] rendered = [.. new[] { "html", "pdf", "docx" }.Select(form => new StoredDocument { Id = $"{AnswersAddendum.Id(1, 3)}-{form}", FileName = $"addendum-3.{form}", ContentType = "x", BlobName = "b", Length = 1, Sha256 = "s", At = Given.Now })];
        selection = selection.After(AnswersAddendum.Record(selection, 3, rendered));
        Assert.Equal(3, RfpFiles.OfRound(selection).Count);
        Assert.All(RfpFiles.OfRound(selection), d => Assert.Equal(["alpha", "bravo", "charlie"], d.SharedWith));
        Assert.Empty(AnswersAddendum.WithoutDocuments(selection));
        Assert.True(AnswersAddendum.Record(selection, 3, rendered).IsEmpty);
    }

    private static Selection Published() => GivenRfp.Out()
        .With(Of(2, QuestionCategory.TechnicalData, "Our suite at Alderbrook fills in nine hours.", "Which hold time is validated?", "Twelve hours."))
        .With(Of(5, QuestionCategory.Timeline, "When do you need our batch?", "When is the first batch needed?", "In May 2028."))
        .With(Of(6, QuestionCategory.Timeline, "And privately?", "And privately?", "No.") with { State = QuestionState.Private, Addendum = null })
        .Build();

    private static Question Of(int number, QuestionCategory category, string text, string publicText, string answer) => new()
    {
        Number = number,
        CdmoId = "alpha",
        AskedBy = "p-alpha",
        AskedAt = Given.Now,
        Round = 1,
        Category = category,
        Text = text,
        PublicText = publicText,
        Answer = answer,
        State = QuestionState.Published,
        Addendum = 3,
        PublishedAt = Given.Now,
    };
}
