using CdmoFlow.Functions.Selections;
using CdmoFlow.Gates;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Selections;

namespace CdmoFlow.Local.Demo.Plays;

/// <summary>A selection is created, its longlist chosen and approved.</summary>
internal static class LonglistPlay
{
    /// <summary>Creates a selection and waits until candidates are proposed.</summary>
    public static async Task<Scene> CreateAsync(SponsorTeam team, string program, string workPackage, string envelopes = "together")
    {
        var manager = await team.AsAsync(TeamRole.Manager);
        var created = await manager.Browser.PostAsync("api/selections", DemoBrief.Of(program, workPackage, await team.Site.Time.NowAsync()) with { Envelopes = envelopes });
        var scene = new Scene(team, created.Text("selectionId"));
        await scene.SeeAsync("companies are proposed", s => s.Candidates.Any(c => c.Proposed));
        return scene;
    }

    /// <summary>The best companies by fit, best first; the system proposes six to eight of them.</summary>
    public static IReadOnlyList<string> Best(SelectionAnswer selection, int count) => [.. selection.Candidates.OrderByDescending(c => c.Fit).Take(count).Select(c => c.Name)];

    /// <summary>The project manager chooses and the gate opens.</summary>
    public static async Task ChooseAsync(Scene scene, IReadOnlyList<string> companies, string reason)
    {
        var ids = (await scene.LookAsync()).Candidates.Where(c => companies.Contains(c.Name)).Select(c => c.CdmoId).ToArray();
        await (await scene.ManagerAsync()).StepAsync(scene.Id, "longlist", new { cdmoIds = ids, reason });
    }

    /// <summary>The gate is approved and the CDMOs are asked for a confidentiality agreement.</summary>
    public static async Task ApproveAsync(Scene scene)
    {
        var manager = await scene.ManagerAsync();
        await manager.DecideGateAsync(scene.Id, GateKind.Longlist, approve: true, "The list covers the scale and the markets that we need.");
        await manager.SeeStageAsync(scene.Id, Stage.Cda);
    }

    /// <summary>One company's confidentiality agreement is recorded in a state.</summary>
    public static async Task RecordCdaAsync(Scene scene, string company, string state)
    {
        var id = (await scene.LookAsync()).IdOf(company);
        object body = state == "executed"
            ? new { state, executedOn = await scene.TodayAsync(), signatories = $"Edgar Lowell for {TeamRole.Sponsor}; {DemoRegister.ContactOf(company).Name} for {company}" }
            : new { state };
        await (await scene.ManagerAsync()).StepAsync(scene.Id, $"cdas/{id}", body);
    }
}
