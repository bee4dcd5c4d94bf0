using CdmoFlow.People;

namespace CdmoFlow.Selections.Webhooks;

/// <summary>An address to be told of stages.</summary>
/// <param name="Address">An https address of the open internet.</param>
public sealed record WebhookInput(string? Address);

/// <summary>A project manager or administrator lets another program know when the selection enters a stage.</summary>
public static class RegisterWebhook
{
    /// <summary>Registers it from the next stage on.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="input">As typed.</param>
    /// <param name="id">Its id.</param>
    /// <param name="allowLocal">For tests alone.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When.</param>
    public static Outcome Decide(Selection selection, WebhookInput input, string id, bool allowLocal, Actor actor, DateTimeOffset now)
    {
        var address = input.Address?.Trim() ?? "";
        if (PublicAddresses.Wrong(address, allowLocal) is { } wrong) return Refusal.Invalid("address", wrong);
        if (selection.State.HasEnded) return Refusal.WrongStage(selection, "no further stage will be entered.");
        var on = selection.All<Webhook>().Where(w => w.IsOn).ToList();
        if (on.Exists(w => w.Address == address)) return Refusal.WrongState("registered-already", "This address is registered already. Switch it off first to get a new secret.");
        if (on.Count >= WebhookRules.Most) return Refusal.WrongState("too-many", $"A selection has at most {WebhookRules.Most} webhooks; switch one off first.");
        var hook = new Webhook { Id = id, Address = address, CreatedBy = actor.PersonId, CreatedAt = now };
        // The host alone: paths of such addresses are often secrets themselves.
        return new Change().Put(hook).Note("webhook.registered", hook.RowKey, null, new Uri(address).Host);
    }
}

/// <summary>Switches a webhook off for good; what it was not told of is not sent any more.</summary>
public static class DisableWebhook
{
    /// <summary>Switches it off.</summary>
    public static Outcome Decide(Selection selection, string id, DateTimeOffset now)
    {
        if (selection.Find<Webhook>(Webhook.KeyOf(id)) is not { } hook) return Refusal.NotFound("webhook");
        return hook.IsOn ? new Change().Put(hook with { DisabledAt = now }).Note("webhook.disabled", hook.RowKey) : Outcome.AlreadyDone;
    }
}
