using CdmoFlow.Evaluation;
using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Records.Exports;

/// <summary>How a selection is taken out.</summary>
/// <param name="CarrySealed">True carries what is still sealed encrypted, so that only an installation with the same keys can restore it; otherwise it is left out.</param>
public sealed record ExportInput(bool? CarrySealed);

/// <summary>Takes a whole selection out as one file. The trail says who did, before the first byte leaves.</summary>
public static class ExportSelection
{
    /// <summary>Notes the export. Whoever has still to score independently does that first: the file holds what the others gave.</summary>
    public static Outcome Decide(Selection selection, ExportInput input, Actor actor)
    {
        var seat = selection.State.Team.FirstOrDefault(m => m.PersonId == actor.PersonId);
        var mayNotSee = seat is not null && Enum.GetValues<ScorePass>().Any(pass => Scorecards.Ranked(selection, pass).Any(r => !ScoreVisibility.MaySee(selection, seat, r.Card.CdmoId, pass)));
        if (mayNotSee) return Refusal.WrongState("score-first", "Hand in your own scores first: the export holds what the others gave, and first scores stay independent.");
        return new Change().Note("selection.exported", selection.Id, null, input.CarrySealed == true ? "sealed carried encrypted" : "sealed left out");
    }
}
