namespace CdmoFlow.Selections.Webhooks;

/// <summary>A person lets a message go once more, under the same id.</summary>
public static class ResendCall
{
    /// <summary>Sends it again and begins the days of patience anew.</summary>
    public static Outcome Decide(Selection selection, string callId, DateTimeOffset now)
    {
        if (selection.Find<WebhookCall>(WebhookCall.KeyOf(callId)) is not { } call) return Refusal.NotFound("message");
        if (selection.Find<Webhook>(Webhook.KeyOf(call.WebhookId)) is not { IsOn: true }) return Refusal.WrongState("webhook-off", "This webhook is switched off; register the address anew.");
        return new Change().Put(call with { State = WebhookCallState.Waiting, Since = now, NextAt = now, Attempts = 0 }).Note("webhook.resent", call.RowKey);
    }
}

/// <summary>After days without success a message is given up and becomes a task.</summary>
public static class GiveUpCall
{
    /// <summary>Gives it up; nothing when somebody else has settled it meanwhile.</summary>
    public static Outcome Decide(Selection selection, string callId, string outcome)
    {
        if (selection.Find<WebhookCall>(WebhookCall.KeyOf(callId)) is not { State: WebhookCallState.Waiting } call) return Outcome.AlreadyDone;
        return new Change().Put(call with { State = WebhookCallState.GivenUp, Outcome = outcome }).Note("webhook.given_up", call.RowKey, null, outcome);
    }
}
