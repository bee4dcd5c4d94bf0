using CdmoFlow.Functions.Proposals.Checks;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;

namespace CdmoFlow.Integration.Tests.Proposals.Checks;

public class ClamdScannerTests
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 3_000_000).Select(i => (byte)i)];

    private static SubmittedFile File(long length) => new() { Id = "f1", Name = "offer.pdf", Length = length, ETag = "e", StagingBlob = "b", Snapshot = "s" };

    private static async Task<ScanResult> ScanAsync(string address, byte[] content, long largest = long.MaxValue) =>
        await new ClamdScanner(ClamdAddress.Parse(address)!, largest).ScanAsync(File(content.Length), new MemoryStream(content), default);

    [Fact]
    public async Task It_gets_the_whole_file_over_TCP_and_its_word_counts()
    {
        await using var clean = FakeClamd.OnTcp(_ => "stream: OK");
        Assert.Equal(ScanResult.Clean, await ScanAsync(clean.Address, Content));
        Assert.Equal(Content, Assert.Single(clean.Received));
        await using var found = FakeClamd.OnTcp(_ => "stream: Win.Test.EICAR_HDB-1 FOUND");
        Assert.Equal(new ScanResult(ScanState.Infected, FileReason.Malware, "Win.Test.EICAR_HDB-1"), await ScanAsync(found.Address, Content));
    }

    [Fact]
    public async Task It_is_reached_over_a_socket_of_the_machine()
    {
        using var folder = new TemporaryFolder();
        await using var clamd = FakeClamd.OnSocket(Path.Combine(folder.Path, "clamd.ctl"), _ => "stream: OK");
        Assert.Equal(ScanResult.Clean, await ScanAsync(clamd.Address, Content));
    }

    [Fact]
    public async Task A_file_beyond_its_limit_is_not_scanned_and_never_clean()
    {
        await using var clamd = FakeClamd.OnTcp(_ => "stream: OK", limit: 1_000_000);
        Assert.Equal(new ScanResult(ScanState.NotScanned, FileReason.ScannerLimit), await ScanAsync(clamd.Address, Content));
        Assert.Equal(new ScanResult(ScanState.NotScanned, FileReason.ScannerLimit), await ScanAsync("127.0.0.1:1", Content, largest: 1_000_000));
        await using var silent = FakeClamd.OnTcp(_ => "stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND");
        Assert.Equal(ScanState.NotScanned, (await ScanAsync(silent.Address, Content)).State);
        await using var encrypted = FakeClamd.OnTcp(_ => "stream: Heuristics.Encrypted.Zip FOUND");
        Assert.Equal(FileReason.Encrypted, (await ScanAsync(encrypted.Address, Content)).Reason);
    }

    [Fact]
    public async Task A_scanner_that_is_away_or_in_trouble_is_asked_again()
    {
        await using var trouble = FakeClamd.OnTcp(_ => "stream: Can't allocate memory ERROR");
        Assert.Equal(ScanState.Pending, (await ScanAsync(trouble.Address, Content)).State);
        Assert.Equal(ScanState.Pending, (await ScanAsync("127.0.0.1:1", Content)).State);
        Assert.Equal(ScanState.Pending, (await ScanAsync("/nowhere/clamd.ctl", Content)).State);
    }

    [Theory]
    [InlineData(null, ScanState.Pending)]
    [InlineData("No threats found", ScanState.Clean)]
    [InlineData("Malicious", ScanState.Infected)]
    [InlineData("Error", ScanState.NotScanned)]
    [InlineData("Not scanned", ScanState.NotScanned)]
    public void Defenders_tag_is_read_and_what_is_unknown_is_never_clean(string? tag, ScanState state) => Assert.Equal(state, DefenderScanner.Read(tag).State);
}
