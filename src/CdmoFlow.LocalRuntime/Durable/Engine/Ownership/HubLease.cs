using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Microsoft.Extensions.Logging;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>Keeps a second process off the hub. Runs on the real clock: simulated time must not make a lease lapse.</summary>
internal sealed class HubLease(HubClients clients, LocalRuntimeOptions options, ILogger<HubLease> log) : IDisposable
{
    private static readonly ConcurrentDictionary<string, bool> HeldHere = new(StringComparer.Ordinal);
    private readonly string token = Guid.NewGuid().ToString("N");
    private readonly CancellationTokenSource stopped = new();
    private Owner? mine;
    private Task renewing = Task.CompletedTask;

    /// <summary>Called once when another process has taken the hub; nothing may be written from then on.</summary>
    public event EventHandler? Lost;

    public Owner? Owner => mine;

    /// <summary>False while the lease has lapsed, because storage was away, or was taken by another process.</summary>
    public bool IsHeld => mine is { } lease && lease.Expires > TimeProvider.System.GetUtcNow();

    /// <summary>Throws while the lease is not held: what is written then may never be seen by the process that owns the hub now.</summary>
    /// <exception cref="TimeoutException">The lease has lapsed or was lost.</exception>
    public void Check()
    {
        if (!IsHeld)
        {
            throw new TimeoutException($"The lease of the task hub '{options.TaskHub}' has lapsed; nothing is written until it is renewed.");
        }
    }

    public static bool IsHeldHere(string token) => HeldHere.ContainsKey(token);

    /// <summary>Takes the hub when it is free, at once when its owner is dead on this machine, else when its lease lapses; says meanwhile who holds it.</summary>
    /// <exception cref="HubOwnedException">The owner has not let go within <see cref="LocalRuntimeOptions.OwnerPatience"/>.</exception>
    public async Task AcquireAsync(CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        for (var told = false; ; told = true)
        {
            if (await TryTakeAsync(cancellation) is not { } holder)
            {
                renewing = Task.Run(RenewAsync, CancellationToken.None);
                return;
            }

            if (!told)
            {
                log.LogWarning("The task hub '{TaskHub}' is held by {Owner}. Waiting until it ends.", options.TaskHub, holder.Describe());
            }

            if (options.OwnerPatience != Timeout.InfiniteTimeSpan && TimeProvider.System.GetElapsedTime(began) > options.OwnerPatience)
            {
                throw new HubOwnedException($"The task hub '{options.TaskHub}' is held by {holder.Describe()}, which is at work: end that process first, or give this one another task hub.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(250), cancellation);
        }
    }

    /// <summary>Stops renewing and lets go, so that the next process need not wait.</summary>
    public async Task ReleaseAsync()
    {
        await stopped.CancelAsync();
        await renewing;
        HeldHere.TryRemove(token, out _);
        if (mine is { } lease)
        {
            mine = null;
            try
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1.5));
                await clients.Table.DeleteEntityAsync(Owner.PartitionKey, Owner.RowKey, lease.ETag, patience.Token);
            }
            catch (Exception e) when (StorageFault.IsStorage(e))
            {
                log.LogDebug(e, "The lease could not be given back; it lapses by itself.");
            }
        }
    }

    public void Dispose()
    {
        HeldHere.TryRemove(token, out _);
        stopped.Cancel();
        stopped.Dispose();
    }

    /// <summary>Null when the hub is ours now, else who holds it.</summary>
    private async Task<Owner?> TryTakeAsync(CancellationToken cancellation)
    {
        var wanted = Owner.Here(token, TimeProvider.System.GetUtcNow(), options.LeaseDuration);
        try
        {
            var row = await clients.Table.GetEntityIfExistsAsync<TableEntity>(Owner.PartitionKey, Owner.RowKey, cancellationToken: cancellation);
            if (row.HasValue && Owner.FromRow(row.Value!) is var holder && holder.Token != token)
            {
                if (holder.Expires > TimeProvider.System.GetUtcNow() && !holder.IsDead())
                {
                    return holder;
                }

                log.LogWarning("The task hub '{TaskHub}' was left behind by {Owner} and is taken over.", options.TaskHub, holder.Describe());
            }

            var answer = row.HasValue
                ? await clients.Table.UpdateEntityAsync(wanted.ToRow(), row.Value!.ETag, TableUpdateMode.Replace, cancellation)
                : await clients.Table.AddEntityAsync(wanted.ToRow(), cancellation);
            HeldHere[token] = true;
            mine = wanted with { ETag = answer.Headers.ETag!.Value };
            return null;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412 || e.ErrorCode == TableErrorCode.ResourceNotFound)
        {
            // Somebody else was quicker, or our own insert was repeated: look again.
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellation);
            return await TryTakeAsync(cancellation);
        }
    }

    private async Task RenewAsync()
    {
        var stop = stopped.Token;
        while (true)
        {
            await Task.Delay(options.LeaseDuration / 3, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested || mine is not { } lease)
            {
                return;
            }

            try
            {
                // One stalled request must not cost the lease: it is given up in time for the next try.
                using var attempt = CancellationTokenSource.CreateLinkedTokenSource(stop);
                attempt.CancelAfter(options.LeaseDuration / 3);
                if (await TryTakeBackAsync(lease, attempt.Token) is { } holder)
                {
                    log.LogCritical("The task hub '{TaskHub}' was taken over by {Owner}; this process stops working on it.", options.TaskHub, holder);
                    mine = null;
                    Lost?.Invoke(this, EventArgs.Empty);
                    return;
                }
            }
#pragma warning disable CA1031 // Whatever goes wrong, a lease that is no longer renewed would stop the whole engine.
            catch (Exception e)
#pragma warning restore CA1031
            {
                log.LogWarning(e, "The lease of the task hub could not be renewed; it is tried again.");
            }
        }
    }

    /// <summary>Renews; null when the lease is still ours, else who has it or had it.</summary>
    private async Task<string?> TryTakeBackAsync(Owner lease, CancellationToken stop)
    {
        var renewed = lease with { Expires = TimeProvider.System.GetUtcNow() + options.LeaseDuration };
        try
        {
            var answer = await clients.Table.UpdateEntityAsync(renewed.ToRow(), lease.ETag, TableUpdateMode.Replace, stop);
            mine = renewed with { ETag = answer.Headers.ETag!.Value };
            return null;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            var row = await clients.Table.GetEntityIfExistsAsync<TableEntity>(Owner.PartitionKey, Owner.RowKey, cancellationToken: stop);
            var holder = row.HasValue ? Owner.FromRow(row.Value!) : null;
            if (holder is not null && holder.Token != token)
            {
                return holder.Describe();
            }

            if (holder is null && !IsHeld)
            {
                // Lapsed and gone: somebody owned the hub meanwhile, and what is in memory here is old.
                return "a process that has ended since";
            }

            // Our own renewal whose answer was lost, or a row that was removed by hand while the lease was held.
            return (await TryTakeAsync(stop))?.Describe();
        }
    }
}
