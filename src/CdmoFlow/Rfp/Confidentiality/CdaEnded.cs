using CdmoFlow.Longlist;
using CdmoFlow.Mail;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>An agreement in force has run out or was ended: the project manager must act, and the CDMO learns why its room shows less.</summary>
internal static class CdaEnded
{
    /// <summary>Adds both to the change that ends it.</summary>
    public static void Tell(Change change, Selection selection, Cda ended)
    {
        var state = change.Rows.OfType<SelectionState>().LastOrDefault() ?? selection.State;
        var name = selection.NameOf(ended.CdmoId);
        var sentence = Attention.CdaEnded(name);
        if (!state.Needs(sentence))
        {
            change.Put(state.Needing(sentence));
            foreach (var manager in selection.ProjectManagers) change.Mail(MailOrder.Of("needs_attention", manager, MailLink.Page(CdaUpkeep.PathOf(selection, ended.CdmoId)), ("what", sentence)));
        }

        // Who has no invitation yet gets none; a renewal brings it back.
        if (state.Stage < Stage.RfpIssued && selection.Candidate(ended.CdmoId) is { Standing: CandidateStanding.Longlisted } candidate)
            change.Put(candidate with { Standing = CandidateStanding.Eliminated, LeftBecause = "Its confidentiality agreement is no longer in force." });
        if (selection.Candidate(ended.CdmoId)?.ContactPersonId is { } contact)
            change.Mail(MailOrder.Of("cda_ended", contact, MailLink.Room(ended.CdmoId), ("cdmo", name), ("how", ended.State == CdaState.Terminated ? "was ended" : "has run out")));
    }
}
