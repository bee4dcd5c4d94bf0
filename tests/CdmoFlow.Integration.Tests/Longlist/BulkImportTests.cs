using System.Text;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Longlist;

namespace CdmoFlow.Integration.Tests.Longlist;

/// <summary>Measures the memory of this process, so that nothing else may run in it meanwhile.</summary>
[Collection(AloneTests.Name)]
public class BulkImportTests(AppFixture app)
{
    [Fact]
    public async Task A_hundred_thousand_rows_neither_fill_memory_nor_stop_other_requests()
    {
        using var client = await SponsorClient.SignInAsync(app.Host, "Ivo Brandt", "ivo@register.example");
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        await using (var writer = new StreamWriter(path, append: false, Encoding.UTF8))
        {
            await writer.WriteLineAsync(RegisterUpload.Header);
            for (var i = 0; i < 100_000; i++) await writer.WriteLineAsync(RegisterUpload.Row($"Bulkmoor {i % 20}", $"Site {i % 100}", i % 50 == 49 ? "bakery" : "cdmo"));
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (most, answered) = (0L, 0);
        await using var file = new FileStream(path, new FileStreamOptions { Options = FileOptions.DeleteOnClose });
        var import = await RegisterUpload.RunAsync(client, file, async () =>
        {
            (await client.GetAsync("api/register?name=bulk")).EnsureSuccessStatusCode();
            answered++;
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        });

        Assert.Equal((SupplierImportState.Done, 98_000, 2_000), (import.State, import.GoodRows, import.ErrorCount));
        Assert.Equal(SupplierImport.MostErrorsShown, import.Errors.Count);
        Assert.True(answered > 0, "other requests were answered during the import");
        Assert.InRange(most, long.MinValue, 64L * 1024 * 1024);
    }
}
