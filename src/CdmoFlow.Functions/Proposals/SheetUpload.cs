using CdmoFlow.Proposals.Offers;
using CdmoFlow.Selections;
using CdmoFlow.Web.Documents;

namespace CdmoFlow.Functions.Proposals;

/// <summary>A filled price sheet in a form, in the field <c>sheet</c>.</summary>
internal static class SheetUpload
{
    /// <summary>Bytes that a price sheet may have.</summary>
    public const long Largest = 500_000;

    /// <summary>Its fields, or every wrong cell; neither where none was sent.</summary>
    public static async Task<(IReadOnlyDictionary<string, string>? Fields, Refusal? Refusal)> ReadAsync(HttpRequest request)
    {
        if (!request.HasFormContentType) return (null, null);
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form.Files["sheet"] is not { Length: > 0 } file) return (null, null);
        if (file.Length > Largest) return (null, Refusal.Invalid("sheet", "This file is too large for a price sheet, which has at most 500 kB; attach it to the proposal instead."));
        using var content = new MemoryStream();
        await file.CopyToAsync(content, request.HttpContext.RequestAborted);
        content.Position = 0;
        if (Workbook.Read(content) is not { } cells) return (null, Refusal.Invalid("sheet", "This is no spreadsheet in the format XLSX that can be read. Download the price sheet, fill it in and upload it again."));
        var (fields, errors) = PriceSheet.Read(cells);
        return errors.Count > 0 ? (null, Refusal.Invalid(errors)) : (fields, null);
    }
}
