using System.Net.Mime;
using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Records.Exports;

namespace CdmoFlow.Functions.Records.Exports;

/// <summary>A whole selection as one file.</summary>
public sealed class ExportEndpoints(SelectionExport export, Desk desk, Answers answers)
{
    /// <summary>Notes the export in the trail, then streams it. An answer that breaks off is no export: its manifest is missing.</summary>
    [Function("ExportSelection")]
    [Api("The whole selection as one ZIP: rows, files, trail, a page to read, manifest; what is sealed is left out or carried encrypted", Accepts = typeof(ExportInput))]
    public async Task<IResult> ExportSelection(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/export")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<ExportInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        var actor = request.Acting();
        // The trail first: an export that could not be noted does not happen.
        var verdict = await desk.DecideAsync(selectionId, actor, client, (selection, _) => CdmoFlow.Records.Exports.ExportSelection.Decide(selection, input!, actor), request.HttpContext.RequestAborted);
        if (verdict.Refusal is { } refusal) return answers.Refused(request, refusal, typed);
        if (await export.BeginAsync(selectionId, actor.PersonId, input!.CarrySealed == true, request.HttpContext.RequestAborted) is not { } begun) return answers.NotFound(request);
        var aborted = request.HttpContext.RequestAborted;
        return new InLanguage(Results.Stream(stream => export.WriteAsync(begun, stream, aborted), MediaTypeNames.Application.Zip, $"selection-{selectionId}.zip"));
    }
}
