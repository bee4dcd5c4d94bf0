namespace CdmoFlow.Selections.Webhooks;

/// <summary>An address of another program that is told when the selection enters a stage. Its secret lies elsewhere, encrypted.</summary>
public sealed record Webhook : ISelectionRow
{
    /// <summary>Short and random.</summary>
    public required string Id { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(Id);

    /// <summary>An https address.</summary>
    public required string Address { get; init; }

    /// <summary>Who registered it; key into the people table.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was switched off, UTC; null while it is on.</summary>
    public DateTimeOffset? DisabledAt { get; init; }

    /// <summary>True while it is told of stages.</summary>
    public bool IsOn => DisabledAt is null;

    /// <summary>The row key of a webhook.</summary>
    public static string KeyOf(string id) => $"webhook|{id}";
}
