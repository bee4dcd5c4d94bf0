using System.Text.RegularExpressions;

namespace CdmoFlow.Tests.Infra;

/// <summary>An alert whose query no log line answers to would stay silent for ever.</summary>
public partial class AlertTests
{
    private static readonly string Queries = Path.Combine(ReadmeTests.Root, "infra/queries");

    private static readonly string Functions = string.Concat(
        Directory.EnumerateFiles(Path.Combine(ReadmeTests.Root, "src/CdmoFlow.Functions"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText));

    public static TheoryData<string> Names() => [.. Directory.EnumerateFiles(Queries).Select(f => Path.GetFileName(f)!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_text_that_a_query_looks_for_stands_in_the_source(string query)
    {
        var text = File.ReadAllText(Path.Combine(Queries, query));
        Assert.All(Quoted().Matches(text).Select(m => m.Groups["it"].Value), words => Assert.Contains(words, Functions, StringComparison.Ordinal));
    }

    [CompiledFact]
    public void Every_query_belongs_to_an_alert()
    {
        var rules = Assert.Single(Compiled.Templates, t => t["variables"]?["rules"] is not null)["variables"]!["rules"]!.AsArray();
        Assert.Equal(Directory.EnumerateFiles(Queries).Select(f => Path.GetFileNameWithoutExtension(f)!).Order(), rules.Select(r => (string)r!["name"]!).Order());
    }

    [GeneratedRegex("\"(?<it>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
