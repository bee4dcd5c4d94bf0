using CdmoFlow.Selections.Calendars;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Layout;

/// <summary>The countries of <see cref="HolidayCountries"/> with their names in the reader's language, in its order.</summary>
public static class Countries
{
    /// <summary>ISO code and name.</summary>
    public static IReadOnlyList<(string Code, string Name)> All =>
        [.. HolidayCountries.All.Select(c => (c.Code, Name: T.Find($"Countries_{c.Code}") ?? c.Name)).OrderBy(c => c.Name, StringComparer.Create(System.Globalization.CultureInfo.CurrentUICulture, ignoreCase: false))];
}
