using System.Xml.Linq;

namespace CdmoFlow.Tests.Licences;

/// <summary>What a restored package says of itself.</summary>
internal static class Nuspec
{
    private static readonly string Cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } moved
        ? moved
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The package's own notices of what it contains of others; null where it has none.</summary>
    public static string? Notices(string name, string version) =>
        Directory.EnumerateFiles(Folder(name, version)).Select(Path.GetFileName).FirstOrDefault(f => f!.Replace("-", "", StringComparison.Ordinal).StartsWith("THIRDPARTY", StringComparison.OrdinalIgnoreCase));

    /// <summary>The package; its licence is the expression it states, or what was read in the text it brings.</summary>
    public static Dependency Read(string name, string version, Use use, KnownLicences known)
    {
        var facts = XDocument.Load(Path.Combine(Folder(name, version), $"{name.ToLowerInvariant()}.nuspec")).Root!.Elements().First(e => e.Name.LocalName == "metadata");
        var licence = facts.Elements().FirstOrDefault(e => e.Name.LocalName == "license");
        var stated = licence?.Attribute("type")?.Value == "expression" ? licence.Value : known.Read.GetValueOrDefault($"{name} {version}")?.Licence;
        return new Dependency(name, version, stated ?? "not known", Of("copyright") ?? Of("authors") ?? "", Of("projectUrl") ?? Of("repository") ?? "", use);

        string? Of(string element) => facts.Elements().FirstOrDefault(e => e.Name.LocalName == element) is { } found
            ? string.Join(' ', (element == "repository" ? found.Attribute("url")?.Value ?? "" : found.Value).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } text ? text : null
            : null;
    }

    private static string Folder(string name, string version) => Path.Combine(Cache, name.ToLowerInvariant(), version.ToLowerInvariant());
}
