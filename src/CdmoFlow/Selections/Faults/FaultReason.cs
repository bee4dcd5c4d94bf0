using System.Text.RegularExpressions;

namespace CdmoFlow.Selections.Faults;

/// <summary>Makes a sentence for people of the message with which a step failed: its first line, without addresses of mail or of machines and without anything that could be a key.</summary>
public static partial class FaultReason
{
    private const int Longest = 400;
    private const string Hidden = "[hidden]";

    /// <summary>The reason, without a full stop.</summary>
    public static string Of(string message)
    {
        var line = message.TrimStart().Split('\n', 2)[0].Trim();
        var plain = Secret().Replace(Host().Replace(Mail().Replace(Link().Replace(line, Hidden), Hidden), Hidden), Hidden);
        return plain[..Math.Min(plain.Length, Longest)].TrimEnd('.', ' ');
    }

    [GeneratedRegex(@"\b[a-z][a-z0-9+.-]*://[^\s'""<>)]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\s'""<>(]+@[^\s'""<>)]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mail();

    // A machine by name and port or by number: the names of storage accounts end like the first.
    [GeneratedRegex(@"\b(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}|localhost)(?::\d+)\b|\b[a-z0-9-]+(?:\.[a-z0-9-]+)+\.(?:net|com|org|io|example)\b|\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Host();

    // Ids of ours have 32 letters and digits; keys, tokens and signatures are longer.
    [GeneratedRegex(@"\b(?:AccountKey|SharedAccessSignature|sig|password|secret|token)=[^\s;&]+|[A-Za-z0-9+/_=-]{40,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Secret();
}
