using CdmoFlow.Records.Exports;

namespace CdmoFlow.Functions.Records.Exports;

/// <summary>What stands in the first file of an export: what the others are, and how to check them without this program.</summary>
internal static class ExportReadMe
{
    /// <summary>The text.</summary>
    public static string Text(ExportHeader header) => FormattableString.Invariant($"""
        Export of the selection {header.SelectionId}: {header.Title}

        index.html        everything to read, no program needed
        rows/             the rows of the selection as they are stored, one line of JSON each, one file per kind
        rooms/            what CDMOs handed in and two persons have opened
        files/            documents, files of the data room, and the files of opened proposals; those of the data room lie in
                          clean/, in released/ where no scanner could look into them and a project manager let them out, and in
                          withdrawn/ where they were taken out later. What was never found clean is named in the rows only.
        sealed/           only if it was asked for: what is still sealed, encrypted; no person can read it
        trail.jsonl       the audit trail
        people.jsonl      names and addresses of the people that the rows name: personal data
        files.jsonl       which entry is which file in storage
        export.json       when and by whom, what is sealed, what is missing
        manifest.json     length and SHA-256 of every entry above
        signature.json    signature of the manifest

        To check it
        1. Every entry has the length and the SHA-256 that manifest.json says, and there is no other entry.
        2. The trail is a chain: for each line, take the record, set "hash" and "keyedHash" to empty texts and write it as it was
           written (same order, no blanks); its SHA-256 is the line's "hash", and "previousHash" is the hash of the line before.
           The last one is row {header.Trail.Sequence} with the hash {header.Trail.Hash}.
        3. The signature is ECDSA (P-256, SHA-256) over the bytes of manifest.json with the key that signs the installation's checkpoints.
        The program does all of this: dotnet run --project src/CdmoFlow.Local -- verify FILE.zip [--public-key FILE.pem]

        What is still sealed is named in export.json by state, hash and size; its content is not here or encrypted.
        Restoring it does not open it: deadline and two persons are needed there as here.

        """);
}
