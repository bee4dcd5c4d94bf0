using System.Text;
using CdmoFlow.Mail;
using CdmoFlow.Mail.Outbox;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Documents;

namespace CdmoFlow.Functions.Mail;

/// <summary>The dates of an RFP as a calendar file in the mails that announce them.</summary>
public sealed class MailCalendar(SelectionStore selections, TimeProvider clock)
{
    private static readonly string[] Announcing = ["rfp_invitation", "rfp_amended", "deadline_extended", "deadline_extended_own"];

    /// <summary>One attachment with the recipient's own dates for a mail that announces dates, none for others.</summary>
    public async Task<IReadOnlyList<MailAttachment>> OfAsync(SelectionState state, MailOrder order)
    {
        if (order.Link.RoomOf is not { } cdmoId || !Announcing.Contains(order.Template, StringComparer.Ordinal)) return [];
        if (Deadlines.Of(state, await selections.InvitationAsync(state.Id, cdmoId)) is not { } deadline) return [];
        return [new MailAttachment("deadlines.ics", "text/calendar; charset=utf-8; method=PUBLISH", Encoding.UTF8.GetBytes(DeadlineCalendar.Of(state, deadline, clock.GetUtcNow())))];
    }
}
