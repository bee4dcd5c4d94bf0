using CdmoFlow.Longlist;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>What the project manager records of a confidentiality agreement.</summary>
/// <param name="State"><c>executed</c>, <c>existing</c>, <c>refused</c> or <c>in_redline</c>.</param>
/// <param name="ExecutedOn">Day of the last signature; needed for an agreement that holds.</param>
/// <param name="Signatories">Who signed on both sides; needed for an agreement that holds.</param>
/// <param name="ExpiresOn">Last day on which it binds, where it ends.</param>
public sealed record RecordCdaInput(string? State, DateOnly? ExecutedOn, string? Signatories, DateOnly? ExpiresOn);

/// <summary>Records how a confidentiality agreement stands. One that holds opens the way to the RFP, also after the others were invited.</summary>
public static class RecordCda
{
    /// <summary>Records the state; an agreement under which the RFP went out is not taken back.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, RecordCdaInput input, Actor actor, DateTimeOffset now)
    {
        if (selection.State.Team.FirstOrDefault(m => m.PersonId == actor.PersonId)?.Roles.Contains(Role.ProjectManager) != true)
            return Refusal.Forbidden("Only the project manager records confidentiality agreements.");
        if (selection.Find<Cda>(Cda.KeyOf(cdmoId)) is not { } cda || selection.Candidate(cdmoId) is not { } candidate) return Refusal.NotFound("confidentiality agreement with that CDMO");
        if (Read(selection, cda, input, now) is not ({ } recorded, var errors)) return Refusal.NotFound("confidentiality agreement");
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (recorded == cda) return Outcome.AlreadyDone;
        var state = selection.State;
        var late = state.Stage == Stage.RfpIssued;
        if (state.Stage is not (Stage.Cda or Stage.RfpPreparation or Stage.RfpIssued)) return Refusal.WrongStage(selection, "confidentiality agreements are recorded until the RFP closes.");
        if (late && state.RfpDeadline is { } deadline && now > deadline)
            return Refusal.WrongState("too-late", $"The RFP closed at {Zones.Format(deadline, state.Brief.TimeZone)}; nobody is invited any more.");
        var invited = selection.Find<Invitation>(Invitation.KeyOf(cdmoId)) is { IsOpen: true } invitation && invitation.Round == state.RfpRound;
        if (invited && !recorded.Holds) return Refusal.WrongState("already-invited", "This CDMO has received the RFP under its agreement; the record of it stays.");

        if (recorded.Holds && CdaChange.CheckDays(recorded, Days.Of(now, state.Brief.TimeZone)) is { } idle) return idle;
        if (CdaMoves.Next(cda.State, Move(recorded.State)) is null) return CdaChange.Check(cda, Move(recorded.State))!;

        // Negotiation that is recorded in one word is a round of the CDMO's.
        var today = Days.Of(now, state.Brief.TimeZone);
        var moved = recorded with { MovedAt = now, FollowUps = [], ExpiryNotices = [] };
        if (recorded.State == CdaState.InRedline) moved = moved with { Rounds = [.. cda.Rounds, new CdaRound(cda.Rounds.Count + 1, CdaSide.Cdmo, today, "")], Signatures = [] };
        var change = CdaChange.To(selection, cda, moved, "cda.recorded", null, now);
        return recorded.State == CdaState.Refused
            ? change.Put(candidate with { Standing = CandidateStanding.Eliminated, LeftBecause = "It will not sign the confidentiality agreement." })
            : change;
    }

    private static CdaMove Move(CdaState state) => state switch
    {
        CdaState.Executed => CdaMove.Execute,
        CdaState.Existing => CdaMove.Reuse,
        CdaState.Refused => CdaMove.Refuse,
        _ => CdaMove.Redline,
    };

    private static (Cda? Recorded, List<FieldError> Errors) Read(Selection selection, Cda cda, RecordCdaInput input, DateTimeOffset now)
    {
        List<FieldError> errors = [];
        var today = Days.Of(now, selection.State.Brief.TimeZone);
        if (!EnumNames.TryParse<CdaState>(input.State, out var state) || state is not (CdaState.Executed or CdaState.Existing or CdaState.Refused or CdaState.InRedline))
            errors.Add(new("state", "Enter one of: executed, existing, refused, in_redline."));
        var signatories = input.Signatories?.Trim();
        if (signatories?.Length > 500) errors.Add(new("signatories", "Enter at most 500 characters."));
        var holds = state is CdaState.Executed or CdaState.Existing && errors.Count == 0;
        if (holds && input.ExecutedOn is null) errors.Add(new("executedOn", "Enter the day of the last signature."));
        if (holds && string.IsNullOrEmpty(signatories)) errors.Add(new("signatories", "Enter who signed on both sides."));
        if (input.ExecutedOn > today) errors.Add(new("executedOn", "The day of the signature lies in the future."));
        if (input.ExpiresOn < today) errors.Add(new("expiresOn", "This agreement has run out; only one that still binds counts."));
        return (cda with { State = state, ExecutedOn = input.ExecutedOn, Signatories = string.IsNullOrEmpty(signatories) ? null : signatories, ExpiresOn = input.ExpiresOn }, errors);
    }
}
