using CdmoFlow.Functions.Selections;
using CdmoFlow.Gates;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;

namespace CdmoFlow.Integration.Tests.Selections;

/// <summary>
/// One selection, driven over HTTP by the people it needs. <see cref="ToAsync"/> takes it to a stage the plain way; a scenario that wants another way takes the steps itself.
/// Every step looks first where the selection stands, so that it can be repeated after a restart.
/// </summary>
internal sealed partial class Journey : IDisposable
{
    private const int Chosen = 6;
    private const int Submitting = 3;
    private readonly DemoSite site;
    private readonly SponsorTeam team;
    private readonly Dictionary<string, CdmoPerson> rooms = new(StringComparer.Ordinal);

    private Journey(DemoSite site, SponsorTeam team, string id, string sponsor, string program) => (this.site, this.team, Id, Sponsor, Program) = (site, team, id, sponsor, program);

    /// <summary>The selection's id.</summary>
    public string Id { get; }

    /// <summary>Its sponsor's name, used by no other journey: it stands in the subject of the mails to CDMOs.</summary>
    public string Sponsor { get; }

    /// <summary>Its program's name, used by no other journey: it stands in the subject of the mails to the team.</summary>
    public string Program { get; }

    public SponsorPerson Manager => team.Manager;

    public SponsorPerson Quality => team.Quality;

    public SponsorPerson Director => team.Director;

    public IReadOnlyList<SponsorPerson> Team => team.All;

    /// <summary>Creates a selection with a complete brief.</summary>
    /// <param name="site">Where.</param>
    /// <param name="team">Who.</param>
    /// <param name="adjust">What is special about its brief.</param>
    public static async Task<Journey> BeginAsync(DemoSite site, SponsorTeam team, Func<ScopingDocument, ScopingDocument>? adjust = null)
    {
        var tag = Guid.NewGuid().ToString("N")[..8];
        var plain = DemoBrief.Of($"Program {tag}", "Drug substance", await site.Time.NowAsync()) with { Sponsor = $"Sponsor {tag}", Team = SponsorTeam.Documents, Dates = null };
        var created = await team.Manager.Browser.PostAsync("api/selections", adjust?.Invoke(plain) ?? plain);
        return new Journey(site, team, created.Text("selectionId"), plain.Sponsor, plain.Program!);
    }

    /// <summary>The same selection seen at another instance of the app, by people who are signed in there.</summary>
    public Journey At(DemoSite elsewhere, SponsorTeam there) => new(elsewhere, there, Id, Sponsor, Program);

    /// <summary>Takes every step until the selection is in the stage.</summary>
    public async Task<SelectionAnswer> ToAsync(Stage stage)
    {
        var seen = await LookAsync();
        while (seen.State.Stage < stage)
        {
            var before = seen.State.Stage;
            await StepAsync(seen);
            seen = await SeeAsync($"the selection has left the stage {before}", s => s.State.Stage > before);
        }

        return seen;
    }

    /// <summary>The selection as the project manager sees it.</summary>
    public Task<SelectionAnswer> LookAsync() => Manager.LookAsync(Id);

    /// <summary>Looks again until it stands as expected.</summary>
    public Task<SelectionAnswer> SeeAsync(string what, Func<SelectionAnswer, bool> expected) => Manager.SeeAsync(Id, what, expected);

    /// <summary>Waits until its orchestrations have ended, as the runtime's page shows them.</summary>
    public Task SettledAsync() => DemoSite.UntilAsync("all orchestrations of the selection have completed", async () => await UnfinishedAsync() == 0 ? this : null);

    private async Task<int> UnfinishedAsync()
    {
        var rows = (await Manager.Browser.GetAsync("dev/runtime")).Expect(200).Body.Split("<tr>").Where(row => row.Contains($">{Id}", StringComparison.Ordinal)).ToList();
        Assert.True(rows.Count > 10, $"The runtime page shows {rows.Count} orchestrations of the selection.");
        return rows.Count(row => !row.Contains("<td>Completed</td>", StringComparison.Ordinal));
    }

    /// <summary>The record of a whole selection: the trail is unbroken and complete, and nobody got the same mail twice, under whatever id.</summary>
    public async Task AssertRecordAsync(SelectionAnswer seen)
    {
        var trail = await Manager.Browser.GetAsync<TrailAnswer>($"api/selections/{Id}/trail");
        Assert.Null(trail.FirstBreak);
        Assert.Equal(Enumerable.Range(1, trail.Entries.Count).Select(n => (long)n), trail.Entries.Select(e => e.Sequence));
        Assert.Equal(seen.State.Trail.Sequence, trail.Entries.Count);
        var mails = await MailsAsync();
        Assert.True(mails.Count > 25, $"There are only {mails.Count} mails.");
        Assert.All(mails.GroupBy(m => (To: string.Join(',', m.To), m.Subject, m.Text)), same => Assert.True(same.Count() == 1, $"{same.Key.To} got \"{same.Key.Subject}\" {same.Count()} times."));
    }

    public Task<SelectionAnswer> SeeStageAsync(Stage stage) => Manager.SeeStageAsync(Id, stage);

    /// <summary>Lets the clock run to a time, with everything that is due until then.</summary>
    public Task TravelAsync(DateTimeOffset when) => site.Time.TravelToAsync(when);

    /// <summary>All approvers agree.</summary>
    public async Task ApproveAsync(GateKind kind)
    {
        foreach (var person in Approvers(kind))
        {
            if ((await LookAsync()).Gates.LastOrDefault(g => g.Kind == kind) is { State: GateState.Approved }) return;
            await person.DecideGateAsync(Id, kind, approve: true, "Agreed, the facts carry the proposal.");
        }
    }

    /// <summary>The last of the approvers does not agree.</summary>
    public Task SendBackAsync(GateKind kind) => Approvers(kind)[^1].DecideGateAsync(Id, kind, approve: false, "Not yet, the reasons do not carry it.");

    /// <summary>Ends the selection, wherever it stands.</summary>
    public Task CancelAsync() => Manager.StepAsync(Id, "cancellation", new { reason = "The program is not continued." });

    /// <summary>The mails of this selection, oldest first; sign-in codes belong to none.</summary>
    public async Task<IReadOnlyList<ReadMail>> MailsAsync() =>
        [.. (await site.Mails.AllAsync()).Where(m => m.Subject.Contains(Sponsor, StringComparison.Ordinal) || m.Subject.Contains(Program, StringComparison.Ordinal)).OrderBy(m => m.At)];

    /// <summary>The mails of this selection to one person about one thing.</summary>
    public async Task<IReadOnlyList<ReadMail>> MailsAsync(string to, string subject) =>
        [.. (await MailsAsync()).Where(m => m.To.Contains(to) && m.Subject.Contains(subject, StringComparison.OrdinalIgnoreCase))];

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var room in rooms.Values) room.Dispose();
    }

    private Task StepAsync(SelectionAnswer seen) => seen.State.Stage switch
    {
        Stage.Longlist => LonglistAsync(),
        Stage.Cda => SettleCdasAsync(Submitting),
        Stage.RfpIssued => ProposalsAsync(),
        Stage.Opening => OpenAsync(),
        Stage.Scoring => ShortlistAsync(),
        Stage.Shortlist => ApproveAsync(GateKind.Shortlist),
        Stage.DueDiligence => DueDiligenceAsync(),
        Stage.Decision => AwardAsync(),
        Stage.Contract => SignAsync(),
        // These pass by themselves.
        _ => Task.CompletedTask,
    };

    private SponsorPerson[] Approvers(GateKind kind) => kind switch
    {
        GateKind.Longlist => [Manager],
        GateKind.Shortlist or GateKind.Audit => [Manager, Quality],
        _ => [Manager, Quality, Director],
    };

    private static bool IsOpen(SelectionAnswer seen, GateKind kind) => seen.Gates.Any(g => g.Kind == kind && g.State == GateState.Open);
}
