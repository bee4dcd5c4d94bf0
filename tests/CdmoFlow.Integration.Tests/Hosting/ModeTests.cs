using CdmoFlow.Local;

namespace CdmoFlow.Integration.Tests.Hosting;

public class ModeTests
{
    private static Task<SetupException> RefusedAsync(LocalHostMode mode, string? storage, params (string Name, string Value)[] settings) => Assert.ThrowsAsync<SetupException>(() => LocalHost.StartAsync(new()
    {
        Mode = mode,
        Port = 0,
        StorageConnectionString = storage,
        ReadEnvironment = false,
        Settings = settings.ToDictionary(s => s.Name, s => (string?)s.Value, StringComparer.Ordinal),
        DataFolder = Path.Combine(Path.GetTempPath(), "cdmoflow-never-created"),
    }));

    [Theory]
    [InlineData("Storage:ConnectionString", "DefaultEndpointsProtocol=https;AccountName=real;AccountKey=AAAA;EndpointSuffix=core.windows.net")]
    [InlineData("AzureWebJobsStorage", "DefaultEndpointsProtocol=https;AccountName=real;AccountKey=AAAA")]
    [InlineData("AzureWebJobsStorage:accountName", "real")]
    [InlineData("Mail:ApiKey", "SG.real")]
    public async Task The_demo_refuses_a_real_account_or_key(string name, string value)
    {
        var refused = await RefusedAsync(LocalHostMode.Demo, null, (name, value));

        Assert.Contains(name.Replace(":", "__", StringComparison.Ordinal), refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Path.GetTempPath(), "cdmoflow-never-created")));
    }

    [Fact]
    public async Task The_demo_refuses_a_storage_account_given_by_hand() =>
        Assert.Contains("nothing else", (await RefusedAsync(LocalHostMode.Demo, "UseDevelopmentStorage=true")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Serve_names_every_setting_it_lacks()
    {
        var refused = await RefusedAsync(LocalHostMode.Serve, null, ("Mail:FromAddress", "a@sponsor.example"));

        foreach (var name in (string[])["Storage__ConnectionString", "Site__BaseAddress", "Mail__ApiKey"]) Assert.Contains($"The setting {name} is missing", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Mail__FromAddress", refused.Message, StringComparison.Ordinal);
    }
}
