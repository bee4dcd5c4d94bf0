using System.Globalization;

namespace CdmoFlow.Records.Documents;

/// <summary>How numbers, days and sizes are written in documents: the same for every reader, whatever the server's culture.</summary>
public static class Text
{
    /// <summary>A number with grouped digits and no trailing zeros, such as 4,500,000 or 0.5.</summary>
    public static string Number(decimal value) => value.ToString("#,##0.####", CultureInfo.InvariantCulture);

    /// <summary>A percentage with two decimals, or a dash when there is none.</summary>
    public static string Percent(decimal? value) => value is null ? "–" : value.Value.ToString("0.00", CultureInfo.InvariantCulture) + " %";

    /// <summary>A day such as 12 March 2027.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A size in the largest fitting unit with the bytes behind it, because receipts must be exact.</summary>
    public static string Size(long bytes)
    {
        string[] units = ["bytes", "KiB", "MiB", "GiB"];
        var unit = 0;
        var size = (decimal)bytes;
        while (size >= 1024 && unit < units.Length - 1)
        {
            size /= 1024;
            unit++;
        }

        return unit == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes")
            : string.Create(CultureInfo.InvariantCulture, $"{size:0.0} {units[unit]} ({bytes:#,##0} bytes)");
    }

    /// <summary>The word of an enumeration for reading, such as "strategic alliance".</summary>
    public static string Words<T>(T value)
        where T : struct, Enum => EnumNames.Of(value).Replace('_', ' ');

    /// <summary>The text, or a plain remark that nothing was written.</summary>
    public static string OrNotStated(string text) => text.Length == 0 ? "Not stated." : text;
}
