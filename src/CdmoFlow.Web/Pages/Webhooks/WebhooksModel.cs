using CdmoFlow.Selections.Webhooks;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Web.Pages.Webhooks;

/// <summary>Other programs that are told of stages.</summary>
/// <param name="Of">The selection.</param>
/// <param name="Secret">The secret of the one that was registered just now; shown this once.</param>
public sealed record WebhooksModel(SelectionModel Of, string? Secret)
{
    /// <summary>Those that are on first.</summary>
    public IReadOnlyList<Webhook> Webhooks => [.. Of.Selection.All<Webhook>().OrderByDescending(w => w.IsOn).ThenBy(w => w.CreatedAt)];

    /// <summary>What was sent, newest first.</summary>
    public IReadOnlyList<WebhookCall> Calls => [.. Of.Selection.All<WebhookCall>().Reverse()];

    /// <summary>The address a message went to.</summary>
    public Webhook? Find(WebhookCall call) => Of.Selection.Find<Webhook>(Webhook.KeyOf(call.WebhookId));
}
