using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Sending;

/// <summary>The wish to send the RFP.</summary>
/// <param name="Confirm">True: the recipients and their mails were looked at.</param>
public sealed record SendRfpInput(bool? Confirm);

/// <summary>The one action that sends the RFP: every precondition is checked, then it is rendered and goes out with what was prepared for each company.</summary>
public static class SendRfp
{
    /// <summary>Notes who sends it and lets the stage go on; a refusal names every precondition that is not met.</summary>
    public static Outcome Decide(Selection selection, SendRfpInput input, Actor actor, DateTimeOffset now)
    {
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("Only the project manager sends the RFP.");
        var (state, sending) = (selection.State, RfpSending.Of(selection));
        if (sending.SentBy is not null) return Outcome.AlreadyDone;
        if (state.Stage > Stage.RfpPreparation) return Refusal.WrongStage(selection, "this RFP has gone out.");
        if (input.Confirm != true) return Refusal.Invalid("confirm", "Confirm that you have looked at the recipients and their mails.");
        var unmet = Precondition.Of(selection, now).Where(p => !p.IsMet).ToList();
        if (unmet.Count > 0) return Refusal.WrongState("not-ready", $"The RFP cannot be sent yet. {string.Join(' ', unmet.Select(Sentence))}");
        return new Change()
            .Put(sending with { SentBy = actor.PersonId, SentAt = now })
            .Note("rfp.sending_decided", sending.RowKey, null, $"to {Recipient.Of(selection, now).Count(r => r.LeftOut is null)}")
            .Wake(Instances.Rfp(selection.Id, state.RfpRound));
    }

    private static string Sentence(Precondition unmet)
    {
        var named = unmet.Missing.Count == 0 ? "" : $" ({string.Join(", ", unmet.Missing)})";
        return unmet.Kind switch
        {
            PreconditionKind.Agreements => $"The confidentiality agreements are not settled{named}.",
            PreconditionKind.Text => $"The text is not complete{named}.",
            PreconditionKind.DataRoom => $"Files of the data room are not found clean{named}.",
            PreconditionKind.Contacts => $"There is nobody to write to{named}: name a contact, or leave the company out with a reason.",
            _ => "Nobody would receive it.",
        };
    }
}
