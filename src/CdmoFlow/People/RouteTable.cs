namespace CdmoFlow.People;

/// <summary>Every route of the site and who may use it. A function without a line here is refused to everybody, and a test fails.</summary>
public static partial class RouteTable
{
    /// <summary>All lines, by stage.</summary>
    public static IReadOnlyList<RouteRule> All { get; } =
        [.. Site, .. Selection, .. Register, .. Rfp, .. Room, .. Evaluation, .. Audit, .. Contract];

    private static readonly Dictionary<string, RouteRule> ByFunction = All.ToDictionary(r => r.Function, StringComparer.Ordinal);

    /// <summary>The rule of a function, or null.</summary>
    public static RouteRule? Of(string function) => ByFunction.GetValueOrDefault(function);
}
