using CdmoFlow.Storage;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Mail;

/// <summary>
/// The ids under which mails leave: a keyed hash of our own, so that a repeated mail carries the same one and nobody who reads it learns the selection's size, its course, or a place in an order. A row leads from
/// the id back to the mail that it stands for.
/// </summary>
public sealed class MessageIds(SecretKeys keys, MailEventStore events)
{
    /// <summary>The id of a mail in the outbox, made known before it is used.</summary>
    public async Task<string> OfMailAsync(string selectionId, string mailId)
    {
        var id = await OfAsync($"{selectionId}-{mailId}");
        await events.PutIdAsync(id, selectionId, mailId);
        return id;
    }

    /// <summary>The id of a mail that belongs to no selection, such as a code or a summary: what is reported of it has no consequence.</summary>
    public Task<string> OfAsync(string name) => keys.MessageIdAsync(name);

    /// <summary>The mail that a report means; null for none of ours.</summary>
    public async Task<(string SelectionId, string MailId)?> MailOfAsync(string? messageId) => messageId switch
    {
        { Length: 32 } when messageId.All(char.IsAsciiHexDigitLower) => await events.FindIdAsync(messageId),
        // Mails of earlier versions left under selection and mail.
        { Length: > 33 and < 80 } when messageId[32] == '-' && messageId[..32].All(char.IsAsciiHexDigitLower) && messageId[33..].All(c => char.IsAsciiDigit(c) || c == '-') => (messageId[..32], messageId[33..]),
        _ => null,
    };
}
