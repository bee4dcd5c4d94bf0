namespace CdmoFlow.Selections.Webhooks;

/// <summary>One stage of which one webhook is to be told, written in the transaction that entered the stage: it cannot be forgotten, and it is repeated under the same id until the other side has taken it.</summary>
public sealed record WebhookCall : ISelectionRow
{
    /// <summary>Unique in its selection; with the selection's id it is the id by which the other side recognises a repetition.</summary>
    public required string Id { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(Id);

    /// <summary>Which webhook.</summary>
    public required string WebhookId { get; init; }

    /// <summary>The stage that was entered.</summary>
    public required Stage Stage { get; init; }

    /// <summary>When it was entered, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How far it got.</summary>
    public WebhookCallState State { get; init; } = WebhookCallState.Waiting;

    /// <summary>From when the time counts after which it is given up: the change of stage, or the last time a person had it sent again.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it is to be sent, or sent again.</summary>
    public required DateTimeOffset NextAt { get; init; }

    /// <summary>How often it was sent since.</summary>
    public int Attempts { get; init; }

    /// <summary>What the last attempt brought, such as <c>HTTP 500</c>; null before the first.</summary>
    public string? Outcome { get; init; }

    /// <summary>When the other side took it, UTC.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>The row key of a call.</summary>
    public static string KeyOf(string id) => $"webhook-call|{id}";
}

/// <summary>States of a call.</summary>
public enum WebhookCallState
{
    /// <summary>To be sent, perhaps again.</summary>
    Waiting,

    /// <summary>The other side took it.</summary>
    Delivered,

    /// <summary>It was tried for days and is not tried again by itself.</summary>
    GivenUp,

    /// <summary>Its webhook was switched off before.</summary>
    NotWanted,
}
