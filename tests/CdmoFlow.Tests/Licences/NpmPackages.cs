using System.Text.Json.Nodes;

namespace CdmoFlow.Tests.Licences;

/// <summary>The npm packages that bundle the scripts of pages, as their lock file names them.</summary>
internal static class NpmPackages
{
    /// <summary>Every package; the licence is what the lock file copied from it.</summary>
    public static IReadOnlyList<Dependency> All(KnownLicences known) =>
    [
        .. ((JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(ReadmeTests.Root, "src/CdmoFlow.Web/Scripts/package-lock.json")))!["packages"]!)
            .Where(p => p.Key.Length > 0)
            .Select(p => (Name: p.Key[(p.Key.LastIndexOf("node_modules/", StringComparison.Ordinal) + "node_modules/".Length)..], Facts: p.Value!))
            .Select(p => Of(p.Name, p.Facts, known.Npm.GetValueOrDefault(p.Name.StartsWith("@esbuild/", StringComparison.Ordinal) ? "esbuild" : p.Name))),
    ];

    private static Dependency Of(string name, JsonNode facts, KnownProject? project) =>
        new(name, facts["version"]!.ToString(), facts["license"]?.ToString() ?? "not known", project?.Copyright ?? "", project?.Address ?? "", facts["dev"]?.GetValue<bool>() == true ? Use.Build : Use.Product);
}
