using System.Globalization;
using CdmoFlow.Selections;

namespace CdmoFlow.Decision;

/// <summary>What was proposed at one award gate, with its reasons: the record behind the decision memo. A proposal that was sent back stays beside the next.</summary>
public sealed record DecisionProposal : ISelectionRow
{
    /// <summary>Number of the award gate.</summary>
    public required int Number { get; init; }

    /// <inheritdoc />
    public string RowKey => string.Create(CultureInfo.InvariantCulture, $"decision|{Number:D3}");

    /// <summary>The CDMO to be selected.</summary>
    public required string WinnerId { get; init; }

    /// <summary>The reserve; null where no other CDMO could be selected.</summary>
    public string? RunnerUpId { get; init; }

    /// <summary>Why the winner.</summary>
    public required string Reason { get; init; }

    /// <summary>Why the runner-up, or empty.</summary>
    public string RunnerUpReason { get; init; } = "";

    /// <summary>Why not the first of the ranking, or empty.</summary>
    public string NotTopRankReason { get; init; } = "";

    /// <summary>Person id of the project manager who proposed it.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The id of the memo's document, such as <c>decision-memo-1-pdf</c>.</summary>
    public string DocumentId(string form) => string.Create(CultureInfo.InvariantCulture, $"decision-memo-{Number}-{form}");
}
