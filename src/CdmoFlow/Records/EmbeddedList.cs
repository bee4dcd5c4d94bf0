using System.Text.Json;

namespace CdmoFlow.Records;

/// <summary>Reads the lists of domain data that lie as JSON beside the code using them.</summary>
internal static class EmbeddedList
{
    /// <summary>Reads one list; a missing or broken one is a fault of the build and throws.</summary>
    internal static T Read<T>(string name)
    {
        using var stream = typeof(EmbeddedList).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The list '{name}' is not embedded.");
        return JsonSerializer.Deserialize<T>(stream, Json.Options)
            ?? throw new InvalidOperationException($"The list '{name}' is empty.");
    }
}
