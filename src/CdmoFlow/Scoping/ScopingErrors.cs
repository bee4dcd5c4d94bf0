using System.Globalization;
using CdmoFlow.Records;

namespace CdmoFlow.Scoping;

/// <summary>Collects every wrong field of one document while its values are read.</summary>
internal sealed class ScopingErrors
{
    internal const int LineLength = 200;
    internal const int TextLength = 4000;

    private readonly List<FieldError> found = [];

    internal IReadOnlyList<FieldError> Found => found;

    internal void Add(string field, string message) => found.Add(new FieldError(field, message));

    /// <summary>A line that must be there.</summary>
    internal string Required(string field, string? value, string what)
    {
        var text = (value ?? "").Trim();
        if (text.Length == 0)
        {
            Add(field, $"Enter {what}.");
        }

        return Limited(field, text, LineLength);
    }

    /// <summary>A text that may come later.</summary>
    internal string Optional(string field, string? value) => Limited(field, (value ?? "").Trim(), TextLength);

    internal T Word<T>(string field, string? value)
        where T : struct, Enum
    {
        if (!EnumNames.TryParse<T>(value, out var parsed))
        {
            Add(field, $"Enter one of: {string.Join(", ", EnumNames.All<T>())}.");
        }

        return parsed;
    }

    internal IReadOnlyList<string> Lines(string field, IReadOnlyList<string?>? values, int most, string what)
    {
        var lines = new List<string>();
        if (values is null || values.Count == 0)
        {
            Add(field, $"Enter at least one {what}.");
            return lines;
        }

        if (values.Count > most)
        {
            Add(field, string.Create(CultureInfo.InvariantCulture, $"Enter at most {most}."));
        }

        for (var i = 0; i < values.Count; i++)
        {
            var line = Required(At(field, i), values[i], $"a {what}");
            if (lines.Contains(line, StringComparer.OrdinalIgnoreCase))
            {
                Add(At(field, i), $"'{line}' stands here twice.");
            }
            else
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    internal decimal Positive(string field, decimal? value, string what)
    {
        if (value is not > 0)
        {
            Add(field, $"Enter {what} above zero.");
        }

        return value ?? 0;
    }

    internal int Days(string field, int? value, int fallback)
    {
        if (value is < 1 or > 730)
        {
            Add(field, "Enter a number of days from 1 to 730.");
        }

        return value ?? fallback;
    }

    internal string Address(string field, string? value)
    {
        var text = (value ?? "").Trim();
        if (!MailAddresses.IsPlain(text))
        {
            Add(field, "Enter a mail address such as name@company.example.");
        }

        return text;
    }

    internal static string At(string field, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{field}[{index}]");

    private string Limited(string field, string text, int most)
    {
        if (text.Length > most)
        {
            Add(field, string.Create(CultureInfo.InvariantCulture, $"Shorten this to {most} characters; it has {text.Length}."));
        }

        return text;
    }
}
