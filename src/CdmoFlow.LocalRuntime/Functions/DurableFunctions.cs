using System.Reflection;
using CdmoFlow.LocalRuntime.Durable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.LocalRuntime.Functions;

/// <summary>Puts orchestrator and activity functions into the registry; both run inside the app's middleware.</summary>
internal sealed class DurableFunctions(FunctionPipeline pipeline, IServiceProvider root)
{
    public void Register(FunctionMethod function, LocalRuntimeRegistry registry)
    {
        if (function.Trigger<OrchestrationTriggerAttribute>() is { } orchestration)
        {
            registry.AddOrchestrator(orchestration.Orchestration ?? function.Name, context => OrchestrateAsync(function, context));
        }
        else if (function.Trigger<ActivityTriggerAttribute>() is { } activity)
        {
            registry.AddActivity(activity.Activity ?? function.Name, call => ActAsync(function, call));
        }
    }

    private async Task<object?> OrchestrateAsync(FunctionMethod function, TaskOrchestrationContext orchestration)
    {
        await using var scope = root.CreateAsyncScope();
        var context = new LocalFunctionContext(function.Definition, scope.ServiceProvider, CancellationToken.None);
        object? output = null;
        await pipeline.RunAsync(context, async inner =>
        {
            var arguments = function.Parameters.Select(parameter => parameter.ParameterType switch
            {
                var type when type == typeof(TaskOrchestrationContext) => orchestration,
                var type when type == typeof(FunctionContext) => inner,
                _ when parameter.IsDefined(typeof(OrchestrationTriggerAttribute)) => throw Unbound(function, parameter),
                _ => InputOf(orchestration, parameter.ParameterType),
            });
            output = await function.InvokeAsync(inner.InstanceServices, [.. arguments]);
        });
        return output;
    }

    private async Task<string?> ActAsync(FunctionMethod function, ActivityCall call)
    {
        var context = new LocalFunctionContext(function.Definition, call.Services, call.Stopping);
        object? output = null;
        await pipeline.RunAsync(context, async inner =>
        {
            var arguments = function.Parameters.Select(parameter =>
                parameter.IsDefined(typeof(ActivityTriggerAttribute)) ? Payload.Read(call.Input, parameter.ParameterType, $"The input of activity '{call.Name}'") : Other(function, parameter, inner));
            output = await function.InvokeAsync(inner.InstanceServices, [.. arguments]);
        });
        return Payload.Write(output);
    }

    /// <summary>What any function may ask for besides its trigger. Throws <see cref="InvalidOperationException"/> for anything else.</summary>
    public static object Other(FunctionMethod function, ParameterInfo parameter, FunctionContext context) => parameter.ParameterType switch
    {
        var type when type == typeof(FunctionContext) => context,
        var type when type == typeof(CancellationToken) => context.CancellationToken,
        var type when type == typeof(DurableTaskClient) && parameter.IsDefined(typeof(DurableClientAttribute)) =>
            context.InstanceServices.GetRequiredService<DurableTaskClient>(),
        _ => throw Unbound(function, parameter),
    };

    private static InvalidOperationException Unbound(FunctionMethod function, ParameterInfo parameter) =>
        new($"Function '{function.Name}': the parameter '{parameter.Name}' of type {parameter.ParameterType.Name} cannot be bound.");

    private static object? InputOf(TaskOrchestrationContext orchestration, Type type) =>
        typeof(TaskOrchestrationContext).GetMethod(nameof(TaskOrchestrationContext.GetInput))!.MakeGenericMethod(type).Invoke(orchestration, null);
}
