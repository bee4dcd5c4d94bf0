using CdmoFlow.Functions.People;

namespace CdmoFlow.Local.Demo.Actors;

/// <summary>The contact of an invited CDMO, who knows nothing but the mails that came.</summary>
internal sealed class CdmoPerson(DemoSite site, DemoContact contact, string selectionId, string cdmoId, Browser browser) : IDisposable
{
    public DemoContact Contact => contact;

    public string CdmoId => cdmoId;

    public Browser Browser => browser;

    /// <summary>Opens the room: follows the newest personal link in the mailbox, asks for the code, types it.</summary>
    public static async Task<CdmoPerson> EnterAsync(DemoSite site, DemoContact contact, string subject)
    {
        var mail = await site.Mails.WaitForAsync(contact.Email, subject);
        var path = mail.LinkPath;
        if (!path.StartsWith("/r/", StringComparison.Ordinal)) throw new StepFailedException($"The mail \"{mail.Subject}\" to {contact.Email} leads to {path}, not into a room.");
        using (var scanner = site.NewBrowser()) (await scanner.GetAsync(path, asPage: true)).Expect(200);
        var browser = await SignIn.WithCodeAsync(site, contact.Email, path["/r/".Length..]);
        var session = await browser.GetAsync<SessionAnswer>("api/session");
        if (session.RoomCdmoId is null) throw new StepFailedException($"{contact.Name} is signed in, but in no room.");
        return new(site, contact, session.RoomSelectionId!, session.RoomCdmoId, browser);
    }

    /// <summary>The path of a step in this CDMO's room.</summary>
    public string Room(string step) => $"api/rooms/{selectionId}/{cdmoId}/{step}";

    /// <summary>Posts a step of the room.</summary>
    public Task<Answer> StepAsync(string step, object? body = null) => browser.PostAsync(Room(step), body);

    /// <summary>Posts a step of the room that has to be refused with that status.</summary>
    public async Task<Answer> RefusedAsync(string step, object? body, int status) => (await browser.TryPostAsync(Room(step), body)).Expect(status);

    /// <summary>The room's page answers.</summary>
    public async Task ReadRoomAsync() => (await browser.GetAsync($"rooms/{selectionId}/{cdmoId}", asPage: true)).Expect(200);

    /// <summary>A file of the room.</summary>
    public Task<byte[]> DownloadAsync(string step) => browser.DownloadAsync(Room(step));

    /// <summary>The mail with that subject, once it is there.</summary>
    public Task<ReadMail> MailAsync(string subject) => site.Mails.WaitForAsync(contact.Email, subject);

    /// <inheritdoc />
    public void Dispose() => browser.Dispose();
}
