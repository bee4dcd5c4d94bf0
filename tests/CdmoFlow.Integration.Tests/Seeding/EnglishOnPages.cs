using System.Collections;
using System.Globalization;
using System.Net;
using System.Resources;
using System.Text.RegularExpressions;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Integration.Tests.Seeding;

/// <summary>Looks on pages that are shown in German for texts that have a German version and are shown in English nevertheless.</summary>
internal sealed partial class EnglishOnPages
{
    private readonly Dictionary<string, string> seen = new(StringComparer.Ordinal);

    /// <summary>Takes the words of a page: between tags, and in attributes that are read out.</summary>
    public void Read(string path, string html)
    {
        Assert.Contains("<html lang=\"de\">", html, StringComparison.Ordinal);
        var page = Demonstration().Replace(html, "");
        // Rows of the trail and of the register, and the RFP as CDMOs will read it, are what was written and imported.
        if (path.EndsWith("/trail", StringComparison.Ordinal) || path == "register") page = Rows().Replace(page, "");
        if (path.EndsWith("/rfp", StringComparison.Ordinal)) page = page[..page.IndexOf("<h2>Vorschau</h2>", StringComparison.Ordinal)];
        foreach (var words in Tag().Split(page).Concat(Spoken().Matches(page).Select(m => m.Groups["words"].Value)))
            seen.TryAdd(WebUtility.HtmlDecode(words).Trim(), path);
    }

    /// <summary>English texts with the first page that shows each.</summary>
    public IReadOnlyList<string> Found()
    {
        var (english, german) = (Texts(CultureInfo.InvariantCulture), Texts(CultureInfo.GetCultureInfo("de")));
        var same = german.Values.ToHashSet(StringComparer.Ordinal);
        var only = english.Where(t => german[t.Key] != t.Value && !same.Contains(t.Value)).ToDictionary();
        var plain = only.Values.Where(t => !t.Contains('{', StringComparison.Ordinal)).Select(t => t.Trim()).ToHashSet(StringComparer.Ordinal);
        var filled = only.Values.Where(t => Place().Replace(t, "").Count(char.IsLetter) > 3 && t.Contains('{', StringComparison.Ordinal))
            .Select(t => new Regex($"^{Place().Replace(Regex.Escape(t.Trim()).Replace("\\{", "{", StringComparison.Ordinal), ".+?")}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))).ToList();
        return [.. seen.Where(s => s.Key.Any(char.IsLetter) && (plain.Contains(s.Key) || filled.Exists(f => f.IsMatch(s.Key)))).Select(s => $"{s.Value}: {s.Key}")];
    }

    private static Dictionary<string, string> Texts(CultureInfo language) => typeof(T).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith("CdmoFlow.Web.Texts.", StringComparison.Ordinal) && n.EndsWith(".resources", StringComparison.Ordinal)).Select(n => n[..^".resources".Length])
        .SelectMany(room => new ResourceManager(room, typeof(T).Assembly).GetResourceSet(language, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().Select(e => KeyValuePair.Create($"{room}_{e.Key}", (string)e.Value!)))
        .ToDictionary(StringComparer.Ordinal);

    // The demonstration speaks English: its bar, and what it puts on the start page.
    [GeneratedRegex("<div class=\"demo-bar\".*?</div>|<section aria-labelledby=\"waiting\">.*?</section>", RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Demonstration();

    [GeneratedRegex("<tbody>.*?</tbody>", RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rows();

    [GeneratedRegex("<([^<>\"]|\"[^\"]*\")*>", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("(aria-label|placeholder|title|alt|data-text-[a-z-]+)=\"(?<words>[^\"]*)\"", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spoken();

    [GeneratedRegex(@"\{\d(:[^}]*)?\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
