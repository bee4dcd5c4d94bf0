using System.Text;
using CdmoFlow.Longlist;
using CdmoFlow.Scoping;

namespace CdmoFlow.Tests.Longlist;

// Memory is counted for the whole process: nothing else may run beside it.
[Collection(MemoryTests.Name)]
public class SupplierCsvTests
{
    private static readonly string Header = string.Join(',', SupplierColumns.All);

    [Fact]
    public async Task A_good_row_becomes_a_company_with_one_site()
    {
        var row = Assert.IsType<SupplierRow>(Assert.Single(await Read(Row())));

        Assert.Equal(2, row.Line);
        Assert.Equal("bergstrom-ab", row.Company.Id);
        Assert.Equal([Modality.Biologic, Modality.Cgt], row.Company.Modalities);
        Assert.Equal((0.5m, 2000m, "L"), (row.Company.ScaleMin, row.Company.ScaleMax, row.Company.ScaleUnit));
        Assert.True(row.Company.RecentMerger);
        var site = Assert.Single(row.Company.Sites);
        Assert.Equal(("bergstrom-ab--uppsala-plant-2", "Uppsala, plant 2"), (site.Id, site.Name));
        Assert.Equal(["EMA", "FDA"], site.Approvals);
    }

    [Theory]
    [InlineData(SupplierColumns.Company, "")]
    [InlineData(SupplierColumns.Region, "Mars")]
    [InlineData(SupplierColumns.Type, "3")]
    [InlineData(SupplierColumns.BusinessModel, "hybrid")]
    [InlineData(SupplierColumns.Modalities, "biologic;plasma")]
    [InlineData(SupplierColumns.DosageForms, ";")]
    [InlineData(SupplierColumns.ScaleMin, "1e3")]
    [InlineData(SupplierColumns.ScaleMax, "-4")]
    [InlineData(SupplierColumns.ScaleMax, "0.1")]
    [InlineData(SupplierColumns.ScaleUnit, "")]
    [InlineData(SupplierColumns.RecentMerger, "maybe")]
    [InlineData(SupplierColumns.ContactEmail, "asa at bergstrom")]
    [InlineData(SupplierColumns.SiteCity, "")]
    public async Task A_bad_cell_is_reported_with_line_column_and_reason(string column, string value)
    {
        var error = Assert.IsType<RowError>(Assert.Single(await Read(Row((column, value)))));

        Assert.Equal((2, column), (error.Line, error.Column));
        Assert.NotEmpty(error.Reason);
    }

    [Fact]
    public async Task Bad_rows_do_not_stop_the_good_ones_and_lines_count_as_in_the_file()
    {
        var lines = await Read(
            Row(),
            "",
            Row((SupplierColumns.Region, "x"), (SupplierColumns.Type, "y")),
            "too,short",
            "\"never closed" + Row(),
            Row((SupplierColumns.Site, "Malmö")));

        Assert.Equal([2, 4, 4, 5, 6, 7], lines.Select(line => line.Line));
        Assert.Equal([2, 7], lines.OfType<SupplierRow>().Select(row => row.Line));
    }

    [Fact]
    public async Task A_missing_column_is_named_once_and_nothing_is_read()
    {
        var text = $"{Header.Replace("region,", "", StringComparison.Ordinal)}\n{Row()}\n";

        var error = Assert.IsType<RowError>(Assert.Single(await ReadText(text)));
        Assert.Equal((1, "region"), (error.Line, error.Column));
    }

    [Fact]
    public async Task An_empty_file_says_that_it_has_no_header() =>
        Assert.Contains("header", Assert.IsType<RowError>(Assert.Single(await ReadText(""))).Reason, StringComparison.Ordinal);

    [Fact]
    public async Task Columns_in_another_order_with_a_byte_order_mark_and_windows_lines_read_the_same()
    {
        var header = string.Join(',', SupplierColumns.All.Reverse());
        var cells = Values();
        var row = string.Join(',', SupplierColumns.All.Reverse().Select(column => Quoted(cells[column])));

        Assert.Equal("Bergström AB", Assert.IsType<SupplierRow>(Assert.Single(await ReadText($"\uFEFF{header}\r\n{row}\r\n"))).Company.Name);
    }

    [Fact]
    public async Task Importing_the_same_rows_again_makes_no_doubles_and_a_new_site_joins_its_company()
    {
        var once = (await Read(Row(), Row((SupplierColumns.Site, "Malmö")))).OfType<SupplierRow>().Select(row => row.Company).ToArray();

        var company = Assert.Single(Company.Unite([.. once, .. once]));
        Assert.Equal(["bergstrom-ab--uppsala-plant-2", "bergstrom-ab--malmo"], company.Sites.Select(site => site.Id));
    }

    [Fact]
    public async Task A_hundred_thousand_rows_stream_through_in_little_memory()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var rows = 0;
        var most = 0L;
        await foreach (var line in SupplierCsv.ReadAsync(new EndlessRegister(Header, Row(), 100_000)))
        {
            rows += line is SupplierRow ? 1 : 0;
            if (rows % 25_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.Equal(100_000, rows);
        Assert.InRange(most, long.MinValue, 4 * 1024 * 1024);
    }

    [Fact]
    public async Task An_endless_row_ends_the_reading_with_an_error()
    {
        var text = $"{Header}\n{Row()}\n{new string('x', 3 * SupplierCsv.LargestRow)}\n{Row()}\n";

        var lines = await ReadText(text);
        Assert.IsType<RowError>(lines[^1]);
        Assert.Single(lines.OfType<SupplierRow>());
    }

    [Fact]
    public async Task The_demo_register_reads_without_an_error()
    {
        var path = Path.Combine(Root(), "src", "CdmoFlow.Local", "Demo", "demo-register.csv");
        using var reader = new StreamReader(path, Encoding.UTF8);
        var lines = await Collect(reader);

        Assert.Empty(lines.OfType<RowError>());
        var companies = Company.Unite(lines.OfType<SupplierRow>().Select(row => row.Company));
        Assert.True(companies.Count >= 12, "a dozen companies");
        Assert.All(companies, company => Assert.EndsWith(".example", company.ContactEmail, StringComparison.Ordinal));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CdmoFlow.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    private static Dictionary<string, string> Values() => new()
    {
        [SupplierColumns.Company] = "Bergström AB",
        [SupplierColumns.Country] = "Sweden",
        [SupplierColumns.Region] = "Europe",
        [SupplierColumns.Type] = "CDMO",
        [SupplierColumns.BusinessModel] = "development focused",
        [SupplierColumns.Modalities] = "biologic; CGT",
        [SupplierColumns.DosageForms] = "Sterile injectable",
        [SupplierColumns.ScaleMin] = "0.5",
        [SupplierColumns.ScaleMax] = "2000",
        [SupplierColumns.ScaleUnit] = "L",
        [SupplierColumns.Approvals] = "ema",
        [SupplierColumns.RecentMerger] = "yes",
        [SupplierColumns.ContactName] = "Åsa \"Asa\" Lind",
        [SupplierColumns.ContactEmail] = "asa@bergstrom.example",
        [SupplierColumns.Site] = "Uppsala, plant 2",
        [SupplierColumns.SiteCity] = "Uppsala",
        [SupplierColumns.SiteCountry] = "Sweden",
        [SupplierColumns.SiteApprovals] = "EMA|fda",
    };

    private static string Row(params (string Column, string Value)[] changes)
    {
        var values = Values();
        foreach (var (column, value) in changes)
        {
            values[column] = value;
        }

        return string.Join(',', SupplierColumns.All.Select(column => Quoted(values[column])));
    }

    private static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static Task<List<SupplierLine>> Read(params string[] rows) => ReadText($"{Header}\n{string.Join('\n', rows)}\n");

    private static Task<List<SupplierLine>> ReadText(string text) => Collect(new StringReader(text));

    private static async Task<List<SupplierLine>> Collect(TextReader reader)
    {
        var lines = new List<SupplierLine>();
        await foreach (var line in SupplierCsv.ReadAsync(reader))
        {
            lines.Add(line);
        }

        return lines;
    }
}
