using System.Reflection;
using CdmoFlow.LocalRuntime.Durable;

namespace CdmoFlow.LocalRuntime;

/// <summary>Where the local runtime keeps its state and which functions it runs.</summary>
public sealed class LocalRuntimeOptions
{
    /// <summary>Storage account or Azurite that holds the task hub table.</summary>
    public string ConnectionString { get; set; } = "UseDevelopmentStorage=true";

    /// <summary>Name of the table; 3 to 45 letters and digits. One process owns a hub.</summary>
    public string TaskHub { get; set; } = "cdmoflow";

    /// <summary>Business time: timers and schedules follow it. Pass a <see cref="SkippingTimeProvider"/> to be able to skip time.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Assemblies searched for functions.</summary>
    public IList<Assembly> FunctionAssemblies { get; } = [];

    /// <summary>Activities that run at the same time; more wait in line.</summary>
    public int MaxConcurrentActivities { get; set; } = 20;

    /// <summary>How long the hub stays this process's own when it cannot renew its lease (real time). A third of it is the time between renewals.</summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a start waits for a hub whose owner is at work (real time); without limit unless set, as a stand-by would.</summary>
    public TimeSpan OwnerPatience { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>How long a stop waits for what is in flight; what takes longer is interrupted and runs again after the next start.</summary>
    public TimeSpan StopPatience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one storage request may take before it counts as lost and is sent again.</summary>
    public TimeSpan StorageTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Crashes at chosen moments, for tests; null in every other run.</summary>
    internal IDisturbance? Disturbance { get; set; }
}
