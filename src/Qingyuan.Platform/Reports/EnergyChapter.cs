namespace Qingyuan.Platform.Reports;

/// <summary>Chapter 5 (能耗与碳排放): comprehensive energy (GB/T 2589) and CO₂ before and after, with one factor set for both.</summary>
internal static class EnergyChapter
{
    /// <summary>Writes the chapter.</summary>
    public static void Write(WordDocument word, AuditReportModel model)
    {
        word.Heading(1, "能耗与碳排放");
        if (model.Energy is not { } energy)
        {
            word.Missing("能源消耗量或折标系数，不能计算综合能耗与碳排放");
            return;
        }

        word.Paragraph($"综合能耗以{energy.Basis}为判定口径；系数：{energy.Factors}。前后采用同一套系数，系数变化不计作方案效果。");
        var table = new WordTable(
            new Column("能源", Align.Left, 12), new Column("单位", Align.Centre, 8), new Column("前", Align.Right, 10, "实物量"), new Column("后", Align.Right, 10, "实物量"), new Column("折标系数", Align.Centre, 17),
            new Column("前", Align.Right, 10, "折标煤（tce）"), new Column("后", Align.Right, 10, "折标煤（tce）"), new Column("前", Align.Right, 10, "CO₂（t）"), new Column("后", Align.Right, 10, "CO₂（t）"), new Column("系数状态", Align.Centre, 8));
        foreach (var line in energy.Lines)
        {
            table.Add(
                line.Name, line.Unit, Printed.Given(line.Before), Printed.Given(line.After), line.TceFactor, Printed.Fixed(line.TceBefore, 2), Printed.Fixed(line.TceAfter, 2), Printed.Fixed(line.CarbonBefore, 2), Printed.Fixed(line.CarbonAfter, 2), AuditReport.Name(line.Status));
        }

        table.Add(
            new Cell("合计") { Bold = true, More = 4, Fill = WordTable.Head }, Printed.Fixed(energy.TceBefore, 2), Printed.Fixed(energy.TceAfter, 2), Printed.Fixed(energy.CarbonBefore, 2), Printed.Fixed(energy.CarbonAfter, 2), AuditReport.Name(energy.Status));
        word.Table("table:energy-carbon", "综合能耗与二氧化碳排放（前后对比）", table, $"实物量为企业填报；{energy.Factors}");
        if (energy.Specific.Count > 0)
        {
            var specific = new WordTable(new Column("单位指标", Align.Left, 40), new Column("单位", Align.Centre, 24), new Column("前", Align.Right, 18), new Column("后", Align.Right, 18));
            foreach (var s in energy.Specific)
            {
                specific.Add(s.Name, s.Unit, Printed.Short(s.Before), Printed.Short(s.After));
            }

            word.Table("table:energy-specific", "单位产品与单位产值能耗、碳排放", specific, "由上表与产品表计算");
        }

        Charts(word, energy);
        if (energy.TceAfter is null)
        {
            word.Missing("方案实施后的能源消耗量（或方案的节能量），不能作前后对比");
        }
    }

    private static void Charts(WordDocument word, ReportEnergy energy)
    {
        void Chart(string tag, string caption, string axis, Func<EnergyLine, decimal?> before, Func<EnergyLine, decimal?> after)
        {
            var lines = energy.Lines.Where(l => before(l) is not null || after(l) is not null).ToList();
            if (lines.Count == 0)
            {
                return;
            }

            decimal? Rounded(decimal? v) => v is { } x ? Math.Round(x, 2, MidpointRounding.ToEven) : null;
            var series = new List<ChartSeries> { new("前", [.. lines.Select(l => Rounded(before(l)))], WordChart.Own) };
            if (lines.Any(l => after(l) is not null))
            {
                series.Add(new ChartSeries("后", [.. lines.Select(l => Rounded(after(l)))], WordChart.Other));
            }

            word.Chart(tag, caption, new WordChart(ChartKind.Columns, [.. lines.Select(l => l.Name)], series, axis) { Format = "0.##" });
        }

        Chart("figure:energy", "综合能耗构成", "综合能耗（tce）", l => l.TceBefore, l => l.TceAfter);
        Chart("figure:carbon", "二氧化碳排放构成", "二氧化碳排放（t）", l => l.CarbonBefore, l => l.CarbonAfter);
    }
}
