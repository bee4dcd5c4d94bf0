using CdmoFlow.Records;
using CdmoFlow.Records.Exports;
using CdmoFlow.Storage.Exports;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Local.Exports;

/// <summary>The command <c>import</c>: checks an export from the first byte to the last and restores it into an account that does not have the selection; and the check alone, for <c>verify FILE.zip</c>.</summary>
internal static class LocalImport
{
    /// <summary>Exit code 0 when restored and, with <c>--verify</c>, read back as exported; 1 when the file is refused or the copy differs.</summary>
    public static async Task<int> RunAsync(CommandLine asked, TextWriter output, TimeProvider clock, IConfiguration? settings = null, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var file = Open(asked.File!);
            using var archive = await ExportArchive.OpenAsync(file, cancellationToken);
            await using var storage = await LocalStorage.OpenAsync(asked, settings, mayMakeKeys: true, cancellationToken);
            await storage.Clients.CreateAllAsync(cancellationToken);
            var target = new RestoreTarget(storage.Clients, new SelectionIndex(storage.Clients), storage.Keys);
            using var known = asked.PublicKeyFile is { } pem ? await PublicKeyFile.ReadAsync(pem, cancellationToken) : await storage.Keys.CheckpointKeysAsync(cancellationToken);
            await output.WriteLineAsync(Signature(archive, known, asked));
            var restored = await new SelectionRestore(target, new PeopleStore(storage.Clients), storage.Keys, clock).RunAsync(archive, cancellationToken);
            await output.WriteLineAsync(FormattableString.Invariant($"import: {restored.State.Title} restored in the stage {EnumNames.Of(restored.State.Stage)}, trail up to row {restored.State.Trail.Sequence}, {restored.Hashes.Count} files."));
            if (restored.SealedMissing.Count > 0) await output.WriteLineAsync($"import: sealed proposals were not in the export: {string.Join(", ", restored.SealedMissing)}.");
            if (!asked.VerifyAfter) return 0;
            var difference = await new RestoreCheck(new ExportSource(storage.Clients), storage.Keys).RunAsync(archive, restored, cancellationToken);
            await output.WriteLineAsync(difference is null ? "verify: every row, every file and the trail are in storage as exported." : $"verify: {difference}");
            return difference is null ? 0 : 1;
        }
        catch (ExportRefusedException refused)
        {
            await output.WriteLineAsync($"import refused: {refused.Message}");
            return 1;
        }
    }

    /// <summary>Checks the file and writes nothing.</summary>
    public static async Task<int> CheckAsync(CommandLine asked, TextWriter output, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var file = Open(asked.Selection!);
            using var archive = await ExportArchive.OpenAsync(file, cancellationToken);
            await RestorePlan.ReadAsync(archive, cancellationToken);
            await output.WriteLineAsync(FormattableString.Invariant($"{archive.Manifest.SelectionId}: whole, {archive.Manifest.Entries.Count} entries, trail up to row {archive.Manifest.Trail.Sequence}."));
            if (asked.PublicKeyFile is null) return 0;
            using var known = await PublicKeyFile.ReadAsync(asked.PublicKeyFile, cancellationToken);
            await output.WriteLineAsync(Signature(archive, known, asked));
            return 0;
        }
        catch (ExportRefusedException refused)
        {
            await output.WriteLineAsync($"BROKEN. {refused.Message}");
            return 1;
        }
    }

    private static string Signature(ExportArchive archive, CheckpointKeys known, CommandLine asked)
    {
        if (archive.IsSignedBy(known)) return $"The manifest was signed with the key {archive.Signature.KeyId}.";
        if (asked.PublicKeyFile is not null || known.Find(archive.Signature.KeyId) is not null) throw new ExportRefusedException("The manifest was not signed with this key, or was changed since.");
        return $"The manifest was signed with another key ({archive.Signature.KeyId}); give --public-key to check who made it.";
    }

    private static FileStream Open(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 128 * 1024, FileOptions.Asynchronous);
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"The file {file} cannot be read: {away.Message}", away);
        }
    }
}
