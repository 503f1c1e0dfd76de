using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Qingyuan.Core.Findings;
using Qingyuan.Platform.Reports;
using Qingyuan.Platform.Spreadsheets;

namespace Qingyuan.Platform.Tests.Reports;

public class AuditReportTests
{
    private static readonly byte[] Full = AuditReport.Write(SampleReport.Full());

    [Fact]
    public void A_full_report_is_valid_for_Word_2019()
    {
        using var docx = new Docx(Full);
        docx.Faults().ShouldBeEmpty();
    }

    [Fact]
    public void An_empty_model_gives_a_valid_report_that_says_what_is_missing()
    {
        using var docx = new Docx(AuditReport.Write(new AuditReportModel()));

        docx.Faults().ShouldBeEmpty();
        docx.Texts("Title").ShouldBe(["清洁生产审核报告"]);
        var missing = docx.Texts("Missing");
        missing.ShouldAllBe(t => t.StartsWith("缺失：", StringComparison.Ordinal));
        missing.ShouldContain("缺失：企业基本情况（工作簿“企业概况”表未填）");
        missing.ShouldContain("缺失：清洁生产方案（工作簿“方案”表未填）");
        // Without an input no date, no author, no sentence about the plant is made up.
        docx.Texts("CoverLine").ShouldBe(["（企业名称缺失）"]);
        var listed = docx.Table("table:missing").Select(r => r[0]).ToArray();
        listed.ShouldContain("2.6 审核重点");
        listed.ShouldContain("7 持续清洁生产");
        listed.ShouldContain("3.2 平衡");
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        AuditReport.Write(SampleReport.Full()).ShouldBe(Full);
        using var zip = new ZipArchive(new MemoryStream(Full));
        zip.Entries.ShouldAllBe(e => e.LastWriteTime.Year == 1980);
    }

    [Fact]
    public void Row_by_row_the_value_the_level_and_the_contribution_are_printed()
    {
        using var docx = new Docx(Full);
        var row = docx.Table("table:indicators").Single(r => r.Contains("★单位产品每次清洗取水量"));
        // Group weight 0.1, weight in the group 1: 100 · 0.1 · 1 = 10 points where the level is met; 22.5 ≤ 24 is level Ⅱ.
        row.ShouldBe(["2.1", "★单位产品每次清洗取水量", "L/m²", "22.5", "≤8", "≤24", "≤40", "Ⅱ级", "1", "0.00", "10.00", "10.00", "水表月报 2022"]);
    }

    [Fact]
    public void Levels_of_the_same_wording_share_a_cell()
    {
        using var docx = new Docx(Full);
        var row = docx.Control("table:indicators").Descendants<TableRow>().Single(r => r.InnerText.Contains("环境应急预案", StringComparison.Ordinal));
        row.Elements<TableCell>().Select(c => c.TableCellProperties?.GridSpan?.Val?.Value ?? 1).Max().ShouldBe(3);
    }

    [Fact]
    public void Balances_print_the_deviation_the_remainder_and_the_contradicted_totals()
    {
        using var docx = new Docx(Full);
        var nodes = docx.Table("table:balance-1-nodes");
        // Plating line: in 1200 + 160 = 1360; out 1176 + 120 + 31 = 1327; |33|/1360 = 2.4265 %, printed 2.43 %.
        nodes.Single(r => r[0] == "镀镍线").ShouldBe(["镀镍线", "1360", "1327", "33", "kg", "2.43%", "在允许偏差内"]);
        // Treatment: 120 in, 104.3 out, 15.7/120 = 13.083 %.
        nodes.Single(r => r[0] == "废水处理站")[5..].ShouldBe(["13.08%", "超出允许偏差"]);
        var water = docx.Table("table:balance-2-nodes").Single(r => r[0] == "电镀车间");
        water[5..].ShouldBe(["—", "由计算闭合"]);
        // 21600 − 19400 = 2200, closed by calculation.
        docx.Table("table:balance-2-streams").Single(r => r[0] == "蒸发与带走")[4..].ShouldBe(["2200", "m³", "计算"]);
        docx.Table("table:balance-1-claims").Length.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Years_stand_side_by_side_and_a_year_without_a_figure_is_a_dash()
    {
        using var docx = new Docx(Full);
        docx.Table("table:water").ShouldBe(
        [
            ["项目", "水量（m³）"], ["", "2021年", "2022年"],
            ["新水", "24300", "24000"], ["重复利用", "11200", "12950"], ["排水", "—", "21710"],
        ]);
    }

    [Fact]
    public void A_total_that_lacks_an_item_is_marked_and_both_bases_are_shown()
    {
        using var docx = new Docx(Full);
        var table = docx.Table("table:energy-total");
        table.Single(r => r[0] == "电力").ShouldBe(["电力", "万kWh", "115.35", "104.2", "0.1229 kgce/kWh", "141.77", "128.06", "—", "—", "已转录"]);
        table.Single(r => r[0] == "合计").ShouldBe(["合计", "217.05", "128.06", "75.29*", "0.00*", ""]);
        docx.Table("table:carbon").Single(r => r[0] == "合计")[1..].ShouldBe(["753.02", "—", ""]);
    }

    [Fact]
    public void The_appraisal_prints_all_figures_and_a_dash_where_one_does_not_exist()
    {
        using var docx = new Docx(Full);
        var table = docx.Table("table:appraisal");
        // audit-method oracle 2: I 10, P 1.58, D 1.00, T 0.58, E 0.435, F 1.435, N 6.97, NPV 0.56 at 6 %, IRR 7.17 %. Half to even: 0.435 → 0.44, 1.435 → 1.44.
        table.Single(r => r[0] == "F4")[3..].ShouldBe(["10.00", "1.58", "1.00", "0.58", "0.44", "1.44", "6.97", "0.56", "5.62%", "7.17%", "不可行"]); // N is above the 3 years set for medium cost
        table.Single(r => r[0] == "F5")[9].ShouldBe("—");
        table.Single(r => r[0] == "F5")[13].ShouldBe("不可行");
        // The environmental gate of F5 is not judged: it stops there, whatever the money says.
        docx.Table("table:gates").Single(r => r[0] == "F5")[2..4].ShouldBe(["环境评估", "未评价"]);
    }

    [Fact]
    public void The_teaching_mark_and_the_working_copy_stand_on_the_cover_and_in_every_header()
    {
        using var docx = new Docx(Full);
        docx.Texts("CoverMark").ShouldBe([AuditReport.TeachingMark, AuditReport.WorkingMark]);
        docx.Main.HeaderParts.Select(h => h.Header.InnerText).ShouldAllBe(t => t.Contains("教学示例（made for teaching）· 工作稿"));
        var headers = docx.Main.HeaderParts.ToDictionary(docx.Main.GetIdOfPart);
        var sections = docx.Body.Descendants<SectionProperties>().ToArray();
        sections.Length.ShouldBeGreaterThan(4);
        sections.ShouldAllBe(s => s.Elements<HeaderReference>().Any(h => headers.ContainsKey(h.Id!.Value!)));
    }

    [Fact]
    public void A_report_on_checked_numbers_carries_no_mark()
    {
        var model = SampleReport.Full();
        using var docx = new Docx(AuditReport.Write(model with { Teaching = false, Evaluation = model.Evaluation! with { DataStatus = DataStatus.Checked }, Energy = null, Sources = [] }));
        docx.Texts("CoverMark").ShouldBeEmpty();
        docx.Main.HeaderParts.Select(h => h.Header.InnerText).ShouldAllBe(t => !t.Contains("工作稿") && !t.Contains("教学"));
    }

    [Fact]
    public void The_contents_are_filled_in_and_point_at_bookmarks()
    {
        using var docx = new Docx(Full);
        var entries = docx.Body.Descendants<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value is "TOC1" or "TOC2").ToArray();
        entries.First().InnerText.ShouldContain("0 要点");
        entries.Select(e => e.InnerText).ShouldContain(t => t.Contains("附录 B 计算书", StringComparison.Ordinal));
        var bookmarks = docx.Body.Descendants<BookmarkStart>().Select(b => b.Name!.Value).ToHashSet();
        entries.Select(e => e.Elements<Hyperlink>().Single().Anchor!.Value).ShouldAllBe(a => bookmarks.Contains(a));
        var pages = entries.Select(e => int.Parse(e.Descendants<Text>().Last().Text)).ToArray();
        pages.ShouldBe(pages.Order());
        pages[^1].ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Every_table_has_a_repeated_head_whole_rows_and_a_content_control_with_a_tag()
    {
        using var docx = new Docx(Full);
        var tables = docx.Body.Descendants<Table>().ToArray();
        tables.ShouldAllBe(t => t.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>() != null);
        tables.ShouldAllBe(t => t.Elements<TableRow>().All(r => r.TableRowProperties!.GetFirstChild<CantSplit>() != null));
        tables.ShouldAllBe(t => t.Ancestors<SdtBlock>().Any());
        var tags = docx.Tags();
        tags.ShouldBeUnique();
        tags.ShouldContain("figure:levels");
    }

    [Fact]
    public void The_level_chart_shows_the_plant_beside_the_thresholds_and_opens_as_a_workbook()
    {
        using var docx = new Docx(Full);
        var relation = docx.Control("figure:levels").Descendants<DocumentFormat.OpenXml.Drawing.Charts.ChartReference>().Single().Id!.Value!;
        var chart = (ChartPart)docx.Main.GetPartById(relation);
        var series = chart.ChartSpace.Descendants<DocumentFormat.OpenXml.Drawing.Charts.BarChartSeries>().Select(s => s.Descendants<DocumentFormat.OpenXml.Drawing.Charts.NumericPoint>().Select(p => p.InnerText).ToArray()).ToArray();
        series[1].ShouldBe(["85", "85", "100"]); // the general rules of 2013: 85, 85, 100

        using var stream = chart.EmbeddedPackagePart!.GetStream();
        var workbook = WorkbookReader.Read(stream, "chart.xlsx", [])!;
        var sheet = workbook.Sheet("Sheet1")!;
        sheet.At(0, 2).Text.ShouldBe("要求");
        sheet.At(3, 2).Number.ShouldBe(100m);
        sheet.At(1, 1).Number.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(series[0][0]);
    }

    [Fact]
    public void Control_characters_and_very_long_names_do_no_harm()
    {
        var model = SampleReport.Full();
        var name = "恶意\u0000\u0001\u000b\uD800名称\uFFFE<&>\"' 𠮷" + new string('长', 2000) + new string('x', 500);
        using var docx = new Docx(AuditReport.Write(model with
        {
            Enterprise = name,
            Balances = [model.Balances[0] with { Name = name }],
            Findings = [new Finding(Severity.Error, "test.text", name, name + "\n第二行\t制表", "…")],
        }));

        docx.Faults().ShouldBeEmpty();
        docx.Texts("CoverLine")[0].ShouldStartWith("恶意\uFFFD\uFFFD\uFFFD\uFFFD名称\uFFFD<&>\"' 𠮷长");
    }

    [Fact]
    public void A_row_graded_system_claims_no_level()
    {
        var model = SampleReport.Full();
        var evaluation = SampleReport.Evaluate("hj-t-314-2006-electroplating", """{"values": {}}""");
        using var docx = new Docx(AuditReport.Write(model with { Evaluation = evaluation }));
        docx.Faults().ShouldBeEmpty();
        docx.Table("table:key-points").Single(r => r[0] == "清洁生产水平")[1].ShouldStartWith("不可计算");
    }

    [Fact]
    public void A_large_report_is_written_in_time()
    {
        var model = SampleReport.Large();
        AuditReport.Write(model); // warm
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var bytes = AuditReport.Write(model);
        watch.Stop();

        using var docx = new Docx(bytes);
        docx.Faults().ShouldBeEmpty();
        docx.Table("table:balance-1-streams").Length.ShouldBe(501);
        docx.Table("table:appraisal").Length.ShouldBe(81);
        watch.ElapsedMilliseconds.ShouldBeLessThan(10_000); // 0.4 s on an idle machine; the bound only catches what grows with the square of the rows
    }
}
