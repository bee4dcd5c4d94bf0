using System.Text;
using CdmoFlow.Functions.Proposals;
using CdmoFlow.Functions.Selections.Repairs;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Integration.Tests.Proposals;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Proposals;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CdmoFlow.Integration.Tests.Selections;

/// <summary>Verifications that never ran or gave up.</summary>
[Collection(AppTests.Name)]
public class RestartSealsTests(AppFixture app)
{
    private readonly Unsignalled given = new(app.Host);

    [Fact]
    public async Task A_version_whose_verification_gave_up_is_verified_by_a_fresh_one()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@sealed.example");
        var id = await OpenRfp.StartAsync(app.Host, TimeSpan.FromDays(400), manager);
        using var alder = await SponsorClient.EnterRoomAsync(app.Host, id, "alder");
        var bytes = Encoding.UTF8.GetBytes("an offer");
        var permission = await SponsorClient.BodyAsync(await alder.PostAsync($"api/rooms/{id}/alder/uploads", new { fileName = "offer.txt", length = bytes.Length }));
        await BlobUpload.PutAsync(new Uri(permission["address"]!.ToString()), bytes);
        var upload = (await given.Of<RoomStore>().UploadsAsync(id, "alder")).Single();
        var content = new RoomSubmission
        {
            Id = "submission-one",
            At = given.Now,
            By = alder.Person.Id,
            Files = [(await given.Of<ProposalBlobs>().PinAsync(upload))!],
            TotalPrice = 1_000_000,
            Currency = "EUR",
            ValidUntil = new DateOnly(2099, 12, 31),
            Anchor = new string('a', 64),
        };
        await given.Of<RoomStore>().AddSubmissionAsync(id, "alder", content);
        await given.ChangeAsync(id, (change, _) => change.Put(Seal("alder", content.Id)));
        await FailAsync(Instances.Seal(id, "alder", 1));

        await MendAsync(id);

        await Unsignalled.UntilAsync(async () => (await given.SelectionAsync(id)).Proposals.Single().FilesVerified);
    }

    [Fact]
    public async Task A_version_that_three_verifications_could_not_seal_is_told_once_and_settled_when_it_no_longer_counts()
    {
        var id = (await given.CreateAsync(Stage.Opening, null, (change, _) => change.Put(Seal("alder", "nothing")))).Selection.Id;

        for (var i = 0; i < 5; i++)
        {
            await MendAsync(id);
            await given.Of<LocalRuntime.LocalRuntimeControl>().DrainAsync(default);
        }

        Assert.StartsWith(SealAttention.Begin, Assert.Single((await given.SelectionAsync(id)).State.NeedsAttention), StringComparison.Ordinal);
        Assert.NotNull(await given.Client.GetInstanceAsync($"{Instances.Seal(id, "alder", 1)}:r2"));
        Assert.Null(await given.Client.GetInstanceAsync($"{Instances.Seal(id, "alder", 1)}:r3"));

        await given.ChangeAsync(id, (change, _) => change.Put(Seal("alder", "nothing") with { State = ProposalState.Withdrawn }));
        await MendAsync(id);
        Assert.Empty((await given.SelectionAsync(id)).State.NeedsAttention);
    }

    private static ProposalSeal Seal(string cdmoId, string submission) =>
        new() { CdmoId = cdmoId, Version = 1, SubmissionId = submission, SubmittedAt = DateTimeOffset.UnixEpoch, Anchor = new string('a', 64), State = ProposalState.Submitted };

    private async Task MendAsync(string id) => await given.Of<RestartSeals>().MendAsync(given.Client, await given.SelectionAsync(id), given.Now, default);

    private async Task FailAsync(string instanceId)
    {
        await given.Client.ScheduleNewOrchestrationInstanceAsync(nameof(SealOrchestrator), new SealInput("nowhere", "none", 1), new StartOrchestrationOptions(instanceId));
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await given.Client.WaitForInstanceCompletionAsync(instanceId)).RuntimeStatus);
    }
}
