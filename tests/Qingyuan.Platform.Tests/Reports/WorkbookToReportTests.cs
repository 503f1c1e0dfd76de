using Qingyuan.Core.Findings;
using Qingyuan.Platform.Audits;
using Qingyuan.Platform.Data;
using Qingyuan.Platform.Tests.Audits;
using Qingyuan.Platform.Tests.Data;

namespace Qingyuan.Platform.Tests.Reports;

/// <summary>The whole way: a workbook as a consultant fills it becomes a report; the figures are invented for the test.</summary>
public class WorkbookToReportTests
{
    private static RunAudit.Response Run()
    {
        var book = AuditData.Book(
            ("企业概况",
            [
                ["项目", "填写"], ["企业名称", "某电镀厂"], ["评价指标体系", AuditData.Electroplating], ["审核基准年", 2021], ["对比年", 2022], ["教学样例", "是"],
                ["贴现率", 6], ["综合税率", 25], ["低费方案上限", 5], ["中费方案上限", 50], ["平衡允许偏差", 5],
            ]),
            ("产品产量", [["年份", "产品名称", "产量", "单位", "产值"], [2021, "镀镍件", 105300, "m2", 1655.5], [2022, "镀镍件", 112400, "m2", 1733]]),
            ("能源消耗", [["年份", "能源种类", "消耗量", "单位"], [2021, "电力", 108.9, "万kWh"], [2022, "电力", 101.35, "万kWh"]]),
            ("指标", [["编号", "实际值"], ["1.1", "Ⅱ级"], ["2.1", 22.5], ["4.1", 100]]),
            ("平衡", [["平衡编号", "平衡名称", "平衡类型", "单位", "实测时段"], ["B1", "镍元素平衡", "元素平衡", "kg", "2022年"]]),
            ("物流", [["平衡编号", "物流编号", "来自", "去往", "数量", "单位", "物流类别"], ["B1", "S1", "", "镀镍线", 1360, "kg", "原辅材料"], ["B1", "S2", "镀镍线", "", 1327, "kg", "产品"]]),
            ("方案", [["方案编号", "方案名称", "投资", "年节约额", "寿命期", "折旧年限"], ["F1", "三级逆流漂洗", 10, 1.58, 10, 10]]));
        return RunAudit.Handle(new DataFolder(TestData.Real), book, "审核.xlsx", new DateOnly(2023, 6, 30));
    }

    [Fact]
    public void A_filled_workbook_becomes_a_valid_report_with_its_figures()
    {
        var run = Run();
        run.Findings.Where(f => f.Severity == Severity.Error).Select(f => $"{f.Where} {f.Message}").ShouldBeEmpty();
        var report = run.Files.Single(f => f.Name == RunAudit.ReportFile).Content;
        if (Environment.GetEnvironmentVariable("QINGYUAN_REPORT_OUT") is { Length: > 0 } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, "workbook.docx"), report);
        }

        using var docx = new Docx(report);
        docx.Faults().ShouldBeEmpty();
        docx.Table("table:products").ShouldContain(r => r.SequenceEqual(new[] { "镀镍件", "m²", "105300", "112400", "1655.5", "1733" }));
        // |1360 − 1327|/1360 = 2.43 %; 108.9·10⁴ kWh · 0.1229 kgce/kWh = 133.84 tce.
        docx.Table("table:balance-1-nodes").ShouldContain(r => r.Contains("2.43%"));
        docx.Table("table:energy-total").Single(r => r[0] == "电力")[5].ShouldBe("133.84");
        docx.Main.HeaderParts.Select(h => h.Header.InnerText).ShouldAllBe(t => t.Contains("教学示例"));
        run.Files.Single(f => f.Name == RunAudit.ReportFile).Content.ShouldBe(Run().Files.Single(f => f.Name == RunAudit.ReportFile).Content);
    }
}
