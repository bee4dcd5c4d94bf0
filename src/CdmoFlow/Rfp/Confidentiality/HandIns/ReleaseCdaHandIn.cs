using CdmoFlow.People;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality.HandIns;

/// <summary>A project manager lets a handed-in text be read that no scanner could look into. What is infected or refused was never taken.</summary>
public static class ReleaseCdaHandIn
{
    /// <summary>Releases it; a second time changes nothing.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, int number, ReleaseFileInput input, Actor actor)
    {
        var (cda, refusal) = CdaChange.Find(selection, cdmoId, actor);
        if (cda is null) return refusal!;
        if (selection.Find<CdaHandIn>(CdaHandIn.KeyOf(cdmoId, number)) is not { } handIn) return Refusal.NotFound("text of that number");
        if (handIn.IsReadable) return Outcome.AlreadyDone;
        if (handIn.File.Finding is not { Verdict: FileVerdict.NotScanned }) return Refusal.WrongState("never-released", "Only a file that could not be looked into is released.");
        if ((input.Reason?.Trim().Length ?? 0) is < 10 or > 2000) return Refusal.Invalid("reason", "Type why it may be handed out, ten to 2,000 characters.");
        var released = handIn with { ReleasedBy = actor.PersonId };
        return CdaFiles.Put(new Change().Put(released).Note("cda.hand_in_released", released.RowKey), released.File, input.Reason);
    }
}
