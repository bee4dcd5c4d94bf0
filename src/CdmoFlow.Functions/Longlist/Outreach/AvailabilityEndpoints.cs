using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.People;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Longlist.Outreach;
using CdmoFlow.People;
using CdmoFlow.Web.Pages.Longlist.Outreach;

namespace CdmoFlow.Functions.Longlist.Outreach;

/// <summary>The page behind the link of a teaser: one question, no login, nothing confidential and nothing of anybody else.</summary>
public sealed class AvailabilityEndpoints(AvailabilityTokens tokens, NamedContacts contacts, Desk desk, Answers answers, TimeProvider clock)
{
    /// <summary>The teaser and the question. Opening it does nothing: mail scanners open links.</summary>
    [Function("AvailabilityPage")]
    public async Task<IResult> AvailabilityPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "availability/{token}")] HttpRequest request, string token) =>
        await tokens.ResolveAsync(token) is var (grant, selection) && AvailabilityModel.Of(selection, grant.CdmoId, token) is { } model
            ? Page.Show<AvailabilityPage, AvailabilityModel>(request, model)
            : answers.NotFound(request);

    /// <summary>Answers, or changes the answer.</summary>
    [Function("AnswerAvailability")]
    [Api("Answer the availability check behind a personal link, or change the answer", Accepts = typeof(AvailabilityInput), Returns = typeof(AvailabilityReceipt))]
    public async Task<IResult> Answer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/availability/{token}")] HttpRequest request, string token, [DurableClient] DurableTaskClient client)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<AvailabilityInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        if (await tokens.ResolveAsync(token) is not var (grant, selection)) return answers.NotFound(request);
        // Nobody becomes a person here before the rest of the answer is right.
        var named = OutreachWindow.IsOpen(selection, grant.CdmoId) && AnswerAvailability.Check(selection, input!, clock.GetUtcNow()).Count == 0 ? await contacts.FindOrAddByLinkAsync(input!, grant) : null;
        var actor = new Actor(grant.PersonId, "cdmo") { CdmoId = grant.CdmoId };
        var verdict = await desk.DecideAsync(
            grant.SelectionId, actor, client, (current, now) => AnswerAvailability.ByLink(current, grant.CdmoId, input!, named, actor, now), request.HttpContext.RequestAborted);
        if (verdict.Refusal is { } refusal) return answers.Refused(request, refusal, typed);
        var answer = verdict.Selection!.Find<Approach>(Approach.KeyOf(grant.CdmoId))!.Answer!;
        return typed is null ? Answers.Ok(new AvailabilityReceipt(answer.Kind, answer.EarliestSlot, answer.At)) : Results.Redirect($"/availability/{token}", permanent: false, preserveMethod: false);
    }
}

/// <summary>What a program learns from an answer.</summary>
public sealed record AvailabilityReceipt(Availability Answer, DateOnly? EarliestSlot, DateTimeOffset At);
