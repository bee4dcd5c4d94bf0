using System.Globalization;
using CdmoFlow.Records;
using CdmoFlow.Records.Documents;

namespace CdmoFlow.Proposals;

/// <summary>What a submission consisted of when the server took it in.</summary>
/// <param name="Reference">The selection's id.</param>
/// <param name="Title">Program and work package.</param>
/// <param name="Sponsor">Who asked.</param>
/// <param name="Cdmo">Who submitted.</param>
/// <param name="Version">1 for the first submission.</param>
/// <param name="SubmittedAt">The server's time, UTC: the only one that counts.</param>
/// <param name="TimeZone">IANA zone of the selection.</param>
/// <param name="Files">Everything handed in.</param>
/// <param name="IsLate">It came after the deadline and was taken in as late.</param>
public sealed record ReceiptFacts(
    string Reference,
    string Title,
    string Sponsor,
    string Cdmo,
    int Version,
    DateTimeOffset SubmittedAt,
    string TimeZone,
    IReadOnlyList<ReceiptFile> Files,
    bool IsLate = false);

/// <summary>One file of a submission.</summary>
/// <param name="Name">The name given by the CDMO.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Hex digest, or null while it is still being computed.</param>
public sealed record ReceiptFile(string Name, long Bytes, string? Sha256);

/// <summary>The proof for a CDMO of what it handed in and when.</summary>
public static class ReceiptDocument
{
    /// <summary>Builds the receipt; the digests let both sides prove later that nothing was exchanged.</summary>
    public static Document Build(ReceiptFacts facts) => new(
        "Receipt of proposal",
        $"{facts.Title} · reference {facts.Reference}",
        [
            new KeyValues(
            [
                new KeyValue("Submitted by", facts.Cdmo),
                new KeyValue("Addressed to", facts.Sponsor),
                new KeyValue("Version", facts.Version.ToString(CultureInfo.InvariantCulture)),
                new KeyValue("Received (UTC)", facts.SubmittedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC"),
                new KeyValue("Received (local)", Zones.Format(facts.SubmittedAt, facts.TimeZone)),
                new KeyValue("Files", facts.Files.Count.ToString(CultureInfo.InvariantCulture)),
            ]),
            new Table("Files received", ["File", "Size", "SHA-256"],
            [
                .. facts.Files.Select(IReadOnlyList<string> (file) => [file.Name, Text.Size(file.Bytes), file.Sha256 ?? "being computed"]),
            ]),
            new Note(facts.IsLate
                ? "The proposal came after the deadline. It stays sealed, and it counts only if the sponsor's project manager decides so before the opening, with a reason."
                : "The proposal stays sealed until the opening. A later version replaces this one as long as the deadline has not passed."),
        ]);
}
