using CdmoFlow.Storage;

namespace CdmoFlow.Local;

/// <summary>The storage that a command works on: what <c>--storage</c> or the settings name, else the demo's own emulator.</summary>
internal sealed class LocalStorage : IAsyncDisposable
{
    private readonly Azurite? emulator;

    private LocalStorage(StorageClients clients, SecretKeys keys, Azurite? emulator) => (Clients, Keys, this.emulator) = (clients, keys, emulator);

    /// <summary>Tables and files.</summary>
    public StorageClients Clients { get; }

    /// <summary>The installation's keys.</summary>
    public SecretKeys Keys { get; }

    /// <summary>Opens it.</summary>
    /// <param name="asked">The arguments.</param>
    /// <param name="settings">Settings; null = the environment.</param>
    /// <param name="mayMakeKeys">Whether an empty storage gets keys of its own.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<LocalStorage> OpenAsync(CommandLine asked, IConfiguration? settings, bool mayMakeKeys, CancellationToken cancellationToken)
    {
        settings ??= new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var storage = asked.Storage ?? settings["Storage:ConnectionString"];
        var account = settings["Storage:AccountName"] is { Length: > 0 } name && string.IsNullOrWhiteSpace(storage) ? name : null;
        var started = string.IsNullOrWhiteSpace(storage) && account is null ? await Azurite.StartAsync(new() { DataFolder = Path.GetFullPath(asked.DataFolder ?? ".azurite") }, cancellationToken) : null;
        var clients = new StorageClients(new StorageOptions
        {
            ConnectionString = account is null ? started?.ConnectionString ?? storage : null,
            AccountName = account,
            FilesAccountName = settings["Storage:FilesAccountName"],
            Prefix = settings["Storage:Prefix"] ?? "",
        });
        var keys = new SecretKeys(clients, new SecretKeyOptions(settings["Keys:Trail"], null, settings["Keys:Checkpoint"], settings["Keys:CheckpointVaultKey"]) { CheckpointEarlier = settings["Keys:CheckpointEarlier"], IsReadOnly = !mayMakeKeys });
        return new LocalStorage(clients, keys, started);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => emulator?.DisposeAsync() ?? ValueTask.CompletedTask;
}
