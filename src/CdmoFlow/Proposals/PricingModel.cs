namespace CdmoFlow.Proposals;

/// <summary>How a CDMO wants to be paid; it decides who carries which risk.</summary>
public enum PricingModel
{
    /// <summary>Fee for each defined activity.</summary>
    Ffs,

    /// <summary>Hours and materials as used.</summary>
    TimeMaterials,

    /// <summary>One price for a defined package.</summary>
    FixedPrice,

    /// <summary>Actual cost plus an agreed markup.</summary>
    CostPlus,

    /// <summary>Paid on milestones that were reached.</summary>
    Milestone,
}
