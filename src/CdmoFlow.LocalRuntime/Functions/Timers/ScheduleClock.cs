using CdmoFlow.LocalRuntime.Durable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CdmoFlow.LocalRuntime.Functions.Timers;

/// <summary>Runs timer functions when their schedules are due; after a skip of time each overdue one runs once.</summary>
internal sealed class ScheduleClock(
    FunctionCatalog catalog, FunctionPipeline pipeline, LocalRuntimeOptions options, ScheduleMemory memory, HubLease lease, StopDeadline deadline, IConfiguration configuration,
    IServiceScopeFactory scopes, WorkCounter work, ILogger<ScheduleClock> log) : BackgroundService
{
    private readonly SemaphoreSlim one = new(1);
    private readonly CancellationTokenSource interrupted = new();
    private List<Schedule> schedules = [];

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var now = options.TimeProvider.GetUtcNow();
        schedules = [.. catalog.All.Where(f => f.Trigger<TimerTriggerAttribute>() is not null).Select(f => new Schedule(f, configuration, now))];
        if (schedules.Exists(schedule => schedule.IsRemembered))
        {
            var lasts = await memory.LoadAsync(cancellationToken);
            foreach (var schedule in schedules.Where(s => s.IsRemembered))
            {
                if (lasts.TryGetValue(schedule.Function.Name, out var last))
                {
                    schedule.Remember(last);
                }
                else
                {
                    await memory.SaveAsync(schedule);
                }
            }
        }

        await base.StartAsync(cancellationToken);
    }

    /// <summary>Runs what is due, one function after the other: two runs of the same function never overlap.</summary>
    public Task FireOverdueAsync() => AloneAsync(async () =>
    {
        foreach (var schedule in schedules.Where(s => s.Next <= options.TimeProvider.GetUtcNow() && lease.IsHeld && !interrupted.IsCancellationRequested))
        {
            await RunAsync(schedule.Function, schedule.Begin(options.TimeProvider.GetUtcNow()));
            // Noted afterwards, as by the host: a run that a crash or a stop interrupts is overdue at the next start.
            if (!interrupted.IsCancellationRequested)
            {
                await NoteAsync(schedule);
            }
        }
    });

    /// <summary>Lets a run finish for half of the stop's patience and interrupts it then, so that activities and turns keep the other half.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        interrupted.CancelAfter(deadline.Left / 2);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(deadline.Left / 2 + TimeSpan.FromMilliseconds(500));
        await base.StopAsync(patience.Token);
    }

    public override void Dispose()
    {
        one.Dispose();
        interrupted.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await AloneAsync(async () =>
        {
            foreach (var schedule in schedules.Where(s => s.Function.Trigger<TimerTriggerAttribute>()!.RunOnStartup))
            {
                await RunAsync(schedule.Function, new());
            }
        });

        while (schedules.Count > 0 && !stoppingToken.IsCancellationRequested)
        {
            // Looking once a second also notices a clock that was moved.
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stoppingToken.IsCancellationRequested && schedules.Exists(s => s.Next <= options.TimeProvider.GetUtcNow()))
            {
                await FireOverdueAsync();
            }
        }
    }

    private async Task AloneAsync(Func<Task> run)
    {
        work.Begin();
        await one.WaitAsync();
        try
        {
            await run();
        }
        finally
        {
            one.Release();
            work.End();
        }
    }

    private async Task NoteAsync(Schedule schedule)
    {
        try
        {
            if (schedule.IsRemembered)
            {
                await memory.SaveAsync(schedule);
            }
        }
        catch (Exception e) when (StorageFault.IsStorage(e))
        {
            // The run itself matters more than the note; without it the next start makes up for one run too many.
            log.LogWarning(e, "The run of {Function} could not be noted", schedule.Function.Name);
        }
    }

    private async Task RunAsync(FunctionMethod function, TimerInfo info)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var context = new LocalFunctionContext(function.Definition, scope.ServiceProvider, interrupted.Token);
            await pipeline.RunAsync(context, inner => function.InvokeAsync(
                inner.InstanceServices,
                [.. function.Parameters.Select(p => p.ParameterType == typeof(TimerInfo) ? info : DurableFunctions.Other(function, p, inner))]));
        }
#pragma warning disable CA1031 // A failed run is logged; the schedule goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogError(e, "Timer function {Function} failed", function.Name);
        }
    }
}
