using System.Diagnostics;
using System.Globalization;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Local.Demo.Story;
using CdmoFlow.Local.Emulator;
using Xunit.Abstractions;

namespace CdmoFlow.Integration.Tests.Faults;

/// <summary>
/// The whole demo, with its site as a process of its own that is killed on the way, on storage that fails by chance. Runs: 2, or as many as CDMOFLOW_FAULT_RUNS says; CDMOFLOW_FAULT_SEED
/// repeats the draws of one run.
/// </summary>
[Trait("Category", "Fault")]
[Collection(AloneTests.Name)]
public class FaultyDemoTests(ITestOutputHelper output)
{
    private const int MostSweeps = 18;

    private static readonly int Runs = Number("CDMOFLOW_FAULT_RUNS") ?? 2;
    private static readonly int? Seed = Number("CDMOFLOW_FAULT_SEED");

    [Fact]
    public async Task Whole_demos_on_storage_with_500_503_429_timeouts_cut_connections_and_wrong_clocks_lose_double_and_block_nothing()
    {
        // Two at a time: a demo on bad storage mostly waits.
        var calm = PlayAsync(plan: null);
        await Parallel.ForEachAsync(Enumerable.Range(1, Runs), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (run, _) =>
        {
            var plan = new FaultPlan(Seed ?? Random.Shared.Next());
            try
            {
                var (found, expected) = (await PlayAsync(plan), await calm);
                Assert.True(expected.Count > 60, $"There are only {expected.Count} facts.");
                Assert.True(expected.SequenceEqual(found, StringComparer.Ordinal), $"Lost:\n{string.Join('\n', expected.Except(found))}\nNew:\n{string.Join('\n', found.Except(expected))}");
                Assert.True(plan.Drawn.Values.Sum() > 100, $"Only {plan.Drawn.Values.Sum()} requests went wrong.");
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"Run {run}: CDMOFLOW_FAULT_SEED={plan.Seed} repeats the draws. {fault.Message}", fault);
            }
            finally
            {
                output.WriteLine($"Run {run} of {Runs}, seed {plan.Seed}: {string.Join(", ", plan.Drawn.OrderBy(d => d.Key).Select(d => $"{d.Key} {d.Value}"))}");
            }
        });
    }

    /// <summary>The facts that a demo leaves; null for one without faults.</summary>
    private async Task<IReadOnlyList<string>> PlayAsync(FaultPlan? plan)
    {
        var watch = Stopwatch.StartNew();
        using var left = new TemporaryFolder();
        await using var storage = await ProxiedEmulator.StartAsync(request => plan?.Choose(request) ?? StorageFault.None);
        if (plan is not null) (storage.Proxy.Pause, storage.Proxy.ClockError) = (plan.Pause, plan.ClockError);
        await using var site = await SiteProcess.StartAsync(FreePorts.Take(1)[0], storage.Folder);
        await using var told = new StringWriter();
        string last;
        try
        {
            last = await StoryRun.PlayChaptersAsync(site, left.Path, watch, told);
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"{fault.Message}\n{told}\nThe site said last:\n{site.LastWords}", fault);
        }

        // Now storage is well, and what the faults left undone must be found and mended without anybody's help: by the sweep, which comes every five minutes and looks everywhere once an hour.
        plan?.Calm();
        var aftermath = new Aftermath(storage.DirectConnection, last.Split(' ')[2]);
        using var people = new DemoSite(site.Address);
        IReadOnlyList<string> open = [];
        for (var sweep = 0; sweep < MostSweeps && (sweep == 0 || open.Count > 0); sweep++)
        {
            await people.Time.TravelToAsync(await people.Time.NowAsync() + TimeSpan.FromMinutes(5));
            open = await aftermath.UnfinishedAsync();
        }

        Assert.True(open.Count == 0, string.Join('\n', open));
        await aftermath.AssertWholeAsync();
        var repeated = await aftermath.RepeatedMailsAsync();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {last}, {watch.Elapsed.TotalSeconds:0} s in all, {repeated} mails handed over twice under one id"));
        return await aftermath.FactsAsync();
    }

    private static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
