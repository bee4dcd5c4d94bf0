using CdmoFlow.Evaluation;
using CdmoFlow.Evaluation.Envelopes;
using CdmoFlow.Functions.Evaluation;
using CdmoFlow.Gates;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Selections;

namespace CdmoFlow.Local.Demo.Plays;

/// <summary>Seven people score; the project manager proposes whom to audit.</summary>
internal static class ScoringPlay
{
    /// <summary>Everybody whose function is asked for scores that company.</summary>
    public static async Task<int> ScoreAsync(Scene scene, string company, int quality, ScoringPass pass, IEnumerable<TeamRole>? roles = null, Func<Criterion, bool>? among = null)
    {
        var id = (await scene.LookAsync()).IdOf(company);
        var sheets = 0;
        foreach (var role in (roles ?? TeamRole.All).Where(r => DemoScores.Has(r, pass, among)))
        {
            await (await scene.AsAsync(role)).StepAsync(scene.Id, $"scores/{id}", DemoScores.Of(role, company, quality, pass, among));
            sheets++;
        }

        return sheets;
    }

    /// <summary>The technical scores are locked; project manager and procurement open the prices, which are then scored.</summary>
    public static async Task OpenPricesAsync(Scene scene, IEnumerable<(string Company, int Quality)> field)
    {
        var manager = await scene.ManagerAsync();
        await manager.StepAsync(scene.Id, "technical-scores/lock", new { reason = "All seven have scored the technical parts of all proposals." });
        await manager.StepAsync(scene.Id, "price-opening", new { confirm = true });
        await (await scene.AsAsync(TeamRole.Procurement)).StepAsync(scene.Id, "price-opening", new { confirm = true });
        foreach (var (company, quality) in field) await ScoreAsync(scene, company, quality, ScoringPass.Proposal, among: ScoringWindow.IsCommercial);
    }

    /// <summary>The scorecard as the project manager sees it.</summary>
    public static async Task<ScorecardAnswer> ScorecardAsync(Scene scene) => await (await scene.ManagerAsync()).Browser.GetAsync<ScorecardAnswer>($"api/selections/{scene.Id}/scorecard");

    /// <summary>Proposes a shortlist; the comparison that it rests on is stored.</summary>
    public static async Task ProposeAsync(Scene scene, IReadOnlyList<string> ids, string reason)
    {
        var manager = await scene.ManagerAsync();
        await manager.StepAsync(scene.Id, "comparison", new { pass = "proposal" });
        await manager.StepAsync(scene.Id, "shortlist", new { cdmoIds = ids, reason });
    }

    /// <summary>Project manager and Quality Assurance approve.</summary>
    public static async Task ApproveAsync(Scene scene)
    {
        await (await scene.ManagerAsync()).DecideGateAsync(scene.Id, GateKind.Shortlist, approve: true, "These can do the work within the time; the others cannot show it.");
        await (await scene.AsAsync(TeamRole.Quality)).DecideGateAsync(scene.Id, GateKind.Shortlist, approve: true, "Their quality systems are worth a closer look on site.");
        await scene.SeeAsync("due diligence has begun", s => s.State.Stage == Stage.DueDiligence);
    }
}
