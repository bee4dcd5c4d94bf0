namespace CdmoFlow.Tests.Licences;

/// <summary>The licences that this product may be built with.</summary>
internal static class AcceptedLicences
{
    /// <summary>Permissive ones, for whatever use.</summary>
    public static IReadOnlyList<string> Everywhere { get; } = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MS-PL"];

    /// <summary>Weak copyleft, for what is never installed.</summary>
    public static IReadOnlyList<string> TestsOnly { get; } = ["MPL-2.0"];

    /// <summary>True where the expression leaves a choice that is accepted: with AND every part, with OR one.</summary>
    public static bool Accept(string expression, Use use)
    {
        var accepted = use == Use.Tests ? [.. Everywhere, .. TestsOnly] : Everywhere;
        return expression.Split(" AND ").All(all => all.Trim('(', ')').Split(" OR ").Any(one => accepted.Contains(one, StringComparer.OrdinalIgnoreCase)));
    }
}
