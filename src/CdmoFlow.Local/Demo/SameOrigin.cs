namespace CdmoFlow.Local.Demo;

/// <summary>Keeps pages of other sites in the same browser from pressing the demo's buttons: tools without an Origin may, other origins may not.</summary>
internal static class SameOrigin
{
    public static async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        return HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || IsOurs(request)
            ? await next(context)
            : Results.Problem("Only this site's own pages may do that.", statusCode: StatusCodes.Status403Forbidden);
    }

    private static bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0 && site is not ("same-origin" or "none"))
            return false;
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
