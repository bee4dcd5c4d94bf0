using Microsoft.Azure.Functions.Worker;

namespace CdmoFlow.LocalRuntime.Functions;

/// <summary>One invocation in this process.</summary>
internal sealed class LocalFunctionContext(FunctionDefinition definition, IServiceProvider services, CancellationToken cancellation) : FunctionContext
{
    internal static readonly object HttpContextKey = "HttpRequestContext";

    public override string InvocationId { get; } = Guid.NewGuid().ToString("D");

    public override string FunctionId => FunctionDefinition.Id;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override FunctionDefinition FunctionDefinition => definition;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override CancellationToken CancellationToken => cancellation;
}

/// <summary>Names a function and the method behind it.</summary>
internal sealed class LocalFunctionDefinition(string name, string entryPoint) : FunctionDefinition
{
    public override string EntryPoint => entryPoint;

    public override string Id => name;

    public override string Name => name;
}
