using System.Diagnostics;
using CdmoFlow.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Benchmarks.Web;

/// <summary>What the emulator itself takes for the smallest read, in the same run.</summary>
internal static class WebFloor
{
    public static async Task<Times> PointReadsAsync(WebWorld world)
    {
        var table = world.Host.Services.GetRequiredService<StorageClients>().Table(TableNames.Selections);
        var times = new Times();
        for (var i = 0; i < 220; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await table.GetEntityIfExistsAsync<Azure.Data.Tables.TableEntity>(world.Largest.End.Id, "nothing");
            if (i >= 20)
                times.Add(Stopwatch.GetElapsedTime(began));
        }

        return times;
    }
}
