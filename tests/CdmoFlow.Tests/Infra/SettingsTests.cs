using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CdmoFlow.Tests.Infra;

/// <summary>The app's settings in Azure, held against the sample that lists what the code reads.</summary>
public partial class SettingsTests
{
    // Read by the platform, the host or the identity library, not by our code.
    private static readonly string[] OfThePlatform =
    [
        "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId", "WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED",
        "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "AZURE_CLIENT_ID", "AZURE_TOKEN_CREDENTIALS",
        "OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID", "DURABLE_TASK_SCHEDULER_CONNECTION_STRING",
    ];

    // Set elsewhere: the runtime by the plan, the host's storage without a key; for one machine alone; or without use where an installation has accounts and a vault of its own; or with a default that serves.
    private static readonly string[] OfOneMachine =
        ["FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage", "TaskHubLeaseSeconds", "Storage__ConnectionString", "Storage__Prefix", "Checkpoints__ConnectionString", "Keys__Checkpoint"];

    private static readonly string[] NotInAzure =
        [.. OfOneMachine, "Mail__PerSecond", "Malware__Clamd", "Malware__LargestFileMiB", "Uploads__LargestFileMiB", "Uploads__MostFiles", "Uploads__MostMiB", "Uploads__LivePermissions", "Histories__KeepDays"];

    private static readonly string[] Secrets = ["Keys__Trail", "Keys__Links", "Mail__ApiKey"];

    [CompiledFact]
    public void Every_setting_is_known_and_every_known_one_is_set_or_left_out_for_a_reason()
    {
        Assert.Equal(Sample().Concat(OfThePlatform).Except(NotInAzure).Order(), Compiled.Settings.Keys.Order());
        Assert.All(NotInAzure, name => Assert.Contains(name, Sample()));
    }

    [CompiledFact]
    public void Secrets_are_references_into_the_vault_and_no_other_setting_could_be_one()
    {
        var settings = Compiled.Settings;
        Assert.All(Secrets, name => Assert.StartsWith("[format('{0}", settings[name], StringComparison.Ordinal));
        Assert.Contains("@Microsoft.KeyVault(SecretUri={0}secrets/", Compiled.Text, StringComparison.Ordinal);
        Assert.All(settings, setting => Assert.DoesNotMatch("(?i)accountkey|sharedaccess|password|listkeys|connectionstring=|PRIVATE KEY|SG\\.", setting.Value));
        Assert.DoesNotMatch("(?i)listkeys|listaccountsas|listservicesas|securestring", Compiled.Text);
    }

    [CompiledFact]
    public void What_the_code_demands_is_set()
    {
        var app = File.ReadAllText(Path.Combine(ReadmeTests.Root, "src/CdmoFlow.Functions/CdmoFlowApp.cs"));
        var demanded = Demanded().Matches(app).Select(m => m.Groups["it"].Value.Replace(":", "__", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(demanded);
        string[] needed = [.. demanded, .. Secrets, "Storage__AccountName", "Storage__FilesAccountName", "Checkpoints__AccountName", "Keys__CheckpointVaultKey", "Mail__FromAddress", "TaskHub"];
        Assert.All(needed, name => Assert.NotEqual("", Compiled.Settings[name]));
        Assert.Equal("true", Compiled.Settings["AzureWebJobsDisableHomepage"]);
        Assert.Equal("0", Compiled.Settings["WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED"]);
    }

    [CompiledFact]
    public void What_a_default_serves_for_can_be_given_besides_and_no_name_that_nobody_reads()
    {
        var extra = Assert.Single(Compiled.Templates, t => t["variables"]?["forEntra"] is not null)["definitions"]!["ExtraSettings"]!;
        var names = extra["properties"]!.AsObject().Select(p => p.Key).ToList();
        Assert.False((bool)extra["additionalProperties"]!);
        // The standard names of OpenTelemetry are in no sample; the scanner alone may be another one than the template chooses.
        Assert.Equal(NotInAzure.Except(OfOneMachine).Append("Malware__Scanner").Order(StringComparer.Ordinal), names.Where(n => !n.StartsWith("OTEL_", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(["Malware__Scanner"], names.Intersect(Compiled.Settings.Keys, StringComparer.Ordinal));
        Assert.Contains("union(variables('always'), parameters('extraSettings')", Compiled.Text, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Sample() =>
        [.. JsonNode.Parse(File.ReadAllText(Path.Combine(ReadmeTests.Root, "local.settings.sample.json")))!["Values"]!.AsObject().Select(s => s.Key)];

    [GeneratedRegex("Required\\(configuration, \"(?<it>[A-Za-z:]+)\"\\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Demanded();
}
