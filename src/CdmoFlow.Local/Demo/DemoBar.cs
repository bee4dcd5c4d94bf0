using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using static CdmoFlow.Local.Demo.DevPage;

namespace CdmoFlow.Local.Demo;

/// <summary>The bar above every page of the demo: simulated time, what comes next, what came last, and the tools of the demo.</summary>
internal sealed class DemoBar : ComponentBase
{
    private string html = "";

    /// <summary>The page to come back to.</summary>
    [Parameter]
    public string Path { get; set; } = "/";

    [Inject]
    private DemoClock Clock { get; set; } = null!;

    [Inject]
    private EventNames Names { get; set; } = null!;

    [Inject]
    private SeedProgress Seed { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var reading = Clock.Read();
        var next = await Names.NextAsync();
        var button = Seed.IsRunning ? "" : next is null
            ? "<span>Nothing waits for a time.</span>"
            : $"""<form method="post" action="/dev/clock/advance"><input type="hidden" name="returnTo" value="{E(Path)}"><button>Go to the next event ({E(next.Name)}, {E(EventNames.In(next.At - reading.Now))})</button></form>""";
        var last = Clock.Last is { Fired: { Count: > 0 } fired } ? $"<span>Last: {E(string.Join(", ", fired))}</span>" : "";
        var seeding = Seed.Text is { } text ? $"<strong role=\"status\">{E(text)}</strong>" : "";
        html = $"""
            <div class="demo-bar" role="region" aria-label="Demo"><span>Demo, simulated time <time datetime="{reading.Now:O}">{Time(reading.Now)}</time></span>{button}{last}{seeding}
            <a href="/dev/mail">Mailbox</a><a href="/dev/personas">Change person</a><a href="/dev/runtime">Runtime</a></div>
            """;
    }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddMarkupContent(0, html);
}
