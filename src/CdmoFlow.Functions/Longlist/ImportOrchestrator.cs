using CdmoFlow.Functions.Selections;

namespace CdmoFlow.Functions.Longlist;

/// <summary>Which import is meant.</summary>
public sealed record ImportInput(string ImportId);

/// <summary>Imports one uploaded register; a fault that does not pass is written down where the person who imports will look.</summary>
public static class ImportOrchestrator
{
    /// <summary>Reads the file; the answer says whether it was read to the end.</summary>
    [Function(nameof(ImportOrchestrator))]
    public static async Task<bool> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<ImportInput>()!;
        try
        {
            // Stream the file into the register; repeating it after a crash makes no doubles.
            return await context.CallActivityAsync<bool>(nameof(ImportSuppliers), input, Steps.Patient);
        }
        catch (TaskFailedException)
        {
            // Tell the person that it stopped.
            return await context.CallActivityAsync<bool>(nameof(FailImport), input, Steps.Patient);
        }
    }
}
