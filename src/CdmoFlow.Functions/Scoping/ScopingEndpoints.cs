using System.Text.Json;
using System.Text.Json.Nodes;
using CdmoFlow.Functions.Http;
using CdmoFlow.Records;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Scoping;

namespace CdmoFlow.Functions.Scoping;

/// <summary>Where a selection begins: the form, and the document that it or a program posts.</summary>
public sealed class ScopingEndpoints(PeopleStore people, NewSelections selections, Answers answers)
{
    /// <summary>The form. Its hidden request id makes pressing twice harmless.</summary>
    [Function("NewSelectionPage")]
    public async Task<IResult> NewSelectionPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "new-selection")] HttpRequest request)
    {
        var visitor = request.SignedIn();
        var email = (await people.FindAsync(visitor.PersonId))?.Email ?? "";
        return Page.Show<NewSelectionPage, NewSelectionModel>(request, new NewSelectionModel(Guid.CreateVersion7().ToString("N"), visitor.Name, email));
    }

    /// <summary>Creates the selection and starts its orchestration.</summary>
    [Function("CreateSelection")]
    [Api("Create a selection from a scoping document", Accepts = typeof(ScopingDocument), Returns = typeof(StepAnswer))]
    public async Task<IResult> CreateSelection(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections")] HttpRequest request, [DurableClient] DurableTaskClient client)
    {
        var (posted, unreadable, typed) = await Bodies.ReadAsync<JsonObject>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        if (typed?["json"]?.ToString() is { Length: > 0 } pasted)
        {
            if (Parse(pasted) is not { } document) return answers.Refused(request, Refusal.Invalid("json", "This is not a JSON object; paste the whole document with its outer braces."), typed);
            document["requestId"] ??= typed["requestId"]?.DeepClone();
            posted = document;
        }

        var fromFields = typed is not null && typed["json"] is null;
        var (scoping, unreadableFields) = ScopingReader.Read(posted!, fromFields);
        if (fromFields)
        {
            scoping = scoping with { Team = TeamForm.Unite(scoping.Team) };
            typed!["team"] = JsonSerializer.SerializeToNode(scoping.Team, Json.Options);
        }

        var visitor = request.SignedIn();
        var (state, refusal) = await selections.CreateAsync(scoping, unreadableFields, visitor, client);
        if (refusal is not null) return answers.Refused(request, refusal, typed);
        if (typed is null)
        {
            request.HttpContext.Response.Headers.Location = $"/api/selections/{state!.Id}";
            return Results.Json(new CreatedAnswer(state.Id, state.Id, state.Stage), Json.Options, statusCode: StatusCodes.Status201Created);
        }

        // Whoever creates a selection for others has no seat on it and goes back to the list.
        request.HttpContext.Response.Headers.Location = state!.Team.Any(m => m.PersonId == visitor.PersonId) ? $"/selections/{state.Id}" : "/selections";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A new selection for programs.</summary>
public sealed record CreatedAnswer(string Id, string SelectionId, Stage Stage);
