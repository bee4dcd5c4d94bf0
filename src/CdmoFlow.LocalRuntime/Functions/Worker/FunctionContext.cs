namespace Microsoft.Azure.Functions.Worker;

/// <summary>One invocation of a function: its name, its services and what middleware hands on.</summary>
public abstract class FunctionContext
{
    /// <summary>Id of this invocation.</summary>
    public abstract string InvocationId { get; }

    /// <summary>Id of the function.</summary>
    public abstract string FunctionId { get; }

    /// <summary>Services scoped to this invocation.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    /// <summary>Which function runs.</summary>
    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>Values that middleware hands on to the function.</summary>
    public abstract IDictionary<object, object> Items { get; set; }

    /// <summary>Cancelled when the caller has gone or the host stops.</summary>
    public virtual CancellationToken CancellationToken { get; }
}

/// <summary>The function behind an invocation.</summary>
public abstract class FunctionDefinition
{
    /// <summary>Type and method of the function, for logs.</summary>
    public abstract string EntryPoint { get; }

    /// <summary>Id of the function, stable as long as its name is.</summary>
    public abstract string Id { get; }

    /// <summary>Name of the function.</summary>
    public abstract string Name { get; }
}
