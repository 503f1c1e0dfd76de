using System.Globalization;
using System.Text;
using Qingyuan.Core.Findings;
using Qingyuan.Platform.Spreadsheets;

namespace Qingyuan.Platform.Tests.Spreadsheets;

public class WorkbookReaderTests
{
    private static Sheet Read(byte[] bytes)
    {
        var findings = new List<Finding>();
        var book = WorkbookReader.Read(bytes, "审核.xlsx", findings);
        findings.ShouldBeEmpty();
        return book!.Sheets[0];
    }

    private static string[] CodesOf(byte[] bytes)
    {
        var findings = new List<Finding>();
        var book = WorkbookReader.Read(new MemoryStream(bytes), "审核.xlsx", findings);
        book.ShouldBeNull();
        return [.. findings.Select(f => f.Code)];
    }

    [Fact]
    public void Numbers_have_the_fifteen_digits_that_Excel_keeps()
    {
        var sheet = Read(XlsxFile.Of("<row r=\"1\"><c r=\"A1\"><v>0.1</v></c><c r=\"B1\"><v>0.30000000000000004</v></c><c r=\"C1\"><v>1234567.89</v></c><c r=\"D1\"><v>1E-3</v></c><c r=\"E1\"><v>-42</v></c></row>"));

        sheet.Rows[0].Cells.Select(c => c.Number).ShouldBe([0.1m, 0.3m, 1234567.89m, 0.001m, -42m]);
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("NaN")]
    [InlineData("1e300")]
    public void A_number_no_plant_has_is_told_apart_from_a_number(string text)
    {
        var cell = Read(XlsxFile.Of($"<row r=\"1\"><c r=\"A1\"><v>{text}</v></c></row>")).At(0, 0);

        cell.Kind.ShouldBe(CellKind.OutOfRange);
        cell.Text.ShouldBe(text);
    }

    [Fact]
    public void Failed_and_never_computed_formulas_keep_their_mark()
    {
        var sheet = Read(XlsxFile.Of("<row r=\"1\"><c r=\"A1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c r=\"B1\"><f>C1*2</f></c><c r=\"C1\" t=\"str\"><f>\"\"</f><v></v></c></row>"));

        sheet.At(0, 0).ShouldBe(Cell.OfError("#DIV/0!"));
        sheet.At(0, 1).ShouldBe(Cell.OfError("=C1*2"));
        sheet.At(0, 2).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Dates_and_percentages_are_told_by_their_number_format()
    {
        // Serial 45717 is 2025-03-01 in the 1900 system: 45658 (2025-01-01) + 31 + 28.
        var styles = "<numFmts><numFmt numFmtId=\"180\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@\"/><numFmt numFmtId=\"181\" formatCode=\"0.0&quot;days%&quot;\"/></numFmts>"
            + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"180\"/><xf numFmtId=\"10\"/><xf numFmtId=\"181\"/><xf numFmtId=\"57\"/></cellXfs>";
        var sheet = Read(XlsxFile.Of("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>45717</v></c><c r=\"B1\" s=\"2\"><v>45717</v></c><c r=\"C1\" s=\"3\"><v>0.95</v></c><c r=\"D1\" s=\"4\"><v>45717</v></c><c r=\"E1\" s=\"5\"><v>45717</v></c></row>", "", styles));

        sheet.At(0, 0).ShouldBe(Cell.OfDate(new DateTime(2025, 3, 1)));
        sheet.At(0, 1).ShouldBe(Cell.OfDate(new DateTime(2025, 3, 1)));
        (sheet.At(0, 2).Number, sheet.At(0, 2).IsPercent).ShouldBe((0.95m, true));
        sheet.At(0, 3).ShouldBe(Cell.OfNumber(45717));
        sheet.At(0, 4).Kind.ShouldBe(CellKind.Date);
    }

    [Fact]
    public void Merged_cells_show_the_value_of_their_first_cell_and_blank_rows_keep_their_number()
    {
        var sheet = Read(XlsxFile.Of("<row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t>2022</t></is></c></row><row r=\"9\"><c r=\"C9\"><v>1</v></c></row>", "<mergeCells><mergeCell ref=\"B3:B5\"/></mergeCells>"));

        sheet.Rows.Select(r => r.Index).ShouldBe([2, 8]);
        sheet.At(4, 1).IsEmpty.ShouldBeTrue();
        sheet.Seen(4, 1).Text.ShouldBe("2022");
        sheet.Origin(4, 1).ShouldBe((2, 1));
    }

    [Fact]
    public void Runs_of_a_rich_text_are_joined_without_phonetic_guides()
    {
        var sheet = Read(XlsxFile.Of("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><r><t>新鲜</t></r><r><t>水量</t></r><rPh sb=\"0\" eb=\"1\"><t>xin</t></rPh></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>m_x00B3_</t></is></c></row>"));

        sheet.Rows[0].Cells.Select(c => c.Text).ShouldBe(["新鲜水量", "m³"]);
    }

    [Fact]
    public void A_xls_of_old_Excel_is_read_like_a_xlsx()
    {
        var sheet = Read(XlsFile.Of([(0, 0, "年份"), (1, 0, 2022.0), (1, 1, 0.1), (2, 1, "1,234 m³")], [(1, 2, 0, 0)]));

        sheet.Name.ShouldBe("数据");
        sheet.At(0, 0).Text.ShouldBe("年份");
        sheet.At(1, 1).Number.ShouldBe(0.1m);
        sheet.At(2, 1).Text.ShouldBe("1,234 m³");
        sheet.Seen(2, 0).Number.ShouldBe(2022m);
    }

    [Fact]
    public void An_empty_file_is_a_finding() => CodesOf([]).ShouldBe(["file.empty"]);

    [Theory]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("年份,产量\n2022,1", "CSV")]
    [InlineData("<html><table></table></html>", "网页")]
    [InlineData("{\"a\":1}", "JSON")]
    [InlineData("PK", "损坏")]
    public void What_is_not_a_workbook_is_named_for_what_it_is(string content, string named)
    {
        var findings = new List<Finding>();
        WorkbookReader.Read(Encoding.UTF8.GetBytes(content), "审核.xlsx", findings).ShouldBeNull();

        findings.Single().Message.ShouldContain(named);
    }

    [Fact]
    public void A_Word_document_and_a_bare_archive_are_of_the_wrong_type()
    {
        CodesOf(XlsxFile.Zip(("word/document.xml", [1]))).ShouldBe(["file.type"]);
        CodesOf(XlsxFile.Zip(("a.txt", [1]))).ShouldBe(["file.type"]);
        CodesOf(XlsFile.Container("WordDocument", [1])).ShouldBe(["file.type"]);
    }

    [Fact]
    public void A_password_is_found_in_both_forms()
    {
        CodesOf(XlsFile.Container("EncryptedPackage", [1])).ShouldBe(["file.encrypted"]);
        CodesOf(XlsFile.Of([(0, 0, 1.0)], [], password: true)).ShouldBe(["file.encrypted"]);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_a_finding_and_never_an_exception()
    {
        var xlsx = XlsxFile.Of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
        var xls = XlsFile.Of([(0, 0, 1.0), (1, 0, "产量")], []);
        for (var length = 9; length < xlsx.Length; length += 53)
        {
            CodesOf(xlsx[..length]).ShouldBe(["file.truncated"]);
        }

        for (var length = 600; length < 2100; length += 97)
        {
            var findings = new List<Finding>();
            WorkbookReader.Read(xls[..length], "a.xls", findings);
            findings.ShouldAllBe(f => f.Code == "file.truncated");
        }

        // A longer one, cut off before the directory that its header puts into sector 100 of 512 bytes.
        var cut = new byte[5000];
        byte[] head = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        head.CopyTo(cut, 0);
        (cut[30], cut[48]) = (9, 100);
        CodesOf(cut).ShouldBe(["file.truncated"]);
    }

    [Fact]
    public void Damaged_parts_are_a_finding()
    {
        CodesOf(XlsxFile.Of("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>")).ShouldBe(["file.truncated"]);
        CodesOf(XlsxFile.Of("<row r=\"2\"/><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")).ShouldBe(["file.truncated"]);
        CodesOf(XlsxFile.Of("<row r=\"1\"><c>")).ShouldBe(["file.truncated"]);
        CodesOf(XlsxFile.Zip(("xl/workbook.xml", Encoding.UTF8.GetBytes("<!DOCTYPE x [<!ENTITY a \"b\">]><workbook>&a;</workbook>")))).ShouldBe(["file.truncated"]);
    }

    [Fact]
    public void A_zip_bomb_is_found_by_unpacking_whatever_sizes_it_declares()
    {
        var bomb = XlsxFile.Zip(("xl/workbook.xml", "<x/>"u8.ToArray()), ("xl/worksheets/sheet1.xml", new byte[30 * 1024 * 1024]));
        CodesOf(bomb).ShouldBe(["file.zip_bomb"]);

        // Declared size of the big part set to 10 bytes in the central directory: its header starts PK 01 02, the size is at offset 24.
        var at = bomb.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.GetBytes(10).CopyTo(bomb, at + 24);
        CodesOf(bomb).ShouldBeSubsetOf(["file.zip_bomb", "file.truncated"]);

        CodesOf(XlsxFile.Zip([.. Enumerable.Range(0, 2001).Select(i => (i == 0 ? "xl/workbook.xml" : $"xl/{i}.xml", Array.Empty<byte>()))])).ShouldBe(["file.zip_bomb"]);
    }

    [Fact]
    public void A_file_over_64_MB_is_not_read_to_its_end()
    {
        using var endless = new EndlessStream();
        var findings = new List<Finding>();
        WorkbookReader.Read(endless, "a.xlsx", findings).ShouldBeNull();

        findings.Single().Code.ShouldBe("file.too_large");
        endless.Given.ShouldBeLessThan(70L * 1024 * 1024);
    }

    [Fact]
    public void A_sheet_of_200_000_rows_is_a_finding_and_the_other_sheets_are_read()
    {
        var rows = new StringBuilder();
        for (var i = 1; i <= 200_000; i++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{i}\"><c r=\"A{i}\"><v>{i * 7919L % 100_003}</v></c></row>");
        }

        var findings = new List<Finding>();
        var book = WorkbookReader.Read(XlsxFile.Of([("流水", rows.ToString(), ""), ("产品产量", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "")]), "a.xlsx", findings)!;

        findings.Single().Code.ShouldBe("sheet.too_many_rows");
        findings[0].Where.ShouldBe("流水");
        book.Sheets.Select(s => s.Rows.Count).ShouldBe([0, 1]);
    }

    [Fact]
    public void Formatting_down_to_the_last_row_is_not_data()
    {
        var sheet = Read(XlsxFile.Of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\" s=\"0\"><c r=\"XFD1048576\" s=\"0\"/></row>", "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>"));

        sheet.Rows.Count.ShouldBe(1);
        sheet.Seen(0, 5).Number.ShouldBe(1m);
    }

    private sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
