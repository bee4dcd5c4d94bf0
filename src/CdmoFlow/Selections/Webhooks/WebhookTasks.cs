using CdmoFlow.Selections.Tasks;

namespace CdmoFlow.Selections.Webhooks;

/// <summary>What waits for the project manager because another program does not answer.</summary>
internal static class WebhookTasks
{
    public static IEnumerable<OpenTask> Of(Selection selection) => selection.All<WebhookCall>()
        .Where(c => c.State == WebhookCallState.GivenUp && selection.Find<Webhook>(Webhook.KeyOf(c.WebhookId)) is { IsOn: true })
        .GroupBy(c => c.WebhookId, StringComparer.Ordinal)
        .SelectMany(given => OpenTasks.ForManagers(
            selection, "Look after a webhook", "Another program could not be told of a stage for days; send the message again or switch the webhook off.", null, $"{OpenTasks.Home(selection)}/webhooks"));
}
