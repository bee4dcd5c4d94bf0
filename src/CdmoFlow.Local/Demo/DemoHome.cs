using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using static CdmoFlow.Local.Demo.DevPage;

namespace CdmoFlow.Local.Demo;

/// <summary>The root page of the demo: the selection that waits, and three doors into it.</summary>
internal sealed class DemoHome : ComponentBase
{
    private string html = "";

    [Inject]
    private SelectionIndex Index { get; set; } = null!;

    [Inject]
    private DemoRooms Rooms { get; set; } = null!;

    [Inject]
    private SeedProgress Seed { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var all = await Index.ListAsync();
        var waiting = all.FirstOrDefault(s => s.OpenGateId is not null) ?? all.FirstOrDefault(s => s.Stage is not (Stage.Contracted or Stage.Cancelled));
        var room = await Rooms.ListAsync() is [var first, ..] ? first : null;
        html = waiting is null
            ? $"""<article><p>{E(Seed.Text ?? "No selection waits for anybody.")}</p><p>In the meantime: <a href="/dev/personas">choose a person</a> or <a href="/dev/mail">read the mailbox</a>.</p></article>"""
            : $"""
                <section aria-labelledby="waiting"><h2 id="waiting">{E(waiting.Title)} waits{(waiting.OpenGateId is null ? "" : " at a gate")}</h2>{Pipeline(waiting.Stage)}
                <div class="grid-cards">{Manager(waiting)}{Cdmo(room)}<article><h3>Read the mail it sent</h3><p>Nothing leaves this machine: invitations, reminders and codes are in the local mailbox.</p><p><a href="/dev/mail" role="button">Open the mailbox</a></p></article></div></section>
                """;
    }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddMarkupContent(0, html);

    private static string Pipeline(Stage now)
    {
        var stages = Enum.GetValues<Stage>().Where(s => s is not (Stage.Scoping or Stage.Cancelled));
        return $"""<ol class="timeline" aria-label="Stages">{string.Concat(stages.Select(s => $"<li class=\"{(s == now ? "now" : s < now ? "done" : "")}\"{(s == now ? " aria-current=\"step\"" : "")}>{E(Words.Of(s))}</li>"))}</ol>""";
    }

    private static string Manager(SelectionSummary waiting)
    {
        var person = waiting.GateWaitsFor.Count > 0 ? waiting.GateWaitsFor[0] : waiting.Team[0];
        var path = waiting.OpenGateId is { } gate ? $"/selections/{waiting.Id}/gates/{Uri.EscapeDataString(gate)}" : $"/selections/{waiting.Id}";
        var text = waiting.OpenGateId is null ? "See what is to be done next." : "Read what is proposed, then approve it or send it back with a reason.";
        return $"<article><h3>Approve as project manager</h3><p>{text}</p>{Door("Enter as project manager", person, path, null)}</article>";
    }

    private static string Cdmo(DemoRoom? room) => room is null
        ? """<article><h3>Answer as a CDMO</h3><p>No CDMO has been invited yet: the RFP goes out once the longlist is approved and confidentiality agreements are executed.</p></article>"""
        : $"<article><h3>Answer as a CDMO</h3><p>{E(room.Company)}, {E(room.Selection)}: read the RFP, upload files, submit.</p>{Door($"Enter as {room.Company}", room.PersonId, room.Path, room)}</article>";

    private static string Door(string button, string personId, string path, DemoRoom? room) => $"""
        <form method="post" action="/dev/personas"><input type="hidden" name="personId" value="{E(personId)}"><input type="hidden" name="returnTo" value="{E(path)}">{Personas.RoomFields(room)}<button>{E(button)}</button></form>
        """;
}
