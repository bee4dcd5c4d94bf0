namespace CdmoFlow.Rfp;

/// <summary>Something of the RFP that a CDMO would have to guess.</summary>
/// <param name="Field">camelCase name of the field in the scoping document.</param>
/// <param name="Kind">Nothing there, too little, or a name that must not stand there.</param>
/// <param name="Why">What goes wrong without it, in a sentence for the author.</param>
/// <param name="Found">The words that are too little, as they stand there; null where nothing stands or all of it is too short.</param>
public sealed record RfpGap(string Field, RfpGapKind Kind, string Why, string? Found = null)
{
    /// <summary>The section in which it is mended, 1 to 7.</summary>
    public int Section => Field[..(Field.IndexOfAny(['[', '.']) is var end and > 0 ? end : Field.Length)] switch
    {
        "indication" or "objectives" => 1,
        "services" => 2,
        "technicalSummary" or "currentProcess" or "analyticalMethods" or "dataRoom" => 3,
        "scale" or "dosageForm" => 4,
        "milestones" => 5,
        "targetMarkets" or "qualityRequirements" => 6,
        _ => 7,
    };
}

/// <summary>How bad a gap is.</summary>
public enum RfpGapKind
{
    /// <summary>Nothing is written.</summary>
    Missing,

    /// <summary>Something is written, but too short or still to be determined.</summary>
    Vague,

    /// <summary>It names one of the CDMOs that will read it.</summary>
    Revealing,

    /// <summary>Everything is written, and a person has to say that it goes out.</summary>
    Waiting,
}
