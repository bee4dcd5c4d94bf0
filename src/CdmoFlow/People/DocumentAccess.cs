using CdmoFlow.Records;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Selections;

namespace CdmoFlow.People;

/// <summary>Who may read a stored document beside passing the route's rule.</summary>
public static class DocumentAccess
{
    /// <summary>The team reads all of its selection; a CDMO only what was shared with it, and while its confidentiality agreement is in force.</summary>
    public static bool May(Visitor visitor, Selection selection, StoredDocument document, DateTimeOffset now) =>
        visitor.IsSponsor || Disclosure.May(selection, visitor.RoomCdmoId!, document, now);
}
