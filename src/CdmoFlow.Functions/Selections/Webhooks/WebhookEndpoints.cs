using CdmoFlow.Functions.Http;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Webhooks;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Selections;
using CdmoFlow.Web.Pages.Webhooks;

namespace CdmoFlow.Functions.Selections.Webhooks;

/// <summary>Other programs that are told of stages: registered, looked after, switched off.</summary>
public sealed class WebhookEndpoints(SelectionPages pages, PeopleStore people, WebhookSecrets secrets, WebhookOptions options, Desk desk, HumanStep step, Answers answers)
{
    /// <summary>The webhooks and what was sent.</summary>
    [Function("WebhooksPage")]
    public Task<IResult> WebhooksPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/webhooks")] HttpRequest request, string selectionId) =>
        pages.ShowAsync<WebhooksPage, WebhooksModel>(request, selection => new WebhooksModel(selection, null));

    /// <summary>The webhooks and what was sent.</summary>
    [Function("ListWebhooks")]
    [Api("The webhooks of a selection with every message and how far it got", Returns = typeof(WebhooksAnswer))]
    public IResult ListWebhooks([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections/{selectionId}/webhooks")] HttpRequest request, string selectionId) =>
        request.HttpContext.Loaded()?.Selection is { } selection ? Answers.Ok(new WebhooksAnswer(selection.All<Webhook>(), selection.All<WebhookCall>())) : answers.NotFound(request);

    /// <summary>Registers an address and shows its secret, once.</summary>
    [Function("RegisterWebhook")]
    [Api("Let a program know when the selection enters a stage; the answer holds the secret that signs its messages, which is shown this once (Standard Webhooks)", Accepts = typeof(WebhookInput), Returns = typeof(RegisteredWebhook))]
    public async Task<IResult> RegisterWebhook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/webhooks")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<WebhookInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        var (actor, id) = (request.Acting(), Guid.NewGuid().ToString("N")[..12]);
        // The secret first: a stage that is entered a moment later must find it.
        var secret = await secrets.MakeAsync(selectionId, id);
        Verdict? verdict = null;
        try
        {
            verdict = await desk.DecideAsync(
                selectionId, actor, client, (selection, now) => CdmoFlow.Selections.Webhooks.RegisterWebhook.Decide(selection, input!, id, options.AllowLocal, actor, now), request.HttpContext.RequestAborted);
        }
        finally
        {
            if (!IsRegistered(verdict, id)) await secrets.ForgetUnlessRegisteredAsync(selectionId, id);
        }

        if (verdict.Refusal is { } refusal) return answers.Refused(request, refusal, typed);
        // The same request once more, after its answer was lost with the secret in it.
        if (!IsRegistered(verdict, id)) return answers.Refused(request, Refusal.WrongState("registered-already", "This address is registered already. Switch it off first to get a new secret."), typed);
        return typed is null
            ? Answers.Ok(new RegisteredWebhook(id, secret))
            : Page.Show<WebhooksPage, WebhooksModel>(request, new WebhooksModel(new SelectionModel(verdict.Selection!, await people.NamesAsync()), secret));
    }

    /// <summary>Switches one off.</summary>
    [Function("DisableWebhook")]
    [Api("Switch a webhook off for good", Accepts = typeof(NoInput), Returns = typeof(StepAnswer))]
    public Task<IResult> DisableWebhook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/webhooks/{webhookId}/end")] HttpRequest request, string selectionId, string webhookId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<NoInput>(request, selectionId, client, (selection, _, _, now) => CdmoFlow.Selections.Webhooks.DisableWebhook.Decide(selection, webhookId, now));

    /// <summary>Sends a message once more.</summary>
    [Function("ResendWebhook")]
    [Api("Send a message to a webhook once more, under the same id", Accepts = typeof(NoInput), Returns = typeof(StepAnswer))]
    public Task<IResult> ResendWebhook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/webhook-calls/{callId}/again")] HttpRequest request, string selectionId, string callId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<NoInput>(request, selectionId, client, (selection, _, _, now) => ResendCall.Decide(selection, callId, now));

    private static bool IsRegistered(Verdict? verdict, string id) => verdict is { Refusal: null, Selection: { } selection } && selection.Find<Webhook>(Webhook.KeyOf(id)) is not null;
}

/// <summary>Webhooks for programs; secrets are not among it.</summary>
public sealed record WebhooksAnswer(IReadOnlyList<Webhook> Webhooks, IReadOnlyList<WebhookCall> Calls);

/// <summary>A new webhook with its secret.</summary>
public sealed record RegisteredWebhook(string Id, string Secret);

/// <summary>A step that needs nothing but its address.</summary>
public sealed record NoInput;
