using System.Text.Json.Nodes;

namespace CdmoFlow.Tests.Infra;

/// <summary>What the compiler made of the template: one document, each module a template inside.</summary>
internal static class Compiled
{
    private static readonly string Infra = Path.Combine(ReadmeTests.Root, "infra");

    /// <summary>The whole text.</summary>
    public static string Text => File.ReadAllText(PathOf("main.json"));

    /// <summary>The template and every template inside it.</summary>
    public static IReadOnlyList<JsonNode> Templates => [.. Inside(JsonNode.Parse(Text)!)];

    /// <summary>Every resource that the template makes.</summary>
    public static IReadOnlyList<JsonNode> Resources =>
        [.. Templates.SelectMany(ResourcesOf).Where(r => r["existing"] is null && TypeOf(r) != "Microsoft.Resources/deployments")];

    /// <summary>Those of one type; there must be some, or a test of them would say nothing.</summary>
    public static IReadOnlyList<JsonNode> Of(string type)
    {
        IReadOnlyList<JsonNode> found = [.. Resources.Where(r => TypeOf(r) == type)];
        Assert.NotEmpty(found);
        return found;
    }

    /// <summary>The settings that the app gets, with those for Entra ID and for the scheduler.</summary>
    public static IReadOnlyDictionary<string, string> Settings
    {
        get
        {
            var variables = Templates.Select(t => t["variables"]).OfType<JsonObject>().Single(v => v.ContainsKey("forEntra"));
            return new[] { "always", "forEntra", "forScheduler" }.SelectMany(name => variables[name]!.AsObject())
                .ToDictionary(s => s.Key == "[format('{0}', variables('assertion'))]" ? (string)variables["assertion"]! : s.Key, s => (string)s.Value!, StringComparer.Ordinal);
        }
    }

    /// <summary>The parameters of an environment.</summary>
    public static JsonNode Parameters(string environment) => JsonNode.Parse(File.ReadAllText(PathOf($"{environment}.parameters.json")))!["parameters"]!;

    /// <summary>Where the compiler leaves its work.</summary>
    public static string PathOf(string name) => Path.Combine(ReadmeTests.Root, "artifacts", "infra", name);

    /// <summary>What it reads.</summary>
    public static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Infra, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".bicep" or ".bicepparam" or ".kql");

    private static IEnumerable<JsonNode> Inside(JsonNode template) =>
        ResourcesOf(template).Select(r => (r["properties"] as JsonObject)?["template"]).OfType<JsonNode>().SelectMany(Inside).Prepend(template);

    private static IEnumerable<JsonNode> ResourcesOf(JsonNode template) => template["resources"] switch
    {
        JsonObject named => named.Select(r => r.Value!),
        JsonArray listed => listed.Select(r => r!),
        _ => [],
    };

    private static string TypeOf(JsonNode resource) => (string)resource["type"]!;
}
