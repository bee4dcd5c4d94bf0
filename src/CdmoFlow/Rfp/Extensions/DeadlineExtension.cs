using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Extensions;

/// <summary>A later deadline asked for one CDMO alone, or for all where the rules of the RFP ask for two persons. One person asks, another agrees; only then it holds, and all are told.</summary>
public sealed record DeadlineExtension : ISelectionRow
{
    /// <summary>Counts what was asked for in the selection, from 1.</summary>
    public required int Number { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(Number);

    /// <summary>The RFP round it belongs to.</summary>
    public required int Round { get; init; }

    /// <summary>For whom; empty for all.</summary>
    public required string CdmoId { get; init; }

    /// <summary>True for the deadline of all.</summary>
    public bool IsForAll => CdmoId.Length == 0;

    /// <summary>True where the window for questions stays although the deadline of all moves.</summary>
    public bool QuestionsStay { get; init; }

    /// <summary>The deadline when it was asked for, this CDMO's or that of all, UTC.</summary>
    public required DateTimeOffset Before { get; init; }

    /// <summary>The deadline asked for, UTC.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>Why, for every CDMO to read.</summary>
    public required string Reason { get; init; }

    /// <summary>Person id of who asked for it.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public ExtensionState State { get; init; } = ExtensionState.Proposed;

    /// <summary>Person id of who agreed or refused; for an agreement another one than asked.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why it was agreed to or refused.</summary>
    public string? DecisionReason { get; init; }

    /// <summary>The row key of an extension.</summary>
    public static string KeyOf(int number) => $"extension|{number:D4}";
}

/// <summary>States of an extension that a second person decides on.</summary>
public enum ExtensionState
{
    /// <summary>Waits for a second person.</summary>
    Proposed,

    /// <summary>Holds.</summary>
    Approved,

    /// <summary>Not agreed to, or taken back.</summary>
    Refused,
}
