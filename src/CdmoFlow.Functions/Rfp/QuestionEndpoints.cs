using CdmoFlow.Functions.Http;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Web.Pages.Rfp;

namespace CdmoFlow.Functions.Rfp;

/// <summary>The sponsor's side of the questions on the RFP.</summary>
public sealed class QuestionEndpoints(SelectionPages pages, HumanStep step, Answers answers, TimeProvider clock)
{
    /// <summary>All questions with what is to be done about each.</summary>
    [Function("QuestionsPage")]
    public Task<IResult> QuestionsPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/questions")] HttpRequest request, string selectionId) =>
        pages.ShowAsync<QuestionsPage, QuestionsModel>(request, selection => new QuestionsModel(selection, clock.GetUtcNow(), QuestionView.Of(selection.Selection, request.SignedIn().PersonId)));

    /// <summary>All questions.</summary>
    [Function("ListQuestions")]
    [Api("The CDMOs' questions on the RFP with answers and ratings; as asked and who asked for those whose affair it is", Returns = typeof(IReadOnlyList<QuestionView>))]
    public IResult ListQuestions([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections/{selectionId}/questions")] HttpRequest request, string selectionId) =>
        request.HttpContext.Loaded() is { } loaded ? Answers.Ok(QuestionView.Of(loaded.Selection, request.SignedIn().PersonId)) : answers.NotFound(request);

    /// <summary>Logs what was asked in a call.</summary>
    [Function("LogQuestion")]
    [Api("Log a question that a CDMO asked in a call", Accepts = typeof(LoggedQuestionInput), Returns = typeof(StepAnswer))]
    public Task<IResult> LogQuestion(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/questions")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<LoggedQuestionInput>(request, selectionId, client, AskQuestion.Log);

    /// <summary>Lets a late question in or refuses it.</summary>
    [Function("DecideLateQuestion")]
    [Api("Let a question in that came after the window, or refuse it with a reason", Accepts = typeof(LateQuestionInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Late(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/questions/{number}/late")] HttpRequest request, string selectionId, string number, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<LateQuestionInput>(request, selectionId, client, (selection, input, actor, now) => DecideLateQuestion.Decide(selection, number.AsNumber(), input, actor, now));

    /// <summary>Gives it to a function.</summary>
    [Function("RouteQuestion")]
    [Api("Give a question to the function that answers it", Accepts = typeof(RouteQuestionInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Route(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/questions/{number}/route")] HttpRequest request, string selectionId, string number, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<RouteQuestionInput>(request, selectionId, client, (selection, input, actor, now) => RouteQuestion.Decide(selection, number.AsNumber(), input, actor, now));

    /// <summary>Drafts the answer.</summary>
    [Function("DraftAnswer")]
    [Api("Draft the answer to a question and the wording in which all may read it", Accepts = typeof(DraftAnswerInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Draft(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/questions/{number}/answer")] HttpRequest request, string selectionId, string number, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<DraftAnswerInput>(request, selectionId, client, (selection, input, actor, now) => DraftAnswer.Decide(selection, number.AsNumber(), input, actor, now));

    /// <summary>Rates how deep it goes.</summary>
    [Function("RateQuestion")]
    [Api("Rate how deep a question goes, 0 to 3, for one of your functions", Accepts = typeof(RateQuestionInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Rate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/questions/{number}/rating")] HttpRequest request, string selectionId, string number, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<RateQuestionInput>(request, selectionId, client, (selection, input, actor, now) => RateQuestion.Decide(selection, number.AsNumber(), input, actor, now));

    /// <summary>Approves answers and sends them out.</summary>
    [Function("PublishAnswers")]
    [Api("Approve drafted answers and send them to all as an addendum, or to the asker alone with a reason", Accepts = typeof(PublishAnswersInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Publish(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/answers")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<PublishAnswersInput>(request, selectionId, client, PublishAnswers.Decide);
}
