using System.Globalization;
using System.Runtime.CompilerServices;
using CsvHelper;

namespace CdmoFlow.Longlist;

/// <summary>Reads a supplier register row by row, so that a file of any size costs the memory of one row.</summary>
public static class SupplierCsv
{
    /// <summary>The largest row in bytes; a longer one is no register and ends the reading.</summary>
    public const int LargestRow = 256 * 1024;

    /// <summary>
    /// Yields every row as good or bad, in the order of the file. Bad rows do not stop it; a missing header column or an
    /// endless row does, with an error. Faults of the reader itself are thrown.
    /// </summary>
    public static async IAsyncEnumerable<SupplierLine> ReadAsync(
        TextReader reader,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        CsvMalformedReason? malformed = null;
        var csv = CsvReader.Create(
            reader,
            new CsvReaderOptions
            {
                Separator = ',',
                HasHeader = false,
                TrimWhitespace = true,
                TrackLineNumbers = true,
                MaxRecordSize = LargestRow,
                // A quotation mark that is never closed then spoils its own row, not the rest of the file.
                AllowLineBreaksInQuotes = false,
                OnMalformedRecord = record => malformed = record.Reason,
            },
            leaveOpen: true);
        await using var _ = csv;

        if (await NextAsync(csv, cancellation) is not true)
        {
            yield return new RowError(1, "", "The file has no header line that can be read.");
            yield break;
        }

        var header = Cells(csv).Select(name => name.Trim('\uFEFF', ' ').ToLowerInvariant().Replace(' ', '_')).ToArray();
        var missing = SupplierColumns.Required.Except(header).ToArray();
        foreach (var column in missing)
        {
            yield return new RowError(1, column, $"The header has no column '{column}'; columns are parted by commas.");
        }

        if (missing.Length > 0)
        {
            yield break;
        }

        malformed = null;
        while (await NextAsync(csv, cancellation) is var read && read != false)
        {
            if (read is null)
            {
                yield return new RowError(1, "", "A row is longer than 256 KiB; nothing from there on was read.");
                yield break;
            }

            var lines = malformed is { } reason
                ? [new RowError((int)csv.LineNumber, "", Explain(reason))]
                : Interpret((int)csv.LineNumber, header, Cells(csv));
            malformed = null;
            foreach (var line in lines)
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<SupplierLine> Interpret(int line, string[] header, string[] cells) =>
        cells.All(string.IsNullOrWhiteSpace) ? []
        : cells.Length == header.Length ? SupplierCells.ToRow(line, header, cells)
        :
        [
            new RowError(line, "", string.Create(
                CultureInfo.InvariantCulture,
                $"The row has {cells.Length} cells and the header {header.Length}; put cells with commas in quotation marks.")),
        ];

    private static string[] Cells(CsvReader csv) => [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];

    /// <summary>True for a row, false at the end, null when a row is too long to go on.</summary>
    private static async Task<bool?> NextAsync(CsvReader csv, CancellationToken cancellation)
    {
        try
        {
            return await csv.ReadAsync(cancellation);
        }
        catch (CsvFormatException)
        {
            return null;
        }
    }

    private static string Explain(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.StrayQuote or CsvMalformedReason.TextAfterClosingQuote =>
            "A quotation mark stands inside a cell; double it or remove it.",
        _ => "A quotation mark is not closed on the same line.",
    };
}
