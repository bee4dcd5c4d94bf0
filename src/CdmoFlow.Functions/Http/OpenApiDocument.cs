using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.RegularExpressions;
using CdmoFlow.People;

namespace CdmoFlow.Functions.Http;

/// <summary>The OpenAPI 3.1 description of everything under <c>/api</c>, made from the functions themselves and the authorisation table.</summary>
public sealed partial class OpenApiDocument
{
    private static readonly JsonSchemaExporterOptions Schemas = new() { TreatNullObliviousAsNonNullable = true };
    private readonly Lazy<string> json = new(() => Build().ToJsonString(CdmoFlow.Records.Json.Options));

    /// <summary>The document.</summary>
    public string Json => json.Value;

    private static JsonObject Build()
    {
        var paths = new JsonObject();
        foreach (var (method, api) in typeof(OpenApiDocument).Assembly.GetTypes().SelectMany(t => t.GetMethods()).Select(m => (m, m.GetCustomAttribute<ApiAttribute>()))
            .Where(x => x.Item2 is not null).OrderBy(x => x.m.GetCustomAttribute<FunctionAttribute>()!.Name, StringComparer.Ordinal))
        {
            var name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
            var rule = RouteTable.Of(name) ?? throw new InvalidOperationException($"Function {name} has no line in the route table.");
            var path = (JsonObject)(paths["/" + rule.Route] ??= new JsonObject());
            path[rule.Method.ToLowerInvariant()] = Operation(name, api!, rule);
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "CdmoFlow", ["version"] = "1", ["description"] = "Selection of a contract development and manufacturing organisation, from longlist to signed contract." },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject { ["session"] = new JsonObject { ["type"] = "apiKey", ["in"] = "cookie", ["name"] = "cdmoflow" } },
                ["schemas"] = new JsonObject { ["Problem"] = ProblemSchema() },
            },
        };
    }

    private static JsonObject Operation(string name, ApiAttribute api, RouteRule rule)
    {
        var parameters = new JsonArray([.. RouteParameter().Matches(rule.Route).Select(m => (JsonNode)new JsonObject
        {
            ["name"] = m.Groups["name"].Value, ["in"] = "path", ["required"] = true, ["schema"] = new JsonObject { ["type"] = "string" },
        })]);
        var success = new JsonObject { ["description"] = "Done" };
        if (api.Returns is not null) success["content"] = Content(api.Returns);
        var operation = new JsonObject
        {
            ["operationId"] = name,
            ["summary"] = api.Summary,
            ["description"] = $"For: {rule.Who}.",
            ["responses"] = new JsonObject
            {
                ["200"] = success,
                ["default"] = new JsonObject
                {
                    ["description"] = "What is wrong, where, and what to do",
                    ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Problem" } } },
                },
            },
        };
        if (!rule.Who.HasFlag(Who.Anyone)) operation["security"] = new JsonArray(new JsonObject { ["session"] = new JsonArray() });
        if (rule.Method != "GET")
        {
            parameters.Add(new JsonObject
            {
                ["name"] = "X-Antiforgery-Token",
                ["in"] = "header",
                ["required"] = true,
                ["schema"] = new JsonObject { ["type"] = "string" },
            });
        }

        if (rule.Method != "GET" && rule.Route.Contains("{selectionId}", StringComparison.Ordinal) && !rule.Who.HasFlag(Who.Anyone))
        {
            parameters.Add(new JsonObject
            {
                ["name"] = RepeatKeys.Header,
                ["in"] = "header",
                ["required"] = false,
                ["description"] = "8 to 100 characters of your choice. A request that is sent again with the same key, because its answer was lost or was 503, counts once.",
                ["schema"] = new JsonObject { ["type"] = "string" },
            });
        }

        if (parameters.Count > 0) operation["parameters"] = parameters;
        if (api.Accepts is not null) operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content(api.Accepts) };
        return operation;
    }

    private static JsonObject Content(Type type) => new() { ["application/json"] = new JsonObject { ["schema"] = CdmoFlow.Records.Json.Options.GetJsonSchemaAsNode(type, Schemas) } };

    private static JsonNode ProblemSchema() => JsonNode.Parse(
        """
        {
          "type": "object",
          "required": ["type", "title", "status", "detail"],
          "properties": {
            "type": { "type": "string" }, "title": { "type": "string" }, "status": { "type": "integer" }, "detail": { "type": "string" },
            "errors": { "type": "array", "items": { "type": "object", "properties": { "field": { "type": "string" }, "message": { "type": "string" } } } }
          }
        }
        """)!;

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RouteParameter();
}
