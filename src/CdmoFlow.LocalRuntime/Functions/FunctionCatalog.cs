using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace CdmoFlow.LocalRuntime.Functions;

/// <summary>All functions of the app, found by their attribute.</summary>
internal sealed class FunctionCatalog
{
    /// <summary>Throws <see cref="InvalidOperationException"/> when two functions share a name (without regard to case), as the host refuses them.</summary>
    public FunctionCatalog(LocalRuntimeOptions options)
    {
        const BindingFlags any = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        All = [.. options.FunctionAssemblies
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(any))
            .Where(method => method.GetCustomAttribute<FunctionAttribute>() is { } found && found.GetType() == typeof(FunctionAttribute))
            .Select(method => new FunctionMethod(method))
            .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)];
        var twice = All.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new InvalidOperationException($"Two functions are named '{twice.Key}': {string.Join(" and ", twice.Select(function => function.Definition.EntryPoint))}.");
        }
    }

    public IReadOnlyList<FunctionMethod> All { get; }
}
