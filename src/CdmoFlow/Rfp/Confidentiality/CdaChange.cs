using CdmoFlow.Longlist;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>What every step on a confidentiality agreement shares: who may, when, and what follows from its new state.</summary>
internal static class CdaChange
{
    /// <summary>The agreement that a step is about, or why the step is refused: only the project manager, only while the CDMO is in the selection.</summary>
    public static (Cda? Cda, Refusal? Refusal) Find(Selection selection, string cdmoId, Actor actor)
    {
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return (null, Refusal.Forbidden("Only the project manager records confidentiality agreements."));
        if (selection.Find<Cda>(Cda.KeyOf(cdmoId)) is not { } cda || selection.Candidate(cdmoId) is null) return (null, Refusal.NotFound("confidentiality agreement with that CDMO"));
        return CheckTime(selection, cdmoId) is { } late ? (null, late) : (cda, null);
    }

    /// <summary>Why nothing is done about that CDMO's agreement any more; null while something may be.</summary>
    public static Refusal? CheckTime(Selection selection, string cdmoId)
    {
        if (selection.State.HasEnded) return Refusal.WrongStage(selection, "nothing is disclosed in it any more.");
        // Who was left out before the RFP closed has nothing to be told; who takes part may need a renewal until the end.
        return selection.State.Stage > Stage.RfpIssued && selection.Find<Invitation>(Invitation.KeyOf(cdmoId)) is null or { State: InvitationState.Prepared }
            ? Refusal.WrongStage(selection, "confidentiality agreements with CDMOs that were not invited are recorded until the RFP closes.")
            : null;
    }

    /// <summary>Why a move is not possible; null where it is.</summary>
    public static Refusal? Check(Cda cda, CdaMove move) => CdaMoves.Next(cda.State, move) is null
        ? Refusal.WrongState("wrong-cda-state", $"This confidentiality agreement is {EnumNames.Of(cda.State).Replace('_', ' ')}; that cannot follow.")
        : null;

    /// <summary>Why an agreement that is executed now would not bind now; null where it would. One that takes effect later is recorded as executed on that day.</summary>
    public static Refusal? CheckDays(Cda executed, DateOnly today) => executed switch
    {
        { EffectiveOn: { } from } when from > today => Refusal.WrongState("not-effective", "By its terms this agreement takes effect later. Record its execution from that day on, or correct the terms."),
        { ExpiresOn: { } until } when until < today => Refusal.WrongState("run-out", "By its terms this agreement has run out already. Correct its last day first."),
        _ => null,
    };

    /// <summary>The change to a new state with what follows from it.</summary>
    public static Change To(Selection selection, Cda before, Cda after, string action, string? reason, DateTimeOffset now)
    {
        var state = selection.State;
        var change = new Change()
            .Put(after)
            .Note(action, after.RowKey, EnumNames.Of(before.State), EnumNames.Of(after.State), reason)
            .Wake(Instances.Rfp(selection.Id, state.RfpRound))
            .Wake(Instances.Cdas(selection.Id));
        if (!after.HoldsOn(Days.Of(now, state.Brief.TimeZone)) || selection.Candidate(after.CdmoId) is not { } candidate) return change;
        var settled = state.Settled(Attention.NoCdaHolds).Settled(Attention.CdaEnded(candidate.Name));
        if (settled.NeedsAttention.Count != state.NeedsAttention.Count) change.Put(settled);
        Admit(change, selection, candidate, now);
        return change;
    }

    // An agreement that holds opens the way to the RFP, also after the others were invited.
    private static void Admit(Change change, Selection selection, Candidate candidate, DateTimeOffset now)
    {
        var state = selection.State;
        if (selection.Find<Invitation>(Invitation.KeyOf(candidate.CdmoId)) is { State: not InvitationState.Prepared } invitation && invitation.Round == state.RfpRound) return;
        if (state.Stage == Stage.RfpIssued && now <= state.RfpDeadline) Invite.Late(change, selection, candidate, now);
        else if (state.Stage is Stage.Cda or Stage.RfpPreparation && candidate.Standing == CandidateStanding.Eliminated)
            change.Put(candidate with { Standing = CandidateStanding.Longlisted, LeftBecause = null });
    }
}
