using CdmoFlow.Selections;

namespace CdmoFlow.Audits;

/// <summary>What the due-diligence gate means for its stage.</summary>
public static class AuditGate
{
    /// <summary>Adds the consequence to the change that decides the gate.</summary>
    public static void Apply(Change change, Selection selection, bool approved, DateTimeOffset now)
    {
        _ = (change, selection, approved, now);
    }
}
