using System.Globalization;
using System.Text.RegularExpressions;
using CdmoFlow.Local;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Storage.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Operations;

/// <summary>Everything that occurred in a site and that neither a log nor telemetry may hold: names, addresses, tokens of links, codes, prices, names of files.</summary>
internal sealed partial record Occurred(IReadOnlyList<string> Names, IReadOnlyList<string> Addresses, IReadOnlyList<string> Tokens, IReadOnlyList<string> Codes, IReadOnlyList<string> Prices, IReadOnlyList<string> Files)
{
    // Below that a number may be a count, a port or a year by chance.
    private const decimal LeastTellingPrice = 100_000;

    /// <summary>Reads it from the tables and the mailbox.</summary>
    public static async Task<Occurred> AtAsync(LocalHost host, DemoSite site)
    {
        var (store, rooms) = (host.Services.GetRequiredService<SelectionStore>(), host.Services.GetRequiredService<RoomStore>());
        var people = await host.Services.GetRequiredService<PeopleStore>().ListAsync();
        var mails = await site.Mails.AllAsync();
        List<string> companies = [.. DemoRegister.Contacts.Select(c => c.Company)];
        HashSet<string> files = new(StringComparer.Ordinal);
        HashSet<decimal> prices = [];
        foreach (var id in await store.ListIdsAsync())
        {
            var selection = (await store.LoadAsync(id))!.Selection;
            companies.Add(selection.State.Brief.Sponsor);
            foreach (var cdmo in selection.Proposals.Select(p => p.CdmoId).Distinct(StringComparer.Ordinal))
            {
                foreach (var submission in await rooms.SubmissionsAsync(id, cdmo))
                {
                    files.UnionWith(submission.Files.Select(f => f.Name));
                    prices.Add(submission.TotalPrice);
                    prices.UnionWith((submission.Offer?.Price.Values ?? []).Select(v => decimal.TryParse(v, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : 0));
                }
            }
        }

        return new Occurred(
            [.. companies.Concat(people.Select(p => p.Name)).Where(n => n.Contains(' ', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)],
            [.. people.Select(p => p.Email)],
            [.. mails.SelectMany(m => m.Links).Select(l => Token().Match(l).Groups["it"].Value).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)],
            [.. mails.Select(m => Code().Match(m.Text).Groups["it"].Value.Replace(" ", "", StringComparison.Ordinal)).Where(c => c.Length > 0)],
            [.. prices.Where(p => p >= LeastTellingPrice).SelectMany(Written)],
            [.. files]);
    }

    /// <summary>What of it stands in a text.</summary>
    public IReadOnlyList<string> In(string text) =>
    [
        .. Names.Concat(Addresses).Concat(Tokens).Concat(Files).Where(s => text.Contains(s, StringComparison.OrdinalIgnoreCase)),
        .. Codes.Where(c => AsWord(c).IsMatch(text) || text.Contains($"{c[..4]} {c[4..]}", StringComparison.Ordinal)),
        .. Prices.Where(p => AsWord(p).IsMatch(text)),
    ];

    // Digits may stand in ids and hashes by chance.
    private static Regex AsWord(string figure) => new($"(?<![0-9A-Za-z.]){Regex.Escape(figure)}(?![0-9A-Za-z])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));

    private static IEnumerable<string> Written(decimal price) =>
        [price.ToString("0.##", CultureInfo.InvariantCulture), price.ToString("#,0.##", CultureInfo.InvariantCulture), price.ToString("#,0", CultureInfo.GetCultureInfo("de-DE")), price.ToString("0.0", CultureInfo.InvariantCulture)];

    [GeneratedRegex("/(r|availability|calendar)/(?<it>[A-Za-z0-9_-]{20,})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"(?<![\w/-])(?<it>\d{4} ?\d{4})(?!\w)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
