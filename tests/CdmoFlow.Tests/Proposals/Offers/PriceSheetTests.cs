using CdmoFlow.Proposals.Offers;
using CdmoFlow.Selections;
using CdmoFlow.Web.Pages.Proposals.Offers;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CdmoFlow.Tests.Proposals.Offers;

public class PriceSheetTests
{
    private static readonly SelectionState State = GivenOffers.Issued().Build().State;

    private static byte[] Sheet(Action<Dictionary<string, string>>? change = null, Action<IReadOnlyDictionary<string, Cell>>? edit = null)
    {
        var fields = GivenOffers.Complete(State);
        change?.Invoke(fields);
        var bytes = PriceSheetFile.Write(State, fields);
        if (edit is null) return bytes;
        using var stream = new MemoryStream();
        stream.Write(bytes);
        using (var file = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var sheet = file.WorkbookPart!.WorksheetParts.Single().Worksheet!;
            edit(sheet.Descendants<Cell>().ToDictionary(c => c.CellReference!.Value!, StringComparer.Ordinal));
            sheet.Save();
        }

        return stream.ToArray();
    }

    private static (IReadOnlyDictionary<string, string> Fields, (string Cell, string Message)[] Errors) Read(byte[] file)
    {
        using var stream = new MemoryStream(file);
        var (fields, errors) = PriceSheet.Read(CdmoFlow.Web.Documents.Workbook.Read(stream)!);
        return (fields, [.. errors.Select(e => (e.Field, e.Message))]);
    }

    private static void Put(Cell cell, CellValues type, string text)
    {
        cell.RemoveAllChildren();
        cell.DataType = type;
        if (type == CellValues.InlineString) cell.InlineString = new InlineString(new Text(text));
        else cell.CellValue = new CellValue(text);
    }

    [Fact]
    public void What_goes_out_comes_back_the_same_and_an_empty_cell_is_missing()
    {
        var (fields, errors) = Read(Sheet(typed =>
        {
            typed["storage"] = "";
            typed["shipping"] = "0";
            typed["labor"] = "100.25";
            typed["labor_remark"] = "12 people & \"more\" <now>";
        }));
        Assert.Empty(errors);
        Assert.DoesNotContain("storage", fields.Keys);
        Assert.Equal(("0", "100.25", "EUR", "12 people & \"more\" <now>"), (fields["shipping"], fields["labor"], fields["currency"], fields["labor_remark"]));
        Assert.Equal("1000", fields["total_price"]);
    }

    [Fact]
    public void A_text_in_a_number_cell_is_named_with_its_cell()
    {
        var labor = PriceSheet.Address('C', "labor");
        var stability = PriceSheet.Address('C', "stability");
        var (fields, errors) = Read(Sheet(edit: cells =>
        {
            Put(cells[labor], CellValues.InlineString, "about 5,000");
            Put(cells[stability], CellValues.Number, "-3");
        }));
        Assert.Empty(fields);
        Assert.Equal([labor, stability], errors.Select(e => e.Cell));
        Assert.Equal($"Cell {labor} (labor) holds text ('about 5,000') where a number belongs. Type a number; 0 where it costs nothing; leave it empty where you state no price.", errors[0].Message);
    }

    [Fact]
    public void A_formula_is_named_and_never_evaluated_whatever_result_it_brings()
    {
        var (priced, remark) = (PriceSheet.Address('C', "raw_materials"), PriceSheet.Address('D', "labor"));
        var (_, errors) = Read(Sheet(
            typed => typed["labor_remark"] = "x",
            cells =>
            {
                cells[priced].CellFormula = new CellFormula("1+1");
                cells[priced].CellValue = new CellValue("100");
                cells["B9"].CellFormula = new CellFormula("HYPERLINK(\"http://evil.example\")");
                cells[remark].CellFormula = new CellFormula("A1");
            }));
        Assert.Equal(new[] { priced, remark, "B9" }.Order(StringComparer.Ordinal), errors.Select(e => e.Cell).Order(StringComparer.Ordinal));
        Assert.All(errors, e => Assert.Contains("holds a formula", e.Message, StringComparison.Ordinal));
    }

    [Theory, Trait("Category", "Threat")]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    public void What_begins_like_a_formula_goes_out_as_text_that_no_program_runs_and_comes_back_as_it_was(string remark)
    {
        var file = Sheet(typed => typed["labor_remark"] = remark);
        using var stream = new MemoryStream(file);
        var cells = CdmoFlow.Web.Documents.Workbook.Read(stream)!;
        var cell = Assert.Single(cells, c => c.Address == PriceSheet.Address('D', "labor"));
        Assert.Equal((CellKind.Text, "'" + remark), (cell.Kind, cell.Text));
        Assert.DoesNotContain(cells, c => c.Kind == CellKind.Formula);
        Assert.Equal(remark, Read(file).Fields["labor_remark"]);
    }

    [Fact]
    public void Moved_rows_and_cells_of_other_kinds_are_named()
    {
        var (_, errors) = Read(Sheet(edit: cells =>
        {
            Put(cells[PriceSheet.Address('A', "labor")], CellValues.InlineString, "raw_materials");
            Put(cells[PriceSheet.Address('C', "storage")], CellValues.Boolean, "1");
            Put(cells[PriceSheet.Address('C', "currency")], CellValues.InlineString, "EURO");
        }));
        Assert.Equal([PriceSheet.Address('C', "currency"), PriceSheet.Address('A', "labor"), PriceSheet.Address('C', "storage")], errors.Select(e => e.Cell));
    }

    [Fact]
    public void Numbers_as_files_write_them_are_read()
    {
        var (fields, errors) = Read(Sheet(edit: cells =>
        {
            Put(cells[PriceSheet.Address('C', "labor")], CellValues.Number, "1.25E+6");
            Put(cells[PriceSheet.Address('C', "storage")], CellValues.Number, "0.30000000000000004");
        }));
        Assert.Empty(errors);
        Assert.Equal(("1250000", "0.3"), (fields["labor"], fields["storage"]));
    }

    [Fact]
    public void What_is_no_spreadsheet_is_refused()
    {
        using var text = new MemoryStream("key;price"u8.ToArray());
        Assert.Null(CdmoFlow.Web.Documents.Workbook.Read(text));
        using var cut = new MemoryStream(Sheet()[..400]);
        Assert.Null(CdmoFlow.Web.Documents.Workbook.Read(cut));
        using var bomb = new MemoryStream(CdmoFlow.Web.Documents.Workbook.Write("Prices", [new SheetCell("A1", CellKind.Text, new string('a', 5_000_000))], [10]));
        Assert.True(bomb.Length < 100_000);
        Assert.Null(CdmoFlow.Web.Documents.Workbook.Read(bomb));
    }
}
