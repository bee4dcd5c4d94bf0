namespace CdmoFlow.Rfp.Questions;

/// <summary>What a question is about (domain section 9).</summary>
public enum QuestionCategory
{
    /// <summary>The molecule, its data, the analytical methods.</summary>
    TechnicalData,

    /// <summary>What the process is assumed to be.</summary>
    ProcessAssumption,

    /// <summary>Dates and what drives them.</summary>
    Timeline,

    /// <summary>Quality, regulation, markets.</summary>
    QualityRegulatory,

    /// <summary>Prices, terms, contract.</summary>
    Commercial,

    /// <summary>Material, shipping, supply.</summary>
    Logistics,

    /// <summary>How the selection runs.</summary>
    Administrative,
}

/// <summary>States of a question.</summary>
public enum QuestionState
{
    /// <summary>It came after the window closed; the project manager decides whether it is let in.</summary>
    LateToDecide,

    /// <summary>Asked, not answered.</summary>
    Open,

    /// <summary>An answer is drafted and waits for its approval.</summary>
    Answered,

    /// <summary>It is confidential, and the CDMO is asked whether the redacted text may go to all.</summary>
    ToConsent,

    /// <summary>All CDMOs read it with its answer.</summary>
    Published,

    /// <summary>Answered to this CDMO alone, with a reason.</summary>
    Private,

    /// <summary>Taken back by the CDMO.</summary>
    Withdrawn,

    /// <summary>Not let in, with a reason.</summary>
    Refused,
}
