using CdmoFlow.Functions.Operations;
using CdmoFlow.Functions.People;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Mail;
using CdmoFlow.Mail.Notifications;
using CdmoFlow.Mail.Outbox;
using CdmoFlow.People;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Mail;

/// <summary>Sends the mails of one commit: claim, send, confirm. A crash between sending and confirming repeats one mail with the same id. A mail that cannot be sent never holds up the others.</summary>
public sealed class SendMails(
    OutboxStore outbox, CopyRoomMails copies, SettingsStore settings, HeldNotices held, SelectionStore selections, SelectionIndex index, PeopleStore people, MailLinks links, WriteMail writer, MailCalendar calendar, MessageIds ids, MailPace pace, SendGridMailer mailer, Desk desk, TimeProvider clock,
    ILogger<SendMails> logger)
{
    private const int ConfirmTries = 8;
    private static readonly TimeSpan ConfirmAfter = TimeSpan.FromMilliseconds(125);

    /// <summary>Answers how many mails were sent now; throws a transient fault while the service cannot take one, after trying the others.</summary>
    [Function(nameof(SendMails))]
    public Task<int> Run([ActivityTrigger] MailBatch batch, [DurableClient] DurableTaskClient client) => TransientFaultException.GuardAsync(async () =>
    {
        var id = batch.SelectionId;
        var state = await selections.PeekAsync(id) ?? throw new InvalidOperationException($"Selection {id} does not exist.");
        var sent = 0;
        (OutboxMail Mail, Exception Fault)? away = null;
        foreach (var mail in await copies.OfCommitAsync(id, batch.Sequence))
        {
            // On the row as it is now: the service may have reported an earlier try in the meantime.
            if (await outbox.UpdateAsync(id, mail.Id, m => m with { State = OutboxState.Claimed, ClaimedAt = clock.GetUtcNow(), Attempts = m.Attempts + 1 }) is not { } claimed) continue;
            try
            {
                var became = await SendAsync(state, claimed);
                await ConfirmAsync(id, mail.Id, became);
                sent++;
            }
            catch (Exception fault) when (TransientFaultException.IsTransient(fault))
            {
                away = (claimed, fault);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                ProductMetrics.MailGivenUp();
                // Told first: a crash in between repeats the try, and the failure is not lost.
                logger.LogWarning("Mail {MailId} of selection {SelectionId} is given up after {Fault}.", mail.Id, id, fault.GetType().Name);
                await TellAsync(id, client, selection => MailAttention.GivenUp(selection, claimed));
                await outbox.UpdateAsync(id, mail.Id, m => m with { State = OutboxState.Failed, Failure = fault is MailRefusedException ? fault.Message : "The mail could not be written." });
            }
        }

        if (away is var (waiting, why))
        {
            if (waiting.Attempts >= MailAttention.TryToTell) await TellAsync(id, client, selection => MailAttention.Late(selection, waiting));
            throw new TransientFaultException(why);
        }

        await index.SettleMailsAsync(id, batch.Sequence);
        if (state.Needs(MailAttention.Waiting)) await TellAsync(id, client, MailAttention.Recovered);
        return sent;
    });

    /// <summary>The mail has left: whoever gives up now sends it a second time. So storage gets a minute before the fault is passed on.</summary>
    private async Task ConfirmAsync(string selectionId, string mailId, OutboxState became)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await outbox.UpdateAsync(selectionId, mailId, m => m with { State = became, SentAt = became == OutboxState.Sent ? clock.GetUtcNow() : null });
                return;
            }
            catch (Exception away) when (attempt < ConfirmTries && TransientFaultException.IsTransient(away))
            {
                await Task.Delay(ConfirmAfter * (1 << attempt));
            }
        }
    }

    private async Task TellAsync(string selectionId, DurableTaskClient client, Func<Selection, Outcome> decide)
    {
        var verdict = await desk.DecideAsync(selectionId, Actor.System, client, (selection, _) => decide(selection));
        if (verdict.Refusal is { } busy) throw new TimeoutException(busy.Detail);
    }

    private async Task<OutboxState> SendAsync(SelectionState state, OutboxMail mail)
    {
        var person = await people.FindAsync(mail.Order.ToPersonId) ?? throw new MailRefusedException("The recipient is no longer in the people table.");
        if (person.IsAnonymous) throw new MailRefusedException("The recipient was anonymised after the retention period.");
        var content = await writer.ForRecipientAsync(state, mail.Order, person.Name, await links.AddressAsync(state.Id, mail.Order));
        switch (await ModeAsync(state, person, mail.Order.Template))
        {
            case NotificationMode.Off:
                return OutboxState.Unwanted;
            case NotificationMode.Digest:
                await held.AddAsync(new HeldNotice(person.Id, state.Id, mail.Id, content.Subject, mail.Order.Link.Path ?? $"/selections/{state.Id}", mail.QueuedAt));
                return OutboxState.InDigest;
            default:
                await pace.WaitAsync();
                await mailer.SendAsync(new OutgoingMail(await ids.OfMailAsync(state.Id, mail.Id), person.Email, person.Name, content, await calendar.OfAsync(state, mail.Order)), CancellationToken.None);
                return OutboxState.Sent;
        }
    }

    private async Task<NotificationMode> ModeAsync(SelectionState state, Person person, string template) =>
        person.CdmoId is null && NotificationEvent.Of(template) is { IsFixed: false }
            ? (await settings.FindAsync(person.Id)).ModeOf(template, state.Team.FirstOrDefault(m => m.PersonId == person.Id))
            : NotificationMode.Now;
}
