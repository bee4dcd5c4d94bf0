using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Amendments;

/// <summary>The wish to give a draft up; there is only one.</summary>
public sealed record DiscardAmendmentInput;

/// <summary>Gives up a drafted amendment. What is issued stays.</summary>
public static class DiscardAmendment
{
    /// <summary>Marks the draft as discarded; it stays on record.</summary>
    public static Outcome Decide(Selection selection, DiscardAmendmentInput input, Actor actor, DateTimeOffset now)
    {
        _ = (input, now);
        if (selection.State.Team.FirstOrDefault(m => m.PersonId == actor.PersonId)?.Roles.Contains(Role.ProjectManager) != true) return Refusal.Forbidden("Only the project manager amends the RFP.");
        return DraftAmendment.Of(selection) is { } draft
            ? new Change().Put(draft with { State = AmendmentState.Discarded }).Note("rfp.amendment_discarded", draft.RowKey)
            : Outcome.AlreadyDone;
    }
}
