using System.Globalization;
using System.Text.Json.Nodes;

namespace CdmoFlow.Tests.Licences;

/// <summary>Tools that npm fetches onto the machine of a developer and that are never part of what is installed.</summary>
/// <param name="About">What it is used for.</param>
/// <param name="Folder">Where its lock file lies.</param>
internal sealed record FetchedTool(string About, string Folder)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FetchedTool> All { get; } =
    [
        new("emulates storage for demos and tests on one machine", "infra/azurite"),
        new("checks the workflows in .github", "infra/workflows"),
        new("measures the plain SDK beside the uploader", "tests/CdmoFlow.Benchmarks/Upload/sdk"),
    ];

    /// <summary>The packages that it names itself, by name, with version and licence as locked.</summary>
    public IReadOnlyList<(string Name, string Version, string Licence)> Direct
    {
        get
        {
            var root = Packages[""]!;
            var named = new[] { "dependencies", "devDependencies" }.SelectMany(kind => (root[kind] as JsonObject)?.Select(d => d.Key) ?? []);
            return [.. named.Order(StringComparer.Ordinal).Select(name => (name, Facts: Packages[$"node_modules/{name}"]!)).Select(p => (p.name, p.Facts["version"]!.ToString(), LicenceOf(p.Facts)))];
        }
    }

    /// <summary>How many packages come with them, by licence as the lock file copied it; most frequent first.</summary>
    public string Counted
    {
        get
        {
            var licences = Packages.Where(p => p.Key.Length > 0).Select(p => LicenceOf(p.Value!)).GroupBy(l => l, StringComparer.Ordinal)
                .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal);
            return string.Join(", ", licences.Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} ({g.Count()})")));
        }
    }

    private JsonObject Packages => (JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(ReadmeTests.Root, Folder, "package-lock.json")))!["packages"]!;

    private static string LicenceOf(JsonNode facts) => facts["license"]?.ToString() ?? "not stated";
}
