namespace CdmoFlow.Functions.Selections.Webhooks;

/// <summary>What tests alone change about webhooks; no setting leads here.</summary>
public sealed record WebhookOptions
{
    /// <summary>True lets webhooks lead to this machine, without encryption.</summary>
    public bool AllowLocal { get; init; }
}
