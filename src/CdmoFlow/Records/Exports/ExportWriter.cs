using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CdmoFlow.Records.Exports;

/// <summary>Writes an export entry by entry into a stream that need not seek, hashing on the way; nothing larger than a buffer is held.</summary>
public sealed class ExportWriter : IAsyncDisposable
{
    private readonly ZipArchive zip;
    private readonly DateTimeOffset at;
    private readonly List<ManifestEntry> entries = [];
    private readonly HashSet<string> paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly DeferredWrites output;

    private ExportWriter(ZipArchive zip, DeferredWrites output, DateTimeOffset at) => (this.zip, this.output, this.at) = (zip, output, at);

    /// <summary>Begins one.</summary>
    /// <param name="target">Where it goes; stays open.</param>
    /// <param name="at">Date of all entries: that of the state they show, so that the same state gives the same bytes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<ExportWriter> BeginAsync(Stream target, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        var deferred = new DeferredWrites(target);
        return new(await ZipArchive.CreateAsync(deferred, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken), deferred, at);
    }

    /// <summary>Writes an entry.</summary>
    public async Task AddAsync(string path, Func<Stream, Task> content, CancellationToken cancellationToken = default)
    {
        if (!ExportPaths.IsPlain(path) || !paths.Add(path)) throw new InvalidOperationException($"An export cannot hold {path} (again).");
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var length = await WriteAsync(path, content, sha, cancellationToken);
        entries.Add(new ManifestEntry(path, length, Convert.ToHexStringLower(sha.GetHashAndReset())));
    }

    /// <summary>Writes an entry of text.</summary>
    public Task AddAsync(string path, string text, CancellationToken cancellationToken = default) =>
        AddAsync(path, async stream => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken), cancellationToken);

    /// <summary>Writes an entry of lines.</summary>
    public Task AddLinesAsync(string path, IAsyncEnumerable<string> lines, CancellationToken cancellationToken = default) =>
        AddAsync(
            path,
            async stream =>
            {
                await foreach (var line in lines.WithCancellation(cancellationToken)) await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellationToken);
            },
            cancellationToken);

    /// <summary>Writes manifest and signature. Without them the file is refused when it is read.</summary>
    public async Task FinishAsync(string selectionId, TrailHead trail, ECDsa key, CancellationToken cancellationToken = default)
    {
        var manifest = JsonSerializer.SerializeToUtf8Bytes(new ExportManifest { SelectionId = selectionId, Trail = trail, Entries = entries }, Json.Options);
        var signature = new ManifestSignature(CheckpointSeal.KeyIdOf(key), Convert.ToBase64String(key.SignData(manifest, HashAlgorithmName.SHA256)));
        await WriteAsync(ExportPaths.Manifest, async stream => await stream.WriteAsync(manifest, cancellationToken), null, cancellationToken);
        await WriteAsync(ExportPaths.Signature, async stream => await stream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(signature, Json.Options), cancellationToken), null, cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await zip.DisposeAsync();
        await output.SendAsync(CancellationToken.None);
    }

    private async Task<long> WriteAsync(string path, Func<Stream, Task> content, IncrementalHash? sha, CancellationToken cancellationToken)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = at.ToUniversalTime();
        await using var stream = new MeasuredStream(await entry.OpenAsync(cancellationToken), sha);
        await content(stream);
        return stream.Length;
    }
}
