using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Qingyuan.Core.Findings;
using Qingyuan.Platform.Spreadsheets;

namespace Qingyuan.Platform.Tests.Spreadsheets;

public class WorkbookWriterTests
{
    private static byte[] Everything()
    {
        var book = new WorkbookWriter();
        var list = book.List("能源种类", ["原煤", "电力"]);
        var sheet = book.Sheet("能源消耗");
        sheet.Freeze(2, 1);
        sheet.Width(0, 20);
        sheet.Height(0, 30);
        sheet.Text(0, 0, "能源消耗", CellLook.Title);
        sheet.Merge(0, 0, 0, 3);
        sheet.Text(1, 0, "种类", CellLook.RequiredHeader);
        sheet.Text(1, 1, "消耗量", CellLook.Header);
        sheet.Comment(1, 0, "从下拉列表选择");
        sheet.Comment(1, 1, "全年实物量");
        sheet.Text(2, 0, "=1+1");
        sheet.Number(2, 1, 0.1m);
        sheet.Day(2, 2, new DateOnly(2025, 3, 1));
        sheet.Formula(2, 3, "B3*2", 0.2m);
        sheet.Blank(3, 1, CellLook.RequiredInput);
        sheet.DropDown(2, 99, 0, list, strict: true);
        sheet.NumbersOnly(2, 99, 1, 0, null, whole: false);
        book.Sheet("说明").Text(0, 0, "a<b&c\u0001d");
        return book.ToBytes();
    }

    [Fact]
    public void A_workbook_with_every_feature_is_valid_for_the_Open_XML_validator()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Everything()), isEditable: false);
        new OpenXmlValidator().Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}").ShouldBeEmpty();
    }

    [Fact]
    public void The_same_calls_give_the_same_bytes() => Convert.ToBase64String(Everything()).ShouldBe(Convert.ToBase64String(Everything()));

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\tx")]
    public void Text_that_looks_like_a_formula_stays_text_and_is_marked_so(string text)
    {
        var book = new WorkbookWriter();
        book.Sheet("a").Text(0, 0, text);
        var bytes = book.ToBytes();

        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        var cell = document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().Single();
        cell.CellFormula.ShouldBeNull();
        var xf = document.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.ElementAt((int)cell.StyleIndex!.Value);
        ((DocumentFormat.OpenXml.Spreadsheet.CellFormat)xf).QuotePrefix!.Value.ShouldBeTrue();
        WorkbookReader.Read(bytes, "a.xlsx", [])!.Sheets[0].At(0, 0).ShouldBe(Cell.OfText(text));
    }

    [Fact]
    public void Control_characters_are_left_out_and_text_beyond_the_limit_of_a_cell_is_cut()
    {
        var book = new WorkbookWriter();
        var sheet = book.Sheet("a");
        sheet.Text(0, 0, "a<b&c\u0001d");
        sheet.Text(1, 0, new string('长', 40_000));
        var read = WorkbookReader.Read(book.ToBytes(), "a.xlsx", [])!.Sheets[0];

        read.At(0, 0).Text.ShouldBe("a<b&cd");
        read.At(1, 0).Text.Length.ShouldBe(32_767);
        read.At(1, 0).Text.ShouldEndWith("长…");
    }

    [Fact]
    public void Drop_downs_refer_to_a_visible_sheet_and_equal_lists_stand_there_once()
    {
        var book = new WorkbookWriter();
        book.List("种类", ["原煤", "电力"]).ShouldBe("'选项'!$A$2:$A$3");
        book.List("又是种类", ["原煤", "电力"]).ShouldBe("'选项'!$A$2:$A$3");
        book.List("是否", ["是", "否"]).ShouldBe("'选项'!$B$2:$B$3");
        book.Sheet("a");
        var read = WorkbookReader.Read(book.ToBytes(), "a.xlsx", [])!;

        read.Sheets.Select(s => (s.Name, s.Hidden)).ShouldBe([("a", false), ("选项", false)]);
        read.Sheets[1].Rows.Select(r => r.Cells.Select(c => c.Text)).ShouldBe([["种类", "是否"], ["原煤", "是"], ["电力", "否"]]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("选项")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二")]
    public void Names_that_Excel_refuses_for_a_sheet_are_refused(string name) =>
        Should.Throw<ArgumentException>(() => new WorkbookWriter().Sheet(name));

    [Fact]
    public void What_was_written_is_read_back()
    {
        var findings = new List<Finding>();
        var sheet = WorkbookReader.Read(Everything(), "a.xlsx", findings)!.Sheet("能源消耗")!;

        findings.ShouldBeEmpty();
        sheet.At(2, 1).Number.ShouldBe(0.1m);
        sheet.At(2, 2).Date.ShouldBe(new DateTime(2025, 3, 1));
        sheet.At(2, 3).Number.ShouldBe(0.2m);
        sheet.Seen(0, 3).Text.ShouldBe("能源消耗");
        sheet.At(0, 3).IsEmpty.ShouldBeTrue();
        sheet.Where(2, 1).ShouldBe("能源消耗!B3");
    }
}
