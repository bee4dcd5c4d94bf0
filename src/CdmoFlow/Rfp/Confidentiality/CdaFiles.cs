using System.Globalization;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>The stored texts of a confidentiality agreement: those of its rounds and the signed copy. The CDMO may read them, because it is a party.</summary>
public static class CdaFiles
{
    /// <summary>Largest file, in bytes.</summary>
    public const long Largest = 20_000_000;

    /// <summary>Id of a text that the sponsor sent, before any round; the number counts them.</summary>
    public static string TextId(string cdmoId, int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix(cdmoId)}text-{number}");

    /// <summary>Id of a text that the CDMO handed in in its room; the number is that of the hand-in.</summary>
    public static string HandedInId(string cdmoId, int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix(cdmoId)}in-{number}");

    /// <summary>Stands in the place of a CDMO where its uploads for the agreement are kept, apart from those of its proposal; no company can have such an id.</summary>
    public static string UploadsOf(string cdmoId) => $"$cda-{cdmoId}";

    /// <summary>Id of the text of a round.</summary>
    public static string RoundId(string cdmoId, int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix(cdmoId)}round-{number}");

    /// <summary>Id of the signed copy. Each has its own, so that an earlier one stays readable; the number counts the copies.</summary>
    public static string CopyId(string cdmoId, int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix(cdmoId)}signed-{number}");

    /// <summary>True for a document of that CDMO's agreement.</summary>
    public static bool IsOf(string cdmoId, string documentId) => documentId.StartsWith(Prefix(cdmoId), StringComparison.Ordinal);

    /// <summary>The document as a text of the agreement: sealed, and shared with its other party.</summary>
    public static StoredDocument Shared(string cdmoId, string id, StoredDocument stored) => stored with { Id = id, SharedWith = [cdmoId] };

    /// <summary>Stores a text that was handed in, with what its checks found and, where nobody could look into it, why it is handed out all the same.</summary>
    public static Change Put(Change change, StoredDocument text, string? because)
    {
        change.Put(text);
        if (text.Finding is not { } finding) return change;
        var found = finding.Verdict == FileVerdict.Clean ? EnumNames.Of(finding.Verdict) : $"{EnumNames.Of(finding.Verdict)}, {EnumNames.Of(finding.Reason)}";
        return change.Note("document.checked", text.RowKey, null, found, finding.Verdict == FileVerdict.NotScanned ? because?.Trim() : null);
    }

    /// <summary>The texts that the sponsor sent to a CDMO, earlier ones among them.</summary>
    public static IReadOnlyList<StoredDocument> Texts(Selection selection, string cdmoId) =>
        [.. selection.Documents.Where(d => d.Id.StartsWith($"{Prefix(cdmoId)}text-", StringComparison.Ordinal))];

    /// <summary>The signed copies of the agreement with a CDMO that are stored already, earlier ones among them.</summary>
    public static IReadOnlyList<StoredDocument> Copies(Selection selection, string cdmoId) =>
        [.. selection.Documents.Where(d => d.Id.StartsWith($"{Prefix(cdmoId)}signed-", StringComparison.Ordinal))];

    // A company id is made of letters, digits and dashes: the underscore keeps one from being the beginning of another.
    private static string Prefix(string cdmoId) => $"cda-{cdmoId}_";
}
