using System.Globalization;
using CdmoFlow.Records;

namespace CdmoFlow.Web.Tables;

/// <summary>A cell: text, or a number with which a spreadsheet can calculate.</summary>
/// <param name="Text">The text; for a number as it is written everywhere.</param>
/// <param name="Number">The number; null for text.</param>
public readonly record struct TableCell(string Text, decimal? Number)
{
    /// <summary>A text; nothing for null.</summary>
    public static implicit operator TableCell(string? text) => new(text ?? "", null);

    /// <summary>A number; nothing for null.</summary>
    public static implicit operator TableCell(decimal? number) => new(number?.ToString(CultureInfo.InvariantCulture) ?? "", number);

    /// <summary>A number.</summary>
    public static implicit operator TableCell(decimal number) => (decimal?)number;

    /// <summary>A number; nothing for null.</summary>
    public static implicit operator TableCell(int? number) => (decimal?)number;

    /// <summary>A number.</summary>
    public static implicit operator TableCell(int number) => (decimal?)number;

    /// <summary>A number.</summary>
    public static implicit operator TableCell(long number) => (decimal?)number;

    /// <summary>A day.</summary>
    public static implicit operator TableCell(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An instant on the clocks of a zone with its offset, in a form that sorts and that programs read; nothing for null.</summary>
    public static TableCell At(DateTimeOffset? at, string zone) => at is { } instant ? Zones.Local(instant, zone).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture) : "";

    /// <summary>Yes, or nothing.</summary>
    public static TableCell Yes(bool holds) => holds ? Texts.T.Of("Tables_Yes") : "";
}
