using System.Text.RegularExpressions;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Local;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Proposals.Colleagues;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Proposals;

/// <summary>The rooms of a selection whose RFP is out, and the ways of their people into them.</summary>
internal sealed class OpenRoom : IDisposable
{
    private readonly LocalHost host;
    private readonly DemoSite site;

    private OpenRoom(LocalHost host, string id, SponsorClient manager) => (this.host, Id, Manager, site) = (host, id, manager, new DemoSite(host.BaseAddress));

    public string Id { get; }

    /// <summary>Makes the addresses of this test its own.</summary>
    public string Tag { get; } = Guid.NewGuid().ToString("N")[..8];

    public SponsorClient Manager { get; }

    public Mails Mails => site.Mails;

    public static async Task<OpenRoom> StartAsync(LocalHost host)
    {
        var manager = await SponsorClient.SignInAsync(host, "Nora Falk", "nora@sealed.example");
        return new OpenRoom(host, await OpenRfp.StartAsync(host, TimeSpan.FromDays(400), manager), manager);
    }

    public string Room(string cdmoId, string step = "") => $"api/rooms/{Id}/{cdmoId}{(step.Length > 0 ? "/" : "")}{step}";

    public Task<SponsorClient> LeadAsync(string cdmoId) => SponsorClient.EnterRoomAsync(host, Id, cdmoId);

    public string Email(string name) => $"{name.ToLowerInvariant().Replace(' ', '.')}.{Tag}@alder.example";

    /// <summary>The lead of alder names a colleague, whose address follows from the name; answers the colleague's id.</summary>
    public async Task<string> NameAsync(SponsorClient lead, string name, string rights)
    {
        using var answer = await lead.PostAsync(Room("alder", "colleagues"), new { name, email = Email(name), function = "Process development", rights });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await LinesAsync(lead)).Single(l => l.Name == name).PersonId;
    }

    public async Task<IReadOnlyList<ColleagueLine>> LinesAsync(SponsorClient lead) => await SponsorClient.BodyAsync<IReadOnlyList<ColleagueLine>>(await lead.GetAsync(Room("alder", "colleagues")));

    /// <summary>Follows the newest personal link in a colleague's mailbox and types the code.</summary>
    public async Task<Browser> EnterAsync(string name, string subject = "your access to the room") => await SignIn.WithCodeAsync(site, Email(name), await TokenAsync(name, subject));

    /// <summary>The token of the newest such link.</summary>
    public async Task<string> TokenAsync(string name, string subject = "your access to the room") => (await Mails.WaitForAsync(Email(name), subject)).LinkPath["/r/".Length..];

    /// <summary>Asks for a code and reads it, without typing it.</summary>
    public async Task<(string Challenge, string Code)> AskCodeAsync(Browser browser, string name)
    {
        var known = (await Mails.ToAsync(Email(name))).Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        var asked = await browser.PostAsync("api/room-code", new { token = await TokenAsync(name) });
        var mail = await Mails.WaitForAsync(Email(name), "sign-in code", known);
        return (asked.Text("challenge"), Regex.Match(mail.Text, @"\b\d{4} ?\d{4}\b", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)).Value);
    }

    public async Task<Selection> LookAsync() => (await host.Services.GetRequiredService<SelectionStore>().LoadAsync(Id))!.Selection;

    public void Dispose()
    {
        site.Dispose();
        Manager.Dispose();
    }
}
