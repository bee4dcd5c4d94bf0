using System.Reflection;

namespace CdmoFlow.Mail.Templates;

/// <summary>The template files embedded in this assembly.</summary>
internal static class TemplateFiles
{
    private const string Ending = ".liquid";

    /// <summary>Content by file name without ending.</summary>
    public static IReadOnlyDictionary<string, string> ReadAll()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames().Where(n => n.EndsWith(Ending, StringComparison.Ordinal))
            .ToDictionary(n => n[..^Ending.Length], n => Read(assembly, n), StringComparer.Ordinal);
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
