using CdmoFlow.Functions.People;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Mail;
using CdmoFlow.Mail.Outbox;
using CdmoFlow.Mail.Templates;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Mail;

/// <summary>Sends the mails of one commit: claim, send, confirm. A crash between sending and confirming repeats one mail with the same id.</summary>
public sealed class SendMails(OutboxStore outbox, SelectionStore selections, SelectionIndex index, PeopleStore people, MailLinks links, SubmissionFiles files, MailTemplates templates, SendGridMailer mailer, TimeProvider clock, ILogger<SendMails> logger)
{
    /// <summary>Answers how many mails were sent now; throws a transient fault while the service cannot take one, after trying the others.</summary>
    [Function(nameof(SendMails))]
    public Task<int> Run([ActivityTrigger] MailBatch batch) => TransientFaultException.GuardAsync(async () =>
    {
        var state = await selections.PeekAsync(batch.SelectionId) ?? throw new InvalidOperationException($"Selection {batch.SelectionId} does not exist.");
        var sent = 0;
        Exception? away = null;
        foreach (var mail in (await outbox.OfCommitAsync(batch.SelectionId, batch.Sequence)).Where(m => m.State is OutboxState.Queued or OutboxState.Claimed))
        {
            var claimed = mail with { State = OutboxState.Claimed, ClaimedAt = clock.GetUtcNow(), Attempts = mail.Attempts + 1 };
            await outbox.SaveAsync(batch.SelectionId, claimed);
            try
            {
                await SendAsync(state, claimed);
                await outbox.SaveAsync(batch.SelectionId, claimed with { State = OutboxState.Sent, SentAt = clock.GetUtcNow() });
                sent++;
            }
            catch (MailRefusedException refused)
            {
                logger.LogWarning("Mail {MailId} of selection {SelectionId} was refused for good.", mail.Id, batch.SelectionId);
                await outbox.SaveAsync(batch.SelectionId, claimed with { State = OutboxState.Failed, Failure = refused.Message });
            }
            catch (Exception fault) when (TransientFaultException.IsTransient(fault))
            {
                away = fault;
            }
        }

        if (away is not null) throw new TransientFaultException(away);
        await index.SettleMailsAsync(batch.SelectionId, batch.Sequence);
        return sent;
    });

    private async Task SendAsync(SelectionState state, OutboxMail mail)
    {
        var person = await people.FindAsync(mail.Order.ToPersonId) ?? throw new MailRefusedException("The recipient is no longer in the people table.");
        var values = new Dictionary<string, string>(mail.Order.Values, StringComparer.Ordinal)
        {
            ["recipient"] = person.Name,
            ["selection"] = state.Title,
            ["sponsor"] = state.Brief.Sponsor,
            ["link"] = await links.AddressAsync(state.Id, mail.Order),
        };
        await files.AddAsync(state.Id, mail.Order, values);
        await mailer.SendAsync(new OutgoingMail($"{state.Id}-{mail.Id}", person.Email, person.Name, templates.Render(mail.Order.Template, values), []), CancellationToken.None);
    }
}
