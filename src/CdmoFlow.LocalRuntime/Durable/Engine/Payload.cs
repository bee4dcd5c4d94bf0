using System.Text.Json;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>Payloads as the engine writes them: System.Text.Json with default options plus case-insensitive names, not the web defaults.</summary>
internal static class Payload
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    public static string? Write(object? value) => value is null ? null : JsonSerializer.Serialize(value, value.GetType(), Options);

    public static T? Read<T>(string? json) => json is null ? default : JsonSerializer.Deserialize<T>(json, Options);

    public static object? Read(string? json, Type type) => json is null
        ? type.IsValueType ? Activator.CreateInstance(type) : null
        : JsonSerializer.Deserialize(json, type, Options);
}
