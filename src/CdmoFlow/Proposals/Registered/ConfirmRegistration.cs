using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Registered;

/// <summary>A CDMO's word on what was registered for it.</summary>
/// <param name="Confirm">Must not be false; who does not agree withdraws the proposal or submits another.</param>
public sealed record ConfirmRegistrationInput(bool? Confirm);

/// <summary>The CDMO confirms in its room that the registered proposal is its own, until proposals are no longer scored.</summary>
public static class ConfirmRegistration
{
    /// <summary>Takes the mark "not confirmed" off.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, ConfirmRegistrationInput input, Actor actor, DateTimeOffset now)
    {
        if (!string.Equals(actor.CdmoId, cdmoId, StringComparison.Ordinal)) return Refusal.Forbidden("This is the room of another company.");
        if (input.Confirm == false) return Refusal.Invalid("confirm", "Confirm that this proposal is yours; otherwise withdraw it, or submit another version.");
        if (selection.Proposals.FirstOrDefault(p => p.CdmoId == cdmoId && p.IsHeld && p.RegisteredBy is not null) is not { } seal) return Refusal.NotFound("proposal that was registered for you");
        if (seal.ConfirmedAt is not null) return Outcome.AlreadyDone;
        if (selection.State.Stage > Stage.Scoring) return Refusal.WrongState("too-late", "The proposals have been evaluated; nothing is confirmed any more.");
        return new Change().Put(seal with { ConfirmedAt = now }).Note("proposal.confirmed", seal.RowKey, null, seal.Anchor);
    }
}
