using System.Globalization;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Gates;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.LocalRuntime;
using CdmoFlow.LocalRuntime.Durable;
using CdmoFlow.Selections;
using CsCheck;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit.Abstractions;

namespace CdmoFlow.Integration.Tests.Disorder;

/// <summary>
/// Whole selections while events come late, twice and out of order, activities run twice and instances are read from storage again at any moment.
/// Schedules: 2, or as many as CDMOFLOW_SCHEDULES says; a failure prints the seed that repeats the choices.
/// </summary>
// In line with the tests of the shared app: two cores do not bear a third whole site at once.
[Collection(AppTests.Name)]
public class DisorderTests(ITestOutputHelper output)
{
    private static readonly int Schedules =
        int.TryParse(Environment.GetEnvironmentVariable("CDMOFLOW_SCHEDULES"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 2;

    [Fact]
    public Task One_award_no_mail_twice_no_gate_decided_twice_and_an_unbroken_trail() =>
        Gen.Int[0, int.MaxValue].SampleAsync(PlayAsync, iter: Schedules, threads: 1);

    private async Task PlayAsync(int seed)
    {
        var crashes = new Crashes(seed);
        DisorderlyClient? client = null;
        var site = new SelectionSite(builder =>
        {
            var options = (LocalRuntimeOptions)builder.Services.Single(s => s.ServiceType == typeof(LocalRuntimeOptions)).ImplementationInstance!;
            options.Disturbance = crashes;
            builder.Services.Replace(ServiceDescriptor.Singleton<DurableTaskClient>(services =>
                client = new(ActivatorUtilities.CreateInstance<LocalDurableTaskClient>(services), seed)));
        });
        await site.InitializeAsync();
        try
        {
            using var journey = await site.BeginAsync();
            var seen = await journey.ToAsync(Stage.Contracted);
            await journey.SettledAsync();
            await AssertInvariantsAsync(site, journey, seen);
            Assert.True(crashes.LostAnswers > 20 && crashes.Forgotten > 20 && client!.Disturbed > 10, "Hardly anything was disturbed.");
            output.WriteLine($"Seed {seed}: {crashes.LostAnswers} activities ran again, {crashes.Forgotten} instances were read again, {client!.Disturbed} events were disturbed.");
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    private static async Task AssertInvariantsAsync(SelectionSite site, Journey journey, SelectionAnswer seen)
    {
        Assert.Empty(seen.State.NeedsAttention);
        Assert.Empty(await site.RunningAsync(journey.Id));
        Assert.Empty(await site.FailedAsync(journey.Id));

        // One award, to one CDMO.
        var award = Assert.Single(seen.Gates, g => g.Kind == GateKind.Award);
        Assert.Equal(GateState.Approved, award.State);
        Assert.Equal(3, seen.Agreements.Count(a => a.IsExecuted && a.CdmoId == seen.State.WinnerId));
        Assert.DoesNotContain(seen.Agreements, a => a.CdmoId != seen.State.WinnerId);

        // No gate decided twice: every approver once, and once each in the trail.
        var trail = await journey.Manager.Browser.GetAsync<TrailAnswer>($"api/selections/{journey.Id}/trail");
        Assert.All(seen.Gates, gate => Assert.Equal(gate.Approvers.Count, gate.Decisions.Select(d => d.PersonId).Distinct(StringComparer.Ordinal).Count()));
        var decisions = trail.Entries.Where(e => e.Note.Action is "gate.approved" or "gate.sent_back").GroupBy(e => (e.Note.Subject, e.Actor));
        Assert.All(decisions, same => Assert.Single(same));

        await journey.AssertRecordAsync(seen);
    }
}
