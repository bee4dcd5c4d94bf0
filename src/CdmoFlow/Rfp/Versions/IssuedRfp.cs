using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Versions;

/// <summary>The RFP as one round began, word for word: what later versions are compared with, whatever is written afterwards.</summary>
public sealed record IssuedRfp : ISelectionRow
{
    /// <summary>The RFP round.</summary>
    public required int Round { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(Round);

    /// <summary>When it went out, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What it said.</summary>
    public required RfpContent Content { get; init; }

    /// <summary>The row key of a round.</summary>
    public static string KeyOf(int round) => FormattableString.Invariant($"issued-rfp|{round:D3}");
}
