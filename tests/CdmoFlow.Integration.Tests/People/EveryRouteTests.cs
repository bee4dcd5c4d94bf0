using System.Net;
using System.Text.RegularExpressions;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.People;
using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.People;

/// <summary>
/// The door holds what the table says: every route is called over HTTP by every kind of visitor. A step is sent without its antiforgery proof, so that who may go on is told so (400) and nothing happens.
/// </summary>
[Collection(SelectionTests.Name)]
public partial class EveryRouteTests(SelectionSite site)
{
    [Fact, Trait("Category", "Threat")]
    public async Task Every_route_answers_every_visitor_over_HTTP_as_the_authorisation_judges()
    {
        using var journey = await site.BeginAsync();
        await journey.ToAsync(Stage.RfpIssued);
        var store = site.App.Host.Services.GetRequiredService<SelectionStore>();
        var cdmo = (await journey.LookAsync()).Invitations[0].CdmoId;
        await AddAsync(journey, "observer@quillmoor.example", [Role.Observer]);
        await AddAsync(journey, "administrator@quillmoor.example", [Role.Administrator]);
        await NameColleaguesAsync(store, journey.Id, cdmo);
        var state = (await store.PeekAsync(journey.Id))!;
        List<string> wrong = [];
        foreach (var (name, visitor) in await VisitorsAsync(state, (await store.InvitationAsync(journey.Id, cdmo))!))
        {
            using var client = visitor is null ? null : await SponsorClient.AsAsync(site.App.Host, visitor);
            foreach (var rule in RouteTable.All.Where(r => r.Function is not ("SignOut" or "CalendarFeed")))
            {
                var path = Path(rule.Route, journey.Id, cdmo);
                var expected = Expected(rule, CdmoFlow.People.Authorization.Judge(rule, visitor, rule.Route.Contains("{selectionId}", StringComparison.Ordinal) ? journey.Id : null, state, rule.Route.Contains("{cdmoId}", StringComparison.Ordinal) ? cdmo : null));
                var got = await SendAsync(client, rule.Method, path);
                if (!expected(got)) wrong.Add($"{name}: {rule.Method} /{path} answered {(int)got}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(state.Trail, (await store.PeekAsync(journey.Id))!.Trail);
    }

    private static Func<HttpStatusCode, bool> Expected(RouteRule rule, Access access) => access switch
    {
        Access.SignInFirst => got => got == HttpStatusCode.Unauthorized,
        Access.Forbidden => got => got == HttpStatusCode.Forbidden,
        Access.TooEarly => got => got == HttpStatusCode.Conflict,
        // A page may be missing, as that of an audit before there is one; a step stops at the missing proof.
        _ when rule.Method == "GET" => got => got is HttpStatusCode.OK or HttpStatusCode.NotFound,
        _ when rule.IsSigned => got => got == HttpStatusCode.Forbidden,
        _ => got => got == HttpStatusCode.BadRequest,
    };

    private async Task<(string Name, Visitor? Visitor)[]> VisitorsAsync(SelectionState state, Invitation invitation)
    {
        var epochs = site.App.Host.Services.GetRequiredService<SessionStore>();
        Visitor Seat(Func<TeamSeat, bool> which) => new(state.Team.First(which).PersonId, "Somebody");
        // What a guest may do stands in the room alone; the roles here say what is expected.
        var lead = new Visitor(invitation.ContactPersonId, "Guest") { RoomSelectionId = state.Id, RoomCdmoId = invitation.CdmoId };
        Visitor Colleague(params CdmoRole[] roles) => lead with { PersonId = $"every-route-{roles[^1]}", RoomAdmission = 1, RoomRoles = roles };
        var root = await site.App.Host.Services.GetRequiredService<PeopleStore>().GetOrAddAsync("Ruth Root", AppFixture.SiteAdministrator, null);
        (string, Visitor?)[] visitors =
        [
            ("nobody", null),
            ("project manager", Seat(m => m.Roles.Contains(Role.ProjectManager))),
            ("Quality Assurance", Seat(m => m.Functions.Contains(SponsorFunction.QualityAssurance))),
            ("evaluator", Seat(m => m.Roles.Contains(Role.Evaluator) && !m.Roles.Contains(Role.ProjectManager))),
            ("observer", Seat(m => m.Roles is [Role.Observer])),
            ("administrator", Seat(m => m.Roles is [Role.Administrator])),
            ("stranger", new Visitor(Guid.CreateVersion7().ToString("N"), "Stranger")),
            ("site administrator", new Visitor(root.Id, root.Name) { IsSiteAdministrator = true }),
            ("proposal lead", lead),
            ("contributor", Colleague(CdmoRole.Contributor)),
            ("reader", Colleague(CdmoRole.Reader)),
            ("who may submit and sign", Colleague(CdmoRole.ProposalLead, CdmoRole.Contributor, CdmoRole.Signatory)),
            ("another CDMO", lead with { RoomCdmoId = "nobody-here" }),
            ("another selection", lead with { RoomSelectionId = "other" }),
        ];
        for (var i = 0; i < visitors.Length; i++)
        {
            if (visitors[i].Item2 is { IsSponsor: true } known) visitors[i].Item2 = known with { SessionEpoch = await epochs.EpochAsync(known.PersonId) };
        }

        return visitors;
    }

    private static async Task NameColleaguesAsync(SelectionStore store, string id, string cdmo)
    {
        var change = new Change().Note("test.colleagues", cdmo);
        foreach (var role in (CdmoRole[])[CdmoRole.Contributor, CdmoRole.Reader, CdmoRole.Signatory])
        {
            change.Put(new RoomColleague
            {
                CdmoId = cdmo,
                PersonId = $"every-route-{role}",
                State = ColleagueState.Admitted,
                Function = "Engineer",
                Domain = "cdmo.example",
                MaySubmit = role == CdmoRole.Signatory,
                ReadsOnly = role == CdmoRole.Reader,
                Admission = 1,
                AddedBy = "system",
                AddedAt = DateTimeOffset.UnixEpoch,
            });
        }

        Committed? done;
        do
        {
            var loaded = (await store.LoadAsync(id))!;
            done = await store.CommitAsync(loaded, change, Actor.System, loaded.Selection.State.ChangedAt!.Value);
        }
        while (done is null);
    }

    private async Task AddAsync(Journey journey, string email, Role[] roles)
    {
        await journey.Manager.StepAsync(journey.Id, "team", new { name = email.Split('@')[0], email, roles = roles.Select(CdmoFlow.Records.EnumNames.Of), reason = "Needs to see how it goes." });
        // The RFP is out, so a second person agrees.
        await journey.Quality.StepAsync(journey.Id, $"team/{await IdOfAsync(email)}/confirmation", new { verdict = "agree" });
    }

    private async Task<string> IdOfAsync(string email) => (await site.App.Host.Services.GetRequiredService<PeopleStore>().FindByEmailAsync(email))!.Id;

    private async Task<HttpStatusCode> SendAsync(SponsorClient? client, string method, string path)
    {
        using var anonymous = client is null ? site.App.NewClient() : null;
        using var answer = method == "GET"
            ? await (client?.GetAsync(path) ?? anonymous!.GetAsync(path))
            : await (client?.PostWithoutProofAsync(path) ?? anonymous!.PostAsync(path, new StringContent("{}", System.Text.Encoding.UTF8, "application/json")));
        return answer.StatusCode;
    }

    internal static string Path(string route, string selectionId, string cdmoId) => Hole().Replace(route, hole => hole.Groups["name"].Value switch
    {
        "selectionId" => selectionId,
        "cdmoId" => cdmoId,
        "x" => "",
        "*path" => "site.css",
        "token" => new string('a', 43),
        _ => "unknown",
    });

    [GeneratedRegex(@"\{(?<name>[*\w]+)[^}]*\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hole();
}
