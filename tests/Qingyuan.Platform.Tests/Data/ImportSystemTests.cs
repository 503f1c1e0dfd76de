using System.Security;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Standards;
using Qingyuan.Platform.Data;
using Qingyuan.Platform.Spreadsheets;
using Qingyuan.Platform.Tests.Spreadsheets;

namespace Qingyuan.Platform.Tests.Data;

public sealed class ImportSystemTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private readonly TestData _data = new();
    private readonly string _book;
    private readonly string _out;

    public ImportSystemTests()
    {
        _book = _data.File_("体系.xlsx");
        _out = _data.File_("system.json");
    }

    public static TheoryData<string> Editions => [.. Directory.GetFiles(Path.Combine(TestData.Real, "systems"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!)];

    public void Dispose() => _data.Dispose();

    private ImportSystem.Response Import(string? by = "张三", string? office = null) =>
        ImportSystem.Handle(_data.Open(), new ImportSystem.Request(_book, _out, Today, by, office));

    [Theory]
    [MemberData(nameof(Editions))]
    public void Exporting_and_importing_gives_the_same_edition(string id)
    {
        var data = _data.Open();
        var original = data.FindSystem(id, [])!;
        ExportSystem.Handle(data, id, _book).Findings.ShouldBeEmpty();

        Import().Findings.Where(f => f.Severity == Severity.Error).Select(f => $"{f.Where} {f.Message}").ShouldBeEmpty();

        var imported = _data.Open().FindSystem(_out, [])!;
        imported.ImportedBy.ShouldBe(new SystemSignature("张三", null, Today, null, null));
        SystemWriterTests.Differences("$", SystemWriter.Write(original), SystemWriter.Write(imported with { ImportedBy = null })).ShouldBeEmpty();
    }

    [Fact]
    public void Exporting_and_importing_is_the_identity_on_editions_made_at_random()
    {
        var random = new Random(20261122);
        for (var i = 0; i < 40; i++)
        {
            var system = RandomSystems.Next(random, $"random-{i}");
            var json = _data.File_("random.json");
            File.WriteAllText(json, SystemWriter.Write(system).ToJsonString());
            ExportSystem.Handle(_data.Open(), json, _book).Findings.ShouldBeEmpty();
            Import().Findings.Where(f => f.Severity == Severity.Error).Select(f => $"{i}: {f.Where} {f.Message}").ShouldBeEmpty();

            var imported = _data.Open().FindSystem(_out, [])!;
            SystemWriterTests.Differences("$", SystemWriter.Write(system), SystemWriter.Write(imported with { ImportedBy = null })).ShouldBeEmpty();
        }
    }

    [Fact]
    public void The_same_edition_gives_the_same_workbook_byte_for_byte()
    {
        ExportSystem.Handle(_data.Open(), "hj-450-2008-pcb", _book);
        var first = File.ReadAllBytes(_book);
        ExportSystem.Handle(_data.Open(), "hj-450-2008-pcb", _book);
        File.ReadAllBytes(_book).ShouldBe(first);
    }

    [Fact]
    public void An_unknown_edition_is_not_exported()
    {
        ExportSystem.Handle(_data.Open(), "x", _book).Findings.ShouldHaveSingleItem().Code.ShouldBe("data.unknown_system");
        File.Exists(_book).ShouldBeFalse();
    }

    [Fact]
    public void A_row_with_other_than_three_levels_is_not_exported()
    {
        var plating = Path.Combine(_data.Folder, "systems", "electroplating-2015-comprehensive.json");
        File.WriteAllText(plating, File.ReadAllText(plating).Replace("[8, 24, 40]", "[8, 24]", StringComparison.Ordinal));
        ExportSystem.Handle(_data.Open(), plating, _book).Findings.ShouldContain(f => f.Code == "system.level_count");
        File.Exists(_book).ShouldBeFalse();
    }

    [Fact]
    public void The_empty_template_names_everything_that_is_missing_and_writes_nothing()
    {
        WriteSystemTemplate.Handle(_book);
        var response = Import();

        response.Findings.Where(f => f.Code == "import.cell_empty").Select(f => f.Where).ShouldBe(
            ["体系信息!B3", "体系信息!B4", "体系信息!B5", "体系信息!B14", "体系信息!B17", "体系信息!B20"]); // 版本标识 名称 发布机关 行业 评价规则 等级文字
        response.Findings.ShouldContain(f => f.Code == "import.no_rows" && f.Where == "一级指标");
        response.Findings.ShouldContain(f => f.Code == "import.no_rows" && f.Where == "二级指标");
        File.Exists(_out).ShouldBeFalse();
    }

    [Fact]
    public void A_filled_template_becomes_an_edition_that_is_found_by_its_id_and_checked_by_a_second_person()
    {
        Filled();
        var response = Import(by: null);

        response.Findings.ShouldBeEmpty();
        response.Id.ShouldBe("antimony-test");
        response.ImportedBy.ShouldBe("张三"); // the sheet names him
        response.Counts.ShouldBe(new StatusCounts(0, 2, 1));
        response.Computable.ShouldBeTrue();
        var system = _data.Open().FindSystem("antimony-test", [])!;
        system.WeightConvention.ShouldBe(WeightConvention.Relative);
        system.Rows.Select(r => r.Code).ShouldBe(["1.1", "1.2", "2.1"]);
        system.Rows.First().Levels.ShouldBe([new BaseValue.Bound(60m, false), new BaseValue.Bound(80m, false), new BaseValue.Bound(110m, true)]);
        system.Rows.Last().Source.ShouldBe("antimony-test");

        CheckSystem.Handle(_data.Open(), new CheckSystem.Request("antimony-test", "张三", Today)).Refusal!.Code.ShouldBe("data.check.same_person");
        CheckSystem.Handle(_data.Open(), new CheckSystem.Request("antimony-test", "李四", Today)).Counts!.Checked.ShouldBe(3);
        VerifyData.Handle(_data.Open()).Findings.Where(f => f.Severity == Severity.Error).ShouldBeEmpty();
        ListSystems.Handle(_data.Open()).Systems.Single(s => s.Id == "antimony-test").CheckedBy.ShouldBe(["李四"]);

        // What a second person has confirmed is not overwritten by the next import.
        Import().Findings.ShouldHaveSingleItem().Code.ShouldBe("import.checked_exists");
        _data.Open().FindSystem("antimony-test", [])!.Rows.ShouldAllBe(r => r.Status == DataStatus.Checked);
    }

    [Fact]
    public void Without_a_file_name_the_edition_goes_to_the_imported_ones()
    {
        Filled();
        var response = ImportSystem.Handle(_data.Open(), new ImportSystem.Request(_book, null, Today, "王五", "县局"));
        response.Path.ShouldBe(Path.Combine(_data.UserFolder, "antimony-test.json"));
        _data.Open().FindSystem("antimony-test", [])!.ImportedBy.ShouldBe(new SystemSignature("王五", "县局", Today, null, null));
    }

    [Fact]
    public void An_id_of_the_platform_stays_with_the_platform()
    {
        ExportSystem.Handle(_data.Open(), "hj-t-183-2006-beer", _book);
        Import().Findings.ShouldContain(f => f.Code == "import.shipped_id" && f.Severity == Severity.Warning);
        Directory.Exists(_data.UserFolder).ShouldBeFalse();
    }

    [Fact]
    public void Where_the_id_cannot_be_registered_the_edition_is_written_all_the_same()
    {
        Filled();
        File.WriteAllText(_data.UserFolder, "a file stands where the folder should");
        Import().Findings.ShouldHaveSingleItem().Code.ShouldBe("data.not_registered");
        File.Exists(_out).ShouldBeTrue();
    }

    [Theory]
    [InlineData("体系信息", "B3", "锑 2015", "import.bad_id", "体系信息!B3")]
    [InlineData("体系信息", "B7", "去年", "data.not_day", "体系信息!B7")]
    [InlineData("体系信息", "B17", "通则", "import.unknown_choice", "体系信息!B17")]
    [InlineData("体系信息", "B18", "{", "import.not_json", "体系信息!B18")]
    [InlineData("体系信息", "B18", "[1]", "import.not_json", "体系信息!B18")]
    [InlineData("体系信息", "B18", "{\"limit\": 1}", "profile.unknown_key", "体系信息!B18")]
    [InlineData("体系信息", "B18", "{\"levels\":[{\"y_mim\":80}]}", "profile.unknown_key", "体系信息!B18")]
    [InlineData("体系信息", "B18", "{\"levels\":[],\"levels\":[]}", "json.duplicate.key", "体系信息!B18")]
    [InlineData("体系信息", "B18", "{\"note\":\"\\ud800\"}", "json.not.unicode", "体系信息!B18")]
    [InlineData("体系信息", "A24", "颜色", "import.unknown_item", "体系信息!A24")]
    [InlineData("一级指标", "D3", "0.59", "weights.first_level_sum", "一级指标!D2")]
    [InlineData("一级指标", "B4", "资源能源消耗", "import.duplicate", "一级指标!B4")]
    [InlineData("一级指标", "Z2", "颜色", "import.unknown_column", "一级指标!Z2")]
    [InlineData("二级指标", "C4", "单位产品水耗*", "import.duplicate", "二级指标!C4")]
    [InlineData("二级指标", "A4", "1.1", "import.duplicate", "二级指标!A4")]
    [InlineData("二级指标", "B4", "产品指标", "import.unknown_group", "二级指标!B4")]
    [InlineData("二级指标", "E4", "半定量", "import.unknown_choice", "二级指标!E4")]
    [InlineData("二级指标", "F4", "斛/t", "system.unknown_unit", "二级指标!F4")]
    [InlineData("二级指标", "G4", "0.39", "weights.second_level_sum", "二级指标!G3")]
    [InlineData("二级指标", "G4", "四成", "import.not_number", "二级指标!G4")]
    [InlineData("二级指标", "G4", "-0.4", "weights.not_positive", "二级指标!G4")]
    [InlineData("二级指标", "G4", "", "weights.missing", "二级指标!G4")]
    [InlineData("二级指标", "I4", "0.4", "import.cell_empty", "二级指标!H4")]
    [InlineData("二级指标", "M4", "", "system.direction_missing", "二级指标!M4")]
    [InlineData("二级指标", "N4", "85", "levels.reversed", "二级指标!N4")]
    [InlineData("二级指标", "N4", "108", "levels.percent", "二级指标!N4")]
    [InlineData("二级指标", "N4", "<95", "import.sign", "二级指标!N4")]
    [InlineData("二级指标", "N4", "九十五以上", "import.level_text", "二级指标!N4")]
    [InlineData("二级指标", "N4", "90+n", "import.cell_empty", "二级指标!V4")]
    [InlineData("二级指标", "V4", "n_metals", "import.unknown_choice", "二级指标!V4")]
    [InlineData("二级指标", "Z4", "已核对", "import.checked_again", "二级指标!Z4")]
    [InlineData("二级指标", "AA4", "公告 第5号", "data.schema", "二级指标!AA4")]
    [InlineData("二级指标", "A4", "1.1.1", "data.schema", "二级指标!A4")]
    public void A_fault_is_found_at_its_cell(string sheet, string cell, string text, string code, string where)
    {
        Filled((sheet, cell, text));
        Import().Findings.ShouldContain(f => f.Code == code && f.Where == where);
    }

    [Fact]
    public void A_parameter_without_its_smallest_value_is_found_at_its_cell()
    {
        Filled(("参数", "A3", "layers_above_two"), ("参数", "B3", "层数"));
        Import().Findings.Where(f => f.Severity == Severity.Error).Select(f => (f.Code, f.Where)).ShouldBe([("import.cell_empty", "参数!D3")]);
    }

    [Fact]
    public void All_faults_are_named_in_one_run_and_nothing_is_written()
    {
        Filled(("体系信息", "B3", "锑 2015"), ("一级指标", "D3", "0.59"), ("二级指标", "F4", "斛/t"), ("二级指标", "N3", "90"));
        Import().Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Code).ShouldBe(
            ["import.bad_id", "weights.first_level_sum", "system.unknown_unit", "levels.reversed"], ignoreOrder: true);
        Directory.GetFiles(Path.GetDirectoryName(_out)!).ShouldBe([_book]);
    }

    [Fact]
    public void A_sheet_or_a_required_column_that_is_missing_is_named()
    {
        var writer = new WorkbookWriter();
        writer.Sheet("体系信息").Text(0, 0, "项目");
        var rows = writer.Sheet("二级指标");
        rows.Text(0, 0, "指标名称");
        File.WriteAllBytes(_book, writer.ToBytes());

        var findings = Import().Findings;
        findings.ShouldContain(f => f.Code == "import.sheet_missing" && f.Where == "一级指标");
        findings.Where(f => f.Code == "import.column_missing").Select(f => f.Where + f.Message).Count().ShouldBe(3); // 内容;一级指标、类型
    }

    [Fact]
    public void A_failed_formula_is_named_once_at_its_cell()
    {
        Filled(("二级指标", "H4", "#DIV/0!"));
        Import().Findings.Where(f => f.Code == "import.error_cell").ShouldHaveSingleItem().Where.ShouldBe("二级指标!H4");
    }

    [Fact]
    public void Base_values_and_groups_may_stand_in_merged_cells()
    {
        Filled(merge: true);
        Import().Findings.ShouldBeEmpty();
        var rows = _data.Open().FindSystem(_out, [])!.Rows.ToArray();
        rows.Select(r => r.Code).ShouldBe(["1.1", "1.2", "2.1"]);
        rows[2].Levels.ShouldBe([new BaseValue.Wording("建立并运行环境管理体系", null), new BaseValue.Wording("有管理制度", null), new BaseValue.Wording("有管理制度", null)]);
    }

    [Theory]
    [InlineData("不是工作簿", "file.type")]
    [InlineData("", "file.empty")]
    public void Another_kind_of_file_is_refused(string content, string code)
    {
        File.WriteAllText(_book, content);
        Import().Findings.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public void A_missing_workbook_is_a_finding() => Import().Findings.ShouldHaveSingleItem().Code.ShouldBe("file.missing");

    /// <summary>
    /// Fills the template as a person would, with a made-up table of three rows, then overwrites some cells. Columns of 二级指标: A 编号, B 一级指标, C 名称,
    /// E 类型, F 单位, G 权重, H 分摊组, I 分摊权重, L 限定性, M 方向, N–P 等级, V 参数, Z 状态, AA 来源.
    /// </summary>
    private void Filled(params (string Sheet, string Cell, string Text)[] changes) => Filled(false, changes);

    private void Filled(bool merge, params (string Sheet, string Cell, string Text)[] changes)
    {
        WriteSystemTemplate.Handle(_book);
        var template = WorkbookReader.Read(File.ReadAllBytes(_book), "体系.xlsx", [])!;
        var cells = template.Sheets.ToDictionary(
            s => s.Name,
            s => s.Rows.SelectMany(r => r.Cells.Select((c, i) => (r.Index, i, c.Text))).Where(c => c.Text.Length > 0).ToDictionary(c => (c.Index, c.i), c => c.Text));
        void Set(string sheet, string address, string text) => cells[sheet][Address(address)] = text;
        foreach (var (cell, text) in new[] { ("B3", "antimony-test"), ("B4", "锑冶炼试填"), ("C4", "Antimony, a test"), ("B5", "试填单位"), ("B7", "2015年12月31日"), ("B14", "锑"), ("B17", "通则2013"), ("B20", "原文"), ("B23", "张三") })
        {
            Set("体系信息", cell, text);
        }

        foreach (var (cell, text) in new[] { ("B3", "资源能源消耗"), ("D3", "0.6"), ("B4", "清洁生产管理"), ("D4", "40%") })
        {
            Set("一级指标", cell, text);
        }

        foreach (var (cell, text) in new[]
        {
            ("B3", "资源能源消耗"), ("C3", "*单位产品水耗"), ("E3", "定量"), ("F3", "m³/t"), ("G3", "0.6"), ("L3", "是"), ("M3", "越小越好"), ("N3", "60"), ("O3", "≤80"), ("P3", "<110"),
            ("B4", "1"), ("C4", "水重复利用率"), ("E4", "定量"), ("F4", "%"), ("G4", "0.4"), ("M4", "越大越好"), ("N4", "95%"), ("O4", "≥90"), ("P4", "85"), ("Z4", "未证实"),
            ("B5", "2"), ("C5", "环境管理"), ("E5", "定性"), ("G5", "1"), ("N5", "建立并运行环境管理体系"), ("O5", "有管理制度"), ("P5", "有管理制度"),
        })
        {
            Set("二级指标", cell, text);
        }

        if (merge)
        {
            Set("二级指标", "B4", "");
            Set("二级指标", "P5", "");
        }

        foreach (var (sheet, cell, text) in changes)
        {
            Set(sheet, cell, text);
        }

        var sheets = cells.Where(c => c.Key != WorkbookWriter.OptionsSheet).Select(sheet => (
            sheet.Key,
            string.Concat(sheet.Value.Where(c => c.Value.Length > 0).GroupBy(c => c.Key.Item1).OrderBy(r => r.Key).Select(r =>
                $"<row r=\"{r.Key + 1}\">{string.Concat(r.OrderBy(c => c.Key.Item2).Select(c => Xml(CellAddress.Of(c.Key.Item1, c.Key.Item2), c.Value)))}</row>")),
            merge && sheet.Key == "二级指标" ? "<mergeCells><mergeCell ref=\"B3:B4\"/><mergeCell ref=\"O5:P5\"/></mergeCells>" : ""));
        File.WriteAllBytes(_book, XlsxFile.Of([.. sheets]));

        static string Xml(string address, string text) =>
            $"<c r=\"{address}\" t=\"{(text[0] == '#' ? "e" : "str")}\"><v>{SecurityElement.Escape(text)}</v></c>";
    }

    private static (int Row, int Column) Address(string cell)
    {
        var letters = cell.TakeWhile(char.IsAsciiLetterUpper).Aggregate(0, (n, c) => n * 26 + c - 'A' + 1);
        return (int.Parse(cell.AsSpan(cell.Count(char.IsAsciiLetterUpper))) - 1, letters - 1);
    }
}
