namespace Qingyuan.Platform.Reports;

/// <summary>
/// What a full report holds (报告大纲), and what of it this one lacks: the outline of a provincial evaluation/acceptance report (xiaomilidoc.com/p-131992.html).
/// Chapters ask here whether they have data; what is lacking is listed at the end, chapter by chapter.
/// </summary>
/// <param name="model">What there is.</param>
internal sealed class Outline(AuditReportModel model)
{
    private readonly List<MissingItem> _missing = [];

    /// <summary>A sheet with at least one row, or null.</summary>
    public ReportSheet? Sheet(string id) => model.Sheets.FirstOrDefault(s => s.Id == id && s.Rows.Count > 0);

    /// <summary>Says in place that something is missing, and keeps it for the list.</summary>
    public void Missing(WordDocument word, string chapter, string what)
    {
        word.Missing(what);
        _missing.Add(new MissingItem(chapter, what));
    }

    /// <summary>
    /// Everything that is missing: what the audit noted, what chapters noted where the audit has nothing closer to say, and the parts of the outline without
    /// a sheet.
    /// </summary>
    public IReadOnlyList<MissingItem> All() => [.. _missing.Where(m => model.Missing.All(known => known.Chapter != m.Chapter)).Concat(Parts.Where(p => !p.Sheets.Any(id => Sheet(id) is not null)).Select(p => new MissingItem(p.Chapter, p.What))).Concat(model.Missing).Distinct().OrderBy(m => m.Chapter, StringComparer.Ordinal)];

    /// <summary>Writes chapter 7.</summary>
    public void Write(WordDocument word)
    {
        word.Heading(1, "缺失资料清单");
        word.Paragraph("下列内容按审核报告大纲应有而工作簿未提供。本报告不代写、不推测；补充工作簿后重新生成即可。左列为大纲章节号。");
        var table = new WordTable(new Column("大纲章节", Width: 26), new Column("缺失内容", Width: 74));
        foreach (var item in All())
        {
            table.Add(item.Chapter, item.What);
        }

        word.Table("table:missing", "缺失资料", table, "审核工作簿；大纲取自省级评估/验收报告格式");
    }

    /// <summary>A part of the outline that no chapter of the first report writes yet, and the sheets that would fill it.</summary>
    private sealed record Part(string Chapter, string What, params string[] Sheets);

    private static readonly Part[] Parts =
    [
        new("1 审核准备", "审核小组、审核计划、宣传培训、障碍与对策", "team", "plan"),
        new("2.2 现状调查", "主要工艺流程与设备", "equipment", "processes"),
        new("2.3 产排污状况", "废水、废气、噪声、固体废物的产生、治理与达标情况", "pollutants", "compliance"),
        new("2.4 环境管理", "审批与许可、监测、应急与台账", "permits"),
        new("2.6 审核重点", "备选审核重点与确定过程", "focus"),
        new("2.7 清洁生产目标", "基准值、近期与远期目标", "targets"),
        new("3.3 原因分析", "按八个方面的废弃物产生原因分析", "causes"),
        new("6 方案实施", "实施进度、资金、实施前后效果与实施后水平", "effects", "implementation"),
        new("7 持续清洁生产", "组织、制度与持续计划", "continuing"),
        new("附件", "营业执照、环评批复、排污许可证、监测报告、照片、专家名单", "evidence", "attachments"),
    ];
}
