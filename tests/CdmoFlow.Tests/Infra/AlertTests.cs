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

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_query_takes_out_of_a_line_stands_in_that_line(string query)
    {
        var line = Place().Replace(Sweep().Match(Functions).Groups["it"].Value, "7");
        Assert.StartsWith("Sweep: 7 ", line, StringComparison.Ordinal);
        foreach (Match parse in Parse().Matches(File.ReadAllText(Path.Combine(Queries, query))))
        {
            // Texts, figures and the star that stands for anything, read as the query language reads them.
            var reading = string.Concat(Part().Matches(parse.Groups["it"].Value).Select(part => part.Value switch
            {
                "*" => ".*",
                ['"', .. var text, '"'] => Regex.Escape(text),
                _ => "7",
            }));
            Assert.Matches($"^{reading}$", line);
        }
    }

    [CompiledFact]
    public void Every_query_belongs_to_an_alert()
    {
        var rules = Assert.Single(Compiled.Templates, t => t["variables"]?["rules"] is not null)["variables"]!["rules"]!.AsArray();
        Assert.Equal(Directory.EnumerateFiles(Queries).Select(f => Path.GetFileNameWithoutExtension(f)!).Order(), rules.Select(r => (string)r!["name"]!).Order());
    }

    [GeneratedRegex("\"(?<it>Sweep: [^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sweep();

    [GeneratedRegex("\\{\\w+\\}", RegexOptions.None, 1000)]
    private static partial Regex Place();

    [GeneratedRegex("parse message with (?<it>.+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parse();

    [GeneratedRegex("\"[^\"]*\"|\\*|[a-z]+:long", RegexOptions.None, 1000)]
    private static partial Regex Part();

    [GeneratedRegex("\"(?<it>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
