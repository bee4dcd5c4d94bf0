using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using CdmoFlow.Records;

namespace CdmoFlow.Storage.Tables;

/// <summary>Keeps a record as JSON in a table row, cut into properties below the limit of 64 KiB each.</summary>
public static class JsonEntity
{
    private const int Chunk = 30_000;

    /// <summary>A row with the record in it. Throws when it would pass the service's limit of 1 MiB per row.</summary>
    public static TableEntity Write(string partitionKey, string rowKey, object value)
    {
        var json = JsonSerializer.Serialize(value, value.GetType(), Json.Options);
        if (json.Length > 15 * Chunk) throw new InvalidOperationException($"Row {rowKey} has {json.Length} characters; a table row holds at most {15 * Chunk}.");
        var entity = new TableEntity(partitionKey, rowKey);
        for (var i = 0; i * Chunk < json.Length || i == 0; i++)
            entity[$"Json{i}"] = json.Substring(i * Chunk, Math.Min(Chunk, json.Length - (i * Chunk)));
        return entity;
    }

    /// <summary>The record in a row.</summary>
    public static object Read(TableEntity entity, Type type)
    {
        var json = new StringBuilder();
        for (var i = 0; entity.TryGetValue($"Json{i}", out var part); i++) json.Append((string)part);
        return JsonSerializer.Deserialize(json.ToString(), type, Json.Options)
            ?? throw new InvalidOperationException($"Row {entity.RowKey} is empty.");
    }

    /// <summary>The record in a row.</summary>
    public static T Read<T>(TableEntity entity) => (T)Read(entity, typeof(T));
}
