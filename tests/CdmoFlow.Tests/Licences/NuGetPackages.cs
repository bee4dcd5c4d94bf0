using System.Text.Json.Nodes;

namespace CdmoFlow.Tests.Licences;

/// <summary>The NuGet packages of all lock files, with what each package says of itself.</summary>
internal static class NuGetPackages
{
    // Referenced by every project through Directory.Build.props and in no output.
    private static readonly string[] Analyzers = ["Meziantou.Analyzer", "Microsoft.CodeAnalysis.BannedApiAnalyzers", "Roslynator.Analyzers"];

    /// <summary>Every package once, for its weightiest use.</summary>
    public static IReadOnlyList<Dependency> All(KnownLicences known) =>
    [
        .. Locked().GroupBy(p => (p.Name, p.Version)).OrderBy(g => g.Key.Name, StringComparer.OrdinalIgnoreCase).ThenBy(g => g.Key.Version, StringComparer.Ordinal)
            .Select(g => Nuspec.Read(g.Key.Name, g.Key.Version, g.Min(p => p.Use), known)),
    ];

    private static IEnumerable<(string Name, string Version, Use Use)> Locked() =>
        from folder in new[] { "src", "tests" }
        from file in Directory.EnumerateFiles(Path.Combine(ReadmeTests.Root, folder), "packages.lock.json", SearchOption.AllDirectories)
        where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        from framework in (JsonObject)JsonNode.Parse(File.ReadAllText(file))!["dependencies"]!
        from package in (JsonObject)framework.Value!
        where package.Value!["type"]!.ToString() != "Project"
        select (package.Key, package.Value!["resolved"]!.ToString(), Analyzers.Contains(package.Key, StringComparer.OrdinalIgnoreCase) ? Use.Build : folder == "src" ? Use.Product : Use.Tests);
}
