using CdmoFlow.Audits;
using CdmoFlow.Contracts;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Gates;
using CdmoFlow.Longlist;
using CdmoFlow.Records;

namespace CdmoFlow.Integration.Tests.Selections;

/// <summary>From the scores to the signed contract.</summary>
internal sealed partial class Journey
{
    /// <summary>Both evaluators score every CDMO on every criterion of theirs; the first CDMO comes out best.</summary>
    public async Task ScoreAsync()
    {
        var seen = await LookAsync();
        var best = 5;
        foreach (var cdmo in Field(seen))
        {
            foreach (var person in new[] { Manager, Quality })
            {
                var mine = (await person.Browser.GetAsync($"api/selections/{Id}/scores/{cdmo}")).Expect(200).Json!["yourCriteria"]!.AsArray().Select(k => k!.ToString());
                await person.StepAsync(Id, $"scores/{cdmo}", new { entries = mine.Select(criterion => new { criterion, score = best, rationale = "Read in the proposal." }) });
            }

            best = Math.Max(3, best - 1);
        }
    }

    /// <summary>Proposes all CDMOs that are still in; opens the shortlist gate.</summary>
    public async Task ProposeShortlistAsync() => await Manager.StepAsync(Id, "shortlist", new { cdmoIds = Field(await LookAsync()), reason = "Everybody who submitted is worth an audit." });

    /// <summary>Agrees a day with the CDMO, holds the audit, qualifies the site.</summary>
    public async Task AuditAsync(string cdmoId)
    {
        if (await AuditStateAsync(cdmoId) == AuditState.Planned) await ProposeAuditDateAsync(cdmoId);
        if (await AuditStateAsync(cdmoId) == AuditState.DateProposed) await (await RoomAsync(cdmoId)).StepAsync("audit-answer", new { answer = "accept" });
        if (await AuditStateAsync(cdmoId) == AuditState.DateAgreed) await Quality.StepAsync(Id, $"audits/{cdmoId}/findings", new { heldOn = await TodayAsync(), findings = Array.Empty<object>() });
        if (await AuditStateAsync(cdmoId) == AuditState.Held) await Quality.StepAsync(Id, $"audits/{cdmoId}/qualification", new { verdict = "approved", reason = "The six systems are under control." });
    }

    /// <summary>Proposes a day to the CDMO and leaves the answer to it.</summary>
    public async Task ProposeAuditDateAsync(string cdmoId) => await Quality.StepAsync(Id, $"audits/{cdmoId}/date", new { date = (await TodayAsync()).AddDays(20) });

    /// <summary>Audits everybody on the shortlist and closes due diligence; opens its gate.</summary>
    public async Task AuditAllAsync()
    {
        foreach (var audit in (await SeeAsync("audits are planned", s => s.Audits.Count > 0)).Audits.Where(a => !a.IsSettled)) await AuditAsync(audit.CdmoId);
        await Manager.StepAsync(Id, "audits/closure", new { summary = "All sites were seen and can be qualified." });
    }

    /// <summary>Proposes the first of the shortlist as winner and the second as runner-up; opens the award gate.</summary>
    public async Task ProposeAwardAsync()
    {
        var shortlist = (await LookAsync()).Candidates.Where(c => c.Standing == CandidateStanding.Shortlisted).Select(c => c.CdmoId).Order(StringComparer.Ordinal).ToList();
        await Manager.StepAsync(Id, "decision", new
        {
            winnerId = shortlist[0],
            runnerUpId = shortlist[1],
            reason = "The best process and the earliest slot.",
            notTopRankReason = "Equal points; the slot decides.",
            runnerUpReason = "The same process, a later slot.",
        });
    }

    /// <summary>Both sides sign all three agreements.</summary>
    public async Task SignAsync()
    {
        foreach (var kind in Enum.GetValues<AgreementKind>()) await SignAsync(kind);
    }

    /// <summary>Both sides sign one agreement, where they have not.</summary>
    public async Task SignAsync(AgreementKind kind)
    {
        var seen = await SeeAsync($"the document of {kind} is ready", s => Current(s, kind) is { DocumentSha256: not null });
        var agreement = Current(seen, kind)!;
        var body = new { printedName = "The signer", meaning = "I approve this agreement for my company.", documentSha256 = agreement.DocumentSha256 };
        var signer = kind == AgreementKind.QualityAgreement ? Quality : Director;
        if (!agreement.IsSignedBy(AgreementSide.Sponsor)) await signer.StepAsync(Id, $"agreements/{EnumNames.Of(kind)}/signature", body);
        if (!agreement.IsSignedBy(AgreementSide.Cdmo)) await (await RoomAsync(agreement.CdmoId)).StepAsync($"agreements/{EnumNames.Of(kind)}/signature", body);
    }

    private static Agreement? Current(SelectionAnswer seen, AgreementKind kind) => seen.Agreements.FirstOrDefault(a => a.Kind == kind && a.CdmoId == seen.State.WinnerId);

    private static string[] Field(SelectionAnswer seen) =>
        [.. seen.Candidates.Where(c => c.Standing == CandidateStanding.InEvaluation).Select(c => c.CdmoId).Order(StringComparer.Ordinal)];

    private async Task ShortlistAsync()
    {
        await ScoreAsync();
        await ProposeShortlistAsync();
    }

    private async Task DueDiligenceAsync()
    {
        if (!IsOpen(await LookAsync(), GateKind.Audit)) await AuditAllAsync();
        await ApproveAsync(GateKind.Audit);
    }

    private async Task AwardAsync()
    {
        if (!IsOpen(await LookAsync(), GateKind.Award)) await ProposeAwardAsync();
        await ApproveAsync(GateKind.Award);
    }

    private async Task<AuditState> AuditStateAsync(string cdmoId) => (await LookAsync()).Audits.First(a => a.CdmoId == cdmoId).State;
}
