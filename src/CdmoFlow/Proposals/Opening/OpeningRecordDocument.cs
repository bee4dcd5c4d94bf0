using System.Globalization;
using CdmoFlow.Records;
using CdmoFlow.Records.Documents;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Opening;

/// <summary>The record of the opening as a document.</summary>
public static class OpeningRecordDocument
{
    /// <summary>Builds it; the prices follow where they were opened apart.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="proposals">The opening of the proposals.</param>
    /// <param name="prices">That of the prices; null where they were not opened apart, or not yet.</param>
    /// <param name="nameOf">The name of a person.</param>
    public static Document Build(Selection selection, OpeningRecord proposals, OpeningRecord? prices, Func<string, string> nameOf) => new(
        "Record of the opening",
        $"{selection.State.Title} · reference {selection.Id}",
        [
            .. Part(selection, "Opening of the proposals", proposals, nameOf),
            .. prices is null ? [] : Part(selection, "Opening of the prices", prices, nameOf),
            new Note("Every hash is SHA-256. The content hash covers answers, prices and terms; the hash over the files covers the content of every file. Both stand in the audit trail since the version was sealed."),
        ]);

    private static IEnumerable<Block> Part(Selection selection, string title, OpeningRecord record, Func<string, string> nameOf)
    {
        var zone = selection.State.Brief.TimeZone;
        yield return new Heading(1, title);
        yield return new KeyValues(
        [
            .. record.Confirmed.Select((c, i) => new KeyValue(string.Create(CultureInfo.InvariantCulture, $"Person {i + 1}"), $"{nameOf(c.PersonId)}, {Zones.Format(c.At, zone)}")),
            new KeyValue("Opened (UTC)", record.OpenedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC"),
            new KeyValue("Proposals", record.Versions.Count.ToString(CultureInfo.InvariantCulture)),
        ]);
        foreach (var version in record.Versions)
        {
            var seal = version.Seal;
            yield return new Heading(2, string.Create(CultureInfo.InvariantCulture, $"{selection.NameOf(seal.CdmoId)}, version {seal.Version}"));
            yield return new KeyValues(
            [
                new KeyValue("Received", Zones.Format(seal.SubmittedAt, zone)),
                new KeyValue("Content hash", seal.Anchor),
                new KeyValue("Hash over the files", seal.FilesSha256 ?? "Not noted when this version was sealed."),
                new KeyValue("As sealed", version.IsAsSealed switch { true => "Yes", false => "No: the content is not what was sealed", null => "The content is not in this installation" }),
                .. version.ReplacedBy is { } later ? (KeyValue[])[new KeyValue("Replaced", string.Create(CultureInfo.InvariantCulture, $"A file was replaced later, in its window: version {later}"))] : [],
            ]);
            yield return new Table(
                string.Create(CultureInfo.InvariantCulture, $"Files of {selection.NameOf(seal.CdmoId)}"),
                ["File", "Size", "SHA-256"],
                [.. version.Files.Select(IReadOnlyList<string> (f) => [f.Number.ToString(CultureInfo.InvariantCulture), Text.Size(f.Length), f.Sha256 ?? "unknown"])]);
        }
    }
}
