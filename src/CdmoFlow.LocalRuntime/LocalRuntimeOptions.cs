using System.Reflection;

namespace CdmoFlow.LocalRuntime;

/// <summary>Where the local runtime keeps its state and which functions it runs.</summary>
public sealed class LocalRuntimeOptions
{
    /// <summary>Storage account or Azurite that holds the task hub table.</summary>
    public string ConnectionString { get; set; } = "UseDevelopmentStorage=true";

    /// <summary>Name of the table; letters and digits only. One process owns a hub.</summary>
    public string TaskHub { get; set; } = "cdmoflow";

    /// <summary>Business time: timers and schedules follow it. Pass a <see cref="SkippingTimeProvider"/> to be able to skip time.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Assemblies searched for functions.</summary>
    public IList<Assembly> FunctionAssemblies { get; } = [];

    /// <summary>Activities that run at the same time; more wait in line.</summary>
    public int MaxConcurrentActivities { get; set; } = 20;
}
