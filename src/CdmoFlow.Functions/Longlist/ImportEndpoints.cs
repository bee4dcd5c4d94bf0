using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.Records;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Longlist;
using CdmoFlow.Records;
using CdmoFlow.Selections;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Longlist;

namespace CdmoFlow.Functions.Longlist;

/// <summary>What a browser says of a file before it uploads it.</summary>
public sealed record BeginImportInput(string? FileName, long? Length);

/// <summary>Where the file is to be put.</summary>
/// <param name="ImportId">Names the import in every further step.</param>
/// <param name="UploadUrl">Takes the file straight into storage: one blob, create and write only, for an hour.</param>
public sealed record BeginImportAnswer(string ImportId, Uri UploadUrl);

/// <summary>An import for programs.</summary>
public sealed record ImportAnswer(string Id, string FileName, SupplierImportState State, int Line, int GoodRows, int ErrorCount, DateTimeOffset At, DateTimeOffset? FinishedAt, string? Failure, IReadOnlyList<RowError> Errors);

/// <summary>Imports of the supplier register: the file goes from the browser to storage, never through here.</summary>
public sealed class ImportEndpoints(ImportStore imports, ImportFiles files, SasLinks links, Signals signals, Answers answers, TimeProvider clock)
{
    private const string CsvMegabytes = "256 MB";
    private static readonly TimeSpan UploadTime = TimeSpan.FromHours(1);

    /// <summary>Hands out the permission to upload one file.</summary>
    [Function("BeginImport")]
    [Api("Begin an import of suppliers; answers where to put the CSV", Accepts = typeof(BeginImportInput), Returns = typeof(BeginImportAnswer))]
    public async Task<IResult> BeginImport([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/register/imports")] HttpRequest request)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<BeginImportInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        var name = Path.GetFileName(input!.FileName?.Trim() ?? "");
        List<FieldError> errors = [];
        if (name.Length > 200 || name.Any(char.IsControl)) errors.Add(new FieldError("fileName", "Shorten the name of the file to one line of 200 characters."));
        if (input.Length is > SupplierImport.LargestFile) errors.Add(new FieldError("length", $"The file is larger than {CsvMegabytes}; split it."));
        if (input.Length is <= 0) errors.Add(new FieldError("length", "The file is empty."));
        if (errors.Count > 0) return answers.Refused(request, Refusal.Invalid(errors), typed);
        var import = new SupplierImport
        {
            Id = Guid.CreateVersion7().ToString("N"),
            FileName = name.Length == 0 ? "suppliers.csv" : name,
            By = request.SignedIn().PersonId,
            At = clock.GetUtcNow(),
            BlobName = $"register/{Guid.NewGuid():N}",
            ErrorsBlobName = Guid.NewGuid().ToString("N"),
        };
        await imports.PutAsync(import);
        return Answers.Ok(new BeginImportAnswer(import.Id, await links.WriteStagingAsync(import.BlobName, UploadTime)));
    }

    /// <summary>Starts the import of what was uploaded; pressing again changes nothing and repairs a lost start.</summary>
    [Function("StartImport")]
    [Api("Start the import of the uploaded CSV", Returns = typeof(ImportAnswer))]
    public async Task<IResult> StartImport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/register/imports/{importId}/start")] HttpRequest request, string importId, [DurableClient] DurableTaskClient client)
    {
        if (await imports.FindAsync(importId) is not { } import) return answers.NotFound(request);
        if (import.State == SupplierImportState.AwaitingUpload)
        {
            if (await files.FindAsync(import.BlobName) is not { } uploaded)
                return answers.Refused(request, Refusal.WrongState("not-uploaded", "The import is awaiting_upload: the file is not there yet. Upload it first."));
            if (uploaded.Length > SupplierImport.LargestFile)
            {
                await files.DeleteAsync(import);
                return answers.Refused(request, Refusal.Invalid("length", $"The file is larger than {CsvMegabytes}; split it."));
            }

            import = import with { State = SupplierImportState.Running, BlobETag = uploaded.ETag, Length = uploaded.Length };
            // Pressed twice: the other request has started it, and it may even have finished meanwhile.
            if (!await imports.BeginAsync(import)) return await StartImport(request, importId, client);
        }

        if (!import.HasEnded)
            await signals.StartAsync(client, new OrchestrationStart(nameof(ImportOrchestrator), $"import:{import.Id}", new ImportInput(import.Id)));
        return request.HasFormContentType ? Results.Redirect($"/register/imports/{import.Id}") : Answers.Ok(await AnswerAsync(import));
    }

    /// <summary>Progress, counts and bad rows.</summary>
    [Function("ImportPage")]
    public async Task<IResult> ImportPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "register/imports/{importId}")] HttpRequest request, string importId)
    {
        if (await imports.FindAsync(importId) is not { } import) return answers.NotFound(request);
        if (!import.HasEnded) request.HttpContext.Response.Headers["Refresh"] = "2";
        return Page.Show<ImportPage, ImportModel>(request, new ImportModel(import, await imports.ErrorsAsync(importId)));
    }

    /// <summary>Progress, counts and bad rows.</summary>
    [Function("GetImport")]
    [Api("Where an import stands, with its first 1,000 bad rows", Returns = typeof(ImportAnswer))]
    public async Task<IResult> GetImport([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/register/imports/{importId}")] HttpRequest request, string importId) =>
        await imports.FindAsync(importId) is { } import ? Answers.Ok(await AnswerAsync(import)) : answers.NotFound(request);

    /// <summary>The file with every bad row, for five minutes.</summary>
    [Function("ReadImportErrors")]
    [Api("A short-lived address of the CSV with every bad row", Returns = typeof(ReadingAnswer))]
    public async Task<IResult> ReadImportErrors([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/register/imports/{importId}/errors/reading")] HttpRequest request, string importId)
    {
        if (await imports.FindAsync(importId) is not { } import) return answers.NotFound(request);
        if (import.State != SupplierImportState.Done)
            return answers.Refused(request, Refusal.WrongState("not-done", $"The import is {EnumNames.Of(import.State)}; its file of bad rows is ready when it is done."));
        const string FileName = "bad-rows.csv";
        var address = await links.ReadAsync(Containers.Documents, import.ErrorsBlobName, FileName);
        return request.HasFormContentType ? Results.Redirect(address.ToString()) : Answers.Ok(new ReadingAnswer(address, FileName, null));
    }

    private async Task<ImportAnswer> AnswerAsync(SupplierImport import) => new(
        import.Id, import.FileName, import.State, import.Line, import.GoodRows, import.ErrorCount, import.At, import.FinishedAt, import.Failure, await imports.ErrorsAsync(import.Id));
}
