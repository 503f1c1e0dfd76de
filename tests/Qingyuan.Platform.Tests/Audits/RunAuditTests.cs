using Qingyuan.Core.Audits;
using Qingyuan.Core.Findings;
using Qingyuan.Platform.Audits;
using Qingyuan.Platform.Data;
using Qingyuan.Platform.Tests.CommandLine;
using Qingyuan.Platform.Tests.Data;

namespace Qingyuan.Platform.Tests.Audits;

/// <summary>What a workbook comes to, and how its files are written. Figures are invented for the test, results worked out by hand.</summary>
public class RunAuditTests
{
    private static readonly object?[] EnergyHead = ["年份", "能源种类", "消耗量", "单位", "实测低位热值", "热值单位", "供应方折标系数", "蒸汽压力", "蒸汽温度", "给水温度"];

    private static RunAudit.Response Run(params (string Name, object?[][] Rows)[] sheets) =>
        RunAudit.Handle(new DataFolder(TestData.Real, AuditData.NoImports), AuditData.Book([.. sheets, ("指标", [["编号", "指标名称", "实际值"], ["2.1", "单位产品每次清洗取水量", 20]])]), "审核.xlsx", new DateOnly(2026, 1, 1));

    private static Core.Energy.EnergyRow[] Energy(params object?[][] rows)
    {
        var result = Run(("能源消耗", [EnergyHead, .. rows])).Result!;
        return [.. result.Energy.Single().Total.Rows];
    }

    [Fact]
    public void The_suppliers_factor_of_a_fuel_goes_before_heat_value_and_table_on_both_bases()
    {
        // 洗精煤 20 t · 0.95 tce/t = 19 tce, not 20 · 0.9 of the table.
        var row = Energy([2022, "洗精煤", 20, "t", null, null, 0.95]).Single();
        (row.Calorific, row.Equivalent, row.FactorFrom).ShouldBe((19m, 19m, Core.Energy.FactorOrigin.Supplier));
    }

    [Fact]
    public void The_suppliers_factor_of_electricity_is_its_equivalent_value()
    {
        // 100 万kWh · 0.1229 kgce/kWh = 122.9 tce; at 3.05 tce/万kWh 305 tce.
        var row = Energy([2022, "电力", 100, "万kWh", null, null, 3.05]).Single();
        (row.Calorific, row.Equivalent).ShouldBe((122.9m, 305m));
    }

    [Fact]
    public void An_energy_without_a_factor_counts_by_its_heat_value_or_its_supplier()
    {
        // 14.6538 MJ/kg is half of 29.3076: 10 t count 5 tce.
        Energy([2022, "其他", 10, "t", 14.6538, "MJ/kg"]).Single().Calorific.ShouldBe(5m);
        Energy([2022, "其他", 10, "t", null, null, 0.4]).Single().Calorific.ShouldBe(4m);
    }

    [Fact]
    public void A_heat_value_in_a_unit_that_does_not_fit_is_refused_not_left_out()
    {
        Run(("能源消耗", [EnergyHead, [2022, "原煤", 10, "t", 5000, "kJ/m3"]])).Findings.Errors().ShouldContain("能源消耗!E2 energy.heat.unit");
    }

    [Fact]
    public void The_suppliers_factor_of_steam_is_per_unit_of_the_amount()
    {
        Energy([2022, "蒸汽", 800, "t", null, null, 0.1]).Single().Calorific!.Value.ShouldBe(80m, 0.01m); // the table's 0.03412 kgce/MJ is rounded
        Energy([2022, "蒸汽", 800_000, "kg", null, null, 0.0001]).Single().Calorific!.Value.ShouldBe(80m, 0.01m);
    }

    [Fact]
    public void Steam_emits_by_its_heat_and_without_feed_water_temperature_there_is_a_warning()
    {
        // IAPWS-IF97: h(0.8 MPa, 180 ℃) = 2791.7 kJ/kg, water at 20 ℃ 83.9: 2707.8 MJ/t; 100 t · 2.7078 GJ/t · 0.11 t/GJ = 29.79 t.
        var given = Run(("能源消耗", [EnergyHead, [2022, "蒸汽", 100, "t", null, null, null, 0.8, 180, 20]]));
        given.Result!.Carbon!.After.Total!.Value.ShouldBe(29.79m, 0.01m);
        given.Findings.ShouldNotContain(f => f.Code == "audit.feed_water");
        Run(("能源消耗", [EnergyHead, [2022, "蒸汽", 100, "t", null, null, null, 0.8, 180]])).Findings.Single(f => f.Code == "audit.feed_water").Where.ShouldBe("能源消耗!J2");
    }

    [Fact]
    public void Water_in_tonnes_counts_as_cubic_metres_whatever_the_prefix()
    {
        var water = Run(("用水", [["年份", "项目", "水量", "单位"], [2022, "新鲜水", 2.4, "万t"], [2022, "循环水", 30_000, "t"], [2022, "回用水", 3_000_000, "kg"]])).Result!.Water.Single();
        (water.Amounts["fresh"], water.Amounts["circulating"], water.Amounts["reused"]).ShouldBe((24000m, 30000m, 3000m));
    }

    [Fact]
    public void Printed_totals_are_compared_in_the_unit_of_their_balance()
    {
        var run = Run(
            ("平衡", [["平衡编号", "平衡类型", "单位", "报告输入合计", "报告输出合计"], ["B1", "物料", "kg", 1000, 970]]),
            ("物流", [["平衡编号", "物流编号", "来自", "去往", "数量", "单位"], ["B1", "S1", null, "线", 1, "t"], ["B1", "S2", "线", null, 0.96, "t"]]));
        var plant = run.Result!.Balances.Single().Result.Plant;
        (plant.In, plant.Out, plant.Unit).ShouldBe((1000m, 960m, "kg"));
        run.Findings.Where(f => f.Code == "balance.claim.wrong").Select(f => f.Where).ShouldBe(["平衡!E2"]);
    }

    [Fact]
    public void A_production_that_cannot_be_read_is_not_called_a_mixture_of_units()
    {
        var run = Run(("产品产量", [["年份", "产品名称", "产量", "单位"], [2022, "甲", -5, "t"]]));
        run.Findings.Errors().ShouldBe(["产品产量!C2 cell.negative"]);
        run.Findings.ShouldNotContain(f => f.Code == "audit.output_units");
    }

    [Fact]
    public void A_row_without_data_points_at_the_cell_where_its_value_belongs()
    {
        var book = AuditData.Book(("指标", [["编号", "指标名称", "实际值"], ["1.1", "采用清洁生产工艺"], ["2.1", "单位产品每次清洗取水量", 20]]));
        var run = RunAudit.Handle(new DataFolder(TestData.Real, AuditData.NoImports), book, "审核.xlsx", new DateOnly(2026, 1, 1));
        run.Findings.Single(f => f.Code == "value.no_data" && f.Message.Contains("采用清洁生产工艺")).Where.ShouldBe("指标!C2");
    }

    [Fact]
    public void Classes_in_different_units_share_by_the_same_quantity()
    {
        // 400 m2 and 0.06 万m2 = 600 m2: two fifths and three fifths.
        var book = AuditData.Book(
            ("企业概况", AuditData.Enterprise(system: "pcb-craes-draft")),
            ("产品产量", [["年份", "产品名称", "产品类别", "产量", "单位"], [2022, "甲", "单面", 400, "m2"], [2022, "乙", "双面", 0.06, "万m2"]]),
            ("指标", [["编号", "指标名称", "实际值"]]));
        var rows = RunAudit.Handle(new DataFolder(TestData.Real, AuditData.NoImports), book, "审核.xlsx", new DateOnly(2026, 1, 1)).Result!.Evaluation.Rows;
        var (one, two) = (rows.First(r => r.Name == "单位产品新鲜水耗-单面"), rows.First(r => r.Name == "单位产品新鲜水耗-双面"));
        (two.EffectiveWeight!.Value / one.EffectiveWeight!.Value).ToDecimal(6).ShouldBe(1.5m);
    }

    [Fact]
    public void The_effects_of_options_stand_in_the_report_by_stage_and_are_summed_once()
    {
        var run = Run(
            ("方案", [["方案编号", "方案名称", "投资", "年净现金流量", "寿命期", "技术评估", "环境评估"], ["F1", "甲", 1, 2, 5, "通过", "通过"], ["F2", "乙", 1, 2, 5, "不通过", "通过"]]),
            ("方案效果", [["方案编号", "数据阶段", "节水量"], ["F1", "预期", 90], ["F1", "核实", 80], ["F2", "预期", 1000]]));
        run.Findings.Errors().ShouldBeEmpty();
        run.Findings.Single(f => f.Code == "option.discount.rate.missing").Severity.ShouldBe(Severity.Warning);
        using var docx = new Reports.Docx(run.Files.Single(f => f.Name == RunAudit.ReportFile).Content);
        docx.Table("table:option-effects").ShouldContain(r => r.Contains("核实") && r.Contains("80"));
        docx.Table("table:key-points").Single(r => r[0] == "方案年效果合计")[1].ShouldBe("核实：节水量 80 m³");
    }

    [Fact]
    public void All_files_are_written_or_none_and_a_report_that_stands_there_is_kept()
    {
        using var scratch = new Scratch();
        var run = Run();
        var folder = scratch.At("out");

        Directory.CreateDirectory(Path.Combine(folder, RunAudit.ReportFile)); // a folder where the report belongs
        Should.Throw<IOException>(() => RunAudit.Write(run, folder));
        Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).ShouldBe([RunAudit.ReportFile]);
        Directory.Delete(Path.Combine(folder, RunAudit.ReportFile));

        File.WriteAllText(Path.Combine(folder, RunAudit.ReportFile), "weeks of handwork");
        File.WriteAllText(Path.Combine(folder, $".{RunAudit.ResultFile}.abc"), "left by a program that was killed");
        RunAudit.Write(run, folder);
        RunAudit.Write(run, folder); // the same report is not kept again
        Directory.GetFiles(folder).Select(Path.GetFileName).ShouldBe([RunAudit.ResultFile, RunAudit.ReportFile, RunAudit.ReportFile + ".bak"], ignoreOrder: true);
        File.ReadAllText(Path.Combine(folder, RunAudit.ReportFile + ".bak")).ShouldBe("weeks of handwork");
    }

    [Fact]
    public void Programs_that_write_the_same_folder_take_turns_and_leave_a_pair_that_belongs_together()
    {
        using var scratch = new Scratch();
        var folder = scratch.At("out");
        RunAudit.Response Made(int i) => new(null, [new RunAudit.MadeFile(RunAudit.ResultFile, [(byte)i]), new RunAudit.MadeFile(RunAudit.ReportFile, [(byte)i])], []);
        Parallel.For(0, 12, i => RunAudit.Write(Made(i), folder));

        File.ReadAllBytes(Path.Combine(folder, RunAudit.ResultFile)).ShouldBe(File.ReadAllBytes(Path.Combine(folder, RunAudit.ReportFile)));
        Directory.GetFiles(folder).Count(f => f.EndsWith(".bak", StringComparison.Ordinal)).ShouldBe(11);
        Directory.GetFiles(folder, ".*").ShouldBeEmpty();
    }
}
