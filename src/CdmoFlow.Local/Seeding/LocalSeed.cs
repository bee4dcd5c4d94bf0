using System.Diagnostics;
using CdmoFlow.Records;
using CdmoFlow.Storage;

namespace CdmoFlow.Local.Seeding;

/// <summary>The command <c>seed</c>: fills an empty emulator with an invented world. It never touches a storage account.</summary>
internal static class LocalSeed
{
    private const int ProgressSteps = 4;

    /// <summary>Writes the world and says in one line what is in it.</summary>
    public static async Task<int> RunAsync(CommandLine asked, TextWriter output, DateTimeOffset now, IConfiguration? settings = null, CancellationToken cancellationToken = default)
    {
        settings ??= new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var watch = Stopwatch.StartNew();
        await using var emulator = asked.Storage is null ? await Azurite.StartAsync(new() { DataFolder = Path.GetFullPath(asked.DataFolder ?? ".azurite") }, cancellationToken) : null;
        var clients = Open(asked.Storage ?? emulator!.ConnectionString, settings["Storage:Prefix"] ?? "");
        var keys = new SecretKeys(clients, new SecretKeyOptions(settings["Keys:Trail"], null));
        // Whole minutes: what is written then reads as people write it.
        var start = now.ToUniversalTime().AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        var world = new SampleWorld(new SeedOptions(asked.Selections ?? 0, asked.Seed ?? SeedOptions.DefaultSeed, start));
        var step = Math.Max(1, world.Count / ProgressSteps);
        var written = await new WorldWriter(clients, keys).WriteAsync(
            world, done => { if (done % step == 0 && done < world.Count) output.WriteLine(FormattableString.Invariant($"  {done} of {world.Count} selections")); }, cancellationToken);
        var stages = written.CountBy(s => s.End.State.Stage).OrderBy(s => s.Key).Select(s => FormattableString.Invariant($"{EnumNames.Of(s.Key)} {s.Value}"));
        await output.WriteLineAsync(FormattableString.Invariant($"seed: {written.Count} selections in {watch.Elapsed.TotalSeconds:0.0} s: {string.Join(", ", stages)}"));
        return 0;
    }

    private static StorageClients Open(string connectionString, string prefix)
    {
        StorageClients clients;
        try
        {
            clients = new StorageClients(new StorageOptions { ConnectionString = connectionString, Prefix = prefix });
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new SetupException($"The value of --storage is no connection string: {wrong.Message}", wrong);
        }

        return clients.Tables.Uri.IsLoopback && clients.Files.Uri.IsLoopback
            ? clients
            : throw new SetupException("'seed' writes invented selections and therefore only into a storage emulator on this machine; the connection string names a storage account.");
    }
}
