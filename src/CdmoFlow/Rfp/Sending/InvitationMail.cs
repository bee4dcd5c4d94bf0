using CdmoFlow.Longlist;
using CdmoFlow.Mail;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Sending;

/// <summary>The mail that invites a company to the RFP: the one that leaves, and the one that the project manager looks at beforehand.</summary>
public static class InvitationMail
{
    /// <summary>The name of its template.</summary>
    public const string Template = "rfp_invitation";

    /// <summary>The mail to a company's contact with what was prepared for it.</summary>
    /// <param name="selection">The selection as it stands.</param>
    /// <param name="candidate">The company; it has a contact.</param>
    /// <param name="deadline">The last instant at which a proposal of this company counts.</param>
    /// <param name="questionsBy">Until when questions can be asked.</param>
    /// <param name="answersBy">Until when all of them are answered; null for an RFP that was rendered without that date.</param>
    public static MailOrder Order(Selection selection, Candidate candidate, DateTimeOffset deadline, DateTimeOffset questionsBy, DateTimeOffset? answersBy)
    {
        var (brief, prepared) = (selection.State.Brief, PreparedMail.Of(selection, candidate.CdmoId));
        return MailOrder.Of(
            Template,
            candidate.ContactPersonId!,
            MailLink.Room(candidate.CdmoId),
            ("cdmo", candidate.Name),
            ("deadline", Zones.Format(deadline, brief.TimeZone)),
            ("questions_by", Zones.Format(questionsBy, brief.TimeZone)),
            ("answers_by", answersBy is { } answers ? Zones.Format(answers, brief.TimeZone) : ""),
            ("late", Late(brief.RfpRules.Late)),
            ("workpackage", brief.WorkPackage)) with
        {
            Subject = prepared?.Subject,
            Note = prepared?.Note,
            Waits = prepared?.Choice == PreparedChoice.Hold,
        };
    }

    /// <summary>What becomes of a proposal that comes after the deadline, as the RFP says it.</summary>
    internal static string Late(LatePolicy policy) => policy == LatePolicy.Refuse
        ? "The deadline acts by itself, and later submissions are not accepted."
        : "A proposal that arrives later is marked as late and stays sealed; it counts only if the sponsor decides so before the opening, with a reason.";
}
