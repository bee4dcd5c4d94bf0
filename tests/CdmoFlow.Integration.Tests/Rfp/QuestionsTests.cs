using CdmoFlow.Functions.Mail;
using CdmoFlow.Functions.Proposals;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Integration.Tests.Rfp;

/// <summary>Questions over HTTP, from both sides.</summary>
[Collection(SelectionTests.Name)]
public class QuestionsTests(SelectionSite site)
{
    private const string Asked = "Our suite at Alderbrook fills in nine hours. Which hold time is validated?";
    private const string Public = "Which hold time of the harvest is validated?";

    [Fact]
    public async Task An_answer_reaches_all_at_once_and_nobody_learns_who_asked()
    {
        using var journey = await site.BeginAsync();
        var seen = await journey.ToAsync(Stage.RfpIssued);
        var (asker, other) = (await journey.RoomAsync(seen.Invitations[0].CdmoId), await journey.RoomAsync(seen.Invitations[1].CdmoId));
        await asker.RefusedAsync("questions", new { category = "weather", text = "?" }, 400);
        await asker.StepAsync("questions", new { category = "process_assumption", text = Asked });
        await asker.StepAsync("questions", new { category = "process_assumption", text = Asked });
        await other.RefusedAsync("questions/1", new { act = "withdraw" }, 404);
        await other.StepAsync("questions", new { category = "timeline", text = "When is the first batch needed?" });
        Assert.Equal(1, Assert.Single((await RoomAsync(other)).Questions).Number);
        await other.StepAsync("questions/1", new { act = "withdraw" });
        Assert.NotNull((await RoomAsync(other)).AnswersBy);
        Assert.Contains("Give question 1 to a function", await TasksAsync(journey), StringComparison.Ordinal);

        // As asked it is read by those whose affair it is, on pages, through the API, in the search and in the list of mails.
        var unread = (await journey.Director.Browser.GetAsync<IReadOnlyList<QuestionView>>($"api/selections/{journey.Id}/questions"))[0];
        Assert.Equal((null, null, QuestionSight.Published), (unread.Text, unread.CdmoId, unread.Sight));
        Assert.DoesNotContain("nine hours", (await journey.Director.Browser.GetAsync($"selections/{journey.Id}/questions", asPage: true)).Expect(200).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("nine hours", (await journey.Director.Browser.GetAsync($"selections/{journey.Id}/questions?table=questions&format=csv")).Expect(200).Body, StringComparison.Ordinal);
        Assert.Empty((await journey.Director.Browser.GetAsync<SearchModel>($"api/search?q={Uri.EscapeDataString($"{journey.Program} alderbrook")}")).Questions.Found);
        var mail = (await journey.Director.Browser.GetAsync<MailsAnswer>($"api/selections/{journey.Id}/mails")).Mails.Last(m => m.Template == "question_asked");
        Assert.DoesNotContain("nine hours", (await journey.Director.Browser.GetAsync($"selections/{journey.Id}/mails/{mail.Id}", asPage: true)).Expect(200).Body, StringComparison.Ordinal);
        Assert.Contains("question 1 on the RFP", (await journey.Director.Browser.GetAsync($"selections/{journey.Id}/mails/{mail.Id}", asPage: true)).Body, StringComparison.Ordinal);

        // The team finds it by its words.
        var found = await journey.Quality.Browser.GetAsync<SearchModel>($"api/search?q={Uri.EscapeDataString($"{journey.Program} alderbrook HOLD")}");
        Assert.Equal(("1", journey.Id), (Assert.Single(found.Questions.Found).Number, found.Questions.Found[0].SelectionId));

        await journey.Manager.StepAsync(journey.Id, "questions/1/route", new { function = "quality_assurance" });
        await journey.Director.RefusedAsync(journey.Id, "questions/1/answer", new { publicText = Public, answer = "Twelve hours." }, 403);
        await journey.Quality.StepAsync(journey.Id, "questions/1/answer", new { publicText = Public, answer = "Twelve hours." });
        Assert.Null((await RoomAsync(asker)).Questions[0].Answer);
        Assert.DoesNotContain((await RoomAsync(other)).Questions, q => !q.IsOwn);
        await journey.Quality.RefusedAsync(journey.Id, "answers", new { numbers = new[] { 1 }, to = "all" }, 409);
        await journey.Manager.StepAsync(journey.Id, "answers", new { numbers = new[] { 1 }, to = "all" });

        var others = (await RoomAsync(other)).Questions[0];
        Assert.Equal((Public, "Twelve hours.", 1, 1, null, false), (others.Text, others.Answer, others.Addendum, others.Place, others.Number, others.IsOwn));
        var page = (await other.Browser.GetAsync($"rooms/{journey.Id}/{other.CdmoId}", asPage: true)).Expect(200).Body;
        Assert.Contains(Public, page, StringComparison.Ordinal);
        Assert.DoesNotContain("nine hours", page, StringComparison.Ordinal);
        Assert.DoesNotContain(asker.CdmoId, (await other.Browser.GetAsync($"api/rooms/{journey.Id}/{other.CdmoId}")).Body, StringComparison.Ordinal);
        // The addendum lies in every room as a document.
        await journey.SeeAsync("the documents of the addendum are there", s => s.Documents.Any(d => d.Id == "rfp-1-addendum-1-pdf"));
        Assert.Equal(["addendum-1.docx", "addendum-1.html", "addendum-1.pdf"], (await RoomAsync(other)).Documents.Select(d => d.FileName).Where(n => n.StartsWith("addendum", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        foreach (var invitation in seen.Invitations) await (await journey.RoomAsync(invitation.CdmoId)).MailAsync($"{journey.Sponsor}: addendum 1");
        var sponsors = (await journey.Manager.Browser.GetAsync($"selections/{journey.Id}/questions", asPage: true)).Expect(200).Body;
        Assert.Contains("nine hours", sponsors, StringComparison.Ordinal);
        await journey.CancelAsync();
    }

    [Fact]
    public async Task The_close_flags_who_asked_nothing_and_later_questions_wait_for_a_decision()
    {
        using var journey = await site.BeginAsync();
        var seen = await journey.ToAsync(Stage.RfpIssued);
        var asker = await journey.RoomAsync(seen.Invitations[0].CdmoId);
        await asker.StepAsync("questions", new { category = "timeline", text = "When is the first patient dosed?" });
        await journey.TravelAsync(seen.State.QuestionsUntil!.Value.AddMinutes(1));
        seen = await journey.SeeAsync("the silent are flagged", s => s.Flags.Count > 0);
        Assert.Equal(seen.Invitations.Select(i => i.CdmoId).Where(c => c != asker.CdmoId).Order(StringComparer.Ordinal), seen.Flags.Where(f => f.FlagKey == "no_questions").Select(f => f.CdmoId).Order(StringComparer.Ordinal));
        await asker.StepAsync("questions", new { category = "logistics", text = "Who ships the reference standard?" });
        var late = (await journey.Manager.Browser.GetAsync<IReadOnlyList<QuestionView>>($"api/selections/{journey.Id}/questions"))[^1];
        Assert.Equal(QuestionState.LateToDecide, late.State);
        await journey.Manager.StepAsync(journey.Id, $"questions/{late.Number}/late", new { verdict = "refuse", reason = "The supply agreement says it already." });
        Assert.Equal("The supply agreement says it already.", (await RoomAsync(asker)).Questions[^1].Reason);
        await journey.CancelAsync();
    }

    private static async Task<RoomAnswer> RoomAsync(Local.Demo.Actors.CdmoPerson person) => (await person.Browser.GetAsync(person.Room("").TrimEnd('/'))).Expect(200).As<RoomAnswer>();

    private static async Task<string> TasksAsync(Journey journey) => (await journey.Manager.Browser.GetAsync("api/tasks")).Body;
}
