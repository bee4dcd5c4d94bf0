using System.Text.Json.Nodes;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;

namespace CdmoFlow.Tests.Scoping;

public class CreateSelectionTests
{
    private static readonly DateTimeOffset Now = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_new_selection_stands_at_the_longlist_with_its_due_date_weights_and_first_trail_rows()
    {
        var brief = GoodScoping.Brief();

        var (state, change) = CreateSelection.Decide("id", brief, [], Now);

        Assert.Equal((Stage.Longlist, Now.AddDays(5)), (state.Stage, state.DueAt));
        Assert.Equal([Stage.Scoping, Stage.Longlist], state.Timeline.Select(e => e.Stage));
        Assert.NotEmpty(state.Weights);
        Assert.Equal(["selection.created", "weights.set", "stage.entered"], change.Trail.Select(n => n.Action));
        Assert.Contains(CreateSelection.HashOf(brief), change.Trail[0].New, StringComparison.Ordinal);
    }

    [Fact]
    public void One_request_of_one_person_always_leads_to_one_id_and_another_person_s_to_another()
    {
        var request = Guid.CreateVersion7().ToString("N");

        var id = CreateSelection.IdOf("ada", request)!;

        Assert.Equal(id, CreateSelection.IdOf("ada", request));
        Assert.NotEqual(id, CreateSelection.IdOf("ben", request));
        Assert.Equal(7, Guid.ParseExact(id, "N").Version);
        Assert.Equal(request[..12], id[..12]);
        Assert.Null(CreateSelection.IdOf("ada", "not-a-guid"));
    }

    [Fact]
    public void Values_of_the_wrong_kind_are_all_named_and_the_rest_is_read()
    {
        var posted = JsonNode.Parse("""{"sponsor":"S","budget":"lots","services":[1,"x"],"scale":{"clinicalBatch":[]},"team":[{"name":{}}]}""")!.AsObject();

        var (document, errors) = ScopingReader.Read(posted, fromForm: false);

        Assert.Equal(["budget", "scale.clinicalBatch", "services[0]", "team[0].name"], errors.Select(e => e.Field).Order(StringComparer.Ordinal));
        Assert.Equal("S", document.Sponsor);
    }

    [Fact]
    public void Lines_of_one_address_become_one_person_and_empty_lines_nobody()
    {
        var team = TeamForm.Unite(
        [
            new TeamMemberDocument { Name = "Ada", Email = "ada@x.example", Functions = ["cmc"], Roles = ["evaluator"] },
            new TeamMemberDocument { Functions = ["rnd"] },
            new TeamMemberDocument { Name = "Ada", Email = "ADA@x.example", Functions = ["rnd"], Roles = ["evaluator", "project_manager"] },
        ]);

        var ada = Assert.Single(team);
        Assert.Equal(["cmc", "rnd"], ada.Functions);
        Assert.Equal(["evaluator", "project_manager"], ada.Roles);
    }
}
