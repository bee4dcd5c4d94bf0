using System.Globalization;

namespace CdmoFlow.Functions.Http;

/// <summary>The numbers that people see, counted from 1, as they stand in addresses.</summary>
internal static class NumberInAddress
{
    /// <summary>The number, or 0 for anything else: nothing has the number 0, so that the decision answers "not found".</summary>
    public static int AsNumber(this string part) => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
