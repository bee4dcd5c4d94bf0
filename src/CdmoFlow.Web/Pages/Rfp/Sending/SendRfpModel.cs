using CdmoFlow.Rfp.Sending;
using CdmoFlow.Selections;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Web.Pages.Rfp.Sending;

/// <summary>What stands before the sending of the RFP.</summary>
/// <param name="Of">The selection with names.</param>
/// <param name="ReaderId">Who looks at it.</param>
/// <param name="Preconditions">Everything that must be so.</param>
/// <param name="Mails">The companies of the longlist with the mail that each would get now.</param>
public sealed record SendRfpModel(SelectionModel Of, string ReaderId, IReadOnlyList<Precondition> Preconditions, IReadOnlyList<MailPreview> Mails)
{
    /// <summary>True for a project manager, who prepares and sends.</summary>
    public bool Manages => Of.Selection.ProjectManagers.Contains(ReaderId, StringComparer.Ordinal);

    /// <summary>True while mails can be prepared.</summary>
    public bool IsOpen => Of.Selection.State.Stage is Stage.Cda or Stage.RfpPreparation;

    /// <summary>Those who get it.</summary>
    public IEnumerable<MailPreview> Receiving => Mails.Where(m => m.Recipient.LeftOut is null);

    /// <summary>Those who do not.</summary>
    public IEnumerable<MailPreview> LeftOut => Mails.Where(m => m.Recipient.LeftOut is not null);
}

/// <summary>A company with its mail as it would leave now, a placeholder in the place of the personal link.</summary>
/// <param name="Recipient">The company.</param>
/// <param name="Subject">Subject line; null where there is nobody to write to.</param>
/// <param name="Text">The part in plain text.</param>
/// <param name="Html">The part in HTML.</param>
public sealed record MailPreview(Recipient Recipient, string? Subject, string? Text, string? Html);
