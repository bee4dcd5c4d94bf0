using System.Globalization;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>The sponsor's standard text of the agreement: it goes to every CDMO for which no other is chosen.</summary>
/// <param name="DocumentId">Id of the stored text; each version has its own.</param>
/// <param name="By">Who stored it; key into the people table.</param>
/// <param name="At">When, UTC.</param>
public sealed record CdaStandard(string DocumentId, string By, DateTimeOffset At) : ISelectionRow
{
    /// <summary>The row key; a selection has one standard text at a time.</summary>
    public const string Key = "cda-standard";

    private const string Begins = "cda_standard-";

    /// <inheritdoc />
    public string RowKey => Key;

    /// <summary>The stored text that stands now; null where there is none.</summary>
    public static StoredDocument? Of(Selection selection) =>
        selection.Find<CdaStandard>(Key) is { } standard ? selection.Find<StoredDocument>(StoredDocument.KeyOf(standard.DocumentId)) : null;

    /// <summary>Id of the next version's document.</summary>
    public static string NextId(Selection selection) =>
        string.Create(CultureInfo.InvariantCulture, $"{Begins}{selection.Documents.Count(d => d.Id.StartsWith(Begins, StringComparison.Ordinal)) + 1}");
}
