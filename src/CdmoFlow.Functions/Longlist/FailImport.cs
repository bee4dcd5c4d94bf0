using CdmoFlow.Functions.Selections;
using CdmoFlow.Longlist;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Longlist;

/// <summary>Marks an import that could not be read to its end; what was read before is kept.</summary>
public sealed class FailImport(ImportStore imports, TimeProvider clock)
{
    /// <summary>Writes the state; the answer is false, because nothing was finished.</summary>
    [Function(nameof(FailImport))]
    public Task<bool> Run([ActivityTrigger] ImportInput input) => TransientFaultException.GuardAsync(async () =>
    {
        if (await imports.FindAsync(input.ImportId) is { HasEnded: false } import)
        {
            await imports.PutAsync(import with
            {
                State = SupplierImportState.Failed,
                FinishedAt = clock.GetUtcNow(),
                Failure = "The file could not be read to its end. It may have been changed after the upload; upload it again. Rows already read are kept and will not appear twice.",
            });
        }

        return false;
    });
}
