using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Evaluation;

/// <summary>How a flag is judged.</summary>
/// <param name="Verdict"><c>confirm</c> or <c>dismiss</c>.</param>
/// <param name="Reason">Why, at least ten characters.</param>
public sealed record FlagResolutionInput(string? Verdict, string? Reason);

/// <summary>The project manager judges a red flag: a rule only suspects.</summary>
public static class ResolveFlag
{
    /// <summary>Confirms or dismisses; a judged flag may be judged anew while the selection runs.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, string flagKey, FlagResolutionInput input, Actor actor, DateTimeOffset now)
    {
        _ = now;
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("Only the project manager judges flags.");
        if (selection.Find<Flag>(Flag.KeyOf(cdmoId, flagKey)) is not { } flag) return Refusal.NotFound("such flag");
        List<FieldError> errors = [];
        var reason = input.Reason?.Trim() ?? "";
        if (input.Verdict is not ("confirm" or "dismiss")) errors.Add(new("verdict", "Choose confirm or dismiss."));
        if (reason.Length < 10) errors.Add(new("reason", "Type the reason, at least ten characters."));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (selection.State.HasEnded) return Refusal.WrongStage(selection, "it has ended and its flags stay as they are.");
        var judged = flag with { State = input.Verdict == "confirm" ? FlagState.Confirmed : FlagState.Dismissed, Reason = reason };
        return judged == flag ? Outcome.AlreadyDone : new Change().Put(judged).Note("flag.judged", flag.RowKey, EnumNames.Of(flag.State), EnumNames.Of(judged.State), reason);
    }
}
