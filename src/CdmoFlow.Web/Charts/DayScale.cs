using System.Globalization;

namespace CdmoFlow.Web.Charts;

/// <summary>Days on a horizontal line of a drawing.</summary>
/// <param name="First">The day at the left end.</param>
/// <param name="Last">The day at the right end, later than the first.</param>
/// <param name="Width">Units from end to end.</param>
public sealed record DayScale(DateOnly First, DateOnly Last, double Width)
{
    private const double NarrowestTick = 66;
    private static readonly int[] Steps = [1, 2, 3, 6, 12, 24, 60];

    /// <summary>A scale that holds all the days, with a little room at both ends.</summary>
    public static DayScale Around(IReadOnlyList<DateOnly> days, double width)
    {
        var (first, last) = (days.Min(), days.Max());
        var room = Math.Max(2, (last.DayNumber - first.DayNumber) / 40);
        return new DayScale(first.AddDays(-room), last.AddDays(room), width);
    }

    /// <summary>Where a day lies.</summary>
    public double X(DateOnly day) => Width * (day.DayNumber - First.DayNumber) / (Last.DayNumber - First.DayNumber);

    /// <summary>A coordinate as SVG reads it.</summary>
    public static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>First days of months, as many as can be labelled.</summary>
    public IReadOnlyList<DateOnly> Months()
    {
        var months = new List<DateOnly>();
        for (var month = new DateOnly(First.Year, First.Month, 1).AddMonths(1); month <= Last; month = month.AddMonths(1)) months.Add(month);
        var step = Steps.FirstOrDefault(s => months.Count <= 1 || (double)s * Width / months.Count >= NarrowestTick, Steps[^1]);
        return [.. months.Where(m => ((m.Year * 12) + m.Month - 1) % step == 0)];
    }
}
