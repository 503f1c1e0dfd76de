using System.Globalization;
using System.Text;
using System.Text.Json;
using Qingyuan.Core.Evaluation;
using Qingyuan.Core.Findings;
using Qingyuan.Platform.Data;
using Qingyuan.Platform.Evaluations;
using Qingyuan.Platform.Tests.Data;
using Qingyuan.Platform.Tests.Spreadsheets;

namespace Qingyuan.Platform.Tests.Evaluations;

public class EvaluateBatchTests
{
    private const string System = "electroplating-2015-comprehensive";

    /// <summary>Rows 1.1 … 6.8 of the edition, with the seven metals.</summary>
    private static readonly string[] Codes =
        ["1.1", "1.2", "1.3", "1.4", "2.1", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "4.1", "4.2", "4.3", "5.1", "6.1", "6.2", "6.3", "6.4", "6.5", "6.6", "6.7", "6.8"];

    /// <summary>A plant at Ⅰ in every row, with the metals zinc and copper only.</summary>
    private static readonly string[] Best =
        ["I", "I", "I", "I", "8", "82", "90", "不适用", "不适用", "不适用", "不适用", "不适用", "60", "100", "4", "I", "I", "I", "I", "I", "I", "I", "I", "I", "I"];

    private static readonly DataFolder Folder = new(TestData.Real, Path.Combine(Path.GetTempPath(), "qingyuan-none"));

    [Fact]
    public void Each_line_gets_the_verdict_and_the_indices_of_the_explained_evaluation()
    {
        string[][] plants = [Best, With(("2.1", "24")), With(("2.1", "24.01"), ("3.1", "")), With(("2.1", "41")), With(("1.3", "below"), ("1.4", "III"), ("6.3", ""))];
        var response = Handle(Table(plants.Select((cells, i) => Line($"厂{i}", "2023", cells))));
        response.Findings.Where(f => f.Severity == Severity.Error).ShouldBeEmpty();

        var rows = Rows(response);
        for (var i = 0; i < plants.Length; i++)
        {
            var explained = EvaluatePlant.Handle(Folder, System, ValuesJson(plants[i]), new DateOnly(2023, 12, 31)).Result!;
            rows[i][0].ShouldBe($"厂{i}");
            rows[i][2].ShouldBe(explained.Level == Verdict.None ? "none" : explained.Level.ToString());
            rows[i][3].ShouldBe(explained.LevelName);
            rows[i][4..7].ShouldBe(explained.Y!.Select(y => y.ToDecimal(10).ToString("0.##########", CultureInfo.InvariantCulture)));
            rows[i][7].ShouldBe("unconfirmed");
        }

        rows[0][2..7].ShouldBe(["I", "国际清洁生产领先水平", "100", "100", "100"]);
        rows[2][8..10].ShouldBe(["1", "5"]);
    }

    [Fact]
    public void Every_bad_cell_is_reported_with_its_address_and_nothing_is_judged()
    {
        var response = Handle(Table(
        [
            Line("好", "2023", Best),
            Line("坏", "2023", With(("2.1", "八"), ("2.1", "8 升"), ("3.1", "1e400"), ("1.1", "优"))),
            Line("也好", "2023", Best),
            Line("", "2023", Best),
            Line("无理由", "2023", Best, "", ""),
        ]));
        response.Findings.Where(f => f.Severity == Severity.Error).Select(f => (f.Code, f.Where)).ShouldBe(
        [
            ("value.not_a_level", "表.csv!E3"),
            ("value.not_a_number", "表.csv!I3"),
            ("value.not_a_number", "表.csv!J3"),
            ("batch.plant_missing", "表.csv!A5"),
            ("value.not_applicable_unjustified", "表.csv!L6"),
            ("value.not_applicable_unjustified", "表.csv!M6"),
            ("value.not_applicable_unjustified", "表.csv!N6"),
            ("value.not_applicable_unjustified", "表.csv!O6"),
            ("value.not_applicable_unjustified", "表.csv!P6"),
        ]);
        response.Csv.ShouldBeNull();
        response.PlantYears.ShouldBe(5);
        response.Levels.ShouldBeEmpty();
    }

    [Fact]
    public void A_number_of_metals_that_a_line_contradicts_is_named_at_the_line()
    {
        // Both plate zinc and copper; the second does not say that it does not plate nickel, so three metal rows are assessed.
        var response = Handle(Table([Line("两种", "2023", Best), Line("三种", "2023", With(("3.3", "95")))]), """{"parameters":{"n_metals":2}}""");
        response.Findings.Where(f => f.Severity == Severity.Error).Select(f => (f.Code, f.Where)).ShouldBe([("batch.not_computable", "表.csv!A3")]);
        response.Csv.ShouldBeNull();
    }

    [Fact]
    public void Parameters_outputs_and_profile_hold_for_every_line()
    {
        // Shares 3/4 and 1/4; base value of the multilayer row 10 + 5n = 20 at n = 2. 甲 20 (Ⅰ) and 9 (Ⅰ): Y 100. 乙 21 (Ⅱ) and 9 (Ⅰ): Y_I = 25, Y_II = 100.
        // 丙 21 and 31 (below): Y_II = 75, below 85 of 通则 2013, at or above the 75 that the caller asks instead.
        using var scratch = new CommandLine.Scratch();
        var system = scratch.File("s.json", """
            {"id":"s","title":"测试体系","rule_profile":"tongze-2013","confidence":"S","first_level":[{"name":"能耗","weight":1,"indicators":[
            {"name":"电耗-多层(2+n)","kind":"quantitative","direction":"lower_better","unit":"kWh/m2","weight":null,"shared_weight":1.0,"confidence":"S",
             "levels":[{"base":10,"per_n":5},{"base":20,"per_n":5},{"base":30,"per_n":5}]},
            {"name":"电耗-单面","kind":"quantitative","direction":"lower_better","unit":"kWh/m2","weight":null,"shared_weight":1.0,"confidence":"S","levels":[10,20,30]}]}]}
            """);
        const string Table = "企业,电耗-多层(2+n),电耗-单面\n甲,20,9\n乙,21,9\n丙,21,31\n";
        const string Conditions = """{"parameters":{"layers_above_two":2,"output":{"多层":300,"单面":100}},"profile":{"levels":[{"y_min":85},{"y_min":75},{"all_assessed_rows_meet":3}]}}""";
        var response = EvaluateBatch.Handle(Folder, system, new MemoryStream(Encoding.UTF8.GetBytes(Table)), "表.csv", new EvaluateBatch.Request(Conditions));
        response.Findings.Where(f => f.Severity == Severity.Error).ShouldBeEmpty();
        Rows(response).Select(r => string.Join('|', r[2], r[4], r[5], r[6])).ShouldBe(["I|100|100|100", "II|25|100|100", "II|0|75|75"]);
    }

    [Theory]
    [InlineData("{", "json.syntax")]
    [InlineData("""{"parameters":{"n_metals":-1}}""", "value.negative")]
    [InlineData("""{"profile":{"levels":[{"y_mim":1}]}}""", "profile.unknown_key")]
    public void Faulty_conditions_are_named_and_nothing_is_judged(string conditions, string code)
    {
        var response = Handle(Table([Line("甲", "2023", Best)]), conditions);
        response.Findings.Select(f => f.Code).ShouldContain(code);
        response.Csv.ShouldBeNull();
    }

    [Fact]
    public void Headings_may_be_names_with_or_without_asterisk_and_unknown_or_repeated_ones_are_found()
    {
        var response = Handle("企业,年份,*单位产品每次清洗取水量,2.1,锌利用绿\n甲,2023,8,9,80\n");
        response.Findings.Where(f => f.Severity == Severity.Error).Select(f => (f.Code, f.Where)).ShouldBe([("batch.duplicate_column", "表.csv!D1"), ("batch.unknown_column", "表.csv!E1")]);
        response.Findings.Count(f => f.Code == "batch.column_missing").ShouldBe(24);
    }

    [Fact]
    public void Texts_that_a_spreadsheet_would_run_are_neutralised_and_numbers_are_not()
    {
        var response = Handle(Table([Line("\"=HYPERLINK(\"\"http://x\"\")\"", "2023", Best), Line("@甲", "2023", Best), Line("-12", "2023", Best), Line("\"乙,丙\"", "2023", Best)]));
        Rows(response).Select(r => r[0]).ShouldBe(["'=HYPERLINK(\"http://x\")", "'@甲", "-12", "乙,丙"]);
    }

    [Fact]
    public void A_table_in_the_code_page_of_Chinese_Excel_or_in_a_workbook_reads_the_same()
    {
        var table = Table([Line("甲", "2023", Best)]);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var utf8 = Handle(table).Csv;
        Handle(Encoding.GetEncoding("GB18030").GetBytes(table)).Csv.ShouldBe(utf8);

        var lines = table.TrimEnd('\n').Split('\n').Select((line, r) => $"<row r=\"{r + 1}\">{string.Concat(line.Split(',').Select(Xml))}</row>");
        Handle(XlsxFile.Of(string.Concat(lines))).Csv.ShouldBe(utf8);

        static string Xml(string cell) => decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? $"<c><v>{cell}</v></c>"
            : $"<c t=\"inlineStr\"><is><t>{cell}</t></is></c>";
    }

    [Theory]
    [InlineData("", "file.empty")]
    [InlineData("年份,2.1\n2023,8\n", "batch.no_plant_column")]
    [InlineData("企业,2.1\n", "batch.no_lines")]
    [InlineData("企业,2.1\n甲,8,9\n", "batch.extra_cells")]
    [InlineData("企业,年份,2.1\n甲,2023,8\n甲,2023,9\n", "batch.duplicate_plant_year")]
    [InlineData("企业,2.1\n甲,8\n\"乙,8\n丙,8\n", "batch.malformed")]
    [InlineData("PK\u0003\u0004没有工作簿", "file.truncated")]
    public void What_is_no_table_gets_a_finding(string text, string code) => Handle(text).Findings.Select(f => f.Code).ShouldContain(code);

    [Fact]
    public void Editions_without_an_index_are_refused()
    {
        var response = EvaluateBatch.Handle(Folder, "hj-t-183-2006-beer", new MemoryStream("企业\n甲\n"u8.ToArray()), "表.csv", new EvaluateBatch.Request());
        response.Csv.ShouldBeNull();
        response.Findings.ShouldContain(f => f.Code == "batch.profile");
    }

    private static string[] With(params (string Code, string Cell)[] changes)
    {
        var cells = Best.ToArray();
        foreach (var (code, cell) in changes)
        {
            cells[Array.IndexOf(Codes, code)] = cell;
        }

        return cells;
    }

    private static string Line(string plant, string year, string[] cells, string reason = "不镀该金属", string by = "王工") =>
        $"{plant},{year},{reason},{by},{string.Join(',', cells)}\n";

    private static string Table(IEnumerable<string> lines) => $"企业,年份,不适用理由,责任人,{string.Join(',', Codes)}\n{string.Concat(lines)}";

    private static EvaluateBatch.Response Handle(string table, string? conditions = null) => Handle(Encoding.UTF8.GetBytes(table), conditions);

    private static EvaluateBatch.Response Handle(byte[] table, string? conditions = null) =>
        EvaluateBatch.Handle(Folder, System, new MemoryStream(table), "表.csv", new EvaluateBatch.Request(conditions));

    private static string ValuesJson(string[] cells)
    {
        var values = Codes.Zip(cells).Where(v => v.Second.Length > 0).ToDictionary(
            v => v.First,
            v => v.Second == "不适用" ? new { not_applicable = "不镀该金属", by = "王工" } : (object)v.Second, StringComparer.Ordinal);
        return JsonSerializer.Serialize(new { values });
    }

    private static string[][] Rows(EvaluateBatch.Response response)
    {
        using var reader = CsvHelper.CsvReader.Create(response.Csv!, new CsvHelper.CsvReaderOptions { HasHeader = false });
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i))]);
        }

        return [.. rows.Skip(1)];
    }
}
