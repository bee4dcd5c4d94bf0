using System.Text.Json;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>Payloads as the engine writes them: System.Text.Json with default options plus case-insensitive names, not the web defaults.</summary>
internal static class Payload
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    public static string? Write(object? value) => value is null ? null : JsonSerializer.Serialize(value, value.GetType(), Options);

    /// <summary>Reads a payload. Throws <see cref="JsonException"/> that begins with <paramref name="what"/> and names the type, never the payload.</summary>
    public static T? Read<T>(string? json, string what) => (T?)Read(json, typeof(T), what);

    /// <inheritdoc cref="Read{T}(string?, string)"/>
    public static object? Read(string? json, Type type, string what)
    {
        if (json is null)
        {
            return type.IsValueType ? Activator.CreateInstance(type) : null;
        }

        try
        {
            return JsonSerializer.Deserialize(json, type, Options);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new JsonException($"{what} cannot be read as {type}: {Reason(e)}", e);
        }
    }

    // System.Text.Json quotes nothing of the content, but appends the path and position twice.
    private static string Reason(Exception e) => e is JsonException { Path: { } path } ? $"it does not fit at {path}." : e.Message;
}
