namespace CdmoFlow.Tests.Licences;

/// <summary>Holds <c>THIRD-PARTY-NOTICES.md</c> against what is really used.</summary>
[Trait("Category", "Threat")]
public class NoticesTests
{
    private static readonly KnownLicences Known = KnownLicences.Load();
    private static readonly IReadOnlyList<Dependency> Dependencies = [.. NuGetPackages.All(Known), .. Known.FunctionsApp, .. NpmPackages.All(Known)];

    [Fact]
    public void Third_party_notices_name_every_dependency_as_it_is_locked()
    {
        var file = Path.Combine(ReadmeTests.Root, "THIRD-PARTY-NOTICES.md");
        var text = NoticesDocument.Of(Dependencies, Known);
        if (Environment.GetEnvironmentVariable("CDMOFLOW_NOTICES") == "1") File.WriteAllText(file, text);
        Assert.Equal(text, File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Every_licence_is_accepted_for_the_use_that_is_made_of_it()
    {
        var wrong = Dependencies.Concat(Known.Files).Where(d => !AcceptedLicences.Accept(d.Licence, d.Use)).Select(d => $"{d.Name} {d.Version} ({d.Use}): {d.Licence}").ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Every_lock_file_of_npm_is_accounted_for()
    {
        string[] known = ["src/CdmoFlow.Web/Scripts", .. FetchedTool.All.Select(t => t.Folder)];
        var there = new[] { "src", "tests", "infra" }
            .SelectMany(top => Directory.EnumerateFiles(Path.Combine(ReadmeTests.Root, top), "package-lock.json", new EnumerationOptions { RecurseSubdirectories = true }))
            .Select(f => Path.GetRelativePath(ReadmeTests.Root, Path.GetDirectoryName(f)!).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(p => p is "node_modules" or "bin" or "obj"));
        Assert.Equal(known.Order(StringComparer.Ordinal), there.Order(StringComparer.Ordinal));
        // Of what is fetched only, nothing is copied into a build.
        Assert.All(Directory.EnumerateFiles(Path.Combine(ReadmeTests.Root, "src"), "*.csproj", SearchOption.AllDirectories), project => Assert.DoesNotContain("infra/azurite/node_modules", File.ReadAllText(project), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_package_of_the_Functions_app_is_among_them_in_the_version_that_it_names()
    {
        var versions = Versions("Directory.Packages.props", "PackageVersion");
        var named = Versions("src/CdmoFlow.Functions/CdmoFlow.Functions.csproj", "PackageReference").Keys.Select(name => $"{name} {versions[name]}");
        Assert.Empty(named.Except(Known.FunctionsApp.Select(d => $"{d.Name} {d.Version}"), StringComparer.Ordinal));
        Assert.All(Known.FunctionsApp, d => Assert.Equal(Use.FunctionsApp, d.Use));
    }

    [Fact]
    public void Files_of_others_are_where_the_notices_say() => Assert.All(Known.Files, d => Assert.True(Path.Exists(Path.Combine(ReadmeTests.Root, d.Version)), $"{d.Version} does not exist."));

    [Theory]
    [InlineData("MIT", Use.Product, true)]
    [InlineData("MS-PL OR Apache-2.0", Use.Product, true)]
    [InlineData("AGPL-3.0-only OR MIT", Use.Product, true)]
    [InlineData("MIT AND GPL-3.0-only", Use.Tests, false)]
    [InlineData("AGPL-3.0-only", Use.Tests, false)]
    [InlineData("MPL-2.0", Use.Tests, true)]
    [InlineData("MPL-2.0", Use.Product, false)]
    [InlineData("MPL-2.0", Use.Build, false)]
    [InlineData("not known", Use.Tests, false)]
    public void A_licence_is_accepted_by_its_use(string expression, Use use, bool accepted) => Assert.Equal(accepted, AcceptedLicences.Accept(expression, use));

    private static Dictionary<string, string?> Versions(string file, string element) => System.Xml.Linq.XDocument.Load(Path.Combine(ReadmeTests.Root, file)).Descendants(element)
        .ToDictionary(e => e.Attribute("Include")!.Value, e => e.Attribute("Version")?.Value, StringComparer.Ordinal);
}
