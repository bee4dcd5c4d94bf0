namespace CdmoFlow.Selections.Plan;

/// <summary>The five big stages that people speak of, and what has ended; each stands for several stages of the pipeline.</summary>
public enum MainStage
{
    /// <summary>The brief, the candidates and the longlist gate.</summary>
    Longlist,

    /// <summary>From the confidentiality agreements to the opening of the proposals.</summary>
    Rfp,

    /// <summary>Scores and the shortlist gate.</summary>
    Shortlist,

    /// <summary>Audits, qualification and the choice of winner and runner-up.</summary>
    Audits,

    /// <summary>The agreements with the selected CDMO.</summary>
    Contract,

    /// <summary>Contracted or cancelled.</summary>
    Ended,
}
