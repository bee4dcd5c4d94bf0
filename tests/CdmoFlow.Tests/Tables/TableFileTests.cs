using System.Globalization;
using System.Text;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Tests.Selections;
using CdmoFlow.Web.Documents;
using CdmoFlow.Web.Pages.Selections;
using CdmoFlow.Web.Tables;

namespace CdmoFlow.Tests.Tables;

public class TableFileTests
{
    [Theory]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("+1+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    public void What_begins_like_a_formula_is_text_in_both_formats_in_heads_and_cells(string text)
    {
        var table = new PageTable("t", [text], [[text]]);
        var csv = Encoding.UTF8.GetString(TableFile.Csv(table));
        // Bare, or in quotation marks where RFC 4180 demands them.
        Assert.All(Fields(csv), field => Assert.Equal('\'', field[0]));
        Assert.Equal(2, Fields(csv).Count);
        var cells = Workbook.Read(new MemoryStream(TableFile.Xlsx(table)))!;
        Assert.Equal(["A1", "A2"], cells.Select(c => c.Address));
        Assert.All(cells, cell => Assert.Equal((CellKind.Text, '\''), (cell.Kind, cell.Text[0])));
    }

    [Fact]
    public void CSV_has_a_byte_order_mark_commas_CRLF_and_quotation_marks_where_needed()
    {
        var csv = TableFile.Csv(new PageTable("t", ["Ä", "b"], [["one, two", "say \"yes\""], ["line\nbreak", 12.5m]]));
        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        Assert.Equal("Ä,b\r\n\"one, two\",\"say \"\"yes\"\"\"\r\n\"line\nbreak\",12.5\r\n", Encoding.UTF8.GetString(csv[3..]));
    }

    [Fact]
    public void Numbers_are_numbers_negative_ones_too_and_columns_go_on_after_Z()
    {
        var columns = Enumerable.Range(1, 28).Select(i => $"c{i}").ToList();
        var table = new PageTable("t", columns, [[.. columns.Select((_, i) => (TableCell)(-i))]]);
        var cells = Workbook.Read(new MemoryStream(TableFile.Xlsx(table)))!;
        Assert.Contains(cells, c => c is { Address: "AB1", Kind: CellKind.Text, Text: "c28" });
        Assert.Contains(cells, c => c is { Address: "AB2", Kind: CellKind.Number, Text: "-27" });
        Assert.EndsWith("-26,-27\r\n", Encoding.UTF8.GetString(TableFile.Csv(table)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_no_cell_takes_is_cut_and_control_characters_do_not_break_the_file()
    {
        var cells = Workbook.Read(new MemoryStream(TableFile.Xlsx(new PageTable("t", ["a"], [[new string('x', 40_000)], ["a\u0001b"]]))))!;
        Assert.Equal(32_000, cells[1].Text.Length);
        Assert.Equal("ab", cells[2].Text);
    }

    [Fact]
    public void Headings_are_in_the_readers_language()
    {
        var known = new SelectionModel(Given.ASelection().WithCandidates(2).Build(), new Dictionary<string, string>(StringComparer.Ordinal));
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de");
            var team = PageTables.Find(known, "team", null)!;
            Assert.Equal(["Person", "Rollen", "Funktionen", "Abwesend ab", "Abwesend bis", "Vertretung"], team.Columns);
            Assert.Contains("Projektleitung", team.Rows[0][1].Text, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static List<string> Fields(string csv)
    {
        using var reader = CsvHelper.CsvReader.Create(new StringReader(csv.TrimStart('\uFEFF')), new CsvHelper.CsvReaderOptions { HasHeader = false });
        List<string> fields = [];
        while (reader.Read()) fields.Add(reader.GetString(0)!);
        return fields;
    }
}
