using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Gates;

/// <summary>How a selection decides: per kind of gate who is asked in which way, and who stands in for whom when nobody answers. A gate takes its rule when it opens.</summary>
public sealed record GateRules : ISelectionRow
{
    /// <summary>The row key; one per selection.</summary>
    public const string Key = "gate-rules";

    /// <summary>What holds until the project manager says otherwise.</summary>
    public static GateRules Standard { get; } = new();

    /// <inheritdoc />
    public string RowKey => Key;

    /// <summary>The rules that differ from the standard, one per kind at most.</summary>
    public IReadOnlyList<GateRule> Rules { get; init; } = [];

    /// <summary>Standing deputies by the person they stand in for; they may decide once a gate was escalated.</summary>
    public IReadOnlyDictionary<string, string> Deputies { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The rule of a kind of gate.</summary>
    public GateRule Of(GateKind kind) => Rules.FirstOrDefault(r => r.Kind == kind) ?? GateRule.Standard(kind);
}

/// <summary>How one kind of gate is decided.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Order">All at once or one after the other.</param>
/// <param name="Quorum">How many must approve; null = all.</param>
/// <param name="SignatureRequired">Whether an approval needs an electronic signature.</param>
/// <param name="Functions">Functions whose persons are asked beside the project manager, in order.</param>
public sealed record GateRule(GateKind Kind, GateOrder Order, int? Quorum, bool SignatureRequired, IReadOnlyList<SponsorFunction> Functions)
{
    /// <summary>The fewest persons who may carry a gate: alone for the longlist, else the project manager and one other function (domain section 25).</summary>
    public static int FewestApprovals(GateKind kind) => kind == GateKind.Longlist ? 1 : 2;

    /// <summary>All at once, all must approve, no signature; Quality Assurance from the shortlist on, Executive Management for awards.</summary>
    public static GateRule Standard(GateKind kind) => new(kind, GateOrder.Parallel, null, false, kind switch
    {
        GateKind.Longlist => [],
        GateKind.Shortlist or GateKind.Audit => [SponsorFunction.QualityAssurance],
        GateKind.Award or GateKind.RunnerUp => [SponsorFunction.QualityAssurance, SponsorFunction.Executive],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown gate."),
    });
}
