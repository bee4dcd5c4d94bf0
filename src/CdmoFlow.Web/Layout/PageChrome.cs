using Microsoft.AspNetCore.Components;

namespace CdmoFlow.Web.Layout;

/// <summary>What an installation adds around every page. Empty in production; a demonstration puts its clock here.</summary>
public class PageChrome
{
    /// <summary>Shown above every page.</summary>
    public virtual RenderFragment? Bar(string path) => null;

    /// <summary>Shown on the root page.</summary>
    public virtual RenderFragment? Home() => null;

    /// <summary>Where a person without a session goes from the top of the page.</summary>
    public virtual string SignInPath => "/sign-in";
}
