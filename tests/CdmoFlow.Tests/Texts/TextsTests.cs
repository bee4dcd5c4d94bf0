using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Tests.Texts;

public partial class TextsTests
{
    private static readonly string Web = Path.Combine(ReadmeTests.Root, "src", "CdmoFlow.Web");
    private static readonly Dictionary<string, string> English = Read(german: false);
    private static readonly Dictionary<string, string> German = Read(german: true);

    [Fact]
    public void Both_languages_have_the_same_texts_with_the_same_places_for_values()
    {
        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), German.Keys.Order(StringComparer.Ordinal));
        Assert.All(English, text => Assert.Equal(Places(text.Value), Places(German[text.Key])));
        Assert.All(German, text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));
    }

    [Fact]
    public void Every_text_that_a_page_asks_for_exists_and_none_lies_about_unused()
    {
        var sources = Directory.EnumerateFiles(Web, "*.*", SearchOption.AllDirectories).Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal))
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText).ToList();
        var asked = sources.SelectMany(s => Key().Matches(s)).Select(m => m.Value.Trim('"')).ToHashSet(StringComparer.Ordinal);
        Assert.Equal([], sources.SelectMany(s => Call().Matches(s)).Select(m => m.Groups["key"].Value).Except(English.Keys, StringComparer.Ordinal));
        // Whole rooms are looked up by names that the domain gives: WordsTests looks at them.
        Assert.Equal([], English.Keys.Where(k => !WordsTests.Rooms.Contains(k[..k.IndexOf('_', StringComparison.Ordinal)], StringComparer.Ordinal)).Except(asked, StringComparer.Ordinal));
    }

    [Fact]
    public void A_text_follows_the_readers_language()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de");
            Assert.Equal("Anmelden", T.Of("People_SignInTitle"));
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr");
            Assert.Equal("Sign in", T.Of("People_SignInTitle"));
            Assert.Equal("Sign out (&lt;b&gt;)", T.Html("Layout_ShellSignOut", "<b>").Value);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static string[] Places(string text) => [.. Place().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)];

    private static Dictionary<string, string> Read(bool german) => Directory.EnumerateFiles(Path.Combine(Web, "Texts"), "*.resx")
        .Where(f => f.EndsWith(".de.resx", StringComparison.Ordinal) == german)
        .SelectMany(f => XDocument.Load(f).Root!.Elements("data").Select(d => (Key: $"{Path.GetFileName(f).Split('.')[0]}_{d.Attribute("name")!.Value}", Text: d.Element("value")!.Value)))
        .ToDictionary(d => d.Key, d => d.Text, StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();

    [GeneratedRegex("\"[A-Z][A-Za-z]*_[A-Za-z0-9_]+\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();

    [GeneratedRegex("\\bT\\.(?:Of|Html)\\(\"(?<key>[A-Za-z0-9_]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Call();
}
