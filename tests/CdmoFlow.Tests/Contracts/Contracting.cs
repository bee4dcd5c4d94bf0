using CdmoFlow.Contracts;
using CdmoFlow.Decision;
using CdmoFlow.Records;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Decision;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Contracts;

/// <summary>The contract with alpha has begun, bravo is in reserve; due in 90 days.</summary>
internal static class Contracting
{
    internal static readonly string Hash = new('b', 64);

    internal static Selection Begun()
    {
        var selection = Shortlisted.Awarded().WithInvitation("alpha").WithInvitation("bravo").WithInvitation("charlie").Build();
        var change = new Change();
        AwardGate.Apply(change, selection, approved: true, Given.Now);
        return selection.After(change);
    }

    internal static Selection Issued(Selection? begun = null)
    {
        var selection = begun ?? Begun();
        RenderedAgreement[] rendered = [.. Enum.GetValues<AgreementKind>().Select(kind => new RenderedAgreement(kind, [Document(selection, kind, "html"), Document(selection, kind, "pdf"), Document(selection, kind, "docx")]))];
        return selection.After(IssueAgreements.Due(selection, $"{selection.State.ContractRound}", rendered));
    }

    internal static Selection Executed(params AgreementKind[] kinds)
    {
        var selection = Issued();
        var change = new Change();
        foreach (var kind in kinds) change.Put(CurrentAgreements.Find(selection, kind)!.Bound(Given.Now));
        return selection.After(change);
    }

    internal static StoredDocument Document(Selection selection, AgreementKind kind, string form) => new()
    {
        Id = $"{IssueAgreements.DocumentId(selection, kind)}-{form}",
        FileName = "a.pdf",
        ContentType = "application/pdf",
        BlobName = "b",
        Length = 1,
        Sha256 = Hash,
        At = Given.Now,
        SharedWith = ["alpha"],
    };
}
