using System.Text;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using CdmoFlow.Functions.Mail;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Selections;
using CdmoFlow.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Mail;

/// <summary>Links and codes that were mailed are looked for wherever else they could stand.</summary>
[Collection(SelectionTests.Name), Trait("Category", "Threat")]
public partial class LeakedLinkTests(SelectionSite site)
{
    [Fact]
    public async Task No_outbox_row_history_preview_or_export_shows_a_working_link_or_code()
    {
        using var journey = await site.BeginAsync();
        var seen = await journey.ToAsync(Stage.RfpIssued);
        var cdmo = seen.Invitations[0].CdmoId;
        var room = await journey.RoomAsync(cdmo);
        var secrets = await SecretsAsync(journey, room);
        Assert.True(secrets.Count(s => s.Length == 43) >= 3 && secrets.Any(s => s.Length < 12), $"Only {secrets.Count} links and codes were mailed.");

        var places = new List<(string Where, string What)>();
        await foreach (var (where, what) in RowsAsync()) places.Add((where, what));
        var home = $"selections/{journey.Id}";
        foreach (var path in new[] { $"api/{home}", $"api/{home}/mails", $"api/{home}/trail", $"{home}", $"{home}/mails", $"{home}/trail", $"{home}/rfp", "tasks", "api/tasks", "settings", $"search?q={journey.Program}" })
            places.Add((path, (await journey.Manager.Browser.GetAsync(path, asPage: !path.StartsWith("api", StringComparison.Ordinal))).Expect(200).Body));
        foreach (var mail in (await journey.Manager.Browser.GetAsync<MailsAnswer>($"api/{home}/mails")).Mails)
            places.Add(($"{home}/mails/{mail.Id}", (await journey.Manager.Browser.GetAsync($"{home}/mails/{mail.Id}", asPage: true)).Expect(200).Body));

        var found = places.SelectMany(p => secrets.Where(s => Holds(p.What, s)).Select(s => $"{p.Where}: {s[..4]}...")).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.Contains(places, p => p.What.Contains("PERSONAL-LINK", StringComparison.Ordinal));
        Assert.True(places.Count > 200, $"Only {places.Count} places were looked at.");
        await journey.CancelAsync();
    }

    // A code within a longer number or hash is chance.
    private static bool Holds(string text, string secret)
    {
        for (var at = text.IndexOf(secret, StringComparison.Ordinal); at >= 0; at = text.IndexOf(secret, at + 1, StringComparison.Ordinal))
        {
            if (secret.Length > 12 || ((at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1])) && (at + secret.Length == text.Length || !char.IsAsciiLetterOrDigit(text[at + secret.Length])))) return true;
        }

        return false;
    }

    private async Task<HashSet<string>> SecretsAsync(Journey journey, CdmoPerson room)
    {
        var mails = (await journey.MailsAsync()).Concat((await site.Site.Mails.ToAsync(room.Contact.Email)).Where(m => m.Subject.Contains("code", StringComparison.OrdinalIgnoreCase)));
        HashSet<string> secrets = new(StringComparer.Ordinal);
        foreach (var mail in mails)
        {
            secrets.UnionWith(Token().Matches(string.Join(' ', mail.Links)).Select(m => m.Groups["token"].Value));
            if (!mail.Subject.Contains("sign-in code", StringComparison.Ordinal)) continue;
            foreach (var code in Code().Matches(mail.Text).Select(m => m.Value)) secrets.UnionWith([code, code.Replace(" ", "", StringComparison.Ordinal)]);
        }

        return secrets;
    }

    // Every table of the account, those of the engine with its histories among them.
    private async IAsyncEnumerable<(string Where, string What)> RowsAsync()
    {
        var service = site.App.Host.Services.GetRequiredService<StorageClients>().Tables;
        await foreach (var table in service.QueryAsync())
        {
            await foreach (var row in service.GetTableClient(table.Name).QueryAsync<TableEntity>())
                yield return ($"{table.Name} {row.PartitionKey} {row.RowKey}", string.Join('\n', row.Select(p => p.Value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : p.Value is string text ? text : "")));
        }
    }

    [GeneratedRegex(@"/r/(?<token>[\w-]{43})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"\b\d{4} \d{4}\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
