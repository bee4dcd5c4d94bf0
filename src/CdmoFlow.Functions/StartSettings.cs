using CdmoFlow.Functions.People;
using CdmoFlow.Functions.Proposals.Checks;
using CdmoFlow.Proposals;

namespace CdmoFlow.Functions;

/// <summary>Checks every setting before anything starts and says of each wrong or missing one, in one sentence, what to do: all at once.</summary>
public static class StartSettings
{
    private const string VaultReference = "@Microsoft.KeyVault(";

    // Read by the host or by one machine alone, or in a form that only their own part can judge.
    private static readonly string[] Others =
        ["AzureWebJobsStorage", "AzureWebJobsDisableHomepage", "FUNCTIONS_WORKER_RUNTIME", "TaskHubLeaseSeconds", "SignIn:EntraTenant", "Mail:ApiKey", "Mail:FromName", "Malware:Scanner", "Malware:Clamd"];

    private static readonly string[] Demanded = ["Site:BaseAddress", "Mail:ApiKey", "Mail:FromAddress"];

    private static readonly (string Name, Func<string, string?> Rule)[] Rules =
    [
        ("Site:BaseAddress", SettingRules.Site), ("Site:Administrators", SettingRules.Addresses), ("SignIn:Externals", SettingRules.Addresses),
        ("TaskHub", SettingRules.Plain), ("Storage:Prefix", SettingRules.Plain),
        ("Storage:ConnectionString", SettingRules.Connection), ("Storage:AccountName", SettingRules.Account), ("Storage:FilesAccountName", SettingRules.Account),
        ("Checkpoints:ConnectionString", SettingRules.Connection), ("Checkpoints:AccountName", SettingRules.Account),
        ("Keys:Trail", SettingRules.Key), ("Keys:Links", SettingRules.Key), ("Keys:Checkpoint", SettingRules.Signer), ("Keys:CheckpointVaultKey", SettingRules.VaultKey), ("Keys:CheckpointEarlier", SettingRules.PublicKeys),
        ("Mail:FromAddress", SettingRules.Address), ("Mail:Host", SettingRules.Service), ("Mail:WebhookPublicKey", SettingRules.Verifier), ("Mail:PerSecond", SettingRules.Number(1, 1_000_000)),
        ("Malware:LargestFileMiB", SettingRules.Number(1, int.MaxValue)),
        ("Uploads:LargestFileMiB", SettingRules.Number(1, UploadRules.LargestFile / (1024 * 1024))), ("Uploads:MostFiles", SettingRules.Number(1, UploadRules.MostFiles)),
        ("Uploads:MostMiB", SettingRules.Number(1, int.MaxValue)), ("Uploads:LivePermissions", SettingRules.Number(1, 1000)),
        ("Histories:KeepDays", SettingRules.Number(1, 36_500)),
    ];

    /// <summary>Every setting of the product by its name as an environment variable, in order: the sample has all of them and nothing else.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Rules.Select(r => r.Name).Concat(Others).Select(Environmental).Order(StringComparer.Ordinal)];

    /// <summary>A sentence for every setting that is wrong or missing; empty when the app may start.</summary>
    public static IReadOnlyList<string> Check(IConfiguration settings)
    {
        List<string> wrong = [.. Demanded.Where(name => IsEmpty(settings, name)).Select(name => $"The setting {Environmental(name)} is missing; README.md says what belongs there.")];
        if (IsEmpty(settings, "Storage:ConnectionString") && IsEmpty(settings, "Storage:AccountName"))
            wrong.Add("The setting Storage__ConnectionString is missing; set it, or Storage__AccountName for managed identity.");
        foreach (var (name, rule) in Rules)
        {
            if (IsEmpty(settings, name) || IsReference(settings, name)) continue;
            if (rule(settings[name]!) is { } sentence) wrong.Add($"The setting {Environmental(name)} {sentence}.");
        }

        wrong.AddRange(Rules.Select(r => r.Name).Append("Mail:ApiKey").Distinct(StringComparer.Ordinal).Where(name => IsReference(settings, name))
            .Select(name => $"The setting {Environmental(name)} is a reference into a vault that was not resolved; check that the secret exists and that the app's identity may read it."));
        wrong.AddRange(Together(settings));
        return wrong;
    }

    /// <summary>Lets the app start, or says why not.</summary>
    /// <exception cref="InvalidOperationException">One sentence a line for every wrong or missing setting.</exception>
    public static void Demand(IConfiguration settings)
    {
        if (Check(settings) is { Count: > 0 } wrong) throw new InvalidOperationException(string.Join('\n', wrong));
    }

    // What no setting shows alone.
    private static IEnumerable<string> Together(IConfiguration settings)
    {
        if (Said(() => EntraOptions.Read(settings)) is { } entra) yield return entra;
        if (Said(() => settings["Malware:LargestFileMiB"] is { } text && SettingRules.Number(1, int.MaxValue)(text) is not null ? null : ScannerOptions.Read(settings)) is { } scanner) yield return scanner;
        if (!IsEmpty(settings, "Keys:Trail") && settings["Keys:Trail"] == settings["Keys:Links"]) yield return "The settings Keys__Trail and Keys__Links are the same; each needs a key of its own.";
        if (!IsEmpty(settings, "Storage:ConnectionString") && !IsEmpty(settings, "Storage:FilesAccountName"))
            yield return "The setting Storage__FilesAccountName has no use beside Storage__ConnectionString; remove one of them.";
        if (AppService.IsHere(settings) && settings["Site:BaseAddress"]?.TrimStart().StartsWith("http:", StringComparison.OrdinalIgnoreCase) == true)
            yield return "The setting Site__BaseAddress begins with http://, and on Azure it must begin with https://; else sessions would travel in the clear.";
        // The Functions host hands its settings to the app; a machine of its own has none of these.
        if (IsEmpty(settings, "FUNCTIONS_WORKER_RUNTIME")) yield break;
        if (IsEmpty(settings, "TaskHub")) yield return "The setting TaskHub is missing; give the task hub a name of letters and digits.";
        if (!string.Equals(settings["AzureWebJobsDisableHomepage"], "true", StringComparison.OrdinalIgnoreCase)) yield return "The setting AzureWebJobsDisableHomepage must be true; else the host's own page hides the site's.";
    }

    private static string? Said(Func<object?> read)
    {
        try
        {
            _ = read();
            return null;
        }
        catch (InvalidOperationException wrong)
        {
            return wrong.Message;
        }
    }

    private static bool IsEmpty(IConfiguration settings, string name) => string.IsNullOrWhiteSpace(settings[name]);

    private static bool IsReference(IConfiguration settings, string name) => settings[name]?.StartsWith(VaultReference, StringComparison.OrdinalIgnoreCase) == true;

    private static string Environmental(string name) => name.Replace(":", "__", StringComparison.Ordinal);
}
