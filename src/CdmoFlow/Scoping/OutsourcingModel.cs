namespace CdmoFlow.Scoping;

/// <summary>How deep the relationship is meant to be: it sets the default weights of the scorecard.</summary>
public enum OutsourcingModel
{
    /// <summary>One well-defined project for a fee: technical ability, capacity and cost count most.</summary>
    Tactical,

    /// <summary>A CDMO vetted once for several similar projects.</summary>
    PreferredProvider,

    /// <summary>Years together with shared risk: stability, supply and culture weigh as much as technique.</summary>
    StrategicAlliance,
}
