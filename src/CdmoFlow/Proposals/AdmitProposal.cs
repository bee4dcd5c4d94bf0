using CdmoFlow.Longlist;
using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals;

/// <summary>Whether a proposal counts that does not by itself.</summary>
/// <param name="Version">The version that the page showed.</param>
/// <param name="Verdict"><c>count</c> or <c>leave_out</c>.</param>
/// <param name="Reason">Ten to 1,000 characters; the CDMO reads it.</param>
public sealed record AdmitProposalInput(int? Version, string? Verdict, string? Reason);

/// <summary>
/// After the close and before the opening, while nobody knows any content, the project manager decides whether a late proposal counts, or one that answers an older version of the RFP. Without a
/// decision it does not: it stays sealed for good.
/// </summary>
public static class AdmitProposal
{
    /// <summary>Takes it in or leaves it out, with a reason; leaving out may be thought over until the opening.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, AdmitProposalInput input, Actor actor, DateTimeOffset now)
    {
        if (selection.State.Team.FirstOrDefault(m => m.PersonId == actor.PersonId)?.Roles.Contains(Role.ProjectManager) != true)
            return Refusal.Forbidden("Only the project manager decides whether a late or unconfirmed proposal counts.");
        List<FieldError> errors = [];
        var reason = input.Reason?.Trim() ?? "";
        if (input.Version is null) errors.Add(new("version", "Name the version of the proposal."));
        if (input.Verdict is not ("count" or "leave_out")) errors.Add(new("verdict", "Choose count or leave_out."));
        if (reason.Length is < 10 or > 1000) errors.Add(new("reason", "Type the reason, ten to 1,000 characters; the CDMO will read it."));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (selection.Find<ProposalSeal>(ProposalSeal.KeyOf(cdmoId, input.Version!.Value)) is not { } seal) return Refusal.NotFound("version of a proposal");
        var counts = input.Verdict == "count";
        if (seal.Admission is { } earlier && earlier.Counts == counts && earlier.Reason == reason) return Outcome.AlreadyDone;
        if (selection.State.Stage != Stage.Opening) return Refusal.WrongStage(selection, "this is decided after the close and before the opening.");
        if (!IsOutside(seal)) return Refusal.WrongState("nothing-to-decide", $"This version is {EnumNames.Of(seal.State)}; nothing is left to decide about it.");

        var decided = seal with { Admission = new Admission(counts, reason, actor.PersonId, now), State = counts ? ProposalState.Sealed : seal.State };
        var change = new Change().Put(decided).Note(counts ? "proposal.taken_in" : "proposal.left_out", seal.RowKey, EnumNames.Of(seal.State), EnumNames.Of(decided.State), reason);
        if (counts) TakeIn(change, selection, seal);
        if (selection.Find<Invitation>(Invitation.KeyOf(cdmoId)) is { } invitation)
        {
            change.Mail(MailOrder.Of(
                "proposal_admission", invitation.ContactPersonId, MailLink.Room(cdmoId), ("received", Zones.Format(seal.SubmittedAt, selection.State.Brief.TimeZone)),
                ("verdict", counts ? "counts and will be opened with the others" : "does not count and will not be opened"), ("reason", reason)));
        }

        return change;
    }

    /// <summary>Asks the project managers for the decision when a late proposal comes.</summary>
    internal static Change Ask(Change change, Selection selection, ProposalSeal late)
    {
        var due = selection.State is { Stage: Stage.Opening, DueAt: { } at } ? Zones.Format(at, selection.State.Brief.TimeZone) : "the opening";
        foreach (var manager in selection.ProjectManagers)
            change.Mail(MailOrder.Of("task_assigned", manager, MailLink.Selection(selection.Id), ("task", $"decide whether the late proposal of {selection.NameOf(late.CdmoId)} counts"), ("due", due)));
        return change;
    }

    /// <summary>The sealed versions that will not be opened unless the project manager decides otherwise; empty before the close.</summary>
    public static IReadOnlyList<ProposalSeal> Outside(Selection selection) => selection.State.Stage == Stage.Opening ? [.. selection.Proposals.Where(IsOutside)] : [];

    /// <summary>At the opening: who has nothing but a proposal that does not count is out, and its record says why.</summary>
    public static void LeaveOut(Change change, Selection selection)
    {
        foreach (var seal in Outside(selection).Where(o => selection.Proposals.All(p => p.CdmoId != o.CdmoId || p.State != ProposalState.Sealed)))
        {
            if (selection.Candidate(seal.CdmoId) is { } candidate)
                change.Put(candidate with { Standing = CandidateStanding.Eliminated, LeftBecause = seal.IsLate ? "Its proposal came after the deadline and did not count." : "Its proposal answered an older version of the RFP and did not count." });
        }
    }

    private static bool IsOutside(ProposalSeal seal) => seal.State is ProposalState.Late or ProposalState.NeedsReconfirmation;

    private static void TakeIn(Change change, Selection selection, ProposalSeal seal)
    {
        foreach (var older in selection.Proposals.Where(p => p.CdmoId == seal.CdmoId && p.Version != seal.Version && p.IsHeld)) change.Put(older with { State = ProposalState.Superseded });
        if (selection.Find<Invitation>(Invitation.KeyOf(seal.CdmoId)) is { State: not InvitationState.Accepted } invitation) change.Put(invitation with { State = InvitationState.Accepted });
        if (selection.Candidate(seal.CdmoId) is { Standing: CandidateStanding.Eliminated } candidate) change.Put(candidate with { Standing = CandidateStanding.Invited, LeftBecause = null });
        if (selection.State.Needs(Attention.NothingSubmitted)) change.Put(selection.State.Settled(Attention.NothingSubmitted));
    }
}
