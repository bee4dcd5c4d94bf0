namespace CdmoFlow.Functions.Http;

/// <summary>What the OpenAPI document says of a function under <c>/api</c>.</summary>
/// <param name="summary">One sentence.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ApiAttribute(string summary) : Attribute
{
    /// <summary>One sentence.</summary>
    public string Summary { get; } = summary;

    /// <summary>Record of the body; null where there is none.</summary>
    public Type? Accepts { get; set; }

    /// <summary>Record of the answer; null where it is no JSON.</summary>
    public Type? Returns { get; set; }
}
