using System.Globalization;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Contracts;

/// <summary>A rendered agreement in all its forms; the PDF is what is signed, the others are to read and to comment on.</summary>
public sealed record RenderedAgreement(AgreementKind Kind, IReadOnlyList<StoredDocument> Forms)
{
    /// <summary>What is signed.</summary>
    public StoredDocument Pdf => RenderedForms.Pdf(Forms);
}

/// <summary>Puts the rendered agreements on the table of both sides and asks for signatures, once per CDMO tried.</summary>
public static class IssueAgreements
{
    /// <summary>The agreements that still lack a document in the contract of that number.</summary>
    public static IReadOnlyList<Agreement> Pending(Selection selection, string? key) =>
        selection.State.Stage == Stage.Contract && key == Number(selection)
            ? [.. CurrentAgreements.Of(selection).Where(a => a.DocumentId is null)]
            : [];

    /// <summary>What the drafts say, from the brief and from the qualification of the site.</summary>
    public static AgreementFacts Facts(Selection selection)
    {
        var winner = selection.State.WinnerId!;
        var conditions = selection.Audits.FirstOrDefault(a => a.CdmoId == winner)?.Qualification?.Conditions;
        return new AgreementFacts(selection.State.Brief, selection.Id, selection.NameOf(winner), "", Lines(conditions));
    }

    /// <summary>How the ids of an agreement's documents begin, such as <c>msa-1</c> of <c>msa-1-pdf</c>.</summary>
    public static string DocumentId(Selection selection, AgreementKind kind) => $"{EnumNames.Of(kind)}-{Number(selection)}";

    /// <summary>Stores the documents; what was issued before is left alone.</summary>
    public static Change Due(Selection selection, string? key, IReadOnlyList<RenderedAgreement> rendered)
    {
        var change = new Change();
        List<Agreement> issued = [];
        foreach (var agreement in Pending(selection, key))
        {
            if (rendered.FirstOrDefault(r => r.Kind == agreement.Kind) is not { } document) continue;
            var agreed = agreement with
            {
                DocumentId = document.Pdf.Id,
                DocumentSha256 = document.Pdf.Sha256,
                State = agreement.IsExecuted ? agreement.State : AgreementState.Agreed,
            };
            change.PutAll(document.Forms)
                .Put(agreed)
                .Note("agreement.issued", agreement.RowKey, EnumNames.Of(agreement.State), EnumNames.Of(agreed.State), $"document {document.Pdf.Sha256}");
            if (!agreed.IsExecuted) issued.Add(agreed);
        }

        if (issued.Count > 0) SignatureRequest.Add(change, selection, issued);
        return change;
    }

    private static string Number(Selection selection) => selection.State.ContractRound.ToString(CultureInfo.InvariantCulture);

    private static string[] Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
