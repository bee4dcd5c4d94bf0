namespace CdmoFlow.Scoping;

/// <summary>How far the product has come: what is phase-appropriate is judged against it.</summary>
public enum DevelopmentStage
{
    /// <summary>Before the first trial in people.</summary>
    Preclinical,

    /// <summary>First trials, small batches.</summary>
    PhaseI,

    /// <summary>Proof of concept, the process is still changing.</summary>
    PhaseII,

    /// <summary>Pivotal trials, the process must be ready for validation.</summary>
    PhaseIII,

    /// <summary>Supply of an approved product.</summary>
    Commercial,
}
