using System.Security.Cryptography;
using System.Text.Json;
using CdmoFlow.Records;

namespace CdmoFlow.Proposals.Defects;

/// <summary>What a CDMO handed in within its defect window, in its own partition; the proposal as submitted stays beside it. It counts if the window names it.</summary>
public sealed record RoomCorrection
{
    /// <summary>SHA-256 over window and values, hex: the same correction sent twice is one.</summary>
    public required string Id { get; init; }

    /// <summary>The checked values by key; an empty text takes a value back.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>When it came, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who sent it; key into the people table.</summary>
    public required string By { get; init; }

    /// <summary>The row key of a correction.</summary>
    public static string KeyOf(string id) => $"correction|{id}";

    /// <summary>The id of these values in this window.</summary>
    public static string IdOf(string selectionId, DefectWindow window, IReadOnlyDictionary<string, string> values) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new { selectionId, window.CdmoId, window.OpenedAt, Values = values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => new { v.Key, v.Value }) }, Json.Options)));
}
