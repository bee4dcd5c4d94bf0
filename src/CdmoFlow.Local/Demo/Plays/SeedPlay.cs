using CdmoFlow.Audits;
using CdmoFlow.Contracts;
using CdmoFlow.Evaluation;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Local.Demo.Plays;

/// <summary>Selections on the straight path, each stopped where a visitor of the demo may take over.</summary>
internal static class SeedPlay
{
    private static readonly decimal[] Prices = [6_120_000, 5_480_000, 6_890_000, 5_950_000];

    /// <summary>The longlist is chosen and its gate waits for the project manager.</summary>
    public static async Task<Scene> AtLonglistGateAsync(SponsorTeam team, string program, string workPackage)
    {
        var scene = await LonglistPlay.CreateAsync(team, program, workPackage);
        await LonglistPlay.ChooseAsync(scene, LonglistPlay.Best(await scene.LookAsync(), 6), "The best six by fit; two of them are known from an earlier program.");
        await scene.SeeAsync("the longlist gate is open", s => s.Gates.Count > 0);
        return scene;
    }

    /// <summary>The RFP is out; one company has accepted.</summary>
    public static async Task<Scene> RfpOpenAsync(SponsorTeam team, string program, string workPackage)
    {
        var scene = await AtLonglistGateAsync(team, program, workPackage);
        await LonglistPlay.ApproveAsync(scene);
        await DataRoomPlay.AddTechnicalPackageAsync(scene);
        foreach (var company in Chosen(await scene.LookAsync()))
            await LonglistPlay.RecordCdaAsync(scene, company, "executed");
        var issued = await scene.SeeAsync("the RFP is out", s => s.State.Stage == Stage.RfpIssued);
        await (await scene.RoomAsync(Chosen(issued)[0])).StepAsync("answer", new { answer = "accept" });
        var answered = await QuestionPlay.AskAsync(scene, Chosen(issued)[0], "technical_data", "Which hold time of the harvest has been validated?");
        await QuestionPlay.AnswerAsync(scene, answered, "Which hold time of the harvest has been validated?", "Twelve hours at 2 to 8 degrees Celsius.");
        await QuestionPlay.AskAsync(scene, Chosen(issued)[0], "timeline", "May the engineering batch start before the comparability protocol is agreed?");
        return scene;
    }

    /// <summary>Proposals are opened and half of the scores are in.</summary>
    public static async Task<Scene> InEvaluationAsync(SponsorTeam team, string program, string workPackage)
    {
        var scene = await OpenedAsync(team, program, workPackage, proposals: 4);
        var companies = Chosen(await scene.LookAsync());
        await ScoringPlay.ScoreAsync(scene, companies[0], 4, ScoringPass.Proposal);
        await ScoringPlay.ScoreAsync(scene, companies[1], 3, ScoringPass.Proposal, TeamRole.All.Skip(3));
        return scene;
    }

    /// <summary>Everything is signed.</summary>
    public static async Task<Scene> ContractedAsync(SponsorTeam team, string program, string workPackage)
    {
        var scene = await OpenedAsync(team, program, workPackage, proposals: 3);
        string[] companies = [.. Chosen(await scene.LookAsync()).Take(3)];
        for (var i = 0; i < companies.Length; i++)
            await ScoringPlay.ScoreAsync(scene, companies[i], i == 0 ? 4 : 3, ScoringPass.Proposal);
        string[] ids = [.. companies.Select((await scene.LookAsync()).IdOf)];
        await ScoringPlay.ProposeAsync(scene, ids, "Three proposals came in, and all three are worth an audit.");
        await ScoringPlay.ApproveAsync(scene);
        for (var i = 0; i < ids.Length; i++)
        {
            await AuditPlay.ProposeDateAsync(scene, ids[i], 20);
            await AuditPlay.AcceptDateAsync(scene, companies[i]);
            await AuditPlay.SeeStateAsync(scene, ids[i], AuditState.DateAgreed);
        }

        await scene.Site.Time.DaysLaterAsync(21);
        for (var i = 0; i < ids.Length; i++)
            await AuditPlay.HoldAsync(scene, ids[i], companies[i], i == 0 ? 4 : 3, i == 2 ? "not_approved" : "approved");
        await AuditPlay.CloseAsync(scene, "Two sites can make the product, one cannot.");
        await ContractPlay.ProposeAsync(scene, ids[0], ids[1]);
        await ContractPlay.ApproveAwardAsync(scene);
        foreach (var kind in Enum.GetValues<AgreementKind>())
            await ContractPlay.SignAsync(scene, kind, companies[0]);
        await ContractPlay.FinishAsync(scene);
        return scene;
    }

    private static async Task<Scene> OpenedAsync(SponsorTeam team, string program, string workPackage, int proposals)
    {
        var scene = await RfpOpenAsync(team, program, workPackage);
        var companies = Chosen(await scene.LookAsync());
        for (var i = 0; i < proposals; i++)
            await ProposalPlay.SubmitAsync(scene, companies[i], Prices[i]);
        await (await scene.RoomAsync(companies[proposals])).StepAsync("answer", new { answer = "decline", reason = "Our suites are booked for the next two years." });
        var deadline = (await scene.LookAsync()).State.RfpDeadline!.Value;
        await scene.Site.Time.TravelToAsync(RfpUpkeep.ClosesAt(deadline));
        await ProposalPlay.OpenAsync(scene);
        return scene;
    }

    private static string[] Chosen(Functions.Selections.SelectionAnswer selection) => [.. selection.Candidates.Where(c => c.Chosen).OrderByDescending(c => c.Fit).Select(c => c.Name)];
}
