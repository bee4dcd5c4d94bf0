using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Evaluation;

/// <summary>A warning sign somebody saw.</summary>
/// <param name="CdmoId">On whom.</param>
/// <param name="FlagKey">Key of the domain list.</param>
/// <param name="Evidence">What was seen, at least ten characters.</param>
public sealed record FlagInput(string? CdmoId, string? FlagKey, string? Evidence);

/// <summary>Any team member raises a red flag; a project manager confirms or dismisses it.</summary>
public static class RaiseFlag
{
    /// <summary>Raises the flag "to confirm". One that was dismissed may be raised again with new evidence.</summary>
    public static Outcome Decide(Selection selection, FlagInput input, Actor actor, DateTimeOffset now)
    {
        if (selection.State.Team.All(m => m.PersonId != actor.PersonId)) return Refusal.Forbidden("Only the team raises flags.");
        List<FieldError> errors = [];
        var evidence = input.Evidence?.Trim() ?? "";
        if (selection.Candidate(input.CdmoId ?? "") is not { } candidate || candidate.Standing == Longlist.CandidateStanding.Proposed) errors.Add(new("cdmoId", "Choose a CDMO of this selection."));
        if (RedFlag.All.All(f => f.Key != input.FlagKey)) errors.Add(new("flagKey", "Choose one of the red flags of the list."));
        if (evidence.Length is < 10 or > 2000) errors.Add(new("evidence", "Say what was seen, 10 to 2000 characters."));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (selection.State.HasEnded) return Refusal.WrongStage(selection, "it has ended and takes no more flags.");
        var existing = selection.Find<Flag>(Flag.KeyOf(input.CdmoId!, input.FlagKey!));
        if (existing is not null && string.Equals(existing.Evidence, evidence, StringComparison.Ordinal)) return Outcome.AlreadyDone;
        if (existing is { State: not FlagState.Dismissed }) return Refusal.WrongState("flag-raised", $"This flag is raised already and {EnumNames.Of(existing.State)}.");
        var change = new Change();
        Add(change, selection, input.CdmoId!, input.FlagKey!, evidence, now);
        return change;
    }

    /// <summary>Adds a flag to a change, for rules that raise one; a flag that stands is left as it is.</summary>
    internal static void Add(Change change, Selection selection, string cdmoId, string flagKey, string evidence, DateTimeOffset now)
    {
        var existing = selection.Find<Flag>(Flag.KeyOf(cdmoId, flagKey));
        if (existing is { State: not FlagState.Dismissed }) return;
        var flag = new Flag { CdmoId = cdmoId, FlagKey = flagKey, Evidence = evidence, RaisedAt = now };
        change.Put(flag).Note("flag.raised", flag.RowKey, existing is null ? null : EnumNames.Of(existing.State), EnumNames.Of(flag.State));
    }
}
