using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using CdmoFlow.LocalRuntime.Tests.Durable;

namespace CdmoFlow.LocalRuntime.Tests.Work;

[Collection("Azurite")]
public sealed class BeingObserved(AzuriteFixture azurite)
{
    private const string Secret = "48 million";

    [Fact]
    public async Task Turns_replays_activities_storage_requests_and_queues_are_measured_and_no_payload_is_among_it()
    {
        var measured = new ConcurrentBag<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == RuntimeTelemetry.Name)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        void Note<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) =>
            measured.Add($"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}");
        listener.SetMeasurementEventCallback<long>(Note);
        listener.SetMeasurementEventCallback<double>(Note);
        listener.SetMeasurementEventCallback<int>(Note);
        listener.Start();
        await using var hub = await StartAsync();

        await hub.RunAsync("ObservedChain", Secret);
        listener.RecordObservableInstruments();

        Assert.Contains("cdmoflow.turns orchestrator=ObservedChain", measured);
        Assert.Contains("cdmoflow.replay.duration orchestrator=ObservedChain", measured);
        Assert.Contains("cdmoflow.activity.duration activity=ObservedStep outcome=completed", measured);
        Assert.Contains("cdmoflow.activity.duration activity=ObservedBreak outcome=failed", measured);
        Assert.Contains("cdmoflow.storage.requests service=table method=POST", measured);
        Assert.All(
            new[] { RuntimeTelemetry.TurnQueueName, RuntimeTelemetry.ActivityQueueName, RuntimeTelemetry.ActivitiesRunningName, RuntimeTelemetry.InstancesName },
            gauge => Assert.Contains(measured, line => line.StartsWith(gauge, StringComparison.Ordinal)));
        Assert.DoesNotContain(measured, line => line.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_turns_and_activities_of_an_instance_lie_in_one_trace_also_over_a_restart()
    {
        var spans = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == RuntimeTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        var name = Hub.NewName();
        await using (var first = await StartAsync(name))
        {
            await first.StartAsync("ObservedWait", "traced");
            await first.IdleAsync();
        }

        await using var second = await StartAsync(name);
        await second.Client.RaiseEventAsync("traced", "Go", Secret);
        await second.EndAsync("traced");

        var mine = spans.Where(span => (string?)span.GetTagItem("cdmoflow.instance_id") == "traced").ToList();
        Assert.Equal(3, mine.Count(span => span.OperationName == "turn ObservedWait"));
        Assert.Single(mine, span => span.OperationName == "activity ObservedStep");
        Assert.Single(mine.Select(span => span.TraceId).Distinct());
        Assert.DoesNotContain(mine.SelectMany(span => span.TagObjects), tag => $"{tag.Value}".Contains(Secret, StringComparison.Ordinal));
    }

    private Task<Hub> StartAsync(string? name = null) => Hub.StartAsync(
        azurite,
        registry => registry
            .AddActivity<string, string>("ObservedStep", Task.FromResult)
            .AddActivity<string, string>("ObservedBreak", _ => throw new InvalidOperationException("no"))
            .AddOrchestrator("ObservedWait", async context => await context.CallActivityAsync<string>("ObservedStep", await context.WaitForExternalEvent<string>("Go")))
            .AddOrchestrator("ObservedChain", async context =>
            {
                await context.CallActivityAsync<string>("ObservedStep", context.GetInput<string>());
                try
                {
                    return await context.CallActivityAsync<string>("ObservedBreak", context.GetInput<string>());
                }
                catch (Microsoft.DurableTask.TaskFailedException)
                {
                    return "caught";
                }
            }),
        name);
}
