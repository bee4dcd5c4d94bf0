namespace CdmoFlow.Scoping;

/// <summary>Whether technical part and prices of the proposals are opened at the same moment.</summary>
public enum EnvelopeRule
{
    /// <summary>One opening for all: how selections worked that say nothing else.</summary>
    Together,

    /// <summary>Prices stay sealed until the technical scores are locked, so that a low price colours no technical score.</summary>
    Separate,
}
