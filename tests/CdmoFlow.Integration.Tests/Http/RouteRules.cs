using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;

namespace CdmoFlow.Integration.Tests.Http;

/// <summary>Routes as the host takes them: the first one that fits, in the order of the functions' names. So no two may fit the same address.</summary>
internal static partial class RouteRules
{
    /// <summary>A sentence for every pair of functions that could answer the same request, and for routes that shadow the site.</summary>
    public static IEnumerable<string> Clashes(IReadOnlyList<(string Name, HttpTriggerAttribute Trigger)> functions)
    {
        foreach (var (name, trigger) in functions)
        {
            if (trigger.Route is null) yield return $"{name}: has no route, so its name becomes one";
            else if (trigger.Route.StartsWith('/') || trigger.Route.Length == 0) yield return $"{name}: a route that begins with a slash breaks every other";
            else if (trigger.Route.StartsWith("{*", StringComparison.Ordinal)) yield return $"{name}: a catch-all at the root shadows the whole site";
            else if (trigger.Route.StartsWith("admin", StringComparison.OrdinalIgnoreCase) || trigger.Route.StartsWith("runtime", StringComparison.OrdinalIgnoreCase)) yield return $"{name}: the host keeps this route for itself";
            if (trigger.AuthLevel != AuthorizationLevel.Anonymous) yield return $"{name}: the host asks for a key before the door can answer";
        }

        for (var i = 0; i < functions.Count; i++)
        {
            for (var j = i + 1; j < functions.Count; j++)
            {
                var (a, b) = (functions[i], functions[j]);
                if (Share(a.Trigger.Methods, b.Trigger.Methods) && Overlap(a.Trigger.Route ?? a.Name, b.Trigger.Route ?? b.Name)) yield return $"{a.Name} and {b.Name}: both fit the same address";
            }
        }
    }

    /// <summary>The names of a route's places.</summary>
    public static IReadOnlyList<string> PlacesOf(string route) => [.. Place().Matches(route).Select(m => m.Groups["name"].Value)];

    private static bool Share(string[]? one, string[]? other) => one is null or [] || other is null or [] || one.Intersect(other, StringComparer.OrdinalIgnoreCase).Any();

    private static bool Overlap(string one, string other)
    {
        var (a, b) = (Segments(one), Segments(other));
        for (var i = 0; i < Math.Max(a.Length, b.Length); i++)
        {
            if (i < a.Length && IsRest(a[i])) return true;
            if (i < b.Length && IsRest(b[i])) return true;
            if (i >= a.Length || i >= b.Length) return false;
            if (!IsPlace(a[i]) && !IsPlace(b[i]) && !string.Equals(a[i], b[i], StringComparison.OrdinalIgnoreCase)) return false;
        }

        return true;
    }

    // The site's root is an optional place of no length.
    private static string[] Segments(string route) => route.Contains("maxlength(0)", StringComparison.Ordinal) ? [] : route.Split('/');

    private static bool IsPlace(string segment) => segment.StartsWith('{');

    private static bool IsRest(string segment) => segment.StartsWith("{*", StringComparison.Ordinal);

    [GeneratedRegex(@"\{\*?(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
