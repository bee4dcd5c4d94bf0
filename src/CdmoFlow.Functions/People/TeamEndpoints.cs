using CdmoFlow.Functions.Http;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.People;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Functions.People;

/// <summary>A change of one seat as typed.</summary>
/// <param name="PersonId">A person on the team; empty for a new one.</param>
/// <param name="Name">Name of a new person.</param>
/// <param name="Email">Address of a new person.</param>
/// <param name="Functions">All functions the person is to hold.</param>
/// <param name="Roles">All roles the person is to have.</param>
/// <param name="Leaves">True when the person leaves the team; functions and roles are then ignored.</param>
/// <param name="Reason">Why, at least ten characters.</param>
public sealed record TeamChangeInput(string? PersonId, string? Name, string? Email, IReadOnlyList<string?>? Functions, IReadOnlyList<string?>? Roles, bool Leaves, string? Reason);

/// <summary>What the second person says.</summary>
/// <param name="Verdict"><c>agree</c> or <c>refuse</c>.</param>
public sealed record TeamConfirmationInput(string? Verdict);

/// <summary>The team of a selection and its changes.</summary>
public sealed class TeamEndpoints(SelectionPages pages, PeopleStore people, HumanStep step)
{
    /// <summary>Who is on the team, what waits for a second person, and the forms. A site administrator from outside sees the team of a selection that has ended, no other.</summary>
    [Function("TeamPage")]
    public Task<IResult> TeamPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/team")] HttpRequest request, string selectionId) =>
        pages.ShowAsync<TeamPage, SelectionModel>(request, selection => selection);

    /// <summary>Changes a seat, adds a person or lets one leave.</summary>
    [Function("ChangeTeam")]
    [Api("Give a person other roles and functions, add one by name and address, or let one leave by naming neither; needs a second person while proposals are sealed and after the end, when people and roles are only added", Accepts = typeof(TeamChangeInput), Returns = typeof(StepAnswer))]
    public Task<IResult> ChangeTeam(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/team")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client)
    {
        SeatChange? change = null;
        return step.RunAsync<TeamChangeInput>(
            request,
            selectionId,
            client,
            (selection, _, actor, now) => CdmoFlow.People.ChangeTeam.Propose(selection, change!, actor, now),
            before: async (input, _) =>
            {
                (change, var refusal) = await ReadAsync(input);
                return refusal;
            });
    }

    /// <summary>The second person.</summary>
    [Function("ConfirmTeamChange")]
    [Api("Agree to or refuse a change of the team that waits for a second person", Accepts = typeof(TeamConfirmationInput), Returns = typeof(StepAnswer))]
    public Task<IResult> ConfirmTeamChange(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/team/{personId}/confirmation")] HttpRequest request,
        string selectionId,
        string personId,
        [DurableClient] DurableTaskClient client) =>
        step.RunAsync<TeamConfirmationInput>(request, selectionId, client, (selection, input, actor, now) => input.Verdict is "agree" or "refuse"
            ? CdmoFlow.People.ChangeTeam.Confirm(selection, personId, input.Verdict == "agree", actor, now)
            : Refusal.Invalid("verdict", "Choose agree or refuse."));

    private async Task<(SeatChange? Change, Refusal? Refusal)> ReadAsync(TeamChangeInput input)
    {
        List<FieldError> errors = [];
        var functions = EnumNames.Read<SponsorFunction>("functions", input.Functions, errors);
        var roles = EnumNames.Read<Role>("roles", input.Roles, errors);
        if (!input.Leaves && functions.Count + roles.Count == 0) errors.Add(new("roles", "Choose at least one role or function, or say that the person leaves."));
        var personId = input.PersonId?.Trim() ?? "";
        if (personId.Length == 0)
        {
            if (string.IsNullOrWhiteSpace(input.Name)) errors.Add(new("name", "Enter the name of the new person, or choose one of the team."));
            if (!MailAddresses.IsPlain(input.Email?.Trim() ?? "")) errors.Add(new("email", "Enter one plain address, such as jane@sponsor.example."));
            if (errors.Count == 0 && await people.FindByEmailAsync(input.Email!) is { CdmoId: not null }) errors.Add(new("email", "This address belongs to a person of a CDMO; nobody can stand on both sides."));
            if (errors.Count == 0) personId = (await people.GetOrAddAsync(input.Name!, input.Email!, null)).Id;
        }
        else if (await people.FindAsync(personId) is not { CdmoId: null }) errors.Add(new("personId", "This person is not known on the sponsor's side."));

        return errors.Count > 0
            ? (null, Refusal.Invalid(errors))
            : (new SeatChange(personId, input.Leaves ? [] : functions, input.Leaves ? [] : roles, input.Reason ?? ""), null);
    }
}
