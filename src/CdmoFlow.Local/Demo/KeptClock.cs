using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using CdmoFlow.LocalRuntime;

namespace CdmoFlow.Local.Demo;

/// <summary>Remembers how far the demo's clock was moved, so that a restart does not send the story back in time.</summary>
public sealed class KeptClock(string connectionString)
{
    private readonly BlobContainerClient container = new(connectionString, "devclock");

    /// <summary>Moves the clock to where it stood.</summary>
    public async Task RestoreAsync(SkippingTimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            var kept = await container.GetBlobClient("offset").DownloadContentAsync(cancellationToken);
            clock.AdvanceTo(TimeProvider.System.GetUtcNow() + TimeSpan.Parse(kept.Value.Content.ToString(), CultureInfo.InvariantCulture));
        }
        catch (RequestFailedException e) when (e.Status == StatusCodes.Status404NotFound)
        {
            // Nobody has moved it yet.
        }
    }

    /// <summary>Notes a jump before it is made: after a crash the clock may be ahead of the rows, never behind them.</summary>
    public async Task NoteAsync(DateTimeOffset target, CancellationToken cancellationToken)
    {
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        var offset = target - TimeProvider.System.GetUtcNow();
        await container.GetBlobClient("offset").UploadAsync(BinaryData.FromString(offset.ToString("c", CultureInfo.InvariantCulture)), overwrite: true, cancellationToken);
    }
}
