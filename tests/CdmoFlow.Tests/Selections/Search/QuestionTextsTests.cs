using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections.Search;
using CdmoFlow.Tests.Rfp;

namespace CdmoFlow.Tests.Selections.Search;

public class QuestionTextsTests
{
    [Fact]
    public void A_question_is_found_by_its_words_and_by_those_of_its_answer()
    {
        var selection = GivenRfp.Out().With(Question(1, "Which hold time is validated?") with { Answer = "Twelve hours at 5 °C.", PublicText = "Which hold time is validated?" }).Build();
        var found = Assert.Single(QuestionTexts.Asked(selection));
        Assert.Equal(("1", "Which hold time is validated? Twelve hours at 5 °C."), (found.Id, found.Name));
        Assert.True(SearchTerms.Read("twelve HOLD").Match(found.Name));
        Assert.Empty(QuestionTexts.Asked(GivenRfp.Out().Build()));
    }

    [Fact]
    public void Those_who_do_not_read_every_original_find_what_is_published_alone()
    {
        var asked = Question(1, "Our suite at Alderbrook fills in nine hours.") with { Answer = "Twelve hours.", PublicText = "Which hold time is validated?" };
        Assert.Empty(QuestionTexts.Published(GivenRfp.Out().With(asked).Build()));
        var found = Assert.Single(QuestionTexts.Published(GivenRfp.Out().With(asked with { State = QuestionState.Published, Addendum = 1 }).Build()));
        Assert.Equal("Which hold time is validated? Twelve hours.", found.Name);
    }

    [Fact]
    public void However_many_they_fit_into_one_list_row()
    {
        var given = GivenRfp.Out();
        for (var i = 1; i <= 800; i++) given.With(Question(i, new string('q', 4000)));
        var texts = QuestionTexts.Asked(given.Build());
        Assert.Equal(800, texts.Count);
        Assert.True(texts.Sum(t => t.Name.Length) <= 40_000);
    }

    private static Question Question(int number, string text) =>
        new() { Number = number, CdmoId = "alpha", AskedBy = "p-alpha", AskedAt = Given.Now, Round = 1, Category = QuestionCategory.TechnicalData, Text = text };
}
