using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CdmoFlow.Records.Exports;

/// <summary>An export that was read back and found whole: every entry named, measured and hashed as its manifest says, and the trail a chain that ends where it should.</summary>
public sealed class ExportArchive : IDisposable
{
    private const long LargestText = 50_000_000;
    private readonly ZipArchive zip;

    private ExportArchive(ZipArchive zip, ExportManifest manifest, ExportHeader header, ManifestSignature signature, byte[] signed) =>
        (this.zip, Manifest, Header, Signature, Signed) = (zip, manifest, header, signature, signed);

    /// <summary>What it holds.</summary>
    public ExportManifest Manifest { get; }

    /// <summary>Its facts.</summary>
    public ExportHeader Header { get; }

    /// <summary>Who vouches for it.</summary>
    public ManifestSignature Signature { get; }

    private byte[] Signed { get; }

    /// <summary>Opens and checks all of it.</summary>
    /// <exception cref="ExportRefusedException">It is no export, incomplete, changed, or unsafe; the message says what is wrong.</exception>
    public static async Task<ExportArchive> OpenAsync(Stream file, CancellationToken cancellationToken = default)
    {
        ZipArchive? opened = null;
        try
        {
            opened = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
            var archive = await ReadAsync(opened, cancellationToken);
            opened = null;
            return archive;
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            throw new ExportRefusedException("The file is no ZIP or was cut off.", broken);
        }
        catch (JsonException broken)
        {
            throw new ExportRefusedException("The manifest or the facts of the export cannot be read.", broken);
        }
        finally
        {
            opened?.Dispose();
        }
    }

    /// <summary>True when this key signed it.</summary>
    public bool IsSignedBy(ECDsa key)
    {
        try
        {
            return key.VerifyData(Signed, Convert.FromBase64String(Signature.Signature), HashAlgorithmName.SHA256);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>True when one of these keys signed it.</summary>
    public bool IsSignedBy(CheckpointKeys known) => known.Find(Signature.KeyId) is { } key && IsSignedBy(key);

    /// <summary>True when there is such an entry.</summary>
    public bool Has(string path) => zip.GetEntry(path) is not null;

    /// <summary>An entry that the manifest names.</summary>
    public Task<Stream> OpenAsync(string path, CancellationToken cancellationToken = default) => OpenAsync(zip, path, cancellationToken);

    /// <summary>The lines of an entry; none where it is not there.</summary>
    public async IAsyncEnumerable<string> LinesAsync(string path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (!Has(path)) yield break;
        using var reader = new StreamReader(await OpenAsync(path, cancellationToken), Encoding.UTF8);
        while (await reader.ReadLineAsync(cancellationToken) is { } line) yield return line;
    }

    /// <summary>The rows of all entries below a folder.</summary>
    public async IAsyncEnumerable<StoredRow> RowsAsync(string folder, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var entry in Manifest.Entries.Where(e => e.Path.StartsWith($"{folder}/", StringComparison.Ordinal)))
        {
            await foreach (var line in LinesAsync(entry.Path, cancellationToken))
                yield return StoredRow.Read(line) ?? throw new ExportRefusedException($"A line of {entry.Path} cannot be read.");
        }
    }

    /// <inheritdoc />
    public void Dispose() => zip.Dispose();

    private static async Task<ExportArchive> ReadAsync(ZipArchive zip, CancellationToken cancellationToken)
    {
        var names = zip.Entries.Select(e => e.FullName).ToList();
        if (names.Find(n => !ExportPaths.IsPlain(n)) is { } unsafeName) throw new ExportRefusedException($"The entry '{unsafeName}' has a name that no export has.");
        if (names.Count != names.Distinct(StringComparer.OrdinalIgnoreCase).Count()) throw new ExportRefusedException("Two entries have the same name.");
        foreach (var needed in (string[])[ExportPaths.Manifest, ExportPaths.Signature, ExportPaths.Header, ExportPaths.Trail])
            if (zip.GetEntry(needed) is null) throw new ExportRefusedException($"{needed} is missing: this is no export, or it was cut off.");
        var signed = await BytesAsync(zip, ExportPaths.Manifest, cancellationToken);
        var manifest = JsonSerializer.Deserialize<ExportManifest>(signed, Json.Options)!;
        if (manifest.Format != ExportManifest.KnownFormat || manifest.Version != ExportManifest.KnownVersion)
            throw new ExportRefusedException(FormattableString.Invariant($"This program reads exports of the form {ExportManifest.KnownFormat} {ExportManifest.KnownVersion}, and this is {manifest.Format} {manifest.Version}."));
        var listed = manifest.Entries.Select(e => e.Path).Append(ExportPaths.Manifest).Append(ExportPaths.Signature).ToList();
        if (names.Except(listed, StringComparer.Ordinal).FirstOrDefault() is { } stray) throw new ExportRefusedException($"The manifest does not know the entry {stray}.");
        if (listed.Except(names, StringComparer.Ordinal).FirstOrDefault() is { } gone) throw new ExportRefusedException($"The entry {gone} is missing.");
        foreach (var entry in manifest.Entries) await CheckAsync(zip, entry, cancellationToken);
        var header = JsonSerializer.Deserialize<ExportHeader>(await BytesAsync(zip, ExportPaths.Header, cancellationToken), Json.Options)!;
        if (header.SelectionId != manifest.SelectionId || header.Trail != manifest.Trail) throw new ExportRefusedException("Manifest and facts of the export contradict each other.");
        await CheckTrailAsync(zip, manifest, cancellationToken);
        return new ExportArchive(zip, manifest, header, JsonSerializer.Deserialize<ManifestSignature>(await BytesAsync(zip, ExportPaths.Signature, cancellationToken), Json.Options)!, signed);
    }

    private static async Task CheckAsync(ZipArchive zip, ManifestEntry expected, CancellationToken cancellationToken)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, length) = (new byte[128 * 1024], 0L);
        await using var content = await OpenAsync(zip, expected.Path, cancellationToken);
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            sha.AppendData(buffer, 0, read);
            // No further than the manifest says: what unpacks to more is not read to its end.
            if ((length += read) > expected.Length) break;
        }

        if (length != expected.Length || Convert.ToHexStringLower(sha.GetHashAndReset()) != expected.Sha256) throw new ExportRefusedException($"The entry {expected.Path} was changed after the export.");
    }

    private static async Task CheckTrailAsync(ZipArchive zip, ExportManifest manifest, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(await OpenAsync(zip, ExportPaths.Trail, cancellationToken), Encoding.UTF8);
        // The chain alone: the keyed hashes need a secret of the installation that wrote them.
        if (TrailChain.FirstBreak(Entries(reader), manifest.Trail, []) is { } broken) throw new ExportRefusedException($"The audit trail does not hold: {broken}");
    }

    private static IEnumerable<TrailEntry> Entries(StreamReader reader)
    {
        while (reader.ReadLine() is { } line)
            yield return StoredRow.Read(line) is { } row ? JsonSerializer.Deserialize<TrailEntry>(row.Json, Json.Options)! : throw new ExportRefusedException("A row of the audit trail cannot be read.");
    }

    private static async Task<byte[]> BytesAsync(ZipArchive zip, string path, CancellationToken cancellationToken)
    {
        if (zip.GetEntry(path) is { Length: > LargestText }) throw new ExportRefusedException($"{path} is far too large.");
        using var bytes = new MemoryStream();
        await using var content = await OpenAsync(zip, path, cancellationToken);
        await content.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }

    private static async Task<Stream> OpenAsync(ZipArchive zip, string path, CancellationToken cancellationToken) =>
        await (zip.GetEntry(path) ?? throw new ExportRefusedException($"The entry {path} is missing.")).OpenAsync(cancellationToken);
}
