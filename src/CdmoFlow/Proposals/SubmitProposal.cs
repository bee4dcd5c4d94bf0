using CdmoFlow.People;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals;

/// <summary>A submission counts once its seal is stored, as of the instant at which it came: in time, by an invited CDMO, with every file pinned. A later one replaces it.</summary>
public static class SubmitProposal
{
    /// <summary>Seals a submission whose content lies in the CDMO's own partition. A repeated request changes nothing. <paramref name="now"/> is the instant of the request; the addendum is the last amendment that the form was filled in for, where it says so.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, RoomSubmission submission, Actor actor, DateTimeOffset now, int? seenAddendum = null)
    {
        if (!string.Equals(actor.CdmoId, cdmoId, StringComparison.Ordinal)) return Refusal.Forbidden("This is the room of another company.");
        var mine = selection.Proposals.Where(p => p.CdmoId == cdmoId).ToList();
        if (mine.Exists(p => p.SubmissionId == submission.Id)) return Outcome.AlreadyDone;
        if (Participation.CheckHandingIn(selection, cdmoId, now) is { } refusal) return refusal;
        var answers = AnsweredRfp.Of(selection, cdmoId, now, seenAddendum);

        var change = new Change();
        var seal = Seal(change, selection, cdmoId, submission, now, answers);
        // What is late changes nothing for its CDMO before the project manager has decided.
        return answers.IsLate ? AdmitProposal.Ask(change, selection, seal) : change;
    }

    /// <summary>Adds the seal of a submission to a change: it takes the place of the versions that it replaces and has its files sealed.</summary>
    internal static ProposalSeal Seal(Change change, Selection selection, string cdmoId, RoomSubmission submission, DateTimeOffset now, AnsweredRfp answers, string? registeredBy = null)
    {
        var mine = selection.Proposals.Where(p => p.CdmoId == cdmoId).ToList();
        foreach (var older in mine.Where(answers.Replaces)) change.Put(older with { State = ProposalState.Superseded });
        var seal = new ProposalSeal
        {
            CdmoId = cdmoId,
            Version = mine.Count == 0 ? 1 : mine.Max(p => p.Version) + 1,
            SubmissionId = submission.Id,
            SubmittedAt = now,
            Anchor = submission.Anchor,
            State = answers.State,
            Addendum = answers.Addendum,
            IsLate = answers.IsLate,
            RegisteredBy = registeredBy,
        };
        change.Put(seal)
            .Note(answers.IsLate ? "proposal.submitted_late" : "proposal.submitted", seal.RowKey, mine.LastOrDefault(p => p.Counts)?.Anchor, seal.Anchor)
            .Wake(Instances.Invitation(selection.Id, selection.State.RfpRound, cdmoId));
        StartSealing(change, selection, seal);
        if (answers.IsLate) return seal;
        var invitation = selection.Find<Invitation>(Invitation.KeyOf(cdmoId))!;
        // Who submits takes part, whatever was said before.
        if (invitation.State != InvitationState.Accepted) change.Put(invitation with { State = InvitationState.Accepted, AnsweredAt = now, DeclineReason = null });
        if (selection.Candidate(cdmoId) is { Standing: Longlist.CandidateStanding.Eliminated } candidate)
            change.Put(candidate with { Standing = Longlist.CandidateStanding.Invited, LeftBecause = null });
        return seal;
    }

    /// <summary>Starts the copy of the files into the sealed container; a second start of the same version does nothing.</summary>
    public static void StartSealing(Change change, Selection selection, ProposalSeal seal) =>
        change.Start("SealOrchestrator", Instances.Seal(selection.Id, seal.CdmoId, seal.Version), new SealInput(selection.Id, seal.CdmoId, seal.Version));
}

/// <summary>Which submitted version is to be sealed.</summary>
/// <param name="SelectionId">The selection.</param>
/// <param name="CdmoId">The CDMO.</param>
/// <param name="Version">Its version.</param>
public sealed record SealInput(string SelectionId, string CdmoId, int Version);
