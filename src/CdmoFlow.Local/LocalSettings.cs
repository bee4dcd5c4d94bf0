using System.Globalization;
using CdmoFlow.Functions;

namespace CdmoFlow.Local;

/// <summary>Decides which settings the app gets, and refuses what would let a demo touch the real world or a real installation run half set up.</summary>
internal static class LocalSettings
{
    private static readonly string[] StorageNames =
        ["Storage:ConnectionString", "Storage:AccountName", "Storage:BlobServiceUri", "Storage:TableServiceUri", "AzureWebJobsStorage", "AzureWebJobsStorage:accountName", "AzureWebJobsStorage:blobServiceUri", "AzureWebJobsStorage:tableServiceUri"];

    /// <summary>What every run gets: where it stands and which mode it is in.</summary>
    public static Dictionary<string, string?> Common(LocalHostMode mode, string connectionString, string baseAddress) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["Storage:ConnectionString"] = connectionString,
        ["AzureWebJobsStorage"] = connectionString,
        ["Site:BaseAddress"] = baseAddress,
        ["Site:Mode"] = mode == LocalHostMode.Demo ? "demo" : "serve",
    };

    /// <summary>The demo's mail goes to this host itself.</summary>
    public static Dictionary<string, string?> Demo(string connectionString, string baseAddress) => new(Common(LocalHostMode.Demo, connectionString, baseAddress), StringComparer.OrdinalIgnoreCase)
    {
        ["Mail:ApiKey"] = "local",
        ["Mail:Host"] = baseAddress,
        ["Mail:FromAddress"] = "selection@cdmoflow.example",
        ["Mail:FromName"] = "CdmoFlow demo",
        // Months pass in seconds here, and the mailbox on this machine takes whatever comes.
        ["Mail:PerSecond"] = "100000",
    };

    /// <summary>How long the task hub stays this process's own without a sign of life; 15 seconds unless <c>TaskHubLeaseSeconds</c> says otherwise.</summary>
    /// <exception cref="SetupException">The setting is no number from 3 to 3600.</exception>
    public static TimeSpan Lease(IConfiguration settings) => settings["TaskHubLeaseSeconds"] switch
    {
        null or "" => TimeSpan.FromSeconds(15),
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 3 and <= 3600 => TimeSpan.FromSeconds(seconds),
        var text => throw new SetupException($"The setting TaskHubLeaseSeconds is '{text}'; a whole number of seconds from 3 to 3600 is needed."),
    };

    /// <summary>Refuses a real storage account or mail key while the demo starts.</summary>
    /// <exception cref="SetupException">One is configured.</exception>
    public static void RefuseRealWorld(IConfiguration settings, string? storage)
    {
        if (storage is not null)
            throw new SetupException("The demo uses its own storage emulator and nothing else: start 'serve' to work on a storage account.");
        var real = StorageNames.FirstOrDefault(name => settings[name] is { Length: > 0 } value && value.Trim().TrimEnd(';') != "UseDevelopmentStorage=true");
        if (real is not null)
            throw new SetupException($"The demo uses its own storage emulator and nothing else, but the setting {Environmental(real)} names a storage account: remove it, or start 'serve'.");
        if (settings["Mail:ApiKey"] is { Length: > 0 } key && key != "local")
            throw new SetupException("The demo sends no mail, but the setting Mail__ApiKey holds a key: remove it, or start 'serve'.");
    }

    /// <summary>The storage account of an installation, after checking every setting.</summary>
    /// <exception cref="SetupException">Says of every wrong or missing setting what to do.</exception>
    public static string RequireRealWorld(IConfiguration settings, string? storage)
    {
        var connection = new[] { storage, settings["Storage:ConnectionString"], settings["AzureWebJobsStorage"] }.FirstOrDefault(c => !string.IsNullOrWhiteSpace(c));
        List<string> wrong = [.. StartSettings.Check(new ConfigurationBuilder().AddConfiguration(settings).AddInMemoryCollection([new("Storage:ConnectionString", connection)]).Build())];
        if (connection is null && settings["Storage:AccountName"] is { Length: > 0 })
            wrong.Insert(0, "The setting Storage__ConnectionString is missing: one machine works with a connection string, also given as --storage.");
        return wrong.Count == 0 ? connection! : throw new SetupException($"'serve' runs a real installation; for a try without settings start the demo.\n{string.Join('\n', wrong)}");
    }

    /// <summary>The settings, after checking every one.</summary>
    /// <exception cref="SetupException">Says of every wrong or missing setting what to do.</exception>
    public static IConfiguration Checked(IConfiguration settings) =>
        StartSettings.Check(settings) is { Count: > 0 } wrong ? throw new SetupException(string.Join('\n', wrong)) : settings;

    private static string Environmental(string name) => name.Replace(":", "__", StringComparison.Ordinal);
}
