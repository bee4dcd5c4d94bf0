using CdmoFlow.Selections.Webhooks;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Pages.Webhooks;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Tables;

/// <summary>Tables of what other programs were told.</summary>
internal static class WebhookTables
{
    /// <summary>The messages, newest first. The secret of a webhook is in none of them.</summary>
    public static PageTable Calls(WebhooksModel webhooks)
    {
        var zone = webhooks.Of.Selection.State.Brief.TimeZone;
        return new(
            "webhook-calls",
            [T.Of("Webhooks_Stage"), T.Of("Webhooks_Entered"), T.Of("Webhooks_To"), T.Of("Webhooks_State"), T.Of("Tables_Taken"), T.Of("Webhooks_Attempts"), T.Of("Webhooks_Outcome"), T.Of("Webhooks_Next")],
            [.. webhooks.Calls.Select(call => (IReadOnlyList<TableCell>)
                [
                    Words.Of(call.Stage), TableCell.At(call.At, zone), webhooks.Find(call)?.Address, Words.Of(call.State), TableCell.At(call.DeliveredAt, zone), call.Attempts, call.Outcome,
                    call.State == WebhookCallState.Waiting ? TableCell.At(call.NextAt, zone) : "",
                ])]);
    }
}
