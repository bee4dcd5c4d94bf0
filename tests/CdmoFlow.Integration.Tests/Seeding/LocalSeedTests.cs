using CdmoFlow.Local;
using CdmoFlow.Local.Seeding;

namespace CdmoFlow.Integration.Tests.Seeding;

/// <summary>What the command refuses.</summary>
public class LocalSeedTests
{
    [Theory]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=AAAA;EndpointSuffix=core.windows.net", "only into a storage emulator on this machine")]
    [InlineData("nonsense", "is no connection string")]
    public async Task A_real_account_is_never_touched(string connectionString, string words)
    {
        var asked = CommandLine.Parse(["seed", "--selections", "1", "--storage", connectionString]);

        var refused = await Assert.ThrowsAsync<SetupException>(() => LocalSeed.RunAsync(asked, TextWriter.Null, DateTimeOffset.UnixEpoch));

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }
}
