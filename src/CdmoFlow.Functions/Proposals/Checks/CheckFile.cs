using System.IO.Pipelines;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Proposals.Checks.Archives;
using CdmoFlow.Storage.Blobs;

namespace CdmoFlow.Functions.Proposals.Checks;

/// <summary>All checks of one sealed file: it runs through once for its hash, its kind, known strings and the scanner; an archive is then looked into by ranges.</summary>
public sealed class CheckFile(SealedFiles files, IMalwareScanner scanner, TimeProvider clock)
{
    // So much may lie between the storage and a slow scanner.
    private const int MostWaiting = 4 * 1024 * 1024;

    /// <summary>What an archive may be at most.</summary>
    public ArchiveLimits Limits { get; init; } = ArchiveLimits.Standard;

    /// <summary>The file with its hash and what was found; a finding that is not final is to be asked for again.</summary>
    public async Task<SubmittedFile> RunAsync(SubmittedFile file, CancellationToken cancellationToken = default)
    {
        if (file is { Sha256: not null, Finding: { IsFinal: false } } && !scanner.ReadsContent)
            return file with { Finding = FileJudgement.OfScan(file, await scanner.ScanAsync(file, Stream.Null, cancellationToken), clock.GetUtcNow()) };
        using var pass = new ContentPass(ofBlocks: file.AnnouncedBlocksSha256 is not null);
        var scan = await RunThroughAsync(file, pass, cancellationToken);
        var archive = FileKinds.Of(file.Name) is FileKind.Package or FileKind.Archive && FileSignature.IsZip(pass.Head) ? await LookIntoAsync(file, cancellationToken) : null;
        return file with { Sha256 = pass.Sha256(), Finding = FileJudgement.Of(file, pass, archive, scan, clock.GetUtcNow()) };
    }

    private async Task<ScanResult> RunThroughAsync(SubmittedFile file, ContentPass pass, CancellationToken cancellationToken)
    {
        if (!scanner.ReadsContent)
        {
            await files.RunThroughAsync(file, pass, null, cancellationToken);
            return await scanner.ScanAsync(file, Stream.Null, cancellationToken);
        }

        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: MostWaiting, resumeWriterThreshold: MostWaiting / 2, useSynchronizationContext: false));
        var scanning = ScanAsync(file, pipe.Reader, cancellationToken);
        var listens = true;
        try
        {
            await files.RunThroughAsync(
                file,
                pass,
                async piece =>
                {
                    // A scanner that has heard enough wants no more; the hash still does.
                    if (listens) listens = !(await pipe.Writer.WriteAsync(piece, cancellationToken)).IsCompleted;
                },
                cancellationToken);
        }
        catch (Exception fault)
        {
            await pipe.Writer.CompleteAsync(fault);
            await scanning.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw;
        }

        await pipe.Writer.CompleteAsync();
        return await scanning;
    }

    private async Task<ScanResult> ScanAsync(SubmittedFile file, PipeReader reader, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = reader.AsStream(leaveOpen: true);
            return await scanner.ScanAsync(file, content, cancellationToken);
        }
        finally
        {
            await reader.CompleteAsync();
        }
    }

    private async Task<ArchiveFinding?> LookIntoAsync(SubmittedFile file, CancellationToken cancellationToken)
    {
        await using var content = await files.OpenAsync(file, cancellationToken);
        return await Task.Run(() => ArchiveCheck.Check(content, file.Name, Limits), cancellationToken);
    }
}
