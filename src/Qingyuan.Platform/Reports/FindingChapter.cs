using Qingyuan.Core.Findings;

namespace Qingyuan.Platform.Reports;

/// <summary>Chapter 6 (检查意见): every finding with the cell it points at, gravest first.</summary>
internal static class FindingChapter
{
    /// <summary>Writes the chapter.</summary>
    public static void Write(WordDocument word, AuditReportModel model)
    {
        word.Heading(1, "检查意见");
        if (model.Findings.Count == 0)
        {
            word.Paragraph("自动检查没有发现问题。");
            return;
        }

        word.Paragraph("以下为对工作簿的自动检查结果，逐条指出所在单元格、问题与改正方向；“错误”须改正，“警告”须说明或核实。");
        foreach (var (severity, title) in new[] { (Severity.Error, "错误"), (Severity.Warning, "警告"), (Severity.Info, "提示") })
        {
            var findings = model.Findings.Where(f => f.Severity == severity).ToList();
            if (findings.Count > 0)
            {
                word.Heading(2, $"{title}（{findings.Count} 条）");
                word.Table("table:findings-" + severity.ToString().ToLowerInvariant(), $"{title}类检查意见", Table(findings), "审核工作簿自动检查");
            }
        }
    }

    /// <summary>Findings as a table, in the order given.</summary>
    public static WordTable Table(IEnumerable<Finding> findings)
    {
        var table = new WordTable(new Column("序号", Align.Centre, 7), new Column("级别", Align.Centre, 8), new Column("位置", Align.Left, 22), new Column("问题与改正", Align.Left, 47), new Column("依据", Align.Left, 16));
        foreach (var f in findings)
        {
            table.Add(
                Printed.Given(table.Count + 1), new Cell(AuditReport.Name(f.Severity)) { Fill = f.Severity switch { Severity.Error => WordTable.Error, Severity.Warning => WordTable.Warning, _ => null } },
                f.Where.Length > 0 ? f.Where : "整体", Punctuation.Chinese(f.Message), f.Clause ?? Printed.None);
        }

        return table;
    }
}
