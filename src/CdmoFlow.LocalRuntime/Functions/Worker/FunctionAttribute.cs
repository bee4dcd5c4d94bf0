namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks a method as a function and names it for the host.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class FunctionAttribute : Attribute
{
    /// <summary>The name must be unique in the app, without regard to case.</summary>
    public FunctionAttribute(string name) => Name = name;

    /// <summary>Name of the function.</summary>
    public string Name { get; }
}
