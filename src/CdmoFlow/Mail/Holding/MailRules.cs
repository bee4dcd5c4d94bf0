using CdmoFlow.Selections;

namespace CdmoFlow.Mail.Holding;

/// <summary>Whether the mails of a selection leave by themselves or wait until a project manager has read them.</summary>
public sealed record MailRules : ISelectionRow
{
    /// <summary>The row key; one per selection.</summary>
    public const string Key = "mail-rules";

    /// <summary>What holds until the project manager says otherwise: mails leave by themselves.</summary>
    public static MailRules Standard { get; } = new();

    // A receipt answers an act of the CDMO, a link is personal or replaces one that may be lost, and a reminder that waits is none.
    private static readonly string[] AtOnce = ["submission_receipt", "submission_withdrawn", "submission_confirmed", "submission_late", "room_link", "colleague_link", "room_lead", "file_not_accepted"];

    /// <inheritdoc />
    public string RowKey => Key;

    /// <summary>True when mails to the CDMOs wait for release.</summary>
    public bool HoldForCdmos { get; init; }

    /// <summary>True when this mail waits.</summary>
    public bool Holds(MailOrder order) =>
        !order.IsReleased && (order.Waits || HoldForCdmos) && order.Link.CdmoId is not null && !AtOnce.Contains(order.Template, StringComparer.Ordinal) && !order.Template.EndsWith("_reminder", StringComparison.Ordinal);
}
