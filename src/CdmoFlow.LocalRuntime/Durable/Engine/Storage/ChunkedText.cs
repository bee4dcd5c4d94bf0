using System.Text;
using Azure.Data.Tables;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>Long texts in a table row: a property holds at most 32 K characters, so they are spread over several.</summary>
internal static class ChunkedText
{
    public const int ChunkLength = 30_000;

    /// <summary>Chunks that fit into one row of 1 MiB with room for the other properties.</summary>
    public const int ChunksPerRow = 15;

    public static void Set(TableEntity row, string name, string? text)
    {
        if (text is null)
        {
            return;
        }

        var index = 0;
        for (var start = 0; start < text.Length || index == 0; start += ChunkLength)
        {
            row[$"{name}{index++}"] = text.Substring(start, Math.Min(ChunkLength, text.Length - start));
        }
    }

    public static string? Get(TableEntity row, string name)
    {
        if (!row.ContainsKey($"{name}0"))
        {
            return null;
        }

        var text = new StringBuilder();
        for (var index = 0; row.TryGetValue($"{name}{index}", out var chunk); index++)
        {
            text.Append((string)chunk);
        }

        return text.ToString();
    }

    /// <summary>Cuts a text into the pieces that each fill one row.</summary>
    public static IEnumerable<string> Rows(string text)
    {
        const int length = ChunkLength * ChunksPerRow;
        for (var start = 0; start < text.Length; start += length)
        {
            yield return text.Substring(start, Math.Min(length, text.Length - start));
        }
    }
}
