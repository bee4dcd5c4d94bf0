using CdmoFlow.Functions.Http;
using CdmoFlow.Longlist.Outreach;
using CdmoFlow.Web.Pages.Longlist.Outreach;

namespace CdmoFlow.Functions.Longlist.Outreach;

/// <summary>The sponsor's side of the teaser and its availability check.</summary>
public sealed class OutreachEndpoints(SelectionPages pages, HumanStep step, NamedContacts contacts, Answers answers)
{
    /// <summary>The teaser, to whom it went and what was answered.</summary>
    [Function("OutreachPage")]
    public Task<IResult> OutreachPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/outreach")] HttpRequest request, string selectionId) =>
        pages.ShowAsync<OutreachPage, OutreachModel>(request, shown => new OutreachModel(shown));

    /// <summary>The same for programs.</summary>
    [Function("GetOutreach")]
    [Api("The versions of the teaser, to whom it went and what was answered", Returns = typeof(OutreachAnswer))]
    public IResult GetOutreach([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections/{selectionId}/outreach")] HttpRequest request, string selectionId) =>
        request.HttpContext.Loaded() is { } loaded ? Answers.Ok(new OutreachAnswer(loaded.Selection.Teasers, loaded.Selection.Approaches)) : answers.NotFound(request);

    /// <summary>Writes a version of the teaser.</summary>
    [Function("WriteTeaser")]
    [Api("Write the next version of the non-confidential teaser; one that names product or sponsor is refused", Accepts = typeof(TeaserInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Write(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/teasers")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<TeaserInput>(request, selectionId, client, WriteTeaser.Decide);

    /// <summary>Sends it.</summary>
    [Function("SendTeaser")]
    [Api("Send the teaser to the contacts of candidates, one message per person", Accepts = typeof(SendTeaserInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Send(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/outreach")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<SendTeaserInput>(request, selectionId, client, SendTeaser.Decide);

    /// <summary>Records what a company told.</summary>
    [Function("RecordAvailability")]
    [Api("Record what a company told about its availability", Accepts = typeof(AvailabilityInput), Returns = typeof(StepAnswer))]
    public async Task<IResult> Record(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/outreach/{cdmoId}/answer")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client)
    {
        string? named = null;
        return await step.RunAsync<AvailabilityInput>(
            request, selectionId, client, (selection, input, actor, now) => AnswerAvailability.Told(selection, cdmoId, input, named, actor, now), before: async (input, _) =>
            {
                named = await contacts.OfAsync(input, cdmoId);
                return null;
            });
    }

    /// <summary>Puts another contact in the place of the wrong one.</summary>
    [Function("ReplaceContact")]
    [Api("Put another person of the same company in the place of its contact; the earlier one's links end", Accepts = typeof(ReplaceContactInput), Returns = typeof(StepAnswer))]
    public async Task<IResult> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/outreach/{cdmoId}/contact")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client)
    {
        string? typed = null;
        return await step.RunAsync<ReplaceContactInput>(
            request, selectionId, client,
            (selection, input, actor, now) => ReplaceContact.Decide(selection, cdmoId, input.Email is null ? selection.Find<Approach>(Approach.KeyOf(cdmoId))?.NamedContactId : typed, actor, now),
            before: async (input, _) =>
            {
                typed = await contacts.FindOrAddAsync(input.Name, input.Email, cdmoId);
                return null;
            });
    }
}

/// <summary>The availability check for programs.</summary>
public sealed record OutreachAnswer(IReadOnlyList<Teaser> Teasers, IReadOnlyList<Approach> Approaches);
