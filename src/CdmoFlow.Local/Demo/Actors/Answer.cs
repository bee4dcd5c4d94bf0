using System.Text.Json;
using System.Text.Json.Nodes;

namespace CdmoFlow.Local.Demo.Actors;

/// <summary>What the site answered.</summary>
internal sealed record Answer(string Asked, int Status, string Body)
{
    /// <summary>The body as JSON; null when it is none.</summary>
    public JsonNode? Json => Body.Length > 0 && Body[0] is '{' or '[' ? JsonNode.Parse(Body) : null;

    /// <summary>The sentence of a refusal, with the fields it names.</summary>
    public string Detail
    {
        get
        {
            if (Json is not JsonObject problem) return Body.Length > 300 ? Body[..300] : Body;
            var fields = problem["errors"] is JsonArray errors ? string.Concat(errors.Select(e => $" [{e?["field"]}: {e?["message"]}]")) : "";
            return $"{problem["detail"]}{fields}";
        }
    }

    /// <summary>The body as a record of the product's JSON.</summary>
    public T As<T>() => JsonSerializer.Deserialize<T>(Body, Records.Json.Options) ?? throw new StepFailedException($"{Asked} answered nothing.");

    /// <summary>A value of the body by its name.</summary>
    public string Text(string name) => Json?[name]?.ToString() ?? throw new StepFailedException($"{Asked} answered no \"{name}\": {Body}");

    /// <summary>This answer, if it has the status that the step needs.</summary>
    /// <exception cref="StepFailedException">It has another one.</exception>
    public Answer Expect(params ReadOnlySpan<int> allowed) => allowed.Contains(Status)
        ? this
        : throw new StepFailedException($"{Asked} should have answered {string.Join(" or ", allowed.ToArray())}, but answered {Status}: {Detail}");
}
