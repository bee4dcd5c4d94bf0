using CdmoFlow.Gates;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Integration.Tests.Selections;

/// <summary>From the longlist to the opened proposals.</summary>
internal sealed partial class Journey
{
    private static readonly byte[] File = "%PDF-1.4 a small proposal"u8.ToArray();

    /// <summary>Chooses the first of the proposed companies; opens the longlist gate.</summary>
    public async Task ChooseAsync(int count = Chosen)
    {
        var proposed = await ProposedAsync();
        await Manager.StepAsync(Id, "longlist", new { cdmoIds = proposed.Take(count), reason = "These fit best and have capacity." });
    }

    /// <summary>The companies that the system proposes, best first, once it has.</summary>
    public async Task<IReadOnlyList<string>> ProposedAsync()
    {
        var seen = await SeeAsync("companies are proposed", s => s.State.Stage == Stage.Longlist && s.Candidates.Any(c => c.Proposed));
        return [.. seen.Candidates.Where(c => c.Proposed).OrderByDescending(c => c.Fit).ThenBy(c => c.CdmoId, StringComparer.Ordinal).Select(c => c.CdmoId)];
    }

    /// <summary>Records the first agreements as executed and the others as refused, so that nobody has to be waited for.</summary>
    public async Task SettleCdasAsync(int executed)
    {
        var open = (await LookAsync()).Cdas.OrderBy(c => c.CdmoId, StringComparer.Ordinal).ToList();
        // The refusals first: the stage ends with the last agreement that is settled.
        foreach (var cda in open.Skip(executed).Where(c => !c.IsSettled)) await RecordCdaAsync(cda.CdmoId, CdaState.Refused);
        foreach (var cda in open.Take(executed).Where(c => !c.IsSettled)) await RecordCdaAsync(cda.CdmoId, CdaState.Executed);
    }

    public async Task RecordCdaAsync(string cdmoId, CdaState state) => await Manager.StepAsync(Id, $"cdas/{cdmoId}", new
    {
        state = EnumNames.Of(state),
        executedOn = state == CdaState.Executed ? await TodayAsync() : (DateOnly?)null,
        signatories = state == CdaState.Executed ? "Both sides" : null,
    });

    /// <summary>The room of a CDMO: entered by the newest link in its mails the first time, by its session afterwards.</summary>
    public async Task<CdmoPerson> RoomAsync(string cdmoId)
    {
        if (rooms.TryGetValue(cdmoId, out var known)) return known;
        var contact = DemoRegister.ContactOf((await LookAsync()).Candidates.First(c => c.CdmoId == cdmoId).Name);
        var mail = await DemoSite.UntilAsync($"{contact.Name} has a personal link", async () => (await MailsAsync(contact.Email, Sponsor)).LastOrDefault(m => m.Links.Count > 0 && m.LinkPath.StartsWith("/r/", StringComparison.Ordinal)));
        return rooms[cdmoId] = new CdmoPerson(site, contact, Id, cdmoId, await SignIn.WithCodeAsync(site, contact.Email, mail.LinkPath["/r/".Length..]));
    }

    /// <summary>One CDMO uploads a file and submits it.</summary>
    public async Task SubmitAsync(string cdmoId)
    {
        var room = await RoomAsync(cdmoId);
        await room.StepAsync("submission", await SubmissionAsync(room));
    }

    /// <summary>What a CDMO posts as its submission, the file being uploaded.</summary>
    public async Task<object> SubmissionAsync(CdmoPerson room, string? requestId = null)
    {
        var upload = await room.StepAsync("uploads", new { fileName = "proposal.pdf", length = File.Length });
        await BlobUpload.PutAsync(new Uri(upload.Text("address")), File);
        return new { uploadIds = new[] { upload.Text("uploadId") }, totalPrice = 5_200_000m, currency = "EUR", validUntil = (await TodayAsync()).AddYears(1), requestId };
    }

    /// <summary>Two persons open what was submitted.</summary>
    public async Task OpenAsync()
    {
        // Files that came in the last seconds are still being verified.
        await SeeAsync("all files are verified", s => s.Proposals.All(p => p.FilesVerified || !p.Counts));
        await Manager.StepAsync(Id, "opening", new { confirm = true });
        await Quality.StepAsync(Id, "opening", new { confirm = true });
    }

    private async Task LonglistAsync()
    {
        if (!IsOpen(await LookAsync(), GateKind.Longlist)) await ChooseAsync();
        await ApproveAsync(GateKind.Longlist);
    }

    private async Task ProposalsAsync()
    {
        var seen = await SeeAsync("all are invited", s => s.Invitations.Any(i => i.IsOpen));
        foreach (var invitation in seen.Invitations.Where(i => i.IsOpen && seen.Proposals.All(p => p.CdmoId != i.CdmoId || !p.Counts)))
            await SubmitAsync(invitation.CdmoId);
        await TravelAsync(RfpUpkeep.ClosesAt(seen.State.RfpDeadline!.Value).AddSeconds(1));
    }

    private async Task<DateOnly> TodayAsync() => DateOnly.FromDateTime((await site.Time.NowAsync()).UtcDateTime);
}
