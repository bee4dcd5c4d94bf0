using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Amendments;

/// <summary>The documents of an amendment: the addendum itself, and the whole RFP as it reads since.</summary>
public static class AddendumFiles
{
    /// <summary>How the ids of a document's forms begin; the kind is <c>addendum</c> or <c>amended</c>. They begin like the other documents of the round.</summary>
    public static string Id(Amendment amendment, string kind) => FormattableString.Invariant($"{RfpFiles.RoundPrefix(amendment.Round)}{kind}-{amendment.Addendum}");

    /// <summary>True once its documents are recorded.</summary>
    public static bool AreStored(Selection selection, Amendment amendment) => selection.Find<StoredDocument>(StoredDocument.KeyOf($"{Id(amendment, "addendum")}-pdf")) is not null;

    /// <summary>
    /// Records the rendered documents and shares them with everybody who has the RFP; empty when that was done before. The whole RFP is left out once a later amendment is out: it would claim a text that no longer holds.
    /// </summary>
    /// <param name="selection">As it is now.</param>
    /// <param name="amendment">The issued amendment.</param>
    /// <param name="addendum">The addendum in all its forms.</param>
    /// <param name="amended">The RFP as amended, in all its forms.</param>
    public static Change Record(Selection selection, Amendment amendment, IReadOnlyList<StoredDocument> addendum, IReadOnlyList<StoredDocument> amended)
    {
        var change = new Change();
        if (AreStored(selection, amendment)) return change;
        string[] readers = [.. selection.Invitations.Where(i => i.Round == amendment.Round && i.State != InvitationState.Prepared).Select(i => i.CdmoId)];
        var isLast = amendment.Round == selection.State.RfpRound && amendment.Addendum == Addenda.LastAmendment(selection);
        foreach (var document in isLast ? [.. addendum, .. amended] : addendum) change.Put(document with { SharedWith = readers });
        return change.Note("addendum.rendered", amendment.RowKey, null, addendum[0].Sha256);
    }
}
