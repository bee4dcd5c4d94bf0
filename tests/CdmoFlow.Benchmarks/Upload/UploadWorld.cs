using System.Net;
using CdmoFlow.Functions.People;
using CdmoFlow.Local;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Longlist;
using CdmoFlow.People;
using CdmoFlow.Rfp;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CdmoFlow.Benchmarks.Upload;

/// <summary>The app over a real emulator with an RFP that is out to some CDMOs, and a browser in which each of them has its room open.</summary>
internal sealed class UploadWorld(LocalHost host, string selectionId, IReadOnlyList<Person> people) : IAsyncDisposable
{
    public LocalHost Host => host;

    public string SelectionId => selectionId;

    public static string CdmoOf(int number) => $"cdmo{number}";

    public static async Task<UploadWorld> StartAsync(string folder, int cdmos)
    {
        var host = await LocalHost.StartAsync(new() { Port = 0, DataFolder = folder, ReadEnvironment = false });
        var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var store = host.Services.GetRequiredService<PeopleStore>();
        List<Person> people = [];
        for (var i = 0; i < cdmos; i++) people.Add(await store.GetOrAddAsync($"Lead {i}", $"lead{i}@cdmo.example", CdmoOf(i)));
        var state = new SelectionState
        {
            Id = Guid.CreateVersion7().ToString("N"),
            Brief = ScopingValidation.Check(DemoBrief.Of("LKS-204", "Drug substance", now)).Brief!,
            Stage = Stage.RfpIssued,
            Weights = new Dictionary<string, int>(StringComparer.Ordinal),
            Team = [],
            RfpDeadline = now.AddDays(20),
        };
        var change = new Change().Note("rfp.issued", state.Id);
        for (var i = 0; i < cdmos; i++)
        {
            change.Put(new Candidate { CdmoId = CdmoOf(i), Name = $"Labs {i}", Fit = 80, Why = [], Chosen = true, ContactPersonId = people[i].Id, Standing = CandidateStanding.Invited })
                .Put(new Cda { CdmoId = CdmoOf(i), State = CdaState.Executed })
                .Put(new Invitation { CdmoId = CdmoOf(i), Round = 1, ContactPersonId = people[i].Id, State = InvitationState.Accepted, SentAt = now });
        }

        await host.Services.GetRequiredService<SelectionStore>().CreateAsync(state, change, Actor.System, now);
        return new UploadWorld(host, state.Id, people);
    }

    /// <summary>A fresh profile of the browser in the room of one CDMO.</summary>
    public async Task<IPage> OpenRoomAsync(IBrowser browser, int number)
    {
        var profile = await browser.NewContextAsync(new() { BaseURL = host.BaseAddress.ToString() });
        var context = new DefaultHttpContext();
        host.Services.GetRequiredService<Sessions>().Begin(context, new Visitor(people[number].Id, people[number].Name)
        {
            RoomSelectionId = selectionId,
            RoomCdmoId = CdmoOf(number),
            SessionEpoch = await host.Services.GetRequiredService<SessionStore>().EpochAsync(people[number].Id),
        });
        var cookies = new CookieContainer();
        cookies.SetCookies(host.BaseAddress, context.Response.Headers.SetCookie.ToString().Split(';')[0]);
        var session = cookies.GetCookies(host.BaseAddress).Single();
        await profile.AddCookiesAsync([new() { Name = session.Name, Value = session.Value, Url = host.BaseAddress.ToString() }]);
        var page = await profile.NewPageAsync();
        page.SetDefaultTimeout(600_000);
        await page.GotoAsync($"/rooms/{selectionId}/{CdmoOf(number)}");
        await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "bare.js")));
        return page;
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
