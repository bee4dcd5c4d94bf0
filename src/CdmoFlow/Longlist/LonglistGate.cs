using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Selections;

namespace CdmoFlow.Longlist;

/// <summary>What the longlist gate means: approved, a confidentiality agreement is sought with each chosen CDMO; sent back, the project manager chooses again.</summary>
public static class LonglistGate
{
    /// <summary>Adds the consequence to the change that decides the gate.</summary>
    public static void Apply(Change change, Selection selection, bool approved, DateTimeOffset now)
    {
        var state = selection.State;
        change.Wake(Instances.Longlist(selection.Id));
        if (!approved)
        {
            foreach (var candidate in selection.Candidates.Where(c => c.Chosen))
                change.Put(candidate with { Chosen = false, Standing = CandidateStanding.Proposed });
            var again = now.AddDays(state.Brief.Schedule.LonglistGateDays);
            change.Put(state.Enter(Stage.Longlist, now, again)).Note("stage.reopened", selection.Id, null, EnumNames.Of(Stage.Longlist));
            return;
        }

        var due = now.AddDays(state.Brief.Schedule.CdaDays);
        change.Put(state.Enter(Stage.Cda, now, due)).Note("stage.entered", selection.Id, EnumNames.Of(state.Stage), EnumNames.Of(Stage.Cda));
        change.Start("CdaOrchestrator", Instances.Cdas(selection.Id), new { SelectionId = selection.Id });
        var text = CdaStandard.Of(selection);
        foreach (var candidate in selection.Candidates.Where(c => c.Chosen))
        {
            var cda = new Cda { CdmoId = candidate.CdmoId, State = CdaState.Sent, SentAt = now, MovedAt = now };
            if (text is not null) CdaSending.Share(change, selection, cda, text);
            else CdaSending.Ask(change.Put(cda), selection, cda);
        }
    }
}
