using System.Text;
using CdmoFlow.Mail;
using CdmoFlow.Mail.Outbox;
using CdmoFlow.Selections;
using CdmoFlow.Web.Documents;

namespace CdmoFlow.Functions.Mail;

/// <summary>The dates of an RFP as a calendar file in the mails that announce them.</summary>
internal static class MailCalendar
{
    private static readonly string[] Announcing = ["rfp_invitation", "deadline_extended"];

    /// <summary>One attachment for a mail that announces dates, none for others.</summary>
    public static IReadOnlyList<MailAttachment> Of(SelectionState state, MailOrder order, DateTimeOffset now) =>
        state.RfpDeadline is { } deadline && Announcing.Contains(order.Template, StringComparer.Ordinal)
            ? [new MailAttachment("deadlines.ics", "text/calendar; charset=utf-8; method=PUBLISH", Encoding.UTF8.GetBytes(DeadlineCalendar.Of(state, deadline, now)))]
            : [];
}
