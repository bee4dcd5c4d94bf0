using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>The end of an agreement before its time.</summary>
/// <param name="On">Day of the termination; today unless given.</param>
/// <param name="Reason">Who ended it and why, at least ten characters.</param>
public sealed record TerminateCdaInput(DateOnly? On, string? Reason);

/// <summary>Records that a side ended the agreement. Nothing more is disclosed to the CDMO; what it was told stays confidential as agreed.</summary>
public static class TerminateCda
{
    /// <summary>Ends it and tells the CDMO's contact.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, TerminateCdaInput input, Actor actor, DateTimeOffset now)
    {
        var (cda, refusal) = CdaChange.Find(selection, cdmoId, actor);
        if (cda is null) return refusal!;
        var reason = input.Reason?.Trim() ?? "";
        var today = Days.Of(now, selection.State.Brief.TimeZone);
        if (reason.Length is < 10 or > 1000) return Refusal.Invalid("reason", "Type who ended it and why, ten to 1,000 characters.");
        if (input.On > today) return Refusal.Invalid("on", "Record the termination on the day on which it takes effect.");
        if (cda.State == CdaState.Terminated) return Outcome.AlreadyDone;
        if (CdaChange.Check(cda, CdaMove.Terminate) is { } impossible) return impossible;
        var after = cda with { State = CdaState.Terminated, TerminatedOn = input.On ?? today, MovedAt = now };
        var change = CdaChange.To(selection, cda, after, "cda.terminated", reason, now);
        CdaEnded.Tell(change, selection, after);
        return change;
    }
}
