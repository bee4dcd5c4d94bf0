using System.Net;
using CdmoFlow.Functions.Proposals.Checks;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Integration.Tests.Proposals.Checks;
using CdmoFlow.LocalRuntime;
using CdmoFlow.People;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Proposals;

/// <summary>The whole app with a scanner that needs half an hour for a file.</summary>
public class PatientChecksTests : IAsyncLifetime
{
    private readonly AppFixture app = new(builder => builder.Services.AddSingleton<IMalwareScanner, SlowScanner>());

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => app.DisposeAsync();

    [Fact, Trait("Category", "Threat")]
    public async Task Submit_at_T_minus_1_s_with_a_30_minute_scan_counts_and_its_file_stays_closed_until_the_scan_has_ended()
    {
        var clock = (SkippingTimeProvider)Of<TimeProvider>();
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@patient.example");
        var id = await OpenRfp.StartAsync(app.Host, TimeSpan.FromDays(400), manager);
        using var alder = await SponsorClient.EnterRoomAsync(app.Host, id, "alder");
        var room = $"api/rooms/{id}/alder";
        var (upload, _) = await SubmissionTests.UploadAsync(alder, room, "an offer");
        var deadline = clock.GetUtcNow().AddHours(1);
        var moved = await Of<Desk>().DecideAsync(id, Actor.System, Of<DurableTaskClient>(), (selection, _) => new Change().Put(selection.State with { RfpDeadline = deadline }).Note("test.deadline_moved", id));
        Assert.Null(moved.Refusal);
        clock.AdvanceTo(deadline.AddSeconds(-1));
        await SubmissionTests.SubmitAsync(alder, room, upload, HttpStatusCode.OK, "request-last-second");
        Assert.Equal("scanning", (await SubmissionTests.VerifiedAsync(alder, room, 1))["files"]![0]!["verdict"]!.ToString());
        Assert.Contains("/problems/scanning", await (await alder.PostAsync($"{room}/files/{upload}/reading")).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // The RFP closes in the middle of the scan, and the proposal is received.
        clock.AdvanceTo(RfpUpkeep.ClosesAt(deadline));
        var closed = await Of<Desk>().DecideAsync(id, Actor.System, Of<DurableTaskClient>(), (selection, now) => RfpUpkeep.Due(selection, "1", now));
        Assert.Null(closed.Refusal);
        Assert.Equal((CdmoFlow.Proposals.ProposalState.Sealed, false), (await SealAsync(id)) is var received ? (received.State, received.FilesChecked) : default);

        // The scanner is asked again after pauses of business time.
        for (var attempt = 0; attempt < 200 && !(await SealAsync(id)).FilesChecked; attempt++)
        {
            clock.AdvanceTo(clock.GetUtcNow().AddMinutes(5));
            await Task.Delay(100);
        }

        var seal = await SealAsync(id);
        Assert.True(seal is { FilesChecked: true, FilesVerified: true, IsLate: false, State: CdmoFlow.Proposals.ProposalState.Sealed } && seal.SubmittedAt <= deadline);
        Assert.True(clock.GetUtcNow() >= deadline.AddSeconds(-1) + SlowScanner.Scan, "The scan ended before its half hour was over.");
        Assert.Equal(HttpStatusCode.OK, (await alder.PostAsync($"{room}/files/{upload}/reading")).StatusCode);
    }

    private async Task<CdmoFlow.Proposals.ProposalSeal> SealAsync(string id) => Assert.Single((await Of<SelectionStore>().LoadAsync(id))!.Selection.Proposals);

    private T Of<T>()
        where T : notnull => app.Host.Services.GetRequiredService<T>();
}
