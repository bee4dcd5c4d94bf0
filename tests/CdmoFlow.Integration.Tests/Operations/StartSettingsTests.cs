using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CdmoFlow.Functions;
using CdmoFlow.Local;
using Microsoft.Extensions.Configuration;

namespace CdmoFlow.Integration.Tests.Operations;

/// <summary>The start says of every wrong or missing setting what to do, all at once, and repeats no secret.</summary>
public partial class StartSettingsTests
{
    private static readonly Dictionary<string, string?> Good = new(StringComparer.Ordinal)
    {
        ["Site:BaseAddress"] = "https://selection.sponsor.example",
        ["Mail:ApiKey"] = "SG.secret",
        ["Mail:FromAddress"] = "selections@sponsor.example",
        ["Storage:AccountName"] = "cfrecords123",
    };

    [Fact]
    public void Good_settings_may_start() => Assert.Empty(Check());

    [Fact]
    public void Without_any_setting_each_that_is_needed_is_named()
    {
        var sentences = StartSettings.Check(new ConfigurationBuilder().Build());
        Assert.Equal(4, sentences.Count);
        foreach (var name in (string[])["Site__BaseAddress", "Mail__ApiKey", "Mail__FromAddress", "Storage__ConnectionString"]) Assert.Contains(sentences, s => s.StartsWith($"The setting {name} is missing", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Site:BaseAddress", "selection.sponsor.example")]
    [InlineData("Site:BaseAddress", "https://selection.sponsor.example/cdmo")]
    [InlineData("Site:Administrators", "jane")]
    [InlineData("SignIn:EntraTenant", "our-tenant")]
    [InlineData("SignIn:EntraTenant", "0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData("SignIn:Externals", "a@b.example; nobody")]
    [InlineData("TaskHub", "my hub")]
    [InlineData("Storage:Prefix", "a-b")]
    [InlineData("Storage:ConnectionString", "AccountKey")]
    [InlineData("Storage:AccountName", "Our_Account")]
    [InlineData("Storage:FilesAccountName", "x")]
    [InlineData("Checkpoints:ConnectionString", "nothing")]
    [InlineData("Checkpoints:AccountName", "https://x")]
    [InlineData("Keys:Trail", "c2hvcnQ=")]
    [InlineData("Keys:Links", "not base64!")]
    [InlineData("Keys:Checkpoint", "-----BEGIN NOTHING-----")]
    [InlineData("Keys:CheckpointVaultKey", "https://vault.example/keys/name")]
    [InlineData("Mail:FromAddress", "Selections <a@b.example>")]
    [InlineData("Mail:Host", "http://mail.example")]
    [InlineData("Mail:WebhookPublicKey", "abc")]
    [InlineData("Mail:PerSecond", "0")]
    [InlineData("Mail:ApiKey", "@Microsoft.KeyVault(SecretUri=https://vault.example/secrets/mail)")]
    [InlineData("Malware:Scanner", "guess")]
    [InlineData("Malware:LargestFileMiB", "many")]
    [InlineData("Uploads:LargestFileMiB", "6000")]
    [InlineData("Uploads:MostFiles", "-1")]
    [InlineData("Uploads:MostMiB", "1.5")]
    [InlineData("Uploads:LivePermissions", "1001")]
    [InlineData("Histories:KeepDays", "0")]
    public void A_wrong_setting_is_named_in_one_sentence_that_does_not_repeat_it(string name, string value)
    {
        var sentence = Assert.Single(Check((name, value)));
        Assert.Contains(name.Replace(":", "__", StringComparison.Ordinal), sentence, StringComparison.Ordinal);
        if (name.StartsWith("Keys", StringComparison.Ordinal) || name == "Mail:ApiKey" || name.EndsWith("ConnectionString", StringComparison.Ordinal)) Assert.DoesNotContain(value, sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once() =>
        Assert.Equal(4, Check(("Uploads:MostFiles", "0"), ("Uploads:MostMiB", "0"), ("Mail:Host", "x"), ("Keys:Trail", "x")).Count);

    [Fact]
    public void Settings_that_do_not_fit_each_other_are_named()
    {
        var key = Convert.ToBase64String(new byte[32]);
        Assert.Contains("are the same", Assert.Single(Check(("Keys:Trail", key), ("Keys:Links", key))), StringComparison.Ordinal);
        Assert.Contains("FilesAccountName", Assert.Single(Check(("Storage:ConnectionString", "UseDevelopmentStorage=true"), ("Storage:FilesAccountName", "cffiles123"))), StringComparison.Ordinal);
        Assert.Equal(2, Check(("FUNCTIONS_WORKER_RUNTIME", "dotnet-isolated")).Count);
        Assert.Empty(Check(("FUNCTIONS_WORKER_RUNTIME", "dotnet-isolated"), ("TaskHub", "cdmoflow"), ("AzureWebJobsDisableHomepage", "true")));
        Assert.Contains("Malware__Clamd", Assert.Single(Check(("Malware:Scanner", "clamd"))), StringComparison.Ordinal);
    }

    [Fact]
    public void On_Azure_a_site_without_TLS_is_refused()
    {
        Assert.Empty(Check(("Site:BaseAddress", "http://localhost:7071")));
        var sentence = Assert.Single(Check(("Site:BaseAddress", "http://selection.sponsor.example"), ("WEBSITE_POD_NAME", "1"), ("WEBSITE_SKU", "FlexConsumption")));
        Assert.StartsWith("The setting Site__BaseAddress begins with http://", sentence, StringComparison.Ordinal);
        Assert.Empty(Check(("WEBSITE_POD_NAME", "1"), ("WEBSITE_SKU", "FlexConsumption")));
    }

    [Fact]
    public void The_sample_has_every_setting_and_no_other() =>
        Assert.Equal(StartSettings.Names, JsonNode.Parse(File.ReadAllText(Path.Combine(Root, "local.settings.sample.json")))!["Values"]!.AsObject().Select(s => s.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_setting_that_the_source_reads_is_one_of_them()
    {
        // Written by the platform, the same for every product, or our own note of the mode.
        string[] others = ["WEBSITE_INSTANCE_ID", "WEBSITE_POD_NAME", "CONTAINER_NAME", "WEBSITE_SKU", "LEGION_SERVICE_HOST", "WEBSITE_AUTH_ENABLED", "WEBSITE_TIME_ZONE", "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_SERVICE_NAME", "Site__Mode"];
        var sources = new[] { "CdmoFlow.Functions", "CdmoFlow.Local", "CdmoFlow.LocalRuntime", "CdmoFlow.Mail", "CdmoFlow.Storage" }
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Root, "src", project), "*.cs", SearchOption.AllDirectories)).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var read = sources.SelectMany(f => Reading().Matches(File.ReadAllText(f))).Select(m => m.Groups["it"].Value.Replace(":", "__", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(read.Count > 25, $"Only {read.Count} were found.");
        Assert.Equal([], read.Except(StartSettings.Names, StringComparer.Ordinal).Except(others, StringComparer.Ordinal));
        // What the mail service's section holds is read by the names of its properties.
        Assert.All(typeof(CdmoFlow.Mail.Outbox.MailOptions).GetProperties().Where(p => p.CanWrite), p => Assert.Contains($"Mail__{p.Name}", StartSettings.Names));
    }

    [Fact]
    public void The_sample_may_start_once_its_key_is_there()
    {
        var sample = JsonNode.Parse(File.ReadAllText(Path.Combine(Root, "local.settings.sample.json")))!["Values"]!.AsObject().Select(s => KeyValuePair.Create(s.Key.Replace("__", ":", StringComparison.Ordinal), (string?)s.Value));
        Assert.Empty(StartSettings.Check(new ConfigurationBuilder().AddInMemoryCollection(sample).Build()));
    }

    [Fact]
    public async Task A_start_with_wrong_settings_ends_with_all_sentences()
    {
        var refused = await Assert.ThrowsAsync<SetupException>(() => LocalHost.StartAsync(new()
        {
            Mode = LocalHostMode.Serve,
            Port = 0,
            StorageConnectionString = "UseDevelopmentStorage=true",
            ReadEnvironment = false,
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Site:BaseAddress"] = "nowhere", ["Mail:ApiKey"] = "SG.secret", ["Mail:PerSecond"] = "fast" },
        }));
        foreach (var name in (string[])["Site__BaseAddress", "Mail__FromAddress", "Mail__PerSecond"]) Assert.Contains($"The setting {name} ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SG.secret", refused.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Check(params (string Name, string Value)[] others)
    {
        var settings = new Dictionary<string, string?>(Good, StringComparer.Ordinal);
        foreach (var (name, value) in others) settings[name] = value;
        return StartSettings.Check(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
    }

    [GeneratedRegex("(?:[sS]ettings|[cC]onfiguration)(?:\\[|, )\"(?<it>[A-Za-z_:]+)\"|Has\\(settings, \"(?<it>[A-Za-z_:]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reading();

    private static string Root => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../.."));

    private static string Here([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
