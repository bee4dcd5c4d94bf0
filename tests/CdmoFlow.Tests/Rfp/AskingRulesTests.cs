using CdmoFlow.Records.Documents;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Rfp.Writing;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp;

public class AskingRulesTests
{
    [Fact]
    public void What_is_left_out_stays_and_what_cannot_be_is_refused()
    {
        var selection = GivenWriting.Preparing().Build();
        var set = Set(selection, new("refuse", "leave_out", 5, "shown", 3, 8, "two"));
        Assert.Equal((true, true, 3, 8), (set.State.Brief.RfpRules.ShowWeights, set.State.Brief.RfpRules.ExtensionNeedsApproval, set.State.Brief.Schedule.AnswersDays, set.State.Brief.Schedule.RatingDays));
        var kept = Set(set, new("accept", "leave_out", 6));
        Assert.Equal(set.State.Brief.RfpRules with { Late = LatePolicy.Accept }, kept.State.Brief.RfpRules);
        Assert.Equal((3, 8), (kept.State.Brief.Schedule.AnswersDays, kept.State.Brief.Schedule.RatingDays));
        Assert.Equal(
            ["weights", "extension", "answersDays", "ratingDays"],
            ChangeRfpRules.Decide(selection, new("refuse", "leave_out", 5, "maybe", 0, 31, "three"), Given.AsManager, Given.Now).Refusal!.Errors.Select(e => e.Field));
    }

    [Fact]
    public void The_RFP_shows_the_shares_of_the_weights_only_where_the_rules_say_so()
    {
        var selection = GivenWriting.Preparing().Build();
        Assert.Null(RfpFiles.Terms(selection, Given.Now).Weights);
        var shown = Set(selection, new("refuse", "leave_out", 5, "shown"));
        var terms = RfpFiles.Terms(shown, Given.Now);
        var table = Assert.Single(RfpDocument.Build(shown.State.Brief, terms).Blocks.OfType<Table>(), t => t.Columns[0] == "Group");
        Assert.Equal(12, table.Rows.Count);
        // The team's weights, not one for all: groups of two criteria each differ.
        Assert.Equal(CdmoFlow.Evaluation.Scorecards.Weights(shown.State), terms.Weights);
        Assert.True(terms.Weights!.Values.Distinct().Count() > 1);
    }

    [Fact]
    public void The_RFP_prints_until_when_questions_are_answered_and_what_is_printed_stays()
    {
        var selection = GivenWriting.Preparing().With(s => s with { Brief = s.Brief with { Schedule = s.Brief.Schedule with { AnswersDays = 3 } } }).Build();
        var terms = RfpFiles.Terms(selection, Given.Now);
        // The 11th and three working days.
        Assert.Equal(new DateTimeOffset(2027, 3, 16, 16, 0, 0, TimeSpan.Zero), terms.AnswersBy);
        var document = RfpDocument.Build(selection.State.Brief, terms);
        Assert.Contains(Assert.Single(document.Blocks.OfType<Table>(), t => t.Caption == "Dates of this request").Rows, r => r[0] == "Answers are out" && r[1].StartsWith("17:00 on 16 March 2027", StringComparison.Ordinal));
        Assert.Contains("answered by 17:00 on 16 March 2027", document.Blocks.OfType<Note>().First().Text, StringComparison.Ordinal);
        var printed = selection.After(RfpFiles.Record(selection, terms, [new() { Id = "rfp-1-html", FileName = "x", ContentType = "x", BlobName = "b", Length = 1, Sha256 = "s", At = Given.Now }]));
        Assert.Equal(terms.AnswersBy, QuestionWindow.AnswersDueAt(printed));
        var issued = IssueRfp.Due(printed.After(new Change().Put(new Cda { CdmoId = "alpha", State = CdaState.Executed })), Given.Now);
        Assert.All(issued.Mails, m => Assert.StartsWith("17:00 on 16 March 2027", m.Values["answers_by"], StringComparison.Ordinal));
        Assert.NotEmpty(issued.Mails);
    }

    private static Selection Set(Selection selection, RfpRulesInput input) => selection.After(ChangeRfpRules.Decide(selection, input, Given.AsManager, Given.Now).Change!);
}
