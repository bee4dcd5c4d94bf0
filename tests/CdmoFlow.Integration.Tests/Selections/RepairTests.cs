using System.Globalization;
using Azure.Data.Tables;
using CdmoFlow.Functions.Operations;
using CdmoFlow.Functions.Records;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Functions.Selections.Repairs;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Longlist;
using CdmoFlow.Proposals;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Faults;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Tables;
using Microsoft.DurableTask.Client;

namespace CdmoFlow.Integration.Tests.Selections;

/// <summary>Further repairs, one test each: write what a crash leaves behind, run the repair, see it mended or put before a person.</summary>
[Collection(AppTests.Name)]
public class RepairTests(AppFixture app)
{
    private readonly Unsignalled given = new(app.Host);

    [Fact]
    public async Task Documents_of_an_amendment_that_were_never_begun_are_begun()
    {
        var id = (await given.CreateAsync(Stage.RfpIssued, null, (change, _) => change
            .Put(new Amendment { Number = 1, Round = 1, State = AmendmentState.Issued, Reason = "The scale changed.", Addendum = 1, IssuedAt = given.Now }))).Selection.Id;
        Assert.Null(await given.Client.GetInstanceAsync(Instances.Addendum(id, 1)));

        await given.Of<RestartAddendum>().MendAsync(given.Client, await given.SelectionAsync(id), default);

        Assert.Equal("AddendumOrchestrator", (await given.Client.GetInstanceAsync(Instances.Addendum(id, 1)))!.Name);
    }

    [Fact]
    public async Task Checks_that_nobody_runs_are_begun_once_an_hour_or_at_once_when_a_person_asks()
    {
        var id = (await given.CreateAsync(Stage.Opening, null, (change, _) => change.Put(Proposal(verified: true)))).Selection.Id;
        var now = new DateTimeOffset(2029, 5, 6, 7, 8, 0, TimeSpan.Zero);
        var first = Instances.Checks(id, "alpha", 1);

        await MendAsync(id, now);
        await MendAsync(id, now.AddMinutes(10));
        Assert.Equal([$"{first}:2029050607"], await StartedAsync(first));
        await given.Of<RestartChecks>().MendAsync(given.Client, await given.SelectionAsync(id), now, atOnce: true);
        Assert.Equal([$"{first}:2029050607", $"{first}:202905060708"], await StartedAsync(first));

        async Task MendAsync(string selectionId, DateTimeOffset at) => await given.Of<RestartChecks>().MendAsync(given.Client, await given.SelectionAsync(selectionId), at);
    }

    [Fact]
    public async Task Checks_that_wait_for_a_silent_scanner_get_no_second_run_beside_them_and_a_person_s_own_only_once()
    {
        var id = (await given.CreateAsync(Stage.Decision, null, (change, _) => change.Put(Proposal(verified: true)))).Selection.Id;
        var now = new DateTimeOffset(2029, 5, 6, 7, 8, 0, TimeSpan.Zero);
        var first = Instances.Checks(id, "alpha", 1);
        // The checks of version 10 begin with the same letters and hold up nothing.
        await WaitingAsync(id, $"{Instances.Checks(id, "alpha", 10)}:2029050606");
        await MendAsync(now.AddHours(-1));
        await given.Client.WaitForInstanceCompletionAsync($"{first}:2029050606");

        await WaitingAsync(id, $"{first}:2029050607");
        await MendAsync(now.AddHours(1));
        await MendAsync(now.AddHours(3));
        Assert.Equal([$"{first}:2029050606", $"{first}:2029050607", $"{first}0:2029050606"], await StartedAsync(first));

        await WaitingAsync(id, $"{first}:202905060708");
        await given.Of<RestartChecks>().MendAsync(given.Client, await given.SelectionAsync(id), now.AddMinutes(5), atOnce: true);
        Assert.DoesNotContain($"{first}:202905060713", await StartedAsync(first));

        async Task MendAsync(DateTimeOffset at) => await given.Of<RestartChecks>().MendAsync(given.Client, await given.SelectionAsync(id), at);
    }

    [Fact]
    public async Task Nothing_of_a_cancelled_selection_is_checked_any_more()
    {
        var id = (await given.CreateAsync(Stage.Cancelled, null, (change, _) => change.Put(Proposal(verified: true)).Put(File()))).Selection.Id;
        await given.Of<RestartChecks>().MendAsync(given.Client, await given.SelectionAsync(id), given.Now);
        await given.Of<RestartAttachments>().MendAsync(given.Client, await given.SelectionAsync(id), given.Now);
        Assert.Empty(await StartedAsync(id));
        await StuckAsync(id, given.Now.AddHours(9));
        Assert.Empty(FaultList.Pending(await given.SelectionAsync(id)));
    }

    [Fact]
    public async Task A_file_of_the_data_room_that_nobody_checks_is_checked_and_without_a_verdict_put_before_a_person()
    {
        var id = (await given.CreateAsync(Stage.Decision, null, (change, _) => change.Put(File()))).Selection.Id;
        var now = new DateTimeOffset(2029, 5, 6, 7, 8, 0, TimeSpan.Zero);
        var first = Instances.Attachment(id, 1, 1);
        await given.Of<RestartAttachments>().MendAsync(given.Client, await given.SelectionAsync(id), now);
        await given.Of<RestartAttachments>().MendAsync(given.Client, await given.SelectionAsync(id), now.AddMinutes(20));
        Assert.Equal([$"{first}:2029050607"], await StartedAsync(first));
        Assert.Equal("AttachmentOrchestrator", (await given.Client.GetInstanceAsync($"{first}:2029050607"))!.Name);

        await StuckAsync(id, given.Now.AddHours(6));
        Assert.Empty(FaultList.Pending(await given.SelectionAsync(id)));
        await StuckAsync(id, given.Now.AddHours(8));
        var fault = Assert.Single(FaultList.Pending(await given.SelectionAsync(id)));
        Assert.Equal((FaultKind.UncheckedAttachment, Attachment.KeyOf(1, 1)), (fault.Kind, fault.Subject));
        Assert.DoesNotContain("study", fault.Detail, StringComparison.OrdinalIgnoreCase);

        await given.Of<RetryFaults>().RunAsync(given.Client, id, fault);
        Assert.Equal(2, (await StartedAsync(first)).Count);
        await given.ChangeAsync(id, (change, _) => change.Put(File() with { WithdrawnAt = given.Now, WithdrawnBecause = "It is not needed." }));
        await StuckAsync(id, given.Now.AddHours(9));
        Assert.Empty(FaultList.Pending(await given.SelectionAsync(id)));
    }

    [Fact]
    public async Task An_import_whose_start_was_lost_is_started_and_one_whose_orchestration_ended_in_silence_once_more()
    {
        var imports = given.Of<ImportStore>();
        var import = new SupplierImport { Id = Guid.CreateVersion7().ToString("N"), FileName = "suppliers.csv", By = Unsignalled.Manager, At = given.Now, BlobName = "gone", ErrorsBlobName = "gone-errors", State = SupplierImportState.Running, BlobETag = "\"0x1\"" };
        var now = new DateTimeOffset(2029, 5, 6, 7, 8, 0, TimeSpan.Zero);
        await imports.PutAsync(import);

        await given.Of<RestartImports>().MendAsync(given.Client, now, default);
        await FailedAsync($"import:{import.Id}");
        await imports.PutAsync(import);
        await given.Of<RestartImports>().MendAsync(given.Client, now, default);
        await FailedAsync($"import:{import.Id}:2029050607");
        await given.Of<RestartImports>().MendAsync(given.Client, now.AddHours(1), default);
        Assert.Equal(2, (await StartedAsync($"import:{import.Id}")).Count);

        // Its file is not there, which the person who imports is told.
        async Task FailedAsync(string instance)
        {
            await given.Client.WaitForInstanceCompletionAsync(instance);
            Assert.Equal(SupplierImportState.Failed, (await imports.FindAsync(import.Id))!.State);
        }
    }

    [Fact]
    public async Task A_signal_that_was_lost_keeps_its_age_when_another_instance_of_the_app_sweeps()
    {
        var id = (await given.CreateAsync(Stage.Decision)).Selection.Id;
        var instance = Instances.Decision(id);
        await WaitingAsync(id, instance);
        await given.Client.SuspendInstanceAsync(instance);
        await given.Of<LocalRuntime.LocalRuntimeControl>().DrainAsync(default);
        var now = given.Now.AddMinutes(1);

        Assert.Empty(await SweepAsync(now));
        var late = Assert.Single(await SweepAsync(now.AddMinutes(20)));
        Assert.Equal((instance, now), (late.InstanceId, late.WokenAt));
        Assert.True(WakeOverdue.HasWoken(await given.Of<WokenNotes>().ListAsync(), id));

        await given.Client.TerminateInstanceAsync(instance, "over", default);
        await given.Client.WaitForInstanceCompletionAsync(instance);
        await Fresh().ForgetAsync(await given.Of<WokenNotes>().ListAsync(), await Unfinished.ListAsync(given.Client, default), default);
        Assert.DoesNotContain(instance, (await given.Of<WokenNotes>().ListAsync()).Keys);

        // Each time another object, as in a process of its own.
        WakeOverdue Fresh() => new(given.Of<Signals>(), new WokenNotes(given.Of<StorageClients>()));

        async Task<IReadOnlyList<LateSignal>> SweepAsync(DateTimeOffset at) =>
            await Fresh().MendAsync(given.Client, await given.SelectionAsync(id), await Unfinished.ListAsync(given.Client, default), await given.Of<WokenNotes>().ListAsync(), at, default);
    }

    [Fact]
    public async Task Files_that_stay_unsealed_or_unchecked_for_hours_are_put_before_a_person_and_settled_afterwards()
    {
        var id = (await given.CreateAsync(Stage.Opening, null, (change, _) => change.Put(Proposal(verified: false)))).Selection.Id;
        await StuckAsync(id, given.Now.AddMinutes(30));
        Assert.Empty(FaultList.Pending(await given.SelectionAsync(id)));
        await StuckAsync(id, given.Now.AddMinutes(90));
        Assert.Equal(FaultKind.UnsealedFiles, Assert.Single(FaultList.Pending(await given.SelectionAsync(id))).Kind);

        await given.ChangeAsync(id, (change, _) => change.Put(Proposal(verified: true)));
        await StuckAsync(id, given.Now.AddHours(8));
        var stuck = Assert.Single(FaultList.Pending(await given.SelectionAsync(id)));
        Assert.Equal(FaultKind.StuckCheck, stuck.Kind);
        Assert.DoesNotContain("pdf", stuck.Detail, StringComparison.OrdinalIgnoreCase);

        await given.ChangeAsync(id, (change, _) => change.Put(Proposal(verified: true) with { FilesChecked = true }));
        await StuckAsync(id, given.Now.AddHours(9));
        Assert.Empty(FaultList.Pending(await given.SelectionAsync(id)));
    }

    [Fact]
    public async Task A_trail_that_was_changed_is_put_before_a_person_until_it_holds_again()
    {
        var id = (await given.CreateAsync(Stage.Contracted)).Selection.Id;
        await given.ChangeAsync(id, (_, _) => { });
        var table = given.Of<StorageClients>().Table(TableNames.Selections);
        TableEntity row = await table.GetEntityAsync<TableEntity>(id, "trail|0000000001");
        var forged = JsonEntity.Read<TrailEntry>(row);
        await table.UpsertEntityAsync(JsonEntity.Write(id, row.RowKey, forged with { Role = "nobody" }), TableUpdateMode.Replace);

        await LookAsync(id);
        await LookAsync(id);
        var fault = Assert.Single(FaultList.Pending(await given.SelectionAsync(id)));
        Assert.Equal((FaultKind.BrokenChain, "Row 1 was changed after it was written."), (fault.Kind, fault.Detail));
        Assert.Single(await given.Store.TrailAsync(id), e => e.Note.Action == "fault.found");

        await table.UpsertEntityAsync(JsonEntity.Write(id, row.RowKey, forged), TableUpdateMode.Replace);
        await LookAsync(id);
        Assert.Empty(FaultList.Pending(await given.SelectionAsync(id)));
    }

    // Running with nothing left to do: it has looked at the tables and waits.
    private async Task WaitingAsync(string id, string instance)
    {
        await given.Client.ScheduleNewOrchestrationInstanceAsync("DecisionOrchestrator", new StageInput(id), new Microsoft.DurableTask.StartOrchestrationOptions(instance));
        await given.Client.WaitForInstanceStartAsync(instance);
        await given.Of<LocalRuntime.LocalRuntimeControl>().DrainAsync(default);
    }

    private Attachment File() => new()
    {
        Number = 1,
        Version = 1,
        Category = AttachmentCategory.Stability,
        Description = "",
        File = new SubmittedFile { Id = "u-1", Name = "study.pdf", Length = 10, ETag = "\"0x1\"", StagingBlob = "gone", Snapshot = "" },
        By = Unsignalled.Manager,
        At = given.Now,
    };

    private ProposalSeal Proposal(bool verified) => new()
    {
        CdmoId = "alpha",
        Version = 1,
        SubmissionId = "s-1",
        SubmittedAt = given.Now,
        Anchor = new string('a', 64),
        State = ProposalState.Sealed,
        FilesVerified = verified,
    };

    private async Task StuckAsync(string id, DateTimeOffset now) => await given.Of<ReportStuck>().MendAsync(given.Client, await given.SelectionAsync(id), [], now, default);

    private async Task LookAsync(string id) => await given.Of<ReportTrail>().RunAsync(given.Client, (await given.Of<TrailChecks>().LookAsync(id))!);

    private async Task<IReadOnlyList<string>> StartedAsync(string prefix)
    {
        List<string> ids = [];
        await foreach (var instance in given.Client.GetAllInstancesAsync(new OrchestrationQuery(InstanceIdPrefix: prefix))) ids.Add(instance.InstanceId);
        return [.. ids.OrderBy(i => i.Length).ThenBy(i => i, StringComparer.Create(CultureInfo.InvariantCulture, ignoreCase: false))];
    }
}
