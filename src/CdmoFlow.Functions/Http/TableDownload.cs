using System.Net.Mime;
using CdmoFlow.People;
using CdmoFlow.Web.Documents;
using CdmoFlow.Web.Tables;

namespace CdmoFlow.Functions.Http;

/// <summary>A table of a page as a file instead of the page: asked for at the page's own address, after the door has judged it and the page's function has loaded what the reader may see.</summary>
internal sealed class TableDownload(object model, string name, string format, Visitor? reader) : IResult
{
    /// <summary>The download that the address asks for with <c>?table=</c> and <c>&amp;format=csv</c> or <c>xlsx</c>; null where it asks for the page.</summary>
    public static IResult? Asked(HttpRequest request, object model) =>
        request.Query["table"].ToString() is { Length: > 0 } name ? new InLanguage(new TableDownload(model, name, request.Query["format"].ToString(), request.HttpContext.Visitor())) : null;

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var file = PageTables.Find(model, name, reader) is not { } table ? new Answers().NotFound(httpContext.Request)
            : format switch
            {
                "csv" => Results.File(TableFile.Csv(table), $"{MediaTypeNames.Text.Csv}; charset=utf-8", $"{table.Name}.csv"),
                "xlsx" => Results.File(TableFile.Xlsx(table), Workbook.ContentType, $"{table.Name}.xlsx"),
                _ => new Answers().NotFound(httpContext.Request),
            };
        return file.ExecuteAsync(httpContext);
    }
}
