namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>One run of an activity: its input as JSON and the services of its scope.</summary>
internal sealed record ActivityCall(string InstanceId, string Name, string? Input, IServiceProvider Services, CancellationToken Stopping);
