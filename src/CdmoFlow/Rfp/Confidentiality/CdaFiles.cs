using System.Globalization;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>The stored texts of a confidentiality agreement: those of its rounds and the signed copy. The CDMO may read them, because it is a party.</summary>
public static class CdaFiles
{
    /// <summary>Largest file, in bytes.</summary>
    public const long Largest = 20_000_000;

    /// <summary>Id of the text of a round.</summary>
    public static string RoundId(string cdmoId, int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix(cdmoId)}round-{number}");

    /// <summary>Id of the signed copy. Each has its own, so that an earlier one stays readable; the number counts the copies.</summary>
    public static string CopyId(string cdmoId, int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix(cdmoId)}signed-{number}");

    /// <summary>True for a document of that CDMO's agreement.</summary>
    public static bool IsOf(string cdmoId, string documentId) => documentId.StartsWith(Prefix(cdmoId), StringComparison.Ordinal);

    /// <summary>The document as a text of the agreement: sealed, and shared with its other party.</summary>
    public static StoredDocument Shared(string cdmoId, string id, StoredDocument stored) => stored with { Id = id, SharedWith = [cdmoId] };

    /// <summary>The signed copies of the agreement with a CDMO that are stored already, earlier ones among them.</summary>
    public static IReadOnlyList<StoredDocument> Copies(Selection selection, string cdmoId) =>
        [.. selection.Documents.Where(d => d.Id.StartsWith($"{Prefix(cdmoId)}signed-", StringComparison.Ordinal))];

    // A company id is made of letters, digits and dashes: the underscore keeps one from being the beginning of another.
    private static string Prefix(string cdmoId) => $"cda-{cdmoId}_";
}
