using CdmoFlow.People;

namespace CdmoFlow.Functions.Http;

/// <summary>Hands the visitor from the door to the function.</summary>
internal static class VisitorFeature
{
    private static readonly object Key = new();

    /// <summary>Who asks; null when not signed in.</summary>
    public static Visitor? Visitor(this HttpContext http) => http.Items[Key] as Visitor;

    /// <summary>Who asks, where the route's rule guarantees a signed-in visitor.</summary>
    public static Visitor SignedIn(this HttpRequest request) =>
        request.HttpContext.Visitor() ?? throw new InvalidOperationException("This route is open to anyone; it has no signed-in visitor.");

    /// <summary>Remembers who asks.</summary>
    public static void Remember(this HttpContext http, Visitor visitor) => http.Items[Key] = visitor;
}
