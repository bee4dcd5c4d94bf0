using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using CdmoFlow.Records;

namespace CdmoFlow.Storage.Tables;

/// <summary>Keeps a record as JSON in a table row, cut into properties below the limit of 64 KiB each.</summary>
public static class JsonEntity
{
    private const int Chunk = 30_000;
    private const int MostParts = 15;
    private const string First = "Json";

    /// <summary>What a query asks for that wants only the first record of each row.</summary>
    public static IReadOnlyList<string> FirstOnly { get; } = ["PartitionKey", "RowKey", .. Enumerable.Range(0, MostParts).Select(i => $"{First}{i}")];

    /// <summary>A row with the record in it. Throws when it would pass the service's limit of 1 MiB per row.</summary>
    public static TableEntity Write(string partitionKey, string rowKey, object value)
    {
        var entity = new TableEntity(partitionKey, rowKey);
        Add(entity, First, value);
        return entity;
    }

    /// <summary>Keeps another record in the row, in properties of its own: a query that does not ask for them does not read it.</summary>
    public static void Add(TableEntity entity, string name, object value)
    {
        Cut(entity, name, JsonSerializer.Serialize(value, value.GetType(), Json.Options));
    }

    /// <summary>The record in a row.</summary>
    public static object Read(TableEntity entity, Type type) =>
        Read(entity, First, type) ?? throw new InvalidOperationException($"Row {entity.RowKey} is empty.");

    /// <summary>Another record in the row; null when it has none of that name or it was not asked for.</summary>
    public static T? Find<T>(TableEntity entity, string name)
        where T : class => entity.ContainsKey($"{name}0") ? (T?)Read(entity, name, typeof(T)) : null;

    /// <summary>The record in a row.</summary>
    public static T Read<T>(TableEntity entity) => (T)Read(entity, typeof(T));

    /// <summary>True when two records would be stored as the same text.</summary>
    public static bool Same<T>(T one, T other) => JsonSerializer.Serialize(one, Json.Options) == JsonSerializer.Serialize(other, Json.Options);

    /// <summary>The record in a row as it is written there.</summary>
    internal static string Raw(TableEntity entity)
    {
        var json = new StringBuilder();
        for (var i = 0; entity.TryGetValue($"{First}{i}", out var part) && part is not null; i++) json.Append((string)part);
        return json.ToString();
    }

    /// <summary>A row with a record that is written already. Throws like <see cref="Write"/>.</summary>
    internal static TableEntity WriteRaw(string partitionKey, string rowKey, string json)
    {
        var entity = new TableEntity(partitionKey, rowKey);
        Cut(entity, First, json);
        return entity;
    }

    private static void Cut(TableEntity entity, string name, string json)
    {
        if (json.Length > MostParts * Chunk) throw new InvalidOperationException($"Row {entity.RowKey} has {json.Length} characters; a table row holds at most {MostParts * Chunk}.");
        for (var i = 0; i * Chunk < json.Length || i == 0; i++)
            entity[$"{name}{i}"] = json.Substring(i * Chunk, Math.Min(Chunk, json.Length - (i * Chunk)));
    }

    private static object? Read(TableEntity entity, string name, Type type)
    {
        var json = new StringBuilder();
        for (var i = 0; entity.TryGetValue($"{name}{i}", out var part) && part is not null; i++) json.Append((string)part);
        return JsonSerializer.Deserialize(json.ToString(), type, Json.Options);
    }
}
