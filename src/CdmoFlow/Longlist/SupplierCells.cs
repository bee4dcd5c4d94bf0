using System.Globalization;
using CdmoFlow.Records;
using CdmoFlow.Scoping;

namespace CdmoFlow.Longlist;

/// <summary>Turns the cells of one row into a company with its site, or into every reason why not.</summary>
internal sealed class SupplierCells
{
    private const int LongestName = 200;
    private const int LongestList = 4_000;

    private readonly int line;
    private readonly Dictionary<string, string> cells = [];
    private readonly List<RowError> errors = [];

    private SupplierCells(int line, string[] header, string[] values)
    {
        this.line = line;
        for (var i = 0; i < header.Length; i++)
        {
            cells[header[i]] = values[i].Trim();
        }
    }

    internal static IEnumerable<SupplierLine> ToRow(int line, string[] header, string[] values)
    {
        var row = new SupplierCells(line, header, values);
        var company = row.Read();
        return row.errors.Count == 0 ? [new SupplierRow(line, company)] : row.errors;
    }

    private Company Read()
    {
        var name = Text(SupplierColumns.Company);
        var site = Text(SupplierColumns.Site);
        var company = new Company
        {
            Id = Slug.Of(name),
            Name = name,
            Country = Text(SupplierColumns.Country),
            Region = Word<Region>(SupplierColumns.Region),
            Type = Word<PartnerType>(SupplierColumns.Type),
            BusinessModel = Word<BusinessModel>(SupplierColumns.BusinessModel),
            Modalities = Modalities(),
            DosageForms = List(SupplierColumns.DosageForms, required: true),
            ScaleMin = Number(SupplierColumns.ScaleMin),
            ScaleMax = Number(SupplierColumns.ScaleMax),
            ScaleUnit = Cell(SupplierColumns.ScaleUnit),
            Approvals = Authorities(SupplierColumns.Approvals),
            RecentMerger = YesOrNo(SupplierColumns.RecentMerger),
            ContactName = Text(SupplierColumns.ContactName),
            ContactEmail = Address(SupplierColumns.ContactEmail),
            Sites =
            [
                new Site(
                    Slug.OfSite(name, site),
                    site,
                    Text(SupplierColumns.SiteCity),
                    Text(SupplierColumns.SiteCountry),
                    Authorities(SupplierColumns.SiteApprovals)),
            ],
        };
        if (company.ScaleMin > company.ScaleMax)
        {
            Error(SupplierColumns.ScaleMax, "The largest batch is smaller than the smallest.");
        }

        if ((company.ScaleMin ?? company.ScaleMax) is not null && company.ScaleUnit.Length == 0)
        {
            Error(SupplierColumns.ScaleUnit, "Batch sizes need a unit, such as L or kg.");
        }

        return company;
    }

    private void Error(string column, string reason) => errors.Add(new RowError(line, column, reason));

    private string Cell(string column) => cells.GetValueOrDefault(column, "");

    private string Text(string column)
    {
        var text = Cell(column);
        if (text.Length == 0)
        {
            Error(column, "This cell must not be empty.");
        }
        else if (text.Length > LongestName || text.Any(char.IsControl))
        {
            Error(column, "This cell must be one line of at most 200 characters.");
        }

        return text;
    }

    private T Word<T>(string column)
        where T : struct, Enum
    {
        if (!EnumNames.TryParse<T>(Cell(column).Replace(' ', '_').Replace('-', '_'), out var value))
        {
            Error(column, $"'{Cell(column)}' is none of {string.Join(", ", EnumNames.All<T>())}.");
        }

        return value;
    }

    private IReadOnlyList<Modality> Modalities()
    {
        var read = new List<Modality>();
        foreach (var word in List(SupplierColumns.Modalities, required: true))
        {
            if (EnumNames.TryParse<Modality>(word.Replace(' ', '_').Replace('-', '_'), out var modality))
            {
                read.Add(modality);
            }
            else
            {
                Error(SupplierColumns.Modalities, $"'{word}' is none of {string.Join(", ", EnumNames.All<Modality>())}.");
            }
        }

        return [.. read.Distinct()];
    }

    private string[] List(string column, bool required = false)
    {
        string[] items =
        [
            .. Cell(column)
                .Split([';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        if (required && items.Length == 0)
        {
            Error(column, "Enter at least one; part several by a semicolon.");
        }

        // A table row has a limit; whoever needs more has put prose into a list.
        if (Cell(column).Length > LongestList)
        {
            Error(column, "This list is longer than 4,000 characters.");
            return [];
        }

        return items;
    }

    private IReadOnlyList<string> Authorities(string column) => [.. List(column).Select(item => item.ToUpperInvariant())];

    private decimal? Number(string column)
    {
        if (Cell(column).Length == 0)
        {
            return null;
        }

        if (!decimal.TryParse(Cell(column), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 1_000_000_000)
        {
            Error(column, $"'{Cell(column)}' is no size; write digits and a decimal point, such as 0.5 or 2000.");
            return null;
        }

        return number;
    }

    private bool YesOrNo(string column)
    {
        switch (Cell(column).ToUpperInvariant())
        {
            case "YES" or "TRUE" or "1":
                return true;
            case "NO" or "FALSE" or "0" or "":
                return false;
            default:
                Error(column, $"'{Cell(column)}' is neither yes nor no.");
                return false;
        }
    }

    private string Address(string column)
    {
        var text = Text(column);
        if (text.Length > 0 && !MailAddresses.IsPlain(text))
        {
            Error(column, $"'{text}' is no mail address.");
        }

        return text;
    }
}
