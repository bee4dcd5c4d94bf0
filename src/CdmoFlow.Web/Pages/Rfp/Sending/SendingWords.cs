using CdmoFlow.Rfp.Sending;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Pages.Rfp.Sending;

/// <summary>Preconditions and choices of the sending in the reader's language.</summary>
internal static class SendingWords
{
    /// <summary>What must be so.</summary>
    public static string Of(PreconditionKind kind) => kind switch
    {
        PreconditionKind.Agreements => T.Of("Sending_NeedsAgreements"),
        PreconditionKind.Text => T.Of("Sending_NeedsText"),
        PreconditionKind.DataRoom => T.Of("Sending_NeedsDataRoom"),
        PreconditionKind.Contacts => T.Of("Sending_NeedsContacts"),
        _ => T.Of("Sending_NeedsRecipients"),
    };

    /// <summary>What becomes of a mail, in a word.</summary>
    public static string Of(PreparedChoice choice) => choice switch
    {
        PreparedChoice.Send => T.Of("Sending_ChoiceSend"),
        PreparedChoice.Hold => T.Of("Sending_ChoiceHold"),
        _ => T.Of("Sending_ChoiceLeaveOut"),
    };

    /// <summary>The same as something to choose.</summary>
    public static string ToChoose(PreparedChoice choice) => choice switch
    {
        PreparedChoice.Send => T.Of("Sending_ChooseSend"),
        PreparedChoice.Hold => T.Of("Sending_ChooseHold"),
        _ => T.Of("Sending_ChooseLeaveOut"),
    };
}
