using System.Text.Json;
using System.Text.Json.Serialization;

namespace CdmoFlow.Functions.Http;

/// <summary>Reads a ticked box: forms know only text, so <c>on</c> and <c>true</c> mean yes where, and only where, a yes or no is asked for.</summary>
internal sealed class TypedBoolean : JsonConverter<bool>
{
    /// <inheritdoc />
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.String when reader.GetString() is "on" or "true" => true,
        JsonTokenType.String when reader.GetString() is "false" => false,
        _ => throw new JsonException("Yes or no is expected."),
    };

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}
