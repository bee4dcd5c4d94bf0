using System.Text;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.People;

/// <summary>Walks every route with every kind of visitor in every stage and compares with the table that people read.</summary>
public class AuthorizationTests
{
    private const string Observing = "p-observer";
    private const string Administering = "p-administrator";
    private const string Auditing = "p-auditor";

    private static readonly SelectionState Spine = Given.ASelection().With(state => state with
    {
        Team = [.. state.Team, new(Auditing, [], [Role.Auditor]), new(Observing, [], [Role.Observer]), new(Administering, [], [Role.Administrator])],
    }).Build().State;

    private static readonly (string Name, Visitor? Visitor)[] Visitors =
    [
        ("nobody", null),
        ("project manager", new(Given.Manager, "M")),
        ("Quality Assurance, auditor", new(Given.Quality, "Q")),
        ("evaluator", new(Given.Scientist, "S")),
        ("auditor", new(Auditing, "A")),
        ("approver", new(Given.Boss, "B")),
        ("observer", new(Observing, "O")),
        ("administrator", new(Administering, "D")),
        ("sponsor, not on the team", new(Given.Stranger, "X")),
        ("site administrator", new("p-root", "R") { IsSiteAdministrator = true }),
        ("CDMO lead in its own room", new("p-alpha", "A") { RoomSelectionId = Spine.Id, RoomCdmoId = "alpha", RoomRoles = [CdmoRole.ProposalLead] }),
        ("CDMO contributor", new("p-alpha", "A") { RoomSelectionId = Spine.Id, RoomCdmoId = "alpha", RoomRoles = [CdmoRole.Contributor] }),
        ("CDMO reader", new("p-alpha", "A") { RoomSelectionId = Spine.Id, RoomCdmoId = "alpha", RoomRoles = [CdmoRole.Reader] }),
        ("CDMO signatory", new("p-alpha", "A") { RoomSelectionId = Spine.Id, RoomCdmoId = "alpha", RoomRoles = [CdmoRole.Signatory] }),
        ("CDMO of another room", new("p-bravo", "B") { RoomSelectionId = Spine.Id, RoomCdmoId = "bravo" }),
        ("CDMO of another selection", new("p-alpha", "A") { RoomSelectionId = "other", RoomCdmoId = "alpha" }),
    ];

    private static readonly Visitor Stranger = Visitors.First(v => v.Name == "sponsor, not on the team").Visitor!;
    private static readonly Visitor Manager = Visitors.First(v => v.Name == "project manager").Visitor!;

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
                Assert.Equal(Access.Forbidden, Authorization.Judge(rule, Stranger, Spine.Id, Spine with { Stage = stage }, "alpha"));
        }
    }

    [Fact]
    public void A_function_without_a_line_in_the_table_is_refused_to_everybody()
    {
        foreach (var (_, visitor) in Visitors) Assert.Equal(Access.Forbidden, Authorization.Judge(null, visitor, Spine.Id, Spine, "alpha"));
    }

    [Fact, Trait("Category", "Threat")]
    public void Id_guessing_tells_nobody_whether_a_selection_exists()
    {
        foreach (var rule in RouteTable.All.Where(r => r.Route.Contains("{selectionId}", StringComparison.Ordinal) && !r.Who.HasFlag(Who.Sponsor)))
        {
            foreach (var (_, visitor) in Visitors.Where(v => v.Visitor is not null))
                Assert.Equal(Access.Forbidden, Authorization.Judge(rule, visitor, "nonsense", null, "alpha"));
            Assert.Equal(Authorization.Judge(rule, Stranger, "nonsense", null, "alpha"), Authorization.Judge(rule, Stranger, Spine.Id, Spine, "alpha"));
        }
    }

    [Fact]
    public void What_is_sealed_stays_sealed_in_a_selection_that_was_cancelled_before_the_opening()
    {
        var rule = RouteTable.Of("GetProposal");
        var early = Spine.Enter(Stage.RfpIssued, Given.Now).Enter(Stage.Cancelled, Given.Now);
        var late = Spine.Enter(Stage.RfpIssued, Given.Now).Enter(Stage.Opening, Given.Now).Enter(Stage.Scoring, Given.Now).Enter(Stage.Cancelled, Given.Now);
        Assert.Equal(Access.TooEarly, Authorization.Judge(rule, Manager, Spine.Id, early, "alpha"));
        Assert.Equal(Access.Allowed, Authorization.Judge(rule, Manager, Spine.Id, late, "alpha"));
    }

    private static string Table()
    {
        var table = new StringBuilder("# Who may use which route\n\nWritten from the authorisation table by walking every route as every kind of visitor in every stage, and held against it by a test. `yes` goes on to the decision, which may still refuse; `sign in` asks for a session first; `from ...` is `yes` from that stage on and sealed before; `no, after the end yes` is for successors of a team.\n\n");
        table.Append("| route | ").AppendJoin(" | ", Visitors.Select(v => v.Name)).Append(" |\n|---|").Insert(table.Length, "---|", Visitors.Length).Append('\n');
        foreach (var rule in RouteTable.All.OrderBy(r => r.Route, StringComparer.Ordinal).ThenBy(r => r.Method, StringComparer.Ordinal))
        {
            var selectionId = rule.Route.Contains("{selectionId}", StringComparison.Ordinal) ? Spine.Id : null;
            var cdmoId = rule.Route.Contains("{cdmoId}", StringComparison.Ordinal) ? "alpha" : null;
            table.Append("| `").Append(rule.Method).Append(" /").Append(rule.Route).Append("` | ").AppendJoin(" | ", Visitors.Select(v => OverStages(stage => Authorization.Judge(rule, v.Visitor, selectionId, selectionId is null ? null : In(stage), cdmoId)))).Append(" |\n");
        }

        return table.ToString();
    }

    /// <summary>The answer in every stage: one word where it is always the same, else from which stage on it is yes.</summary>
    private static string OverStages(Func<Stage, Access> judge)
    {
        var stages = Enum.GetValues<Stage>().Where(s => s != Stage.Cancelled).ToList();
        var answers = stages.ConvertAll(s => judge(s));
        if (answers.Distinct().Count() == 1) return Word(answers[0]);
        var first = answers.IndexOf(Access.Allowed);
        Assert.True(answers.Take(first).Distinct().Count() == 1 && answers.Skip(first).All(a => a == Access.Allowed), "A rule opens once and stays open.");
        return answers[0] == Access.TooEarly ? $"from {EnumNames.Of(stages[first])}" : $"{Word(answers[0])}, after the end yes";
    }

    private static SelectionState In(Stage stage) => Spine.Enter(stage, Given.Now);

    private static string Word(Access access) => access switch
    {
        Access.Allowed => "yes",
        Access.SignInFirst => "sign in",
        Access.Forbidden => "no",
        _ => throw new InvalidOperationException($"{access} has no word."),
    };
}
