using System.Security.Cryptography;
using System.Text;
using CdmoFlow.Records;

namespace CdmoFlow.Selections.Faults;

/// <summary>Something that went wrong and waits for a person. It lies with the selection, so that what was done about it stands in the trail.</summary>
public sealed record Fault : ISelectionRow
{
    /// <summary>Derived from kind and subject: the same thing going wrong again is the same fault.</summary>
    public required string Id { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(Id);

    /// <summary>What went wrong.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>Instance id or row key of what it went wrong with. Ids only.</summary>
    public required string Subject { get; init; }

    /// <summary>Tells one failure of the subject from the next: a dismissed fault comes back when this changes.</summary>
    public required string Mark { get; init; }

    /// <summary>The reason as the system knows it; nothing sealed, no address.</summary>
    public required string Detail { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The sentence on the selection's list that stands for it; null where there is none.</summary>
    public string? Sentence { get; init; }

    /// <summary>Where it stands.</summary>
    public FaultState State { get; init; } = FaultState.Open;

    /// <summary>Who tried again or dismissed it last.</summary>
    public string? ActedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? ActedAt { get; init; }

    /// <summary>Why it was dismissed.</summary>
    public string? Reason { get; init; }

    /// <summary>How often a person had it tried again.</summary>
    public int Retries { get; init; }

    /// <summary>It waits for a person, or for what a person has set going.</summary>
    public bool IsPending => State is FaultState.Open or FaultState.Retried;

    /// <summary>The id of a fault.</summary>
    public static string IdOf(FaultKind kind, string subject) =>
        $"{EnumNames.Of(kind)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject)))[..12]}";

    /// <summary>The row key of a fault.</summary>
    public static string KeyOf(string id) => $"fault|{id}";
}

/// <summary>States of a fault.</summary>
public enum FaultState
{
    /// <summary>It waits for a person.</summary>
    Open,

    /// <summary>A person had it tried again; whether that helped is not known yet.</summary>
    Retried,

    /// <summary>A person said why nothing need be done.</summary>
    Dismissed,

    /// <summary>It is over.</summary>
    Settled,
}
