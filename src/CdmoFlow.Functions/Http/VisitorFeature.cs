using CdmoFlow.People;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Http;

/// <summary>Hands the visitor from the door to the function.</summary>
internal static class VisitorFeature
{
    private static readonly object Key = new();
    private static readonly object StateKey = new();
    private static readonly object LoadedKey = new();

    /// <summary>Who asks; null when not signed in.</summary>
    public static Visitor? Visitor(this HttpContext http) => http.Items[Key] as Visitor;

    /// <summary>Who asks, where the route's rule guarantees a signed-in visitor.</summary>
    public static Visitor SignedIn(this HttpRequest request) =>
        request.HttpContext.Visitor() ?? throw new InvalidOperationException("This route is open to anyone; it has no signed-in visitor.");

    /// <summary>Who asks, as the one who acts on the selection in the address; its state was read once, at the door.</summary>
    public static Actor Acting(this HttpRequest request) => request.ActingOn(request.HttpContext.Items[StateKey] as SelectionState);

    /// <summary>The same on a state that the function has read itself; null where nobody of the sponsor acts.</summary>
    public static Actor ActingOn(this HttpRequest request, SelectionState? state) => request.SignedIn().ActingOn(state) with { RequestKey = request.RepeatKey() };

    /// <summary>Remembers the selection in the address.</summary>
    public static void Remember(this HttpContext http, SelectionState? state) => http.Items[StateKey] = state;

    /// <summary>The whole selection in the address of a page, as the door read it; null where there is none.</summary>
    public static Loaded? Loaded(this HttpContext http) => http.Items[LoadedKey] as Loaded;

    /// <summary>Remembers the whole selection in the address of a page.</summary>
    public static void Remember(this HttpContext http, Loaded loaded) => http.Items[LoadedKey] = loaded;

    /// <summary>Remembers who asks.</summary>
    public static void Remember(this HttpContext http, Visitor visitor) => http.Items[Key] = visitor;
}
