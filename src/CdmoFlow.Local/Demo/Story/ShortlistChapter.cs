using CdmoFlow.Evaluation;
using CdmoFlow.Evaluation.Envelopes;
using CdmoFlow.Gates;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Local.Demo.Plays;
using CdmoFlow.Selections;

namespace CdmoFlow.Local.Demo.Story;

/// <summary>Seven people score the technical parts, then the prices; the first shortlist is sent back, the second approved.</summary>
internal static class ShortlistChapter
{
    public static async Task PlayAsync(StoryContext story)
    {
        var (scene, cast) = (story.Scene, story.Cast);
        (string Company, int Quality)[] field = [(cast.Winner, 4), (cast.Reluctant, 4), (cast.NotApproved, 3), (cast.Weak, 2)];
        var sheets = 0;
        foreach (var (company, quality) in field)
        {
            await story.Site.Time.DaysLaterAsync(2);
            sheets += await ScoringPlay.ScoreAsync(scene, company, quality, ScoringPass.Proposal, among: c => !ScoringWindow.IsCommercial(c));
        }

        var manager = await scene.ManagerAsync();
        await story.SayRefusedAsync($"{manager.Name} wants to open the prices before the technical scores are locked", await manager.RefusedAsync(scene.Id, "price-opening", new { confirm = true }, 409));
        await ScoringPlay.OpenPricesAsync(scene, field);
        await story.SayAsync($"The technical scores are locked; {manager.Name} and {TeamRole.Procurement.Name} open the prices, which are scored last.");
        var card = await ScoringPlay.ScorecardAsync(scene);
        await story.SayAsync(FormattableString.Invariant($"{sheets} score sheets are in: {string.Join(", ", card.Proposal.Select(l => FormattableString.Invariant($"{l.Rank}. {l.Name} {l.Percent} %")))}."));
        var seen = await scene.LookAsync();
        string Id(string company) => seen.IdOf(company);

        await ScoringPlay.ProposeAsync(scene, [Id(cast.Winner), Id(cast.Reluctant), Id(cast.Weak)], "The cheapest bid should be seen on site.");
        var quality1 = await scene.AsAsync(TeamRole.Quality);
        await quality1.DecideGateAsync(scene.Id, GateKind.Shortlist, approve: false, "A low price is no reason for an audit: the scorecard puts another company third.");
        await scene.SeeAsync("scoring is open again", s => s.State.Stage == Stage.Scoring);
        await story.SayAsync($"{quality1.Name} of Quality Assurance sends the shortlist back; scoring is open again.");

        await story.Site.Time.DaysLaterAsync(3);
        await ScoringPlay.ProposeAsync(scene, [Id(cast.Winner), Id(cast.Reluctant), Id(cast.NotApproved)], "The three best of the scorecard.");
        await story.Site.Time.DaysLaterAsync(2);
        await ScoringPlay.ApproveAsync(scene);
        await story.SayAsync($"The second shortlist is approved by two functions: {cast.Winner}, {cast.Reluctant}, {cast.NotApproved}.");
    }
}
