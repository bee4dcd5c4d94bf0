using System.Text.Json;

namespace CdmoFlow.Tests.Licences;

/// <summary>A licence that was read in a text, because the package states no expression.</summary>
/// <param name="Licence">SPDX expression.</param>
/// <param name="From">Where it was read.</param>
public sealed record ReadLicence(string Licence, string From);

/// <summary>Whose a package is that states no more than its licence.</summary>
public sealed record KnownProject(string Copyright, string Address);

/// <summary>What no lock file and no package on this machine tells: <c>known-licences.json</c>.</summary>
/// <param name="Read">By name and version.</param>
/// <param name="Npm">By name.</param>
/// <param name="FunctionsApp">The packages of the Functions app that are not restored here, by their public metadata.</param>
/// <param name="Files">Files of others in this repository; the version is their path.</param>
public sealed record KnownLicences(IReadOnlyDictionary<string, ReadLicence> Read, IReadOnlyDictionary<string, KnownProject> Npm, IReadOnlyList<Dependency> FunctionsApp, IReadOnlyList<Dependency> Files)
{
    /// <summary>The file.</summary>
    public static KnownLicences Load() =>
        JsonSerializer.Deserialize<KnownLicences>(File.ReadAllText(Path.Combine(ReadmeTests.Root, "tests/CdmoFlow.Tests/Licences/known-licences.json")), CdmoFlow.Records.Json.Options)!;
}
