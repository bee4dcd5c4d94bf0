using CdmoFlow.Scoping;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Envelopes;

/// <summary>Where the two envelopes of a selection stand.</summary>
public static class PriceEnvelopes
{
    /// <summary>True where prices are opened apart from the technical parts.</summary>
    public static bool AreApart(Selection selection) => selection.State.Brief.Envelopes == EnvelopeRule.Separate;

    /// <summary>The row of the prices; null before the technical scores are locked, and where the envelopes are opened together.</summary>
    public static PriceEnvelope? Of(Selection selection) => AreApart(selection) ? selection.Find<PriceEnvelope>(PriceEnvelope.Key) : null;

    /// <summary>Technical scores can no longer change.</summary>
    public static bool AreTechnicalScoresLocked(Selection selection) => Of(selection) is not null;

    /// <summary>Prices may be read and scored.</summary>
    public static bool ArePricesOpen(Selection selection) => !AreApart(selection) || Of(selection)?.OpenedAt is not null;
}
