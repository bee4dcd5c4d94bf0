using System.Globalization;
using Azure.Data.Tables;
using CdmoFlow.Functions.Records;
using CdmoFlow.Functions.Selections.Repairs;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Proposals;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Amendments;
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
