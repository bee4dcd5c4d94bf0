using System.Globalization;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Functions.Http;

/// <summary>Renders a page in the reader's language. It is set here because a result is executed after the function and the door have returned.</summary>
internal sealed class InLanguage(IResult page) : IResult
{
    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        CultureInfo.CurrentUICulture = Languages.Of(httpContext);
        await page.ExecuteAsync(httpContext);
    }
}
