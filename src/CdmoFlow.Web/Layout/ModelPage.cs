using CdmoFlow.People;
using Microsoft.AspNetCore.Components;

namespace CdmoFlow.Web.Layout;

/// <summary>A page that shows one model. The model is loaded before the page is rendered; a page never reads storage.</summary>
/// <typeparam name="TModel">What it shows.</typeparam>
public abstract class ModelPage<TModel> : ComponentBase
{
    /// <summary>What is shown.</summary>
    [Parameter]
    public required TModel Model { get; set; }

    /// <summary>Who looks at it; null when not signed in.</summary>
    [Parameter]
    public Visitor? Who { get; set; }
}
