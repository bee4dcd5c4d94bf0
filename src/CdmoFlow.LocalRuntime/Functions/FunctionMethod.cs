using System.Reflection;
using System.Runtime.ExceptionServices;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.LocalRuntime.Functions;

/// <summary>A method marked as a function, with its trigger.</summary>
internal sealed class FunctionMethod
{
    public FunctionMethod(MethodInfo method)
    {
        Method = method;
        Name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
        Definition = new(Name, $"{method.DeclaringType!.FullName}.{method.Name}");
        Parameters = method.GetParameters();
    }

    public string Name { get; }

    public MethodInfo Method { get; }

    public LocalFunctionDefinition Definition { get; }

    public IReadOnlyList<ParameterInfo> Parameters { get; }

    /// <summary>The attribute on any parameter, or null.</summary>
    public TAttribute? Trigger<TAttribute>()
        where TAttribute : Attribute => Parameters.Select(parameter => parameter.GetCustomAttribute<TAttribute>()).FirstOrDefault(found => found is not null);

    /// <summary>Calls the method on a new object made from the services and awaits what it returns; null for a method without result.</summary>
    public async Task<object?> InvokeAsync(IServiceProvider services, object?[] arguments)
    {
        var target = Method.IsStatic ? null : ActivatorUtilities.CreateInstance(services, Method.DeclaringType!);
        object? returned;
        try
        {
            returned = Method.Invoke(target, arguments);
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }

        switch (returned)
        {
            case Task task:
                await task;
                return ResultOf(task);
            case ValueTask valueTask:
                await valueTask;
                return null;
            case not null when returned.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>):
                var asTask = (Task)type.GetMethod(nameof(ValueTask<int>.AsTask))!.Invoke(returned, null)!;
                await asTask;
                return asTask.GetType().GetProperty("Result")!.GetValue(asTask);
            default:
                return returned;
        }
    }

    private object? ResultOf(Task task) =>
        Method.ReturnType.IsGenericType && Method.ReturnType.GetGenericTypeDefinition() == typeof(Task<>)
            ? task.GetType().GetProperty("Result")!.GetValue(task)
            : null;
}
