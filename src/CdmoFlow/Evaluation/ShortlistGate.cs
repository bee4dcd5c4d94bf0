using CdmoFlow.Selections;

namespace CdmoFlow.Evaluation;

/// <summary>What the shortlist gate means for its stage.</summary>
public static class ShortlistGate
{
    /// <summary>Adds the consequence to the change that decides the gate.</summary>
    public static void Apply(Change change, Selection selection, bool approved, DateTimeOffset now)
    {
        _ = (change, selection, approved, now);
    }
}
