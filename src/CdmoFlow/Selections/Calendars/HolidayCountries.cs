using System.Collections.Concurrent;
using System.Globalization;
using PublicHoliday;

namespace CdmoFlow.Selections.Calendars;

/// <summary>
/// The countries whose nationwide public holidays are known, by ISO 3166-1 code. Holidays of single states, cantons or companies are typed as days off of the selection.
/// </summary>
public static class HolidayCountries
{
    private static readonly ConcurrentDictionary<(string Country, int Year), IReadOnlyDictionary<DateOnly, string>> Years = new();

    /// <summary>ISO code and English name, by name. The library's code for Poland is not the ISO one and is left out in favour of it.</summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } =
    [
        .. Enum.GetValues<PublicHolidayCountryCode>().Select(c => c.ToString().ToUpperInvariant()).Where(c => c != "PO")
            .Select(c => (c, new RegionInfo(c).EnglishName)).OrderBy(c => c.EnglishName, StringComparer.Ordinal),
    ];

    /// <summary>True for a code of <see cref="All"/>.</summary>
    public static bool IsKnown(string code) => All.Any(c => string.Equals(c.Code, code, StringComparison.Ordinal));

    /// <summary>The public holidays of a known country in a year, with their names in its language.</summary>
    public static IReadOnlyDictionary<DateOnly, string> Of(string code, int year) => Years.GetOrAdd((code, year), static key =>
        PublicHolidayFactory.GetPublicHolidayForCountry(Enum.Parse<PublicHolidayCountryCode>(key.Country, ignoreCase: true))
            .PublicHolidayNames(key.Year).GroupBy(h => DateOnly.FromDateTime(h.Key)).ToDictionary(h => h.Key, h => h.First().Value));
}
