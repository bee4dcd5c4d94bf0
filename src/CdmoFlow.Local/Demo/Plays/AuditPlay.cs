using CdmoFlow.Audits;
using CdmoFlow.Evaluation;
using CdmoFlow.Gates;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Selections;

namespace CdmoFlow.Local.Demo.Plays;

/// <summary>Audits: a day is agreed, the audit held, the site qualified, due diligence closed.</summary>
internal static class AuditPlay
{
    /// <summary>The auditor proposes a day so many days ahead.</summary>
    public static async Task ProposeDateAsync(Scene scene, string cdmoId, int daysAhead) =>
        await (await scene.AsAsync(TeamRole.Quality)).StepAsync(scene.Id, $"audits/{cdmoId}/date", new { date = (await scene.TodayAsync()).AddDays(daysAhead) });

    /// <summary>The CDMO accepts through its room.</summary>
    public static async Task AcceptDateAsync(Scene scene, string company)
    {
        var person = await scene.RoomAsync(company);
        await person.MailAsync("proposed audit");
        await person.StepAsync("audit-answer", new { answer = "accept", note = "Our quality unit expects you." });
    }

    /// <summary>The audit was held today: findings, audited scores, and what Quality Assurance concludes.</summary>
    public static async Task HoldAsync(Scene scene, string cdmoId, string company, int quality, string verdict)
    {
        var auditor = await scene.AsAsync(TeamRole.Quality);
        await auditor.StepAsync(scene.Id, $"audits/{cdmoId}/findings", new
        {
            heldOn = await scene.TodayAsync(),
            findings = new object[]
            {
                new { system = "laboratory", severity = verdict == "not_approved" ? "major" : "minor", text = "The audit trail of one chromatography system is reviewed monthly instead of before release.", reference = "21 CFR 211.194" },
                new { system = "production", severity = "observation", text = "Line clearance is documented after the fact in two of twelve batch records.", open = false },
            },
        });
        await ScoringPlay.ScoreAsync(scene, company, quality, ScoringPass.DueDiligence);
        await auditor.StepAsync(scene.Id, $"audits/{cdmoId}/qualification", new
        {
            verdict,
            reason = verdict switch
            {
                "approved" => "The quality system works as described; one minor finding has a plan.",
                "conditionally_approved" => "Sound on the whole; the review of audit trails has to be mended first.",
                _ => "Data integrity in the laboratory is not under control.",
            },
            conditions = verdict == "conditionally_approved" ? "Review of audit trails before release in force within ninety days." : null,
        });
    }

    /// <summary>The project manager closes due diligence and the gate approves.</summary>
    public static async Task CloseAsync(Scene scene, string summary)
    {
        var manager = await scene.ManagerAsync();
        await manager.StepAsync(scene.Id, "comparison", new { pass = "audited" });
        await manager.StepAsync(scene.Id, "audits/closure", new { summary });
        await manager.DecideGateAsync(scene.Id, GateKind.Audit, approve: true, "Every site was seen and every verdict is on record.");
        await (await scene.AsAsync(TeamRole.Quality)).DecideGateAsync(scene.Id, GateKind.Audit, approve: true, "The verdicts are mine and stand as recorded.");
        await scene.SeeAsync("the decision is asked for", s => s.State.Stage == Stage.Decision);
    }

    /// <summary>Looks until an audit is in a state.</summary>
    public static Task SeeStateAsync(Scene scene, string cdmoId, AuditState state) =>
        scene.SeeAsync($"the audit is {state}", s => s.Audits.Any(a => a.CdmoId == cdmoId && a.State == state));
}
