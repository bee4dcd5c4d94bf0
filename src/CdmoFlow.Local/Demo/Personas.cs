using CdmoFlow.Functions.People;
using CdmoFlow.People;
using CdmoFlow.Storage.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using static CdmoFlow.Local.Demo.DevPage;

namespace CdmoFlow.Local.Demo;

/// <summary>Lets one visitor of the demo be everybody in turn, without reading a code from the mailbox each time.</summary>
internal sealed class Personas(PeopleStore people, SelectionStore selections, DemoRooms rooms, Sessions sessions, SessionStore epochs)
{
    /// <summary>Adds <c>/dev/personas</c>: the picker and the act of choosing.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/dev/personas").AddEndpointFilter(SameOrigin.FilterAsync);
        group.MapGet("", (Delegate)ListAsync);
        group.MapPost("", (Delegate)ChooseAsync);
    }

    /// <summary>The hidden fields that name a CDMO's room; none for the sponsor's people.</summary>
    public static string RoomFields(DemoRoom? room) => room is null
        ? ""
        : $"""<input type="hidden" name="selectionId" value="{E(room.SelectionId)}"><input type="hidden" name="cdmoId" value="{E(room.CdmoId)}">""";

    private async Task<IResult> ListAsync()
    {
        var everybody = await people.ListAsync();
        var byId = everybody.ToDictionary(p => p.Id, StringComparer.Ordinal);
        var sponsor = everybody.Where(p => p.CdmoId is null).OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)
            .Select(p => Row(p.Name, p.Email, "", p.Id, "/selections", null));
        var invited = (await rooms.ListAsync()).Where(r => byId.ContainsKey(r.PersonId))
            .Select(r => Row(byId[r.PersonId].Name, $"{r.Company}, {r.Selection}", r.Waits ? "RFP open" : "", r.PersonId, r.Path, r));
        return Html("Who do you want to be?", $"""
            <p>Only in the demo: everywhere else people sign in with a code that is mailed to them. Here you can <a href="/sign-in">do that too</a>, the code is in the <a href="/dev/mail">mailbox</a>.</p>
            <h2>The sponsor</h2><table><tbody>{string.Concat(sponsor)}</tbody></table>
            <h2>Invited CDMOs</h2><table><tbody>{string.Concat(invited)}</tbody></table>
            """);
    }

    private async Task<IResult> ChooseAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType) return Results.Problem("Send the form of the picker.", statusCode: StatusCodes.Status400BadRequest);
        var form = await http.Request.ReadFormAsync();
        if (await people.FindAsync(form["personId"].ToString()) is not { } person) return Html("No such person", "<p>Nobody has this id.</p>", StatusCodes.Status404NotFound);
        var (selectionId, cdmoId) = (form["selectionId"].ToString(), form["cdmoId"].ToString());
        var room = selectionId.Length == 0 ? null : (await rooms.ListAsync()).FirstOrDefault(r => r.SelectionId == selectionId && r.CdmoId == cdmoId && r.PersonId == person.Id);
        if ((selectionId.Length > 0 || person.CdmoId is not null) && room is null) return Html("No such room", "<p>This person has no room there.</p>", StatusCodes.Status404NotFound);
        var place = room is null ? null : await selections.PlaceAsync(selectionId, cdmoId, person.Id);
        sessions.Begin(http, new Visitor(person.Id, person.Name) { RoomSelectionId = room?.SelectionId, RoomCdmoId = room?.CdmoId, RoomEpoch = place?.Epoch ?? 1, RoomAdmission = place?.Admission ?? 0, SessionEpoch = room is null ? await epochs.EpochAsync(person.Id) : 0 });
        return new SeeOther(LocalReturn.Checked(form["returnTo"].ToString()) ?? room?.Path ?? "/selections");
    }

    private static string Row(string name, string what, string state, string personId, string path, DemoRoom? room) => $"""
        <tr><td>{E(name)}</td><td class="quiet">{E(what)}</td><td>{E(state)}</td><td><form method="post" action="/dev/personas"><input type="hidden" name="personId" value="{E(personId)}"><input type="hidden" name="returnTo" value="{E(path)}">{RoomFields(room)}<button aria-label="{E($"Continue as {name}, {what}")}">Continue</button></form></td></tr>
        """;
}
