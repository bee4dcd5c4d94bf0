namespace CdmoFlow.Gates;

/// <summary>A person who is asked to decide, and in which capacity.</summary>
/// <param name="PersonId">Key into the people table.</param>
/// <param name="Capacity">Role or function, as shown on the page.</param>
public sealed record GateApprover(string PersonId, string Capacity)
{
    /// <summary>True for the project manager, whose approval no quorum replaces (domain section 25).</summary>
    public bool Required { get; init; }
}

/// <summary>How approvers are asked.</summary>
public enum GateOrder
{
    /// <summary>All at once.</summary>
    Parallel,

    /// <summary>One after the other, in the order in which they are listed.</summary>
    Sequence,
}
