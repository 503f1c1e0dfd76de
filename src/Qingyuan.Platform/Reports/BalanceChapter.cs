using Qingyuan.Core.Balances;
using Qingyuan.Core.Findings;

namespace Qingyuan.Platform.Reports;

/// <summary>Chapter 3 (平衡): per balance its streams, its nodes with δ, printed totals that are contradicted, and its findings.</summary>
internal static class BalanceChapter
{
    /// <summary>Writes the chapter.</summary>
    public static void Write(WordDocument word, AuditReportModel model, Outline outline)
    {
        word.Heading(1, "物料、元素、水与能量平衡");
        if (model.Balances.Count == 0)
        {
            outline.Missing(word, "3.2 平衡", "物料、元素、水与能量平衡（工作簿“物流”表未填）");
            return;
        }

        word.Paragraph("偏差 ", Delta, " = |Σ入 − Σ出| / Σ入，在允许偏差以内方可用于后续分析；以差额闭合的单元注明“由计算闭合”，不计偏差；入量为零的单元不可计算。");
        for (var i = 0; i < model.Balances.Count; i++)
        {
            One(word, model.Balances[i], i + 1, outline);
        }
    }

    /// <summary>How a balance stands.</summary>
    public static string Name(BalanceStatus status) => status switch
    {
        BalanceStatus.Closed => "在允许偏差内",
        BalanceStatus.Open => "超出允许偏差",
        BalanceStatus.ClosedByCalculation => "由计算闭合",
        _ => "不可计算",
    };

    private const string Delta = "δ";

    // The nodes' table says the one, the table of printed totals the others.
    private static readonly string[] ShownAbove = [BalanceFindings.ClosedByCalculation.Code, BalanceFindings.ClaimWrong.Code, BalanceFindings.ClaimInconsistent.Code];

    private static void One(WordDocument word, ReportBalance b, int number, Outline outline)
    {
        word.Heading(2, b.Name);
        word.Paragraph($"允许偏差 {Printed.Percent(b.Tolerance)}。", b.Period is null ? "" : $"时段：{b.Period}。", b.Method is null ? "" : $"取样与方法：{b.Method}。");
        string[] unsaid = [.. new[] { b.Period is null ? "时段" : null, b.Method is null ? "取样点与方法" : null }.OfType<string>()];
        if (unsaid.Length > 0)
        {
            outline.Missing(word, "3.2 平衡", $"{b.Name}的{string.Join("、", unsaid)}");
        }

        Streams(word, b, number);
        Nodes(word, b, number);
        Claims(word, b, number);
        var findings = b.Result.Findings.Where(f => !ShownAbove.Contains(f.Code)).ToList();
        if (findings.Count > 0)
        {
            word.Table($"table:balance-{number}-findings", $"{b.Name}检查意见", FindingChapter.Table(findings), "审核工作簿自动检查");
        }
    }

    private static void Streams(WordDocument word, ReportBalance b, int number)
    {
        var names = b.Nodes.DistinctBy(n => n.Id).ToDictionary(n => n.Id, n => n.Name ?? n.Id, StringComparer.Ordinal);
        var computed = b.Result.Computed.DistinctBy(c => c.Id).ToDictionary(c => c.Id, StringComparer.Ordinal);
        string End(string? id) => id is null ? "厂外" : names.GetValueOrDefault(id, id);
        var columns = new List<Column>
        {
            new("物流", Align.Left, 23), new("自", Align.Left, 14), new("至", Align.Left, 14), new("类别", Align.Centre, 11), new("数量", Align.Right, 14), new("单位", Align.Centre, 9),
        };
        var withContent = b.Streams.Any(s => s.Content is not null);
        var withMoisture = b.Streams.Any(s => s.Moisture is not null);
        columns.AddRange(withContent ? [new Column("含量（%）", Align.Right, 9)] : []);
        columns.AddRange(withMoisture ? [new Column("含水率", Align.Right, 9)] : []);
        columns.Add(new Column("取得方式", Align.Centre, 12));
        var table = new WordTable([.. columns]);
        foreach (var s in b.Streams)
        {
            var isComputed = computed.TryGetValue(s.Id, out var remainder);
            var value = isComputed ? Printed.Short(remainder!.Value) : Printed.Given(s.Value);
            table.Add(
            [
                s.Name is null ? s.Id : $"{s.Id} {s.Name}", End(s.From), End(s.To), Name(s.Kind), value, s.Unit is { } unit ? Printed.Unit(unit.Symbol) : Printed.None,
                .. withContent ? [Printed.Short(s.Content * 100m)] : Array.Empty<Cell>(),
                .. withMoisture ? [Printed.Percent(s.Moisture)] : Array.Empty<Cell>(),
                s.HasFaults ? new Cell("有误") { Fill = WordTable.Error } : isComputed || s.Computed ? new Cell("计算") { Fill = WordTable.Warning } : s.Value is null ? new Cell("无数据") { Fill = WordTable.Warning } : "填报",
            ]);
        }

        word.Table($"table:balance-{number}-streams", $"{b.Name}物流", table, "企业填报（工作簿“物流”表）；“计算”为差额");
    }

    private static void Nodes(WordDocument word, ReportBalance b, int number)
    {
        var table = new WordTable(
            new Column("单元", Align.Left, 24), new Column("入量", Align.Right, 14), new Column("出量", Align.Right, 14), new Column("差额", Align.Right, 13), new Column("单位", Align.Centre, 9), new Column("偏差 δ", Align.Right, 10), new Column("判定", Align.Centre, 16));
        var names = b.Nodes.DistinctBy(n => n.Id).ToDictionary(n => n.Id, n => n.Name ?? n.Id, StringComparer.Ordinal);
        foreach (var t in b.Result.Nodes.Append(b.Result.Plant))
        {
            var plant = t.Id == Balance.PlantId;
            var fill = plant ? WordTable.Head : null;
            table.Add(
                new Cell(plant ? "全厂" : names.GetValueOrDefault(t.Id, t.Id)) { Bold = plant, Fill = fill }, Printed.Short(t.In), Printed.Short(t.Out), Printed.Short(t.Difference), t.Unit is { } unit ? Printed.Unit(unit) : Printed.None,
                Printed.Percent(t.Deviation),
                new Cell(Name(t.Status)) { Fill = t.Status switch { BalanceStatus.Closed => WordTable.Good, BalanceStatus.Open => WordTable.Error, _ => WordTable.Warning } });
        }

        word.Table($"table:balance-{number}-nodes", $"{b.Name}各单元收支与偏差", table, "由物流表计算");
    }

    private static void Claims(WordDocument word, ReportBalance b, int number)
    {
        var claims = b.Result.Findings.Where(f => f.Code == BalanceFindings.ClaimWrong.Code || f.Code == BalanceFindings.ClaimInconsistent.Code).ToList();
        if (claims.Count == 0)
        {
            return;
        }

        var table = new WordTable(new Column("位置", Align.Left, 25), new Column("填报合计与复算结果", Align.Left, 75));
        foreach (var finding in claims)
        {
            table.Add(finding.Where, Punctuation.Chinese(finding.Message));
        }

        word.Table($"table:balance-{number}-claims", $"{b.Name}填报合计的复算", table, "由物流表复算");
    }

    private static string Name(StreamKind? kind) => kind switch
    {
        StreamKind.Product => "产品",
        StreamKind.Byproduct => "副产品",
        StreamKind.Waste => "废弃物",
        StreamKind.Loss => "损失",
        StreamKind.Stock => "库存变化",
        StreamKind.Raw => "原辅材料",
        StreamKind.Water => "水",
        StreamKind.Energy => "能源",
        _ => Printed.None,
    };
}
