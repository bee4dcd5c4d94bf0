using System.Text.Json;

namespace CdmoFlow.Local.Demo.Actors;

/// <summary>Reads the local mailbox as the people in the story read theirs.</summary>
internal sealed class Mails(Browser browser, DemoSite site)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>What has arrived, newest first.</summary>
    public async Task<IReadOnlyList<ReadMail>> ToAsync(string address) =>
        JsonSerializer.Deserialize<IReadOnlyList<ReadMail>>((await browser.GetAsync($"dev/mail.json?to={Uri.EscapeDataString(address)}")).Expect(200).Body, Web) ?? [];

    /// <summary>All mails of all people.</summary>
    public Task<IReadOnlyList<ReadMail>> AllAsync() => ToAsync("");

    /// <summary>The newest mail that fits, once it has arrived.</summary>
    /// <exception cref="StepFailedException">It did not arrive.</exception>
    public async Task<ReadMail> WaitForAsync(string address, string subject, IReadOnlySet<string>? known = null)
    {
        return await site.SeeAsync(
            $"a mail \"{subject}\" reaches {address}",
            async () => (await ToAsync(address)).FirstOrDefault(m => m.Subject.Contains(subject, StringComparison.OrdinalIgnoreCase) && known?.Contains(m.Id) != true));
    }
}

/// <summary>A mail as its recipient sees it.</summary>
internal sealed record ReadMail(string Id, IReadOnlyList<string> To, string Subject, string Text, IReadOnlyList<string> Links, DateTimeOffset At)
{
    /// <summary>The path behind the first link to a page of this site.</summary>
    public string LinkPath => Links.Count > 0 ? new Uri(Links[0]).PathAndQuery : throw new StepFailedException($"The mail \"{Subject}\" carries no link.");
}
