using CdmoFlow.Web.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CdmoFlow.Functions.Http;

/// <summary>Renders a page. Everything it shows is loaded before, because the result is executed after the door has closed.</summary>
public static class Page
{
    /// <summary>A page with its model, or one of its tables as a file; the component's parameters are <c>Model</c> and <c>Who</c>.</summary>
    public static IResult Show<TComponent, TModel>(HttpRequest request, TModel model, int status = StatusCodes.Status200OK)
        where TComponent : ModelPage<TModel> =>
        (model is null ? null : TableDownload.Asked(request, model)) ?? new InLanguage(new RazorComponentResult<TComponent>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(ModelPage<TModel>.Model)] = model,
            [nameof(ModelPage<TModel>.Who)] = request.HttpContext.Visitor(),
        })
        { StatusCode = status });
}
