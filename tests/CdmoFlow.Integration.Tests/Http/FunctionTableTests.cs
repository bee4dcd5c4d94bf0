using System.Reflection;
using System.Text.Json.Nodes;
using CdmoFlow.Functions.Http;
using CdmoFlow.People;
using Microsoft.Azure.Functions.Worker;

namespace CdmoFlow.Integration.Tests.Http;

/// <summary>Holds the functions found by reflection against the route table, the API's description and what the real host would refuse.</summary>
public class FunctionTableTests
{
    private static readonly (string Name, string Method, string Route, MethodInfo Info)[] Http =
    [
        .. typeof(OpenApiDocument).Assembly.GetTypes().SelectMany(t => t.GetMethods())
            .Where(m => m.GetCustomAttribute<FunctionAttribute>() is not null)
            .Select(m => (m.GetCustomAttribute<FunctionAttribute>()!.Name, Trigger: m.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(a => a is not null), m))
            .Where(x => x.Trigger is not null)
            .Select(x => (x.Name, x.Trigger!.Methods!.Single().ToUpperInvariant(), x.Trigger.Route!, x.m)),
    ];

    [Fact]
    public void Every_function_has_its_line_in_the_route_table_and_every_line_its_function() =>
        Assert.Equal(
            RouteTable.All.Select(r => $"{r.Function} {r.Method} {r.Route}").Order(StringComparer.Ordinal),
            Http.Select(h => $"{h.Name} {h.Method} {h.Route}").Order(StringComparer.Ordinal));

    [Fact]
    public void Every_function_is_anonymous_for_the_host_so_that_the_door_answers() =>
        Assert.All(Http, h => Assert.Equal(
            AuthorizationLevel.Anonymous, h.Info.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).First(a => a is not null)!.AuthLevel));

    [Fact]
    public void No_route_shadows_the_whole_site() =>
        Assert.DoesNotContain(Http, h => h.Route is "/" or "" || (h.Route.StartsWith("{*", StringComparison.Ordinal)));

    [Fact]
    public void The_description_names_exactly_the_functions_under_api()
    {
        var described = ((JsonObject)JsonNode.Parse(new OpenApiDocument().Json)!["paths"]!)
            .SelectMany(path => ((JsonObject)path.Value!).Select(operation => $"{operation.Key.ToUpperInvariant()} {path.Key[1..]} {operation.Value!["operationId"]}"));
        Assert.Equal(
            Http.Where(h => h.Route.StartsWith("api/", StringComparison.Ordinal)).Select(h => $"{h.Method} {h.Route} {h.Name}").Order(StringComparer.Ordinal),
            described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_form_step_says_what_it_accepts() =>
        Assert.All(
            Http.Where(h => h.Method == "POST" && h.Route.StartsWith("api/", StringComparison.Ordinal)),
            h => Assert.NotNull(h.Info.GetCustomAttribute<ApiAttribute>()));

    [Fact]
    public void Names_called_by_orchestrators_are_defined_and_unique()
    {
        var names = typeof(OpenApiDocument).Assembly.GetTypes().SelectMany(t => t.GetMethods()).Select(m => m.GetCustomAttribute<FunctionAttribute>()?.Name).Where(n => n is not null).ToList();
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        foreach (var type in typeof(OpenApiDocument).Assembly.GetTypes().Where(t => t.Name.EndsWith("Orchestrator", StringComparison.Ordinal))) Assert.Contains(type.Name, names);
    }

    [Fact]
    public void Nothing_of_the_demonstration_lives_in_the_functions()
    {
        var functions = typeof(OpenApiDocument).Assembly.GetTypes().Where(t => t.Namespace?.StartsWith("CdmoFlow.Functions", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(functions, t => t.FullName!.Contains("Demo", StringComparison.OrdinalIgnoreCase) || t.FullName.Contains("Persona", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(Http, h => h.Route.StartsWith("dev", StringComparison.OrdinalIgnoreCase));
    }
}
