using System.Reflection;
using Cronos;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CdmoFlow.Integration.Tests.Http;

/// <summary>What the real host refuses or gets wrong, told of functions by reflection.</summary>
internal static class HostRules
{
    private static readonly Type[] Free = [typeof(CancellationToken), typeof(FunctionContext)];

    /// <summary>A sentence for everything that is wrong.</summary>
    /// <param name="functions">Methods that bear <see cref="FunctionAttribute"/>.</param>
    /// <param name="settings">Names of the settings that an installation has.</param>
    public static IReadOnlyList<string> Broken(IReadOnlyList<MethodInfo> functions, IReadOnlyCollection<string> settings) =>
    [
        .. functions.GroupBy(Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {g.Count()} functions have this name"),
        .. functions.SelectMany(f => OfFunction(f, settings).Select(wrong => $"{Name(f)}: {wrong}")),
        .. RouteRules.Clashes([.. functions.Where(f => Trigger(f) is HttpTriggerAttribute).Select(f => (Name(f), (HttpTriggerAttribute)Trigger(f)!))]),
    ];

    /// <summary>The functions of an assembly.</summary>
    public static IReadOnlyList<MethodInfo> In(IEnumerable<Type> types) =>
        [.. types.SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)).Where(m => m.IsDefined(typeof(FunctionAttribute), inherit: false))];

    public static string Name(MethodInfo function) => function.GetCustomAttribute<FunctionAttribute>()!.Name;

    public static BindingAttribute? Trigger(MethodInfo function) => Bound(function).Select(b => b.Binding).OfType<TriggerBindingAttribute>().FirstOrDefault();

    private static (ParameterInfo Parameter, BindingAttribute Binding)[] Bound(MethodInfo function) =>
        [.. function.GetParameters().Select(p => (p, p.GetCustomAttributes<BindingAttribute>().FirstOrDefault())).Where(b => b.Item2 is not null).Select(b => (b.p, b.Item2!))];

    private static IEnumerable<string> OfFunction(MethodInfo function, IReadOnlyCollection<string> settings)
    {
        if (!function.IsPublic || function.DeclaringType is not { IsVisible: true }) yield return "is not public, so the host never sees it";
        if (!Name(function).All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') || !char.IsAsciiLetter(Name(function)[0])) yield return "has a name that the host refuses";
        if (function.ReturnType == typeof(void) && function.IsDefined(typeof(System.Runtime.CompilerServices.AsyncStateMachineAttribute), inherit: false)) yield return "is async void: nobody waits for it";
        var bound = Bound(function);
        var triggers = bound.Count(b => b.Binding is TriggerBindingAttribute);
        if (triggers != 1) yield return $"has {triggers} triggers";
        foreach (var (parameter, binding) in bound)
        {
            if (Wants(binding) is { } type && parameter.ParameterType != type) yield return $"binds {parameter.Name} as {parameter.ParameterType.Name} instead of {type.Name}";
            foreach (var connection in ConnectionsOf(binding).Where(c => !settings.Contains(c, StringComparer.OrdinalIgnoreCase))) yield return $"binds {parameter.Name} to the setting {connection}, which nobody sets";
            if (binding is TimerTriggerAttribute timer && !CronExpression.TryParse(timer.Schedule, CronFormat.IncludeSeconds, out _)) yield return $"has the schedule {timer.Schedule}, which is none of six fields";
        }

        var loose = function.GetParameters().Except(bound.Select(b => b.Parameter)).ToList();
        var trigger = bound.Select(b => b.Binding).FirstOrDefault(b => b is TriggerBindingAttribute);
        if (trigger is OrchestrationTriggerAttribute && function.GetParameters().Length != 1) yield return "is an orchestrator and takes more than its context: what it reads besides is not replayed";
        var places = trigger is HttpTriggerAttribute { Route: { } route } ? RouteRules.PlacesOf(route) : [];
        foreach (var stray in loose.Where(p => !Free.Contains(p.ParameterType) && !places.Contains(p.Name!))) yield return $"takes {stray.Name}, which neither a binding nor the route gives";
        foreach (var place in loose.Where(p => places.Contains(p.Name!) && p.ParameterType != typeof(string) && p.ParameterType != typeof(int) && p.ParameterType != typeof(long))) yield return $"takes {place.Name} of the route as {place.ParameterType.Name}";
        if (trigger is HttpTriggerAttribute && function.ReturnType != typeof(IResult) && function.ReturnType != typeof(Task<IResult>)) yield return $"answers a {function.ReturnType.Name} instead of a result";
    }

    private static Type? Wants(BindingAttribute binding) => binding switch
    {
        HttpTriggerAttribute => typeof(HttpRequest),
        OrchestrationTriggerAttribute => typeof(TaskOrchestrationContext),
        TimerTriggerAttribute => typeof(TimerInfo),
        DurableClientAttribute => typeof(DurableTaskClient),
        _ => null,
    };

    private static IEnumerable<string> ConnectionsOf(BindingAttribute binding) =>
        binding.GetType().GetProperties().Where(p => p.Name.Contains("Connection", StringComparison.Ordinal) && p.PropertyType == typeof(string)).Select(p => (string?)p.GetValue(binding)).OfType<string>();
}
