using CdmoFlow.Functions.Selections;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Integration.Tests.Proposals;
using CdmoFlow.Local;
using CdmoFlow.People;
using CdmoFlow.Selections;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Http;

/// <summary>A selection in scoring with one person who has every role, and a CDMO's lead: between them every route is allowed.</summary>
internal sealed class EveryRole : IDisposable
{
    private EveryRole(string selectionId, SponsorClient sponsor, SponsorClient guest, SponsorClient root) => (SelectionId, Sponsor, Guest, Root) = (selectionId, sponsor, guest, root);

    public const string CdmoId = "alder";

    public string SelectionId { get; }

    /// <summary>Holds every role and function of the sponsor.</summary>
    public SponsorClient Sponsor { get; }

    /// <summary>Lead, contributor and signatory of the CDMO.</summary>
    public SponsorClient Guest { get; }

    /// <summary>An administrator of the site.</summary>
    public SponsorClient Root { get; }

    public static async Task<EveryRole> BeginAsync(LocalHost host)
    {
        var sponsor = await SponsorClient.SignInAsync(host, "Nora Falk", "nora@threats.example");
        var id = await OpenRfp.StartAsync(host, TimeSpan.FromDays(400), sponsor);
        var verdict = await host.Services.GetRequiredService<Desk>().DecideAsync(id, Actor.System, host.Services.GetRequiredService<DurableTaskClient>(), (selection, now) => new Change()
            .Put((selection.State with { Team = [new TeamSeat(sponsor.Person.Id, Enum.GetValues<SponsorFunction>(), Enum.GetValues<Role>())] }).Enter(Stage.Scoring, now)).Note("test.every_role", id));
        Assert.Null(verdict.Refusal);
        return new EveryRole(id, sponsor, await SponsorClient.EnterRoomAsync(host, id, CdmoId), await SponsorClient.SignInAsync(host, "Ruth Root", AppFixture.SiteAdministrator));
    }

    /// <summary>Who may use the route.</summary>
    public SponsorClient For(RouteRule rule) => (rule.Who & (Who.Room | Who.RoomLead | Who.RoomEditor | Who.RoomSignatory)) != Who.Nobody ? Guest : rule.Who == Who.SiteAdministrator ? Root : Sponsor;

    public string Path(RouteRule rule) => People.EveryRouteTests.Path(rule.Route, SelectionId, CdmoId);

    public void Dispose()
    {
        Sponsor.Dispose();
        Guest.Dispose();
        Root.Dispose();
    }
}
