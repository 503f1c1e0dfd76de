using Qingyuan.Core.Findings;

namespace Qingyuan.Platform.Reports;

/// <summary>Annex A (数据来源与数据状态): where every official number comes from and how far it is confirmed (practice W7).</summary>
internal static class SourceAnnex
{
    /// <summary>Writes the annex.</summary>
    public static void Write(WordDocument word, AuditReportModel model)
    {
        word.Annex(1, "数据来源与数据状态");
        word.Paragraph("已核对：经第二人与印刷原文核对；已转录：一人自所列来源读取；未证实：凭一般知识或来源存疑，仅供参考，不得作为否决依据。");
        word.Paragraph(Printed.Rule);
        if (model.Sources.Count > 0)
        {
            word.Annex(2, "来源");
            var sources = new WordTable(new Column("编号", Align.Left, 22), new Column("名称与文号", Align.Left, 42), new Column("用于", Align.Left, 22), new Column("状态", Align.Centre, 14));
            foreach (var s in model.Sources)
            {
                sources.Add(s.Id, string.Join("\n", new[] { Punctuation.Chinese(s.Title), s.Number, s.Url }.Where(t => !string.IsNullOrEmpty(t))), s.Use, Status(s.Status));
            }

            word.Table("table:sources", "所用来源", sources, "平台官方数据的来源一览（data/sources.csv）");
        }

        if (model.Evaluation is not { Rows.Length: > 0 } e)
        {
            return;
        }

        word.Annex(2, "指标行的出处与状态");
        var counts = e.Rows.CountBy(r => r.Status).ToDictionary();
        word.Paragraph($"版本 {e.Edition} 共 {e.Rows.Length} 行：已核对 {counts.GetValueOrDefault(DataStatus.Checked)} 行，已转录 {counts.GetValueOrDefault(DataStatus.Transcribed)} 行，未证实 {counts.GetValueOrDefault(DataStatus.Unconfirmed)} 行；最弱状态为“{AuditReport.Name(e.DataStatus)}”。",
            e.DataStatus == DataStatus.Unconfirmed ? "判定含未证实项，本报告为工作稿；由有关人员对照印刷原文逐行核对并留名、日期与扫描件后方可定稿。" : "");
        word.Text($"数据指纹（SHA-256）：{e.DataHash}");
        var table = new WordTable(new Column("序号", Align.Centre, 9), new Column("二级指标", Align.Left, 33), new Column("状态", Align.Centre, 10), new Column("来源", Align.Left, 18), new Column("条款", Align.Left, 30));
        foreach (var row in e.Rows)
        {
            table.Add(row.Code, row.Name, Status(row.Status), row.Source, row.Clause is { } clause ? Punctuation.Chinese(clause) : Printed.None);
        }

        word.Table("table:row-sources", "指标行的出处与状态", table, "平台官方数据中该版本的逐行记录");
    }

    private static Cell Status(DataStatus status) => new(AuditReport.Name(status)) { Fill = status == DataStatus.Unconfirmed ? WordTable.Warning : null };
}
