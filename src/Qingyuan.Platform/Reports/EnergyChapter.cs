using Qingyuan.Core.Carbon;
using Qingyuan.Core.Energy;
using Qingyuan.Core.Findings;

namespace Qingyuan.Platform.Reports;

/// <summary>Chapter 5 (能耗与碳排放): comprehensive energy (GB/T 2589) on both bases and CO₂, before and after, with one factor set for both.</summary>
internal static class EnergyChapter
{
    private const string Chapter = "5 能耗与碳排放";

    /// <summary>Writes the chapter.</summary>
    public static void Write(WordDocument word, AuditReportModel model, Outline outline)
    {
        word.Heading(1, "能耗与碳排放");
        if (model.Energy is not { } energy)
        {
            outline.Missing(word, Chapter, "能源消耗量，不能计算综合能耗与碳排放");
            return;
        }

        word.Paragraph(
            energy.IsEquivalent switch { true => "综合能耗以等价值为判定口径，当量值并列。", false => "综合能耗以当量值为判定口径，等价值并列。", _ => "审核未说明判定口径，当量值与等价值并列。" },
            $"系数：{energy.Factors}。前后采用同一套系数，系数变化不计作方案效果。",
            energy.BeforePeriod is null ? "" : $"“前”为{energy.BeforePeriod}", energy.AfterPeriod is null ? "" : $"，“后”为{energy.AfterPeriod}", energy.BeforePeriod is null ? "" : "。");
        Energy(word, energy);
        Carbon(word, energy);
        if (energy.Specific.Count > 0)
        {
            var specific = new WordTable(new Column("单位指标", Align.Left, 40), new Column("单位", Align.Centre, 24), new Column("前", Align.Right, 18), new Column("后", Align.Right, 18));
            foreach (var s in energy.Specific)
            {
                specific.Add(s.Name, Printed.Unit(s.Unit), Printed.Short(s.Before), Printed.Short(s.After));
            }

            word.Table("table:energy-specific", "单位产品与单位产值能耗、碳排放", specific, "由上表与产品表计算");
        }

        if (energy.After is null)
        {
            outline.Missing(word, Chapter, "方案实施后的能源消耗量（或方案的节能量），不能作前后对比");
        }

        if (energy.CarbonBefore is null)
        {
            outline.Missing(word, Chapter, "碳排放计算所需的燃料、电网或热力因子");
        }
    }

    private static void Energy(WordDocument word, ReportEnergy energy)
    {
        var pairs = Pairs(energy.Before.Rows, energy.After?.Rows, r => (r.Item, r.Unit));
        var table = new WordTable(
            new Column("能源", Align.Left, 13), new Column("单位", Align.Centre, 8), new Column("前", Align.Right, 10, "实物量"), new Column("后", Align.Right, 10, "实物量"), new Column("折标系数", Align.Centre, 16),
            new Column("前", Align.Right, 9, "当量值（tce）"), new Column("后", Align.Right, 9, "当量值（tce）"), new Column("前", Align.Right, 9, "等价值（tce）"), new Column("后", Align.Right, 9, "等价值（tce）"), new Column("系数状态", Align.Centre, 9));
        foreach (var (before, after) in pairs)
        {
            var any = before ?? after!;
            table.Add(
                any.Item, Printed.Unit(any.Unit), Printed.Given(before?.Amount), Printed.Given(after?.Amount), any.Factor is null ? Printed.None : $"{Printed.Short(any.Factor, 6)} {Printed.Unit(any.FactorUnit ?? "")}",
                Printed.Fixed(before?.Calorific, 2), Printed.Fixed(after?.Calorific, 2), Printed.Fixed(before?.Equivalent, 2), Printed.Fixed(after?.Equivalent, 2), Origin(any));
        }

        table.Add(
            new Cell("合计") { Bold = true, More = 4, Fill = WordTable.Head },
            Total(energy.Before.Calorific, energy.Before.CalorificComplete), Total(energy.After?.Calorific, energy.After?.CalorificComplete), Total(energy.Before.Equivalent, energy.Before.EquivalentComplete), Total(energy.After?.Equivalent, energy.After?.EquivalentComplete), "");
        word.Table("table:energy-total", "综合能耗（前后对比）", table, $"实物量为企业填报；{energy.Factors}" + (Whole(energy) ? "" : "；“*”为缺项合计，只含已知部分"));
        Chart(word, "figure:energy", "综合能耗构成", "综合能耗（tce）", pairs, r => r.Item, r => energy.IsEquivalent == true ? r.Equivalent : r.Calorific);
    }

    private static void Carbon(WordDocument word, ReportEnergy energy)
    {
        if (energy.CarbonBefore is not { } carbon)
        {
            return;
        }

        var pairs = Pairs(carbon.Rows, energy.CarbonAfter?.Rows, r => (r.Item, r.Unit));
        var table = new WordTable(
            new Column("排放源", Align.Left, 18), new Column("单位", Align.Centre, 9), new Column("前", Align.Right, 12, "活动数据"), new Column("后", Align.Right, 12, "活动数据"), new Column("排放因子", Align.Centre, 19),
            new Column("前", Align.Right, 11, "CO₂（t）"), new Column("后", Align.Right, 11, "CO₂（t）"), new Column("因子状态", Align.Centre, 10));
        foreach (var (before, after) in pairs)
        {
            var any = before ?? after!;
            table.Add(
                any.Item, Printed.Unit(any.Unit), Printed.Given(before?.Amount), Printed.Given(after?.Amount), any.EmissionFactor is null ? Printed.None : $"{Printed.Short(any.EmissionFactor, 6)} {Printed.Unit(any.FactorUnit ?? "").Replace("CO2", "CO₂", StringComparison.Ordinal)}",
                Printed.Fixed(before?.Emission, 2), Printed.Fixed(after?.Emission, 2), Status(any.Status));
        }

        void Extra(string name, decimal before, decimal? after)
        {
            if (before != 0m || after is not null and not 0m)
            {
                table.Add(new Cell(name) { More = 4 }, Printed.Fixed(before, 2), Printed.Fixed(after, 2), "");
            }
        }

        Extra("过程排放", carbon.Process, energy.CarbonAfter?.Process);
        Extra("回收利用（扣除）", -carbon.Recovered, -energy.CarbonAfter?.Recovered);
        table.Add(new Cell("合计") { Bold = true, More = 4, Fill = WordTable.Head }, Total(carbon.Total, carbon.Complete), Total(energy.CarbonAfter?.Total, energy.CarbonAfter?.Complete), "");
        word.Table("table:carbon", "二氧化碳排放（前后对比）", table, $"活动数据为企业填报；{energy.Factors}" + (carbon.Complete && energy.CarbonAfter?.Complete != false ? "" : "；“*”为缺项合计，只含已知部分"));
        Chart(word, "figure:carbon", "二氧化碳排放构成", "二氧化碳排放（t）", pairs, r => r.Item, r => r.Emission);
    }

    /// <summary>Rows of both periods, an item of one beside the same item of the other.</summary>
    private static List<(T? Before, T? After)> Pairs<T>(IReadOnlyList<T> before, IReadOnlyList<T>? after, Func<T, (string Item, string Unit)> key)
        where T : class
    {
        var rest = (after ?? []).ToList();
        var pairs = new List<(T?, T?)>();
        foreach (var row in before)
        {
            var same = rest.FirstOrDefault(r => key(r) == key(row));
            if (same is not null)
            {
                rest.Remove(same);
            }

            pairs.Add((row, same));
        }

        pairs.AddRange(rest.Select(r => ((T?)null, (T?)r)));
        return pairs;
    }

    private static void Chart<T>(WordDocument word, string tag, string caption, string axis, List<(T? Before, T? After)> pairs, Func<T, string> name, Func<T, decimal?> value)
        where T : class
    {
        decimal? Rounded(T? row) => row is not null && value(row) is { } v ? Math.Round(v, 2, MidpointRounding.ToEven) : null;
        var shown = pairs.Where(p => Rounded(p.Before) is not null || Rounded(p.After) is not null).ToList();
        if (shown.Count == 0)
        {
            return;
        }

        var series = new List<ChartSeries> { new("前", [.. shown.Select(p => Rounded(p.Before))], WordChart.Own) };
        if (shown.Any(p => p.After is not null))
        {
            series.Add(new ChartSeries("后", [.. shown.Select(p => Rounded(p.After))], WordChart.Other));
        }

        word.Chart(tag, caption, new WordChart(ChartKind.Columns, [.. shown.Select(p => name((p.Before ?? p.After)!))], series, axis) { Format = "0.##" });
    }

    private static bool Whole(ReportEnergy e) => e.Before is { CalorificComplete: true, EquivalentComplete: true } && e.After is null or { CalorificComplete: true, EquivalentComplete: true };

    private static Cell Total(decimal? value, bool? complete) => new(Printed.Fixed(value, 2) + (value is not null && complete == false ? "*" : "")) { Bold = true, Fill = WordTable.Head };

    private static Cell Origin(EnergyRow row) => row.FactorFrom switch
    {
        FactorOrigin.MeasuredHeat => "实测热值",
        FactorOrigin.SteamState => "蒸汽参数",
        FactorOrigin.Supplier => "供方数据",
        FactorOrigin.Table => new Cell(AuditReport.Name(row.Status ?? DataStatus.Unconfirmed)) { Fill = row.Status == DataStatus.Unconfirmed ? WordTable.Warning : null },
        _ => Printed.None,
    };

    private static Cell Status(DataStatus? status) => status is { } s ? new Cell(AuditReport.Name(s)) { Fill = s == DataStatus.Unconfirmed ? WordTable.Warning : null } : Printed.None;
}
