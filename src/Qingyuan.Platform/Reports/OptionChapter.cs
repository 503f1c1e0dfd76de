using Qingyuan.Core.Options;

namespace Qingyuan.Platform.Reports;

/// <summary>Chapter 4 (方案): the list, the economic appraisal with all its figures, the gates, and what several options save on one stream.</summary>
internal static class OptionChapter
{
    /// <summary>Writes the chapter.</summary>
    public static void Write(WordDocument word, AuditReportModel model, Outline outline)
    {
        word.Heading(1, "清洁生产方案");
        if (model.Options is not { Items.Count: > 0 } options)
        {
            outline.Missing(word, "4 方案", "清洁生产方案（工作簿“方案”表未填）");
            return;
        }

        var basis = options.Basis;
        if (basis.ClassLimits is { } limits)
        {
            word.Paragraph($"费用类别由投资额按本次审核自定的界限计算（国家无统一界限）：无费 ≤ {Printed.Given(limits.No)}，低费 ≤ {Printed.Given(limits.Low)}，中费 ≤ {Printed.Given(limits.Medium)}{(limits.Higher is { } higher ? $"，较高费 ≤ {Printed.Given(higher)}" : "")}，以上为高费（万元）。");
        }

        word.Paragraph($"折现率 {Printed.Percent(basis.DiscountRate)}，所得税率 {Printed.Percent(basis.TaxRate)}。", basis.PaybackLimits is { } n
            ? $"投资偿还期限值：中费 {Limit(n.Medium)}，较高费 {Limit(n.Higher)}，高费 {Limit(n.High)}。" : "未设定投资偿还期限值。");
        string[] unsaid = [.. new[] { basis.ClassLimits is null ? "费用类别界限" : null, basis.DiscountRate is null ? "折现率" : null, basis.TaxRate is null ? "所得税率" : null }.OfType<string>()];
        if (unsaid.Length > 0)
        {
            outline.Missing(word, "4 方案", string.Join("、", unsaid));
        }

        word.Heading(2, "方案汇总");
        var list = new WordTable(
            new Column("编号", Align.Centre, 9), new Column("方案", Align.Left, 24), new Column("方面", Align.Centre, 12), new Column("类别", Align.Centre, 8), new Column("投资（万元）", Align.Right, 11), new Column("内容与预期效果", Align.Left, 36));
        foreach (var o in options.Items)
        {
            list.Add(o.Appraisal.Code, o.Appraisal.Name, o.Aspect, Name(o.Appraisal.Class), Printed.Given(o.Appraisal.Investment), string.Join("\n", new[] { o.Description, o.Effect }.OfType<string>()) is { Length: > 0 } text ? text : "缺失");
        }

        word.Table("table:options", "清洁生产方案汇总", list, "企业填报（工作簿“方案”表）；类别由投资额计算");
        Appraisal(word, options);
        Gates(word, options);
        if (outline.Sheet("option_effects") is { } effects)
        {
            word.Heading(2, "方案效果");
            word.Landscape();
            word.Table("table:option-effects", "方案效果（提出、预期与核实分列）", SheetTable.Of(effects), $"企业填报（工作簿“{effects.Title}”表）");
            word.Portrait();
        }

        Savings(word, options);
    }

    /// <summary>无费, 低费, 中费, 较高费, 高费.</summary>
    public static string Name(CostClass? costClass) => costClass switch
    {
        CostClass.No => "无费",
        CostClass.Low => "低费",
        CostClass.Medium => "中费",
        CostClass.Higher => "较高费",
        CostClass.High => "高费",
        _ => "未分类",
    };

    /// <summary>The verdict over all gates, or the economic one where no gates were looked at.</summary>
    public static Verdict Verdict(ReportOption option) => option.Gates?.Verdict ?? option.Appraisal.Verdict;

    /// <summary>可行, 不可行, 未评价.</summary>
    public static string Name(Verdict verdict) => verdict switch
    {
        Core.Options.Verdict.Feasible => "可行",
        Core.Options.Verdict.Infeasible => "不可行",
        _ => "未评价",
    };

    private static void Appraisal(WordDocument word, ReportOptions options)
    {
        word.Landscape();
        word.Heading(2, "经济评估");
        word.Paragraph("I 总投资，P 年运行费用总节省，D 年折旧，T 应税利润，E 净利润，F 年净现金流量（均为万元），N 投资偿还期（年），NPV 净现值（万元），NPVR 净现值率，IRR 内部收益率；“—”为该数不存在。");
        var table = new WordTable(
            new Column("编号", Align.Centre, 7), new Column("方案", Align.Left, 20), new Column("类别", Align.Centre, 6.5), new Column("I", Align.Right, 7), new Column("P", Align.Right, 7), new Column("D", Align.Right, 7), new Column("T", Align.Right, 7),
            new Column("E", Align.Right, 7), new Column("F", Align.Right, 7), new Column("N", Align.Right, 6), new Column("NPV", Align.Right, 8), new Column("NPVR", Align.Right, 8), new Column("IRR", Align.Right, 8), new Column("经济结论", Align.Centre, 8));
        foreach (var o in options.Items)
        {
            var a = o.Appraisal;
            table.Add(
                a.Code, a.Name, Name(a.Class), Printed.Fixed(a.Investment, 2), Printed.Fixed(o.AnnualSaving, 2), Printed.Fixed(a.Depreciation, 2), Printed.Fixed(a.TaxableProfit, 2), Printed.Fixed(a.NetProfit, 2),
                a.NetCashFlow is null && a.CashFlows is not null ? "逐年" : Printed.Fixed(a.NetCashFlow, 2), Printed.Fixed(a.PaybackYears, 2), Printed.Fixed(a.Npv, 2), Printed.Percent(a.Npvr),
                a.IrrAll.Count > 1 ? string.Join(" 或 ", a.IrrAll.Select(r => Printed.Percent(r))) : Printed.Percent(a.Irr), Mark(a.Verdict));
        }

        word.Table("table:appraisal", "方案经济评估", table, "投资与收益为企业填报，其余由计算得出（算式见附录 B）");
        word.Portrait();
        var economic = options.Items.Where(o => o.Appraisal.Npv is not null).Take(20).ToList();
        if (economic.Count > 1)
        {
            word.Chart("figure:npv", "方案净现值", new WordChart(ChartKind.Bars, [.. economic.Select(o => o.Appraisal.Name is { } n ? $"{o.Appraisal.Code} {Short(n)}" : o.Appraisal.Code ?? Printed.None)], [new ChartSeries("NPV（万元）", [.. economic.Select(o => (decimal?)Math.Round(o.Appraisal.Npv!.Value, 2, MidpointRounding.ToEven))], WordChart.Own)], "NPV（万元）"));
        }
    }

    private static void Gates(WordDocument word, ReportOptions options)
    {
        word.Heading(2, "评估次序与结论");
        var table = new WordTable(new Column("编号", Align.Centre, 10), new Column("方案", Align.Left, 38), new Column("止于", Align.Centre, 16), new Column("结论", Align.Centre, 12), new Column("状态（填报）", Align.Centre, 24));
        foreach (var o in options.Items)
        {
            var stopped = o.Gates switch
            {
                null => "未填技术、环境评估",
                { StoppedAt: Gate.Technical } => "技术评估",
                { StoppedAt: Gate.Environmental } => "环境评估",
                { StoppedAt: Gate.Economic } => "经济评估",
                _ => "全部通过",
            };
            table.Add(o.Appraisal.Code, o.Appraisal.Name, stopped, Mark(Verdict(o)), o.Status);
        }

        word.Table("table:gates", "技术—环境—经济评估次序与结论", table, "企业填报与经济评估结果");
    }

    private static void Savings(WordDocument word, ReportOptions options)
    {
        word.Heading(2, "效果重复计算检查");
        if (options.Savings.Count == 0)
        {
            word.Paragraph("方案未与平衡的物流关联，不能检查效果是否重复计算。");
            return;
        }

        var table = new WordTable(new Column("物流", Align.Left, 30), new Column("物流基准量", Align.Right, 18), new Column("方案削减量直接相加", Align.Right, 18), new Column("依次作用合计", Align.Right, 18), new Column("判定", Align.Centre, 16));
        foreach (var s in options.Savings)
        {
            table.Add(s.Stream, Printed.Given(s.Amount), Printed.Short(s.Sum), Printed.Short(s.Combined), s.Sum > s.Amount ? new Cell("超过物流量") { Fill = WordTable.Error } : new Cell("未超过") { Fill = WordTable.Good });
        }

        word.Table("table:savings", "方案在同一物流上的削减量", table, "由方案与物流表计算");
    }

    private static Cell Mark(Verdict verdict) => new(Name(verdict)) { Fill = verdict switch { Core.Options.Verdict.Feasible => WordTable.Good, Core.Options.Verdict.Infeasible => WordTable.Error, _ => WordTable.Warning } };

    private static string Limit(decimal? years) => years is null ? "未设" : $"{Printed.Given(years)} 年";

    private static string Short(string name) => name.Length <= 14 ? name : name[..13].TrimEnd('\uD83C', '\uD83D', '\uD83E') + "…";
}
