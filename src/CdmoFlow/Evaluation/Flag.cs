using CdmoFlow.Selections;

namespace CdmoFlow.Evaluation;

/// <summary>A red flag on a CDMO. A rule opens it "to confirm"; a person confirms or dismisses it with a reason (domain section 18).</summary>
public sealed record Flag : ISelectionRow
{
    /// <summary>Company id.</summary>
    public required string CdmoId { get; init; }

    /// <summary>Key of the domain list, such as <c>reluctant_audit</c>.</summary>
    public required string FlagKey { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(CdmoId, FlagKey);

    /// <summary>What was seen.</summary>
    public required string Evidence { get; init; }

    /// <summary>When it was raised.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>Whether a person has judged it.</summary>
    public FlagState State { get; init; } = FlagState.ToConfirm;

    /// <summary>Why it was confirmed or dismissed.</summary>
    public string? Reason { get; init; }

    /// <summary>The row key of a flag.</summary>
    public static string KeyOf(string cdmoId, string flagKey) => $"flag|{cdmoId}|{flagKey}";
}

/// <summary>States of a flag.</summary>
public enum FlagState
{
    /// <summary>Raised by a rule, not judged.</summary>
    ToConfirm,

    /// <summary>A person agrees.</summary>
    Confirmed,

    /// <summary>A person disagrees.</summary>
    Dismissed,
}
