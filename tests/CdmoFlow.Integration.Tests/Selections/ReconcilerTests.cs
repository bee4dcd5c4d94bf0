using CdmoFlow.Decision;
using CdmoFlow.Functions.Decision;
using CdmoFlow.Functions.Gates;
using CdmoFlow.Functions.Mail;
using CdmoFlow.Functions.Rfp;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Functions.Selections.Repairs;
using CdmoFlow.Gates;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Longlist;
using CdmoFlow.Longlist.Outreach;
using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CdmoFlow.Integration.Tests.Selections;

/// <summary>One test per repair: write what a crash leaves behind, run the repair, see it mended.</summary>
[Collection(AppTests.Name)]
public class ReconcilerTests(AppFixture app)
{
    private readonly Unsignalled given = new(app.Host);

    [Fact]
    public async Task A_selection_whose_orchestration_was_never_started_is_started()
    {
        var id = (await given.CreateAsync(Stage.Scoping)).Selection.Id;
        Assert.Null(await given.Client.GetInstanceAsync(id));

        await given.Of<Reconciler>().SweepAsync(given.Client, everything: false);

        Assert.NotNull(await given.Client.GetInstanceAsync(id));
    }

    [Fact]
    public async Task Agreements_and_teasers_whose_dates_nobody_watches_are_watched_from_then_on()
    {
        // As in a selection that was begun before there was such a watch.
        var id = (await given.CreateAsync(Stage.Cda, null, (change, _) => change.Put(new Cda { CdmoId = "alpha", State = CdaState.Executed, ExpiresOn = DateOnly.FromDateTime(given.Now.UtcDateTime).AddDays(-2) })
            .Put(new Approach { CdmoId = "alpha", Teaser = 1, ContactPersonId = "p-alpha", SentAt = given.Now, AnswerBy = given.Now.AddDays(9) }))).Selection.Id;

        await given.Of<Reconciler>().SweepAsync(given.Client, everything: true);

        await Unsignalled.UntilAsync(async () => (await given.SelectionAsync(id)).Cdas[0].State == CdaState.Expired);
        Assert.NotNull(await given.Client.GetInstanceAsync(Instances.Cdas(id)));
        Assert.NotNull(await given.Client.GetInstanceAsync(Instances.Outreach(id)));
    }

    [Fact]
    public async Task A_decided_gate_that_still_waits_is_woken()
    {
        Gate? gate = null;
        var id = (await given.CreateAsync(Stage.Contracted)).Selection.Id;
        await given.ChangeAsync(id, (change, selection) => gate = OpenGate.Add(change, selection, GateKind.Award, "Select alpha.", Actor.System, given.Now));
        await WaitingAsync(nameof(GateOrchestrator), gate!.Id, new StageInput(id, gate.Id));
        await given.ChangeAsync(id, (change, _) => change.Put(gate with { State = GateState.Approved }));

        await WakeAsync(id);

        await given.Client.WaitForInstanceCompletionAsync(gate.Id, new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
    }

    [Fact]
    public async Task A_deadline_that_passed_unnoticed_is_acted_upon_and_then_left_alone()
    {
        var id = (await given.CreateAsync(Stage.Decision)).Selection.Id;
        await WaitingAsync(nameof(DecisionOrchestrator), Instances.Decision(id), new StageInput(id));
        await given.ChangeAsync(id, (change, selection) => change.Put(selection.State with { DueAt = given.Now }));

        await WakeAsync(id);
        await Unsignalled.UntilAsync(async () => (await given.SelectionAsync(id)).State.NeedsAttention.Count > 0);
        // Its mail finds nobody, which is one more change to look at.
        await given.Of<LocalRuntime.LocalRuntimeControl>().DrainAsync(default);
        await WakeAsync(id);
        await given.Of<LocalRuntime.LocalRuntimeControl>().DrainAsync(default);
        var moved = (await given.Client.GetInstanceAsync(Instances.Decision(id)))!.LastUpdatedAt;
        await WakeAsync(id);
        await given.Of<LocalRuntime.LocalRuntimeControl>().DrainAsync(default);

        Assert.Equal(moved, (await given.Client.GetInstanceAsync(Instances.Decision(id)))!.LastUpdatedAt);
    }

    [Fact]
    public async Task A_change_whose_wake_up_was_lost_is_noticed_although_nothing_is_due()
    {
        var id = (await given.CreateAsync(Stage.Cda, null, (change, _) => change.Put(new Cda { CdmoId = "alpha", State = CdaState.Sent }))).Selection.Id;
        await WaitingAsync(nameof(RfpOrchestrator), Instances.Rfp(id, 1), new StageInput(id, "1"));
        await given.ChangeAsync(id, (change, _) => change.Put(new Cda { CdmoId = "alpha", State = CdaState.Executed }));

        await WakeAsync(id);

        await Unsignalled.UntilAsync(async () => (await given.SelectionAsync(id)).State.Stage != Stage.Cda);
    }

    [Fact]
    public async Task Who_closes_the_tab_in_the_middle_of_a_decision_leaves_it_stored_and_signalled()
    {
        var id = (await given.CreateAsync(Stage.Contracted)).Selection.Id;
        using var tab = new CancellationTokenSource();

        await given.Of<Desk>().DecideAsync(id, Actor.System, given.Client, (_, _) =>
        {
            tab.Cancel();
            return new Change().Note("test.decided", id).Start(nameof(MailOrchestrator), $"{id}:test", new MailBatch(id, 1));
        }, tab.Token);

        Assert.NotNull(await given.Client.GetInstanceAsync($"{id}:test"));
    }

    [Fact, Trait("Category", "Threat")]
    public async Task Process_killed_between_state_write_and_mail_the_mail_is_sent_and_settled()
    {
        var committed = await WithMailAsync();
        await ResendAsync();
        await SentAsync(committed);
    }

    [Fact]
    public async Task A_mail_that_cannot_be_sent_is_told_to_the_project_manager_and_holds_up_no_other()
    {
        var person = await given.Of<PeopleStore>().GetOrAddAsync("Ada Lind", $"{Guid.NewGuid():N}@larkspur.example", null);
        var id = (await given.CreateAsync(Stage.Contracted, null, (change, selection) => change
            .Put(new Candidate { CdmoId = "alpha", Name = "Alpha Labs", Fit = 90, Why = [], Standing = CandidateStanding.Invited })
            .Mail(MailOrder.Of("needs_attention", person.Id, MailLink.Selection(selection)))
            .Mail(MailOrder.Of("needs_attention", "p-gone", MailLink.Room("alpha"), ("what", "A test.")))
            .Mail(MailOrder.Of("needs_attention", person.Id, MailLink.Selection(selection), ("what", "A test."))))).Selection.Id;

        await ResendAsync();

        await Unsignalled.UntilAsync(async () => (await given.Of<SelectionIndex>().UnsettledMailsAsync()).All(n => n.SelectionId != id));
        Assert.Equal([OutboxState.Failed, OutboxState.Failed, OutboxState.Sent], (await given.Of<OutboxStore>().ListAsync(id)).Select(m => m.State));
        var told = (await given.SelectionAsync(id)).State.NeedsAttention;
        Assert.Equal(2, told.Count);
        Assert.Contains(told, s => s.Contains("Alpha Labs", StringComparison.Ordinal));
        Assert.DoesNotContain(told, s => s.Contains('@', StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sender_that_gave_up_gets_a_fresh_successor()
    {
        var committed = await WithMailAsync();
        var first = Instances.Mail(committed.Selection.Id, committed.Sequence);
        await given.Client.ScheduleNewOrchestrationInstanceAsync(nameof(MailOrchestrator), new MailBatch("nowhere", 1), new StartOrchestrationOptions(first));
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await given.Client.WaitForInstanceCompletionAsync(first)).RuntimeStatus);

        await ResendAsync();

        await SentAsync(committed);
        Assert.NotNull(await given.Client.GetInstanceAsync($"{first}:r1"));
    }

    [Fact]
    public async Task A_note_of_mails_that_were_never_stored_is_removed()
    {
        var id = Guid.CreateVersion7().ToString("N");
        await given.Of<SelectionIndex>().AnnounceMailsAsync(id, 7);
        await ResendAsync();
        Assert.DoesNotContain(await given.Of<SelectionIndex>().UnsettledMailsAsync(), n => n.SelectionId == id);
    }

    [Fact]
    public async Task A_stale_or_missing_list_row_is_written_again()
    {
        var selection = (await given.CreateAsync(Stage.Contracted)).Selection;
        var stale = SelectionSummary.Of(selection) with { Stage = Stage.Scoping };
        await given.Of<SelectionIndex>().PutAsync(stale);

        await given.Of<MendSummary>().MendAsync(selection, stale, default);

        Assert.Equal(Stage.Contracted, (await given.Of<SelectionIndex>().ListAsync()).Single(s => s.Id == selection.Id).Stage);
        Assert.Contains(selection.Id, await given.Store.ListIdsAsync());
    }

    [Fact]
    public async Task A_failed_step_is_reported_once_with_its_reason()
    {
        var id = (await given.CreateAsync(Stage.Decision)).Selection.Id;
        await given.Client.ScheduleNewOrchestrationInstanceAsync(nameof(GateOrchestrator), new StageInput("nowhere", "none"), new StartOrchestrationOptions($"{id}:broken"));
        await given.Client.WaitForInstanceCompletionAsync($"{id}:broken");

        for (var i = 0; i < 2; i++)
            await given.Of<ReportFailures>().MendAsync(given.Client, await given.SelectionAsync(id), await Unfinished.ListAsync(given.Client, default), default);

        var sentence = Assert.Single((await given.SelectionAsync(id)).State.NeedsAttention);
        Assert.Contains("There is no selection here", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_memo_that_was_never_begun_is_written()
    {
        var id = (await given.CreateAsync(Stage.Decision, null, (change, _) => change
            .Put(new Candidate { CdmoId = "alpha", Name = "Alpha Labs", Fit = 90, Why = [], Standing = CandidateStanding.Shortlisted })
            .Put(new DecisionProposal { Number = 1, WinnerId = "alpha", Reason = "The best of all.", ProposedBy = Unsignalled.Manager, At = given.Now }))).Selection.Id;

        await given.Of<RestartMemo>().MendAsync(given.Client, await given.SelectionAsync(id), default);

        await Unsignalled.UntilAsync(async () => (await given.SelectionAsync(id)).Documents.Count == 3);
        var pdf = (await given.SelectionAsync(id)).Documents.Single(d => d.Id == "decision-memo-1-pdf");
        Assert.True((await given.Of<Storage.Blobs.DocumentStore>().ReadAsync(pdf)).AsSpan().StartsWith("%PDF-"u8));
    }

    [Fact]
    public async Task Codes_that_expired_long_ago_are_swept_and_fresh_ones_stay()
    {
        var tokens = given.Of<TokenStore>();
        var (old, fresh) = (Code(-2), Code(1));
        await tokens.AddCodeAsync(old);
        await tokens.AddCodeAsync(fresh);

        await given.Of<SweepCodes>().MendAsync(default);

        Assert.Null(await tokens.FindCodeAsync(old.Id));
        Assert.NotNull(await tokens.FindCodeAsync(fresh.Id));
    }

    private static CodeChallenge Code(int days) => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        CodeHash = "a",
        BrowserHash = "b",
        ExpiresAt = TimeProvider.System.GetUtcNow().AddDays(days),
    };

    private async Task<Committed> WithMailAsync()
    {
        var person = await given.Of<PeopleStore>().GetOrAddAsync("Ada Lind", $"{Guid.NewGuid():N}@larkspur.example", null);
        return await given.CreateAsync(Stage.Contracted, null, (change, id) =>
            change.Mail(MailOrder.Of("needs_attention", person.Id, MailLink.Selection(id), ("what", "A test."))));
    }

    private Task<TimeSpan> ResendAsync() =>
        new ResendMails(given.Of<SelectionIndex>(), given.Of<OutboxStore>(), given.Of<Signals>()) { After = TimeSpan.FromSeconds(-60), NeverStoredAfter = TimeSpan.FromSeconds(-60) }.MendAsync(given.Client, default);

    private Task SentAsync(Committed committed) => Unsignalled.UntilAsync(async () =>
        (await given.Of<OutboxStore>().ListAsync(committed.Selection.Id)).All(m => m.State == OutboxState.Sent)
        && (await given.Of<SelectionIndex>().UnsettledMailsAsync()).All(n => n.SelectionId != committed.Selection.Id));

    private async Task WakeAsync(string id) =>
        await given.Of<WakeOverdue>().MendAsync(given.Client, await given.SelectionAsync(id), await Unfinished.ListAsync(given.Client, default), await given.Of<WokenNotes>().ListAsync(), given.Now, default);

    // Running with nothing left to do: it has looked at the tables and waits for its event.
    private async Task WaitingAsync(string orchestrator, string instanceId, StageInput input)
    {
        await given.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(instanceId));
        await given.Client.WaitForInstanceStartAsync(instanceId);
        await given.Of<LocalRuntime.LocalRuntimeControl>().DrainAsync(default);
    }
}
