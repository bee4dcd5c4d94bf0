using CdmoFlow.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace CdmoFlow.Local.Demo;

/// <summary>What the demo adds around every page: the clock above it, and on the root page where to begin.</summary>
internal sealed class DemoChrome : PageChrome
{
    /// <inheritdoc />
    public override string SignInPath => "/dev/personas";

    /// <inheritdoc />
    public override RenderFragment Bar(string path) => builder =>
    {
        builder.OpenComponent<DemoBar>(0);
        builder.AddComponentParameter(1, nameof(DemoBar.Path), path);
        builder.CloseComponent();
    };

    /// <inheritdoc />
    public override RenderFragment Home() => builder =>
    {
        builder.OpenComponent<DemoHome>(0);
        builder.CloseComponent();
    };
}
