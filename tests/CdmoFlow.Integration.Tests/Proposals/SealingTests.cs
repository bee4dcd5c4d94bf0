using System.Security.Cryptography;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Storage.Blobs;

namespace CdmoFlow.Integration.Tests.Proposals;

public class SealingTests
{
    [Fact]
    public async Task A_copy_that_an_earlier_try_left_running_is_waited_for_and_not_begun_again()
    {
        var content = "a very large offer"u8.ToArray();
        await using var service = await CopyingBlobService.StartAsync(content, looksUntilDone: 3);
        var blobs = new ProposalBlobs(service.Clients) { LookAgainAfter = TimeSpan.FromMilliseconds(20) };
        var file = new SubmittedFile { Id = "f1", Name = "offer.pdf", Length = content.Length, ETag = "e1", StagingBlob = "b1", Snapshot = "2027-03-01T09:00:00.0000000Z" };

        var done = await blobs.SealAsync(file);

        using var pass = new ContentPass();
        await new SealedFiles(service.Clients).RunThroughAsync(done, pass, null);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), pass.Sha256());
        Assert.Equal(0, service.Starts);
    }
}
