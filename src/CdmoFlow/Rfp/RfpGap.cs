namespace CdmoFlow.Rfp;

/// <summary>Something of the RFP that a CDMO would have to guess.</summary>
/// <param name="Field">camelCase name of the field in the scoping document.</param>
/// <param name="Kind">Nothing there, or too little.</param>
/// <param name="Why">What goes wrong without it, in a sentence for the author.</param>
public sealed record RfpGap(string Field, RfpGapKind Kind, string Why);

/// <summary>How bad a gap is.</summary>
public enum RfpGapKind
{
    /// <summary>Nothing is written.</summary>
    Missing,

    /// <summary>Something is written, but too short or still to be determined.</summary>
    Vague,
}
