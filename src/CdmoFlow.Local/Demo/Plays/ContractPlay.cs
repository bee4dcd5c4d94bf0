using CdmoFlow.Contracts;
using CdmoFlow.Gates;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Local.Demo.Plays;

/// <summary>Winner and runner-up are decided, three agreements signed by both sides.</summary>
internal static class ContractPlay
{
    /// <summary>The project manager proposes winner and runner-up.</summary>
    public static async Task ProposeAsync(Scene scene, string winnerId, string runnerUpId) =>
        await (await scene.ManagerAsync()).StepAsync(scene.Id, "decision", new
        {
            winnerId,
            runnerUpId,
            reason = "Highest score before and after the audit, a slot that fits, and an approved site.",
            notTopRankReason = "Where another company ranks first, its site or its slot does not carry the timeline.",
            runnerUpReason = "Close behind, with conditions that can be met within ninety days.",
        });

    /// <summary>Project manager, Quality Assurance and Executive Management approve the award.</summary>
    public static async Task ApproveAwardAsync(Scene scene)
    {
        foreach (var role in (TeamRole[])[TeamRole.Manager, TeamRole.Quality, TeamRole.Executive])
            await (await scene.AsAsync(role)).DecideGateAsync(scene.Id, GateKind.Award, approve: true, $"Agreed for {EnumNames.Of(role.Function).Replace('_', ' ')}: the reasons are convincing.");
        await scene.SeeAsync("three agreements are ready", s => s.State.Stage == Stage.Contract && s.Agreements.Count(a => a.DocumentSha256 is not null) == 3);
    }

    /// <summary>Both sides sign one agreement, first the CDMO.</summary>
    public static async Task SignAsync(Scene scene, AgreementKind kind, string company)
    {
        var step = $"agreements/{EnumNames.Of(kind)}/signature";
        var sha = (await scene.LookAsync()).Agreements.First(a => a.Kind == kind).DocumentSha256;
        var person = await scene.RoomAsync(company);
        await person.StepAsync(step, new { printedName = person.Contact.Name, meaning = $"I approve this agreement for {company}.", documentSha256 = sha });
        var signer = await scene.AsAsync(kind == AgreementKind.QualityAgreement ? TeamRole.Quality : TeamRole.Finance);
        await signer.StepAsync(scene.Id, step, new { printedName = signer.Name, meaning = $"I approve this agreement for {TeamRole.Sponsor}.", documentSha256 = sha });
        await scene.SeeAsync($"the agreement {kind} is executed", s => s.Agreements.First(a => a.Kind == kind).IsExecuted);
    }

    /// <summary>Regrets go out, and the selection has done its work.</summary>
    public static async Task FinishAsync(Scene scene)
    {
        await scene.SeeAsync("the selection is contracted", s => s.State.Stage == Stage.Contracted);
        await (await scene.ManagerAsync()).StepAsync(scene.Id, "regrets", new { });
    }
}
