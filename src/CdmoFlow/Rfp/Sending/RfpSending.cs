using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Sending;

/// <summary>Who sent the RFP of a round, or since when the project manager knows that it waits for that.</summary>
public sealed record RfpSending : ISelectionRow
{
    /// <summary>The RFP round.</summary>
    public required int Round { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(Round);

    /// <summary>When the project managers were told that it is complete and waits for them; null where it never waited.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>Who sent it; key into the people table. Null while nobody has.</summary>
    public string? SentBy { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The row key of a round.</summary>
    public static string KeyOf(int round) => FormattableString.Invariant($"rfp-sending|{round}");

    /// <summary>The row of the current round; an empty one where nothing happened yet.</summary>
    public static RfpSending Of(Selection selection) =>
        selection.Find<RfpSending>(KeyOf(selection.State.RfpRound)) ?? new RfpSending { Round = selection.State.RfpRound };

    /// <summary>True while the rules want a person to send it and nobody has.</summary>
    public static bool Waits(Selection selection) => selection.State.Brief.RfpRules.Sending == SendingRule.ByDecision && Of(selection).SentBy is null;
}
