using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Writing;

/// <summary>Vague words that are to stand.</summary>
/// <param name="Field">The field as the check names it.</param>
/// <param name="Reason">Why a CDMO will understand them, at least ten characters.</param>
public sealed record KeepWordingInput(string? Field, string? Reason);

/// <summary>A rule that reads words can be wrong: the project manager lets vague ones stand with a reason. What is missing is never let through.</summary>
public static class KeepWording
{
    /// <summary>Keeps the words and lets the stage look again.</summary>
    public static Outcome Decide(Selection selection, KeepWordingInput input, Actor actor, DateTimeOffset now)
    {
        var state = selection.State;
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("Only the project manager completes the RFP.");
        var reason = input.Reason?.Trim() ?? "";
        if (reason.Length is < 10 or > 1000) return Refusal.Invalid("reason", "Type why these words are clear enough, ten to 1,000 characters.");
        if (state.Stage > Stage.RfpPreparation) return Refusal.WrongStage(selection, "the RFP has been issued and stays as it is.");
        if (RfpCompleteness.Check(state.Brief, Days.Of(now, state.Brief.TimeZone)).FirstOrDefault(g => g.Field == input.Field) is not { } gap) return Refusal.NotFound("gap of that field");
        if (gap.Kind == RfpGapKind.Missing) return Refusal.WrongState("missing", "Nothing is written there; write it first.");
        var kept = new KeptWording { Field = gap.Field, Fingerprint = KeptWording.FingerprintOf(gap, state.Brief), Reason = reason, By = actor.PersonId };
        if (selection.Find<KeptWording>(kept.RowKey) is { } before && before.Fingerprint == kept.Fingerprint) return Outcome.AlreadyDone;
        return new Change().Put(kept).Note("rfp.wording_kept", kept.RowKey, null, EnumNames.Of(gap.Kind), reason).Wake(Instances.Rfp(selection.Id, state.RfpRound));
    }
}
