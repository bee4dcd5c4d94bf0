namespace CdmoFlow.Selections;

/// <summary>What a decision answers: a change to store, or a refusal that the person can act on.</summary>
public sealed record Outcome
{
    private Outcome(Change? change, Refusal? refusal) => (Change, Refusal) = (change, refusal);

    /// <summary>What to store; null when refused.</summary>
    public Change? Change { get; }

    /// <summary>Why not; null when accepted.</summary>
    public Refusal? Refusal { get; }

    /// <summary>An accepted decision.</summary>
    public static implicit operator Outcome(Change change) => new(change, null);

    /// <summary>A refused decision.</summary>
    public static implicit operator Outcome(Refusal refusal) => new(null, refusal);

    /// <summary>The decision was carried out before; nothing is left to store.</summary>
    public static Outcome AlreadyDone => new Change();
}
