using CdmoFlow.Mail.Holding;
using CdmoFlow.Rfp.Sending;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Writing;

/// <summary>
/// The selection as a CDMO's room will show it: once the RFP is out, as it is; before, as if it were issued at this instant and that company's agreement were executed. Nothing of it is ever stored.
/// </summary>
public static class RoomPreview
{
    /// <summary>The companies whose room can be looked at: those invited, before the issue those chosen for the longlist.</summary>
    public static IReadOnlyList<string> Companies(Selection selection) => selection.State.Stage < Stage.RfpIssued
        ? [.. selection.Candidates.Where(c => c is { Chosen: true, ContactPersonId: not null }).Select(c => c.CdmoId)]
        : [.. selection.Invitations.Where(i => i.State != InvitationState.Prepared).Select(i => i.CdmoId)];

    /// <summary>The selection to show; null for a company that has no room.</summary>
    public static Selection? Of(Selection selection, string cdmoId, DateTimeOffset now)
    {
        if (!Companies(selection).Contains(cdmoId, StringComparer.Ordinal)) return null;
        if (selection.State.Stage >= Stage.RfpIssued) return selection;
        var terms = RfpFiles.Terms(selection, now);
        var before = selection.Find<Cda>(Cda.KeyOf(cdmoId)) ?? new Cda { CdmoId = cdmoId, State = CdaState.Sent };
        var ready = selection.After(new Change()
            .Put(selection.State with { Stage = Stage.RfpPreparation, RfpDeadline = terms.Deadline, QuestionsUntil = terms.QuestionsClose, AnswersUntil = terms.AnswersBy })
            .Put(before with { State = CdaState.Executed })
            .Put(new PreparedMail { CdmoId = cdmoId, Round = selection.State.RfpRound, Choice = PreparedChoice.Send, By = "", At = now })
            .Put(MailRules.Standard));
        return ready.After(IssueRfp.Due(ready, now));
    }
}
