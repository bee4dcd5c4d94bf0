using System.Text;
using CdmoFlow.People;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.People;

/// <summary>Walks every route with every kind of visitor in every stage and compares with the table that people read.</summary>
public class AuthorizationTests
{
    private static readonly SelectionState Spine = Given.ASelection().Build().State;

    private static readonly (string Name, Visitor? Visitor)[] Visitors =
    [
        ("nobody", null),
        ("project manager", new(Given.Manager, "M")),
        ("Quality Assurance, auditor", new(Given.Quality, "Q")),
        ("evaluator", new(Given.Scientist, "S")),
        ("approver", new(Given.Boss, "B")),
        ("sponsor, not on the team", new(Given.Stranger, "X")),
        ("CDMO in its own room", new("p-alpha", "A") { RoomSelectionId = Spine.Id, RoomCdmoId = "alpha" }),
        ("CDMO of another room", new("p-bravo", "B") { RoomSelectionId = Spine.Id, RoomCdmoId = "bravo" }),
        ("CDMO of another selection", new("p-alpha", "A") { RoomSelectionId = "other", RoomCdmoId = "alpha" }),
    ];

    [Fact]
    public void Every_route_answers_every_visitor_as_the_table_in_the_repository_says()
    {
        var expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "People", "routes-by-role.md")).ReplaceLineEndings("\n");
        Assert.Equal(expected, Table());
    }

    [Fact]
    public void The_stage_of_a_selection_changes_nothing_for_a_stranger()
    {
        foreach (var stage in Enum.GetValues<Stage>())
        {
            foreach (var rule in RouteTable.All.Where(r => r.Route.Contains("{selectionId}", StringComparison.Ordinal) && !r.Who.HasFlag(Who.Sponsor)))
                Assert.Equal(Access.Forbidden, Authorization.Judge(rule, Visitors[5].Visitor, Spine.Id, Spine with { Stage = stage }, "alpha"));
        }
    }

    [Fact]
    public void A_function_without_a_line_in_the_table_is_refused_to_everybody()
    {
        foreach (var (_, visitor) in Visitors) Assert.Equal(Access.Forbidden, Authorization.Judge(null, visitor, Spine.Id, Spine, "alpha"));
    }

    [Fact]
    public void An_unknown_selection_is_not_found_for_the_sponsor_and_not_yours_for_a_CDMO()
    {
        var rule = RouteTable.Of("GetSelection");
        Assert.Equal(Access.NotFound, Authorization.Judge(rule, Visitors[1].Visitor, "nonsense", null, null));
        Assert.Equal(Access.Forbidden, Authorization.Judge(rule, Visitors[6].Visitor, "nonsense", null, null));
    }

    private static string Table()
    {
        var table = new StringBuilder("# Who may use which route\n\nWritten from the authorisation table and held against it by a test. `yes` goes on to the decision, which may still refuse; `sign in` asks for a session first.\n\n");
        table.Append("| route | ").AppendJoin(" | ", Visitors.Select(v => v.Name)).Append(" |\n|---|").Insert(table.Length, "---|", Visitors.Length).Append('\n');
        foreach (var rule in RouteTable.All.OrderBy(r => r.Route, StringComparer.Ordinal).ThenBy(r => r.Method, StringComparer.Ordinal))
        {
            var selectionId = rule.Route.Contains("{selectionId}", StringComparison.Ordinal) ? Spine.Id : null;
            var cdmoId = rule.Route.Contains("{cdmoId}", StringComparison.Ordinal) ? "alpha" : null;
            table.Append("| `").Append(rule.Method).Append(" /").Append(rule.Route).Append("` | ").AppendJoin(" | ", Visitors.Select(v => Word(Authorization.Judge(rule, v.Visitor, selectionId, selectionId is null ? null : Spine, cdmoId)))).Append(" |\n");
        }

        return table.ToString();
    }

    private static string Word(Access access) => access switch
    {
        Access.Allowed => "yes",
        Access.SignInFirst => "sign in",
        Access.Forbidden => "no",
        _ => "not found",
    };
}
