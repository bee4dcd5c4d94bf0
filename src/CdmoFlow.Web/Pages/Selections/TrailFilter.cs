using System.Globalization;
using CdmoFlow.Records;

namespace CdmoFlow.Web.Pages.Selections;

/// <summary>Which rows of a trail a reader wants to see; the check always covers all of them.</summary>
/// <param name="Who">Person id of the actor; empty for everybody.</param>
/// <param name="What">Part of the action or the subject; empty for all.</param>
/// <param name="From">First day, UTC; null for the beginning.</param>
/// <param name="To">Last day, UTC, included; null for the end.</param>
public sealed record TrailFilter(string Who, string What, DateOnly? From, DateOnly? To)
{
    /// <summary>Reads the fields of the filter form; what cannot be read counts as not typed.</summary>
    public static TrailFilter Read(Func<string, string?> field) => new(
        field("who")?.Trim() ?? "", field("what")?.Trim() ?? "", Day(field("from")), Day(field("to")));

    /// <summary>True when every row is shown.</summary>
    public bool IsEmpty => Who.Length == 0 && What.Length == 0 && From is null && To is null;

    /// <summary>The address that shows the same rows.</summary>
    public string AddressOn(string path) =>
        IsEmpty ? path : string.Create(CultureInfo.InvariantCulture, $"{path}?who={Uri.EscapeDataString(Who)}&what={Uri.EscapeDataString(What)}&from={From:yyyy-MM-dd}&to={To:yyyy-MM-dd}");

    /// <summary>True for a row that is to be shown.</summary>
    public bool Shows(TrailEntry entry)
    {
        var day = DateOnly.FromDateTime(entry.At.UtcDateTime);
        return (Who.Length == 0 || string.Equals(entry.Actor, Who, StringComparison.Ordinal) || string.Equals(entry.OnBehalfOf, Who, StringComparison.Ordinal))
            && (What.Length == 0 || entry.Note.Action.Contains(What, StringComparison.OrdinalIgnoreCase) || entry.Note.Subject.Contains(What, StringComparison.OrdinalIgnoreCase))
            && (From is null || day >= From) && (To is null || day <= To);
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
