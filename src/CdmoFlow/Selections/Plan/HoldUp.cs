using CdmoFlow.Audits;
using CdmoFlow.Contracts;
using CdmoFlow.Proposals;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Selections.Tasks;

namespace CdmoFlow.Selections.Plan;

/// <summary>Somebody for whom a selection waits, and for what. Nothing of a proposal is in it but that one has not come.</summary>
/// <param name="PersonId">A person of the sponsor; null for a CDMO.</param>
/// <param name="Cdmo">The name of a CDMO; null for a person.</param>
/// <param name="What">What is awaited, one or several things.</param>
public sealed record HoldUp(string? PersonId, string? Cdmo, IReadOnlyList<string> What)
{
    /// <summary>Everybody for whom the selection waits now: the team first, then the CDMOs.</summary>
    public static IReadOnlyList<HoldUp> Of(Selection selection, DateTimeOffset now) =>
    [
        // Sentences that need attention are shown as such and would come twice.
        .. OpenTasks.Of(selection).Where(t => t.IsFor(now) && !selection.State.NeedsAttention.Contains(t.What, StringComparer.Ordinal))
            .GroupBy(t => t.PersonId, StringComparer.Ordinal).Select(own => new HoldUp(own.Key, null, [.. own.Select(t => t.What).Distinct(StringComparer.Ordinal)])),
        .. (selection.OpenGate is null ? OfCdmos(selection) : []).Select(c => new HoldUp(null, selection.NameOf(c.CdmoId), [c.What])),
    ];

    private static IEnumerable<(string CdmoId, string What)> OfCdmos(Selection selection) => selection.State.Stage switch
    {
        Stage.Cda => selection.Cdas.Where(c => c.Ball == CdaSide.Cdmo).Select(c => (c.CdmoId, "Sign the confidentiality agreement")),
        Stage.RfpIssued => selection.Invitations.Where(i => i.Round == selection.State.RfpRound && i.IsOpen && !HasSubmitted(selection, i.CdmoId))
            .Select(i => (i.CdmoId, IsUnconfirmed(selection, i.CdmoId) ? "Confirm or replace its proposal" : i.HasAnswered ? "Submit a proposal" : "Answer the invitation")),
        Stage.DueDiligence => selection.Audits.Where(a => a is { State: AuditState.DateProposed, ReluctantAt: null }).Select(a => (a.CdmoId, "Answer the day proposed for the audit")),
        Stage.Contract => CurrentAgreements.Unexecuted(selection).Where(a => a.DocumentSha256 is not null && !a.IsSignedBy(AgreementSide.Cdmo))
            .Select(a => (a.CdmoId, $"Sign off the {AgreementNames.Of(a.Kind)}")),
        _ => [],
    };

    private static bool HasSubmitted(Selection selection, string cdmoId) => selection.Proposals.Any(p => p.CdmoId == cdmoId && p.Counts) && !IsUnconfirmed(selection, cdmoId);

    private static bool IsUnconfirmed(Selection selection, string cdmoId) => selection.Proposals.Any(p => p.CdmoId == cdmoId && p.State == ProposalState.NeedsReconfirmation);
}
