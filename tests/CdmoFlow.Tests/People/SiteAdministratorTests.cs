using System.Text.Json;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.People;

public class SiteAdministratorTests
{
    private static readonly Visitor Root = new("p-root", "Root") { IsSiteAdministrator = true };

    [Fact]
    public void An_administrator_of_the_site_may_mend_every_selection_and_read_none()
    {
        var state = Given.ASelection().Build().State;
        Assert.Equal(["DismissFault", "RetryFault"], Open(state));
        // When nobody of the team may be left, somebody has to name a successor.
        Assert.Equal(["ChangeTeam", "ConfirmTeamChange", "DismissFault", "RetryFault", "TeamPage"], Open(state with { Stage = Stage.Contracted }));
        Assert.Equal(Access.Forbidden, Authorization.Judge(RouteTable.Of("RetryFault"), Root, "nonsense", null, null));
        Assert.Equal(Access.Forbidden, Authorization.Judge(RouteTable.Of("RetryFault"), Root with { IsSiteAdministrator = false }, state.Id, state, null));
        Assert.Equal("site_administrator", Root.ActingOn(state).Role);
    }

    private static string[] Open(SelectionState state) =>
        [.. RouteTable.All.Where(r => r.Route.Contains("{selectionId}", StringComparison.Ordinal) && Authorization.Judge(r, Root, state.Id, state, "alpha") == Access.Allowed)
            .Where(r => !r.Who.HasFlag(Who.Anyone) && !r.Who.HasFlag(Who.SignedIn) && !r.Who.HasFlag(Who.Sponsor)).Select(r => r.Function).Order(StringComparer.Ordinal)];

    [Fact]
    public void No_session_remembers_it() => Assert.False(JsonSerializer.Deserialize<Visitor>(JsonSerializer.Serialize(Root, Json.Options), Json.Options)!.IsSiteAdministrator);
}
