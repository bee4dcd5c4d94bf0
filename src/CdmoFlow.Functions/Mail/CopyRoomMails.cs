using CdmoFlow.Mail;
using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Mail;

/// <summary>Puts copies for the people of a room into the outbox, beside the mail to its addressee: each has a link, a state, a delivery and a failure of its own. Doing it twice adds nothing.</summary>
public sealed class CopyRoomMails(OutboxStore outbox, SelectionStore selections)
{
    /// <summary>The mails of a commit that still have to leave, with their copies and without those to people who have no place in the room any more.</summary>
    public async Task<IReadOnlyList<OutboxMail>> OfCommitAsync(string selectionId, long sequence)
    {
        var mails = (await outbox.OfCommitAsync(selectionId, sequence)).ToList();
        if (mails.Exists(IsOnItsWay) && mails.Exists(m => m.Order.Link.RoomOf is not null) && await selections.ColleaguesAsync(selectionId) is { Count: > 0 } colleagues)
        {
            foreach (var cdmoId in colleagues.Select(c => c.CdmoId).Where(cdmoId => mails.Exists(m => m.Order.Link.RoomOf == cdmoId)).Distinct(StringComparer.Ordinal).ToList())
                await OfRoomAsync(selectionId, mails, cdmoId, await selections.LeadAsync(selectionId, cdmoId), colleagues);
        }

        return [.. mails.Where(IsOnItsWay)];
    }

    private async Task OfRoomAsync(string selectionId, List<OutboxMail> mails, string cdmoId, string? lead, IReadOnlyList<RoomColleague> colleagues)
    {
        var known = mails.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var mail in mails.Where(m => m.Order.Link.RoomOf == cdmoId).ToList())
        {
            foreach (var copy in RoomCopies.IsToAll(mail) ? RoomCopies.Of(mail, lead, colleagues).Where(c => !known.Contains(c.Id)) : [])
            {
                await outbox.AddAsync(selectionId, copy);
                mails.Add(copy);
            }

            if (!IsOnItsWay(mail) || !RoomCopies.HasLeft(mail, lead, colleagues)) continue;
            await outbox.UpdateAsync(selectionId, mail.Id, m => m with { State = OutboxState.Withheld });
            mails.Remove(mail);
        }
    }

    private static bool IsOnItsWay(OutboxMail mail) => mail.State is OutboxState.Queued or OutboxState.Claimed;
}
