namespace CdmoFlow.Functions.Operations;

/// <summary>Whether the installation can do its work. Names no account, no address and no person: anybody may read it.</summary>
/// <param name="Status"><c>ready</c>, or <c>not_ready</c> when a part is down.</param>
/// <param name="Parts">Every part.</param>
public sealed record ReadyAnswer(string Status, IReadOnlyList<ReadyPart> Parts)
{
    /// <summary>True when every part is up.</summary>
    public bool IsReady => Status == "ready";

    /// <summary>The answer over parts that were looked at.</summary>
    public static ReadyAnswer Of(IReadOnlyList<ReadyPart> parts) => new(parts.All(p => p.Up) ? "ready" : "not_ready", parts);

    /// <summary>The same, told so many seconds later.</summary>
    public ReadyAnswer Aged(int seconds) => this with { Parts = [.. Parts.Select(p => p with { AgeSeconds = seconds })] };
}

/// <summary>One part.</summary>
/// <param name="Part"><c>tables</c>, <c>blobs</c>, <c>mail</c>, <c>clock</c> or <c>engine</c>.</param>
/// <param name="Up">True when it works.</param>
/// <param name="Says">What was seen, in a few words of our own.</param>
/// <param name="AgeSeconds">How long ago it was looked at: for a few seconds the same look serves everybody.</param>
public sealed record ReadyPart(string Part, bool Up, string Says, int AgeSeconds = 0);
