using CdmoFlow.Storage;
using Microsoft.Extensions.Hosting;

namespace CdmoFlow.Functions;

/// <summary>Creates missing tables and containers when the app starts.</summary>
internal sealed class StorageSetup(StorageClients clients) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => clients.CreateAllAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
