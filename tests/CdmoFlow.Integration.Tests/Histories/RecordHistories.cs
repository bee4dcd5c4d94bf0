using System.Globalization;
using System.Reflection;
using CdmoFlow.Functions.Operations;
using CdmoFlow.Functions.Proposals.Checks;
using CdmoFlow.Integration.Tests.Longlist;
using CdmoFlow.Integration.Tests.Proposals.Checks;
using CdmoFlow.Integration.Tests.Rfp;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Local;
using CdmoFlow.LocalRuntime;
using CdmoFlow.LocalRuntime.Durable;
using CdmoFlow.Selections;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Histories;

/// <summary>
/// Records the histories of a version, once, when it is released:
/// <c>CDMOFLOW_RECORD=1 dotnet test tests/CdmoFlow.Integration.Tests --filter Category=Record</c>. A version that was recorded is never written again.
/// </summary>
[Trait("Category", "Record")]
public class RecordHistories
{
    private const int ShapesPerOrchestrator = 6;

    [Fact]
    public async Task Play_the_scenarios_and_keep_what_the_orchestrations_did()
    {
        // Only on command: in every other run the histories are there to be replayed, not made.
        if (Environment.GetEnvironmentVariable("CDMOFLOW_RECORD") is null or "") return;
        var version = typeof(LocalHost).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        var folder = Path.Combine(SourceFolder(), version);
        Assert.False(Directory.Exists(folder), $"The histories of version {version} were recorded when it was released; raise Version in Directory.Build.props first.");

        // A scanner that answers late, so that the checks that wait for one leave a history too; and the months that the scenarios skip must purge nothing.
        var site = new SelectionSite(builder => builder.Services.AddSingleton<IMalwareScanner, HesitantScanner>().AddSingleton(new HistoryRules(TimeSpan.FromDays(36_500))));
        await site.InitializeAsync();
        try
        {
            await new SentBackTests(site).Every_gate_that_sends_back_opens_its_stage_again_and_the_next_one_may_approve();
            await new OutreachTests(site).The_silent_are_reminded_once_and_become_a_task_of_the_project_manager();
            await new SmallFieldTests(site).When_nobody_submits_the_RFP_is_issued_again_as_a_second_round();
            await new DeadlineTests(site).A_gate_that_nobody_decides_reminds_and_escalates_once_and_stays_open();
            await new DeadlineTests(site).A_CDMO_that_does_not_answer_the_audit_date_is_flagged_and_overdue_audits_need_attention();
            await new DeadlineTests(site).A_contract_that_is_not_signed_goes_to_the_runner_up_gate_and_then_to_the_runner_up();
            await new LateTests(site).A_deadline_that_moves_closes_the_RFP_at_the_later_time_alone();
            await new AmendmentsTests(site).An_amendment_reaches_all_with_its_difference_moves_the_deadline_and_asks_for_a_confirmation();
            await new CancelTests(site).A_cancelled_selection_tells_everyone_and_its_orchestrations_end_by_themselves(Stage.DueDiligence);
            await new HappyPathTests(site).A_selection_goes_from_longlist_to_signed_contract();
            await CheckedFileAsync(site);
            // One that is in the middle: the case that a new version really meets.
            using var midway = await site.BeginAsync();
            await midway.ToAsync(Stage.DueDiligence);
            await KeepAsync(site.App.Host.Services, folder);
            Assert.Empty(ReleasedHistories.Orchestrators.Except(ReleasedHistories.Recorded(folder), StringComparer.Ordinal));
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    // A file of the data room whose scanner is asked three times.
    private static async Task CheckedFileAsync(SelectionSite site)
    {
        using var journey = await site.BeginAsync();
        await journey.ToAsync(Stage.Cda);
        var upload = await DataRoomTests.UploadAsync(journey, "study.txt", "twelve months at five degrees"u8.ToArray());
        await journey.Manager.StepAsync(journey.Id, "data-room", new { uploadId = upload, category = "stability" });
        for (var look = 0; look < 6; look++) await journey.TravelAsync(await site.Site.Time.NowAsync() + TimeSpan.FromMinutes(5));
        await DataRoomTests.CheckedAsync(journey, 1, 1, CdmoFlow.Proposals.Checks.FileVerdict.Clean);
        await journey.CancelAsync();
    }

    private static async Task KeepAsync(IServiceProvider services, string folder)
    {
        var table = services.GetRequiredService<HubTable>();
        var control = services.GetRequiredService<LocalRuntimeControl>();
        await control.DrainAsync(CancellationToken.None);
        List<RecordedHistory> all = [];
        foreach (var listed in await control.InstancesAsync())
            all.Add(RecordedHistory.From((await table.LoadAsync(listed.InstanceId, 0, CancellationToken.None))!));
        Directory.CreateDirectory(folder);
        foreach (var histories in all.GroupBy(h => h.Orchestrator, StringComparer.Ordinal))
        {
            // The most different ones: of each shape one, the longest and shortest first, and those that still run.
            var shapes = histories.DistinctBy(h => h.Shape, StringComparer.Ordinal).OrderBy(h => h.Turns.Count).ToList();
            var kept = shapes.Where((h, i) => h.Status != Microsoft.DurableTask.Client.OrchestrationRuntimeStatus.Completed || i % Math.Max(1, shapes.Count / ShapesPerOrchestrator) == 0).Append(shapes[^1]).Distinct().ToList();
            for (var i = 0; i < kept.Count; i++)
                kept[i].Write(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{histories.Key}-{i + 1:D2}.json")));
        }
    }

    private static string SourceFolder()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "CdmoFlow.sln"))) at = at.Parent ?? throw new InvalidOperationException("The repository was not found.");
        return Path.Combine(at.FullName, "tests", "CdmoFlow.Integration.Tests", "Histories");
    }
}
