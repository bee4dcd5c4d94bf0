namespace CdmoFlow.Audits;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Harm to patients or false data is likely: while it is open, no award.</summary>
    Critical,

    /// <summary>A rule is broken in a way that could affect the product.</summary>
    Major,

    /// <summary>A rule is broken without effect on the product.</summary>
    Minor,

    /// <summary>Worth improving, no rule broken.</summary>
    Observation,
}
