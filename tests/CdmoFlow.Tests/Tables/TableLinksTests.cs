using System.Text.RegularExpressions;

namespace CdmoFlow.Tests.Tables;

/// <summary>Every table that a page shows can be taken away: what has a table has the links to its files, too.</summary>
public partial class TableLinksTests
{
    private static readonly Dictionary<string, string> Components = Directory.EnumerateFiles(Path.Combine(ReadmeTests.Root, "src", "CdmoFlow.Web"), "*.razor", SearchOption.AllDirectories)
        .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(p => p is "obj" or "bin") && Path.GetFileName(f) != "_Imports.razor")
        .ToDictionary(f => Path.GetFileNameWithoutExtension(f), File.ReadAllText, StringComparer.Ordinal);

    // Parts whose tables are taken away as fewer, larger ones by whoever shows them: part, who shows it, the table that holds the same.
    private static readonly (string Part, string ShownBy, string Table)[] LeftToThePage =
    [
        // The board shows a page of the list; its file has all that fit.
        ("SelectionTable", "SelectionBoard", "selections"),
        // One table for each version on the page, one file for each opening.
        ("OpenedPart", "OpeningRecordPage", "opened-proposals"),
        ("OpenedPart", "OpeningRecordPage", "opened-prices"),
        // One table for each group of fields on the page; answers and prices are two files, because prices may still be sealed.
        ("OfferTables", "ProposalPage", "answers"),
        ("OfferTables", "ProposalPage", "prices"),
        ("OfferTables", "ReceiptPage", "answers"),
        ("OfferTables", "ReceiptPage", "prices"),
    ];

    [Fact]
    public void Every_table_of_every_page_has_links_to_its_files()
    {
        var tables = Components.Where(c => Table().IsMatch(c.Value)).ToList();
        Assert.True(tables.Count > 20);
        Assert.Equal([], tables.Where(c => LeftToThePage.All(l => l.Part != c.Key) && Table().Count(c.Value) > Link().Count(c.Value)).Select(c => c.Key));
    }

    [Fact]
    public void What_leaves_its_links_to_the_page_is_shown_only_where_they_stand()
    {
        Assert.All(LeftToThePage, left => Assert.Contains(left.Table, Named().Matches(Components[left.ShownBy]).Select(m => m.Groups["name"].Value)));
        foreach (var part in LeftToThePage.GroupBy(l => l.Part, StringComparer.Ordinal))
        {
            var shown = Components.Where(c => Shown().Matches(c.Value).Any(m => m.Groups["name"].Value == part.Key)).Select(c => c.Key);
            Assert.Equal(part.Select(l => l.ShownBy).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Every_link_names_a_table_that_the_pages_have()
    {
        var known = Directory.EnumerateFiles(Path.Combine(ReadmeTests.Root, "src", "CdmoFlow.Web", "Tables"), "*.cs").Select(File.ReadAllText).SelectMany(s => Arm().Matches(s)).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var named = Components.Values.SelectMany(s => Named().Matches(s)).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(named.Count > 30);
        Assert.Equal([], named.Except(known, StringComparer.Ordinal));
    }

    [GeneratedRegex(@"<table\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Table();

    [GeneratedRegex(@"<TableLinks\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"<(?:CdmoFlow\.Web\.[\w.]+\.)?(?<name>[A-Z]\w+)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shown();

    [GeneratedRegex(@"<TableLinks [^\n]*? Name=""(?<name>[a-z-]+)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"""(?<name>[a-z-]+)""\)? =>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Arm();
}
