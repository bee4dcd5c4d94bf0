using System.Text;

namespace CdmoFlow.Tests.Licences;

/// <summary>The text of <c>THIRD-PARTY-NOTICES.md</c>.</summary>
internal static class NoticesDocument
{
    private static readonly (Use Use, string Heading, string About)[] Sections =
    [
        (Use.Product, "In the product", "NuGet packages of the projects under `src`, as their lock files resolve them; licence, copyright and address are what each package says of itself."),
        (Use.FunctionsApp, "In the Azure Functions app only", "From their public metadata, not from the packages themselves: these are restored only where the public NuGet gallery is reachable. What the nine packages that `src/CdmoFlow.Functions` names bring with them follows their versions."),
        (Use.Build, "While building", "Analyzers and the bundler of scripts; nothing of them is in what is installed."),
        (Use.Tests, "In tests and measurements only", "Nothing of them is in what is installed. MPL-2.0 is accepted here and nowhere else."),
    ];

    /// <summary>The whole document.</summary>
    public static string Of(IReadOnlyList<Dependency> dependencies, KnownLicences known)
    {
        var text = new StringBuilder("# Third-party notices\n\nWhat CdmoFlow is built with and whose it is. Generated from the lock files and the restored packages by a test, which fails when a dependency is missing here or has a licence that is not accepted; `CDMOFLOW_NOTICES=1 dotnet test tests/CdmoFlow.Tests --filter FullyQualifiedName~Notices` writes it anew.\n\n");
        text.Append("Accepted are ").AppendJoin(", ", AcceptedLicences.Everywhere).Append("; in tests also ").AppendJoin(", ", AcceptedLicences.TestsOnly).Append(".\n");
        foreach (var (use, heading, about) in Sections)
        {
            text.Append("\n## ").Append(heading).Append("\n\n").Append(about).Append("\n\n| name | version | licence | copyright | project |\n|---|---|---|---|---|\n");
            foreach (var d in dependencies.Where(d => d.Use == use)) Row(text, d.Name, d.Version, d.Licence, d.Copyright, d.Address);
        }

        text.Append("\n## Fetched by npm, never installed\n\n");
        text.Append("Tools for one machine, which npm fetches from their own lock files. Nothing of them is built, packed or deployed, so what they bring with them is counted here and not listed; licences are what the lock files copied from the packages.\n\n");
        text.Append("| name | version | licence | used for | all packages of its lock file, by licence |\n|---|---|---|---|---|\n");
        foreach (var tool in FetchedTool.All)
            foreach (var (name, version, licence) in tool.Direct) Row(text, name, version, licence, tool.About, $"`{tool.Folder}`: {tool.Counted}");
        text.Append("\n## Files of others in this repository\n\n| name | file | licence | copyright | project |\n|---|---|---|---|---|\n");
        foreach (var d in known.Files) Row(text, d.Name, $"`{d.Version}`", d.Licence, d.Copyright, d.Address);
        text.Append("\n## Licences that were read in a text\n\nThese packages state no expression; the licence above was read where the last column says.\n\n| package | licence | read in |\n|---|---|---|\n");
        foreach (var (package, read) in known.Read.OrderBy(r => r.Key, StringComparer.Ordinal)) text.Append("| ").AppendJoin(" | ", package, read.Licence, read.From).Append(" |\n");
        text.Append("\n## Packages with notices of their own\n\nThey contain parts of others and name them in a file that lies in the package.\n\n");
        foreach (var d in dependencies.Where(d => d.Use == Use.Product))
            if (Nuspec.Notices(d.Name, d.Version) is { } file) text.Append("- ").Append(d.Name).Append(' ').Append(d.Version).Append(": `").Append(file).Append("`\n");
        return text.ToString();
    }

    private static void Row(StringBuilder text, params string[] cells) => text.Append("| ").AppendJoin(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
}
