using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace CdmoFlow.LocalRuntime.Functions.Http;

/// <summary>The route of an HTTP function with an empty prefix, refused where the Functions host would get it wrong.</summary>
internal sealed record FunctionRoute(FunctionMethod Function, RoutePattern Pattern, IReadOnlyList<string> Methods)
{
    /// <summary>Throws <see cref="InvalidOperationException"/> with the reason when the host could not serve the route, or not safely.</summary>
    public static FunctionRoute Of(FunctionMethod function)
    {
        var trigger = function.Trigger<HttpTriggerAttribute>()!;
        var template = trigger.Route ?? function.Name;
        if (trigger.AuthLevel != AuthorizationLevel.Anonymous)
        {
            throw Refused(function, "demands a host key, which the local runtime does not know; make it anonymous");
        }

        if (template.StartsWith('/'))
        {
            throw Refused(function, "has a route that begins with '/', which breaks every route of the app on the Functions host; the root is {x:maxlength(0)?}");
        }

        var pattern = RoutePatternFactory.Parse(template);
        if (pattern.PathSegments.Count > 0 && pattern.PathSegments[0].Parts.OfType<RoutePatternParameterPart>().Any(part => part.IsCatchAll))
        {
            throw Refused(function, "has a catch-all at the root, which shadows the functions whose names sort after it");
        }

        var methods = trigger.Methods is { Length: > 0 } given ? given.Select(method => method.ToUpperInvariant()).ToArray() : [];
        return new(function, pattern, methods);
    }

    /// <summary>Throws <see cref="InvalidOperationException"/> when two functions answer the same method on the same route.</summary>
    public static void RefuseDuplicates(IEnumerable<FunctionRoute> routes)
    {
        var twice = routes
            .SelectMany(route => (route.Methods.Count == 0 ? ["*"] : route.Methods).Select(method => (Key: $"{method} {route.Shape}", route.Function)))
            .GroupBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new InvalidOperationException($"Two functions answer {twice.Key}: {string.Join(" and ", twice.Select(entry => entry.Function.Name))}.");
        }
    }

    /// <summary>The route without the names of its parameters, for comparing.</summary>
    private string Shape => string.Join('/', Pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => "{" + string.Join(':', parameter.ParameterPolicies.Select(policy => policy.Content)) + (parameter.IsCatchAll ? "*" : "") + "}",
        _ => "",
    }))));

    private static InvalidOperationException Refused(FunctionMethod function, string why) => new($"Function '{function.Name}' {why}.");
}
