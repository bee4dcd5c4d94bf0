using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Questions;

public class QuestionSightTests
{
    private const string Asked = "Our suite at Alderbrook fills in nine hours.";
    private const string Observer = "p-observer";

    [Fact]
    public void The_original_is_read_by_project_manager_Quality_Assurance_and_the_function_that_answers()
    {
        var selection = With(Open with { RoutedTo = SponsorFunction.FinanceLegal });
        foreach (var reader in new[] { Given.Manager, Given.Quality, Given.Finance })
            Assert.Equal((Asked, "alpha"), (View(selection, reader).Text, View(selection, reader).CdmoId));
        foreach (var reader in new[] { Given.Boss, Observer, Given.Stranger })
            Assert.Equal((null, null, null), (View(selection, reader).Text, View(selection, reader).CdmoId, View(selection, reader).AskedAt));
    }

    [Fact]
    public void Who_rates_reads_the_text_without_who_asked_until_two_functions_have_rated()
    {
        var view = View(With(Open), Given.Scientist);
        Assert.Equal((Asked, null), (view.Text, view.CdmoId));
        var rated = With(Open with { Ratings = [new(Given.Scientist, SponsorFunction.Cmc, 2), new(Given.Quality, SponsorFunction.QualityAssurance, 2)] });
        Assert.Equal(Asked, View(rated, Given.Scientist).Text);
        Assert.Null(View(rated, Given.Finance).Text);
    }

    [Fact]
    public void After_publishing_the_others_read_what_all_read_and_nothing_of_who_asked()
    {
        var published = Open with { State = QuestionState.Published, PublicText = "Which hold time is validated?", Answer = "Twelve hours.", Addendum = 1, Reason = "It came late.", Confidential = true };
        var view = View(With(published), Given.Boss);
        Assert.Equal(("Which hold time is validated?", "Twelve hours.", null, null, null, false), (view.PublicText, view.Answer, view.Text, view.CdmoId, view.Reason, view.Confidential));
        Assert.Equal((Asked, "alpha"), (View(With(published), Given.Manager).Text, View(With(published), Given.Manager).CdmoId));
    }

    [Fact]
    public void Drafts_and_private_answers_are_not_theirs_either()
    {
        foreach (var state in Enum.GetValues<QuestionState>().Where(s => s != QuestionState.Published))
        {
            var view = View(With(Open with { State = state, PublicText = "A draft.", Answer = "Another.", Reason = "For its eyes alone." }), Given.Boss);
            Assert.Equal((null, null, null, null), (view.Text, view.PublicText, view.Answer, view.Reason));
        }
    }

    [Fact]
    public void Mails_that_hold_a_question_hide_it_from_other_readers_of_the_list()
    {
        var selection = With(Open);
        var order = MailOrder.Of("question_asked", Given.Manager, MailLink.Page("/"), ("cdmo", "alpha labs"), ("number", "1"), ("question", Asked), ("late", ""));
        var read = QuestionMails.ForReader(selection, order, Observer);
        Assert.DoesNotContain(read.Values.Values, v => v.Contains("Alderbrook", StringComparison.Ordinal) || v.Contains("alpha", StringComparison.Ordinal));
        Assert.Equal(order.Values.Keys.Order(StringComparer.Ordinal), read.Values.Keys.Order(StringComparer.Ordinal));
        Assert.Same(order, QuestionMails.ForReader(selection, order, Given.Quality));
        var published = MailOrder.Of("answers_published", "p-bravo", MailLink.Room("bravo"), ("addendum", "1"), ("count", "1"));
        Assert.Same(published, QuestionMails.ForReader(selection, published, Observer));
    }

    private static Question Open { get; } = new() { Number = 1, CdmoId = "alpha", AskedBy = "p-alpha", AskedAt = Given.Now, Round = 1, Category = QuestionCategory.TechnicalData, Text = Asked };

    private static Selection With(Question question) => GivenRfp.Out().With(s => s with { Team = [.. s.Team, new(Observer, [], [Role.Observer])] }).With(question).Build();

    private static QuestionView View(Selection selection, string reader) => Assert.Single(QuestionView.Of(selection, reader));
}
