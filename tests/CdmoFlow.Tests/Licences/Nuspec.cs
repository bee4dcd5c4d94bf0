using System.Xml.Linq;

namespace CdmoFlow.Tests.Licences;

/// <summary>What a restored package says of itself.</summary>
internal static class Nuspec
{
    private static readonly string Cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } moved
        ? moved
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The package; its licence is the expression it states, or what a person found in the text it brings.</summary>
    public static Dependency Read(string name, string version, Use use, KnownLicences known)
    {
        var folder = Path.Combine(Cache, name.ToLowerInvariant(), version.ToLowerInvariant());
        var facts = XDocument.Load(Path.Combine(folder, $"{name.ToLowerInvariant()}.nuspec")).Root!.Elements().First(e => e.Name.LocalName == "metadata");
        var licence = facts.Elements().FirstOrDefault(e => e.Name.LocalName == "license");
        var stated = licence?.Attribute("type")?.Value == "expression" ? licence.Value : known.Read.GetValueOrDefault($"{name} {version}")?.Licence;
        return new Dependency(name, version, stated ?? "not known", Of("copyright") ?? Of("authors") ?? "", Of("projectUrl") ?? Of("repository") ?? "", use);

        string? Of(string element) => facts.Elements().FirstOrDefault(e => e.Name.LocalName == element) is { } found
            ? string.Join(' ', (element == "repository" ? found.Attribute("url")?.Value ?? "" : found.Value).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } text ? text : null
            : null;
    }
}
