using System.Text.RegularExpressions;

namespace CdmoFlow.Tests.Texts;

/// <summary>No page has words of its own: all of them come from the texts, so that none stays English where the reader has chosen another language.</summary>
public class LiteralTextsTests
{
    // The same in every language: the product, the kind of company, a kind of hash.
    private static readonly string[] Names = ["CdmoFlow", "- CdmoFlow", "CDMO", "SHA-256", ", SHA-256"];

    [Fact]
    public void No_component_has_words_of_its_own()
    {
        var found = Sources("*.razor").SelectMany(f => RazorSource.WordsOf(File.ReadAllText(f)).Except(Names, StringComparer.Ordinal).Select(w => $"{Path.GetFileName(f)}: {w}")).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public void No_model_of_a_page_has_words_of_its_own()
    {
        var found = new[] { "Pages", "Charts" }.SelectMany(folder => Sources("*.cs").Where(f => f.Contains($"{Path.DirectorySeparatorChar}{folder}{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
            .SelectMany(f => RazorSource.ProseOf(File.ReadAllText(f)).Select(w => $"{Path.GetFileName(f)}: {w}")).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("<p>Nothing waits.</p>", "Nothing waits.")]
    [InlineData("<p>@Count rows</p>", "rows")]
    [InlineData("@if (a > 0)\n{\n  <p>Late</p>\n}\nelse\n{\n  <p>@T.Of(\"Board_Show\")</p>\n}", "Late")]
    [InlineData("<Shell Title=\"Search\" Who=\"Who\">@Name.Of(x)</Shell>", "Search")]
    [InlineData("<input aria-label=\"@($\"{i} days\")\" name=\"days\" />", "days")]
    [InlineData("<p>@(late ? \"overdue\" : T.Of(\"Board_Show\"))</p>", "overdue")]
    [InlineData("<li class=\"@(here ? \"now then\" : \"\")\">@Words.Of(stage)</li>")]
    [InlineData("@* Words for those who write it. *@\n<a href=\"/selections/@Id\">@T.Of(\"Board_Title\", \"x\".Length)</a>", "x")]
    [InlineData("<p>@x.ToString(\"d MMM\")</p>\n\n@code {\n  // A remark about it.\n  private string Both => $\"{One} and {Other} more\";\n}", "and   more")]
    public void Words_are_found(string source, params string[] words) => Assert.Equal(words, RazorSource.WordsOf(source));

    private static IEnumerable<string> Sources(string pattern) => Directory.EnumerateFiles(Path.Combine(ReadmeTests.Root, "src", "CdmoFlow.Web"), pattern, SearchOption.AllDirectories)
        .Where(f => !Regex.IsMatch(f, @"[\\/]obj[\\/]", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))).Order(StringComparer.Ordinal);
}
