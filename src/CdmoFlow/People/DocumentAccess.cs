using CdmoFlow.Records;

namespace CdmoFlow.People;

/// <summary>Who may read a stored document beside passing the route's rule.</summary>
public static class DocumentAccess
{
    /// <summary>The team reads all of its selection; a CDMO only what was shared with it.</summary>
    public static bool May(Visitor visitor, StoredDocument document) =>
        visitor.IsSponsor || document.SharedWith.Contains(visitor.RoomCdmoId, StringComparer.Ordinal);
}
