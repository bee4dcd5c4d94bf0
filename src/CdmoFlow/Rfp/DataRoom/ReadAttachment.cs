using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.DataRoom;

/// <summary>Somebody reads a file of the data room: the team every version that is found clean, a CDMO what went out to it. The trail has each person once for each version.</summary>
public static class ReadAttachment
{
    /// <summary>The version if this person may read it at this moment, or why not.</summary>
    public static (Attachment? Attachment, Refusal? Refusal) Find(Selection selection, int number, int version, Actor actor, DateTimeOffset now)
    {
        // Who may not see a file does not learn that it exists.
        var attachment = actor.CdmoId is { } cdmoId
            ? DataRooms.For(selection, cdmoId, now).FirstOrDefault(a => a.Number == number && a.Version == version)
            : selection.Find<Attachment>(Attachment.KeyOf(number, version));
        if (attachment is null) return (null, Refusal.NotFound("such file in the data room"));
        return attachment.IsReadable
            ? (attachment, null)
            : (null, Refusal.WrongState("not-clean", "This file is not found clean and stays closed. It can be read once its checks have ended well, or once the project manager has released it."));
    }

    /// <summary>Notes the reading.</summary>
    public static Outcome Decide(Selection selection, int number, int version, Actor actor, DateTimeOffset now)
    {
        var (attachment, refusal) = Find(selection, number, version, actor, now);
        if (refusal is not null) return refusal;
        if (attachment!.ReadBy.Contains(actor.PersonId, StringComparer.Ordinal)) return Outcome.AlreadyDone;
        return new Change().Put(attachment with { ReadBy = [.. attachment.ReadBy, actor.PersonId] }).Note("attachment.read", attachment.RowKey, null, actor.CdmoId);
    }
}
