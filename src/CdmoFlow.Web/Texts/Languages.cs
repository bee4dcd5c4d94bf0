using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CdmoFlow.Web.Texts;

/// <summary>The languages of the pages. A reader's choice stays in the reader's own browser; before a choice the browser's languages count.</summary>
public static class Languages
{
    /// <summary>Name of the cookie.</summary>
    public const string Cookie = "cdmoflow-language";

    /// <summary>All, with their own names; the first is the fallback.</summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } = [("en", "English"), ("de", "Deutsch")];

    /// <summary>True for a language of <see cref="All"/>.</summary>
    public static bool IsKnown(string? code) => All.Any(l => string.Equals(l.Code, code, StringComparison.Ordinal));

    /// <summary>The language of a reader.</summary>
    public static CultureInfo Of(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is { } chosen && IsKnown(chosen)) return CultureInfo.GetCultureInfo(chosen);
        var wanted = http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString().Split('-')[0].ToLowerInvariant());
        return CultureInfo.GetCultureInfo(wanted.FirstOrDefault(IsKnown) ?? All[0].Code);
    }
}
