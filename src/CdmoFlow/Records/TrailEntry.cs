namespace CdmoFlow.Records;

/// <summary>One row of the audit trail: who did what, when, to which object, from which value to which, and why (21 CFR 11.10(e)).</summary>
public sealed record TrailEntry
{
    /// <summary>Position in the selection's chain, from 1, without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>Time of the change, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Person id of who acted; <c>system</c> for deadlines.</summary>
    public required string Actor { get; init; }

    /// <summary>Person id of the one in whose place the actor acted.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>The capacity in which the actor acted.</summary>
    public required string Role { get; init; }

    /// <summary>What was done to what.</summary>
    public required TrailNote Note { get; init; }

    /// <summary>SHA-256 of the row before, hex; 64 zeros for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 over the previous hash and this row's content, hex.</summary>
    public required string Hash { get; init; }

    /// <summary>HMAC-SHA-256 of the hash under the trail key, hex: a chain re-computed without the key is noticed.</summary>
    public required string KeyedHash { get; init; }

    /// <summary>The row key of the row of that sequence; ordered as the chain.</summary>
    public static string KeyOf(long sequence) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"trail|{sequence:D10}");
}

/// <summary>Where the chain ends now; it lies in the state row, in the same transaction as the rows it covers.</summary>
/// <param name="Sequence">Sequence of the last row; 0 when empty.</param>
/// <param name="Hash">Hash of the last row; 64 zeros when empty.</param>
public sealed record TrailHead(long Sequence, string Hash)
{
    /// <summary>A chain without rows.</summary>
    public static TrailHead Empty { get; } = new(0, new string('0', 64));
}
