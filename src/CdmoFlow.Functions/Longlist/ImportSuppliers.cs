using System.Globalization;
using System.Text;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Longlist;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Longlist;

/// <summary>
/// Streams an uploaded register into the table, batch by batch. Memory holds one batch and the bad rows that are shown; every bad row goes to a file of its own.
/// Run twice, it writes the same rows again.
/// </summary>
public sealed class ImportSuppliers(ImportStore imports, ImportFiles files, RegisterStore register, TimeProvider clock)
{
    private const int Writers = 16;
    private const int LongestReason = 300;

    /// <summary>Imports all rows; true when the file was read to its end.</summary>
    [Function(nameof(ImportSuppliers))]
    public Task<bool> Run([ActivityTrigger] ImportInput input) => TransientFaultException.GuardAsync(async () =>
    {
        if (await imports.FindAsync(input.ImportId) is not { } found) throw new InvalidOperationException("There is no such import.");
        if (found.HasEnded) return found.State == SupplierImportState.Done;
        // Storage would refuse it in a way that looks as if it might pass.
        if ((await files.FindAsync(found.BlobName))?.ETag != found.BlobETag) throw new InvalidOperationException("The uploaded file is gone, or was changed after the upload.");
        var import = found with { Line = 0, GoodRows = 0, ErrorCount = 0 };
        List<RowError> shown = [];
        await using (var source = await files.OpenAsync(import))
        using (var reader = new StreamReader(source, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024))
        await using (var errors = new StreamWriter(await files.WriteErrorsAsync(import), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
        {
            await errors.WriteLineAsync("line,column,reason");
            var batch = new SupplierBatch();
            await foreach (var line in SupplierCsv.ReadAsync(reader))
            {
                batch.Add(line);
                if (!batch.IsFull) continue;
                import = await WriteAsync(import, batch, shown, errors);
                batch = new SupplierBatch();
            }

            import = await WriteAsync(import, batch, shown, errors);
        }

        await imports.PutAsync(import with { State = SupplierImportState.Done, FinishedAt = clock.GetUtcNow() });
        await files.DeleteAsync(import);
        return true;
    });

    private async Task<SupplierImport> WriteAsync(SupplierImport import, SupplierBatch batch, List<RowError> shown, StreamWriter errors)
    {
        // Batches follow one another, so that of two rows of one company the later one wins; within a batch each company is written once.
        await Parallel.ForEachAsync(batch.Companies, new ParallelOptions { MaxDegreeOfParallelism = Writers }, async (company, token) => await register.PutAsync(company, token));
        foreach (var error in batch.Errors)
        {
            await errors.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{error.Line},{error.Column},\"{Shortened(error.Reason).Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
            if (shown.Count < SupplierImport.MostErrorsShown) shown.Add(error with { Reason = Shortened(error.Reason) });
        }

        if (batch.Errors.Count > 0) await imports.PutErrorsAsync(import.Id, shown);
        var after = import with { Line = Math.Max(import.Line, batch.Line), GoodRows = import.GoodRows + batch.GoodRows, ErrorCount = import.ErrorCount + batch.Errors.Count };
        await imports.PutAsync(after);
        return after;
    }

    private static string Shortened(string reason) => (reason.Length <= LongestReason ? reason : string.Concat(reason.AsSpan(0, LongestReason), "...")).ReplaceLineEndings(" ");
}
