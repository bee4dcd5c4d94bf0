namespace CdmoFlow.Evaluation;

/// <summary>The criteria of the scorecard.</summary>
public static class Criteria
{
    /// <summary>Data integrity is a knock-out in every selection.</summary>
    public const string DataIntegrity = "D6";

    private static readonly HashSet<string> Keys = new(
        "A7 B6 C5 D6 E4 F3 G4 H4 I6 J2 K3 L3".Split(' ').SelectMany(group =>
            Enumerable.Range(1, group[1] - '0').Select(number => $"{group[0]}{number}")),
        StringComparer.Ordinal);

    /// <summary>True for a key such as <c>A1</c>.</summary>
    public static bool IsKnown(string key) => Keys.Contains(key);
}
