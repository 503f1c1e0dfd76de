using System.Text.Json.Nodes;
using Qingyuan.Core.Evaluation;
using Qingyuan.Core.Findings;

namespace Qingyuan.Platform.Reports;

/// <summary>
/// Chapter 2 (现状与清洁生产水平): the yearly tables, then the evaluation row by row, group by group, level by level, and what separates the plant from
/// the next level.
/// </summary>
internal static class LevelChapter
{
    private const string Chapter = "2.5 清洁生产水平";

    private static readonly (string Id, string Title, string Missing)[] Yearly =
    [
        ("products", "产品与产量", "各年产品产量"),
        ("materials", "原辅材料", "各年原辅材料用量"),
        ("energy", "能源消耗", "各年能源消耗量"),
        ("water", "用水与排水", "各年取水量与排水量"),
    ];

    // Shown elsewhere, or input of another chapter.
    private static readonly string[] Elsewhere = ["enterprise", "indicators", "balances", "streams", "options", "option_cash_flows", "option_effects"];

    /// <summary>Writes the chapter.</summary>
    public static void Write(WordDocument word, AuditReportModel model, Outline outline)
    {
        word.Heading(1, "现状与清洁生产水平");
        foreach (var (id, title, missing) in Yearly)
        {
            word.Heading(2, title);
            if (outline.Sheet(id) is { } sheet)
            {
                word.Table("table:" + id, title, SheetTable.Of(sheet), $"企业填报（工作簿“{sheet.Title}”表）");
            }
            else
            {
                outline.Missing(word, "2.2 现状调查", $"{missing}（工作簿“{model.Sheets.FirstOrDefault(s => s.Id == id)?.Title ?? title}”表未填）");
            }
        }

        foreach (var sheet in model.Sheets.Where(s => s.Rows.Count > 0 && !Elsewhere.Contains(s.Id) && Yearly.All(y => y.Id != s.Id)))
        {
            word.Heading(2, sheet.Title);
            word.Table("table:" + sheet.Id, sheet.Title, SheetTable.Of(sheet), $"企业填报（工作簿“{sheet.Title}”表）");
        }

        word.Heading(2, "清洁生产水平评价");
        if (model.Evaluation is not { } e)
        {
            outline.Missing(word, Chapter, "指标数据（工作簿“指标”表未填），不能评价清洁生产水平");
            return;
        }

        Basis(word, e);
        Decision(word, e);
        Groups(word, e);
        RowByRow(word, e, model.Evidence);
        Gaps(word, e);
    }

    /// <summary>The verdict in words.</summary>
    public static string Verdict(EvaluationResult e) => e.Level switch
    {
        Core.Evaluation.Verdict.NotComputable => e.Groups.Any(g => g.Weight is null) || e.Rows.Any(r => r.Weight is null) ? "不可计算：该体系无权重或权重不全，逐项定级，不作总评" : "不可计算：输入有误或没有可评价的指标",
        Core.Evaluation.Verdict.None => e.LevelName ?? "未达到清洁生产要求",
        var level => $"{AuditReport.Levels[(int)level - 1]}级（{e.LevelName}）",
    };

    /// <summary>True for the row-graded HJ standards: plants need them today, but nobody has confirmed that they are in force (practice W8). They know no index.</summary>
    public static bool ForceUnknown(EvaluationResult e) => e.Profile["id"]?.ToString() == "hj-row";

    /// <summary>The index a level asks for, 100 where every row has to meet it; null where the system has no index.</summary>
    public static decimal? Threshold(EvaluationResult e, int level) =>
        e.Y is null || level >= e.Levels.Length ? null : e.Levels[level].YMin ?? (e.Levels[level].AllRowsMet is null ? null : 100m);

    /// <summary>A value as given, with its unit.</summary>
    public static string Value(object? value, string unit) => value switch
    {
        null => "无数据",
        decimal number => unit.Length > 0 ? $"{Printed.Given(number)} {Printed.Unit(unit)}" : Printed.Given(number),
        "below" => "未达Ⅲ级",
        "I" => "Ⅰ级",
        "II" => "Ⅱ级",
        "III" => "Ⅲ级",
        var text => text.ToString()!,
    };

    /// <summary>What a level asks of a row.</summary>
    public static string Demand(GapRow row) => row.Unit.Length > 0 && row.Required is decimal ? $"{row.RequiredText} {Printed.Unit(row.Unit)}" : Punctuation.Chinese(row.RequiredText);

    private static void Basis(WordDocument word, EvaluationResult e)
    {
        word.Heading(3, "评价依据");
        word.Paragraph($"依据《{Punctuation.Chinese(e.Title)}》（版本 {e.Edition}），评价规则为“{Punctuation.Chinese(e.Profile["name"]?.ToString() ?? e.Profile["id"]?.ToString() ?? Printed.None)}”，评价日期 {Printed.Day(e.AsOf)}{(e.NewProject ? "，按新（改、扩）建项目评价" : "")}。",
            e.Parameters.Count > 0 ? $"参数：{string.Join("，", e.Parameters.Select(p => $"{p.Key} = {Printed.Given(p.Value)}"))}。" : "",
            ForceUnknown(e) ? "该标准为原清洁生产标准（HJ），逐项定级，不设综合指数；其现行效力未经证实，使用前请核实。" : "",
            "“★”为限定性指标，“无数据”得零分，“不适用”不参与评分。");
    }

    private static void RowByRow(WordDocument word, EvaluationResult e, IReadOnlyDictionary<string, string> evidence)
    {
        word.Landscape();
        word.Heading(3, "逐项评价");
        var one = e.Rows.All(r => r.LimitsText.Length == 1);
        var withEvidence = e.Rows.Any(r => evidence.ContainsKey(r.Code));
        var table = new WordTable(
        [
            new Column("序号", Align.Centre, 560), new Column("二级指标", Align.Left, 1900), new Column("单位", Align.Centre, 880), new Column("本企业", Align.Right, 860),
            .. one ? [new Column("基准值", Align.Centre, 1500)] : AuditReport.Levels.Select(l => new Column(l + "级", Align.Centre, 1600, "基准值")),
            new Column("达到", Align.Centre, 800), new Column("有效权重", Align.Right, 760),
            .. one ? [new Column("得分", Align.Right, 720)] : AuditReport.Levels.Select(l => new Column(l + "级", Align.Right, 660, "对综合评价指数的贡献")),
            .. withEvidence ? [new Column("证据", Align.Left, 1300)] : Array.Empty<Column>(),
        ]);
        string? group = null;
        foreach (var row in e.Rows)
        {
            if (group != row.Group)
            {
                // A line of its own instead of a merged column: it reads on across pages and leaves the wording its room.
                group = row.Group;
                var weight = e.Groups.FirstOrDefault(g => g.Name == group)?.EffectiveWeight;
                table.Add(new Cell(weight is null ? group : $"{group}（有效权重 {Printed.Short(weight)}）") { More = table.Columns - 1, Fill = WordTable.Head, Bold = true });
            }

            var qualitative = row.Kind == Core.Standards.RowKind.Qualitative;
            table.Add(
            [
                row.Code, new Cell((row.Restrictive ? "★" : "") + row.Name), Printed.Unit(row.Unit),
                new Cell(row.Achieved == Achieved.NotApplicable && row.Value is null ? Printed.None : Value(row.Value, "")) { Align = row.Value is decimal ? Align.Right : Align.Centre },
                .. Limits(row, one, qualitative),
                new Cell(one && row.Achieved == Achieved.I ? "满分" : one && row.Achieved == Achieved.Below ? "未满分" : AuditReport.Name(row.Achieved)) { Fill = Shade(row) },
                Printed.Short(row.EffectiveWeight),
                .. Enumerable.Range(0, one ? 1 : 3).Select(k => (Cell)Printed.Fixed(row.Contribution is { } c && k < c.Length ? c[k] : null, 2)),
                .. withEvidence ? [evidence.GetValueOrDefault(row.Code, Printed.None)] : Array.Empty<Cell>(),
            ]);
        }

        word.Table("table:indicators", "清洁生产评价指标逐项评价结果", table, $"本企业值为企业填报；基准值与权重取自{Punctuation.Chinese(e.Title)}（各行出处与状态见附录 A）");
        var reasons = e.Rows.Where(r => r.Reason is not null).ToList();
        if (reasons.Count > 0)
        {
            var excluded = new WordTable(new Column("序号", Align.Centre, 10), new Column("二级指标", Align.Left, 40), new Column("不适用的理由与认定人", Align.Left, 50));
            foreach (var row in reasons)
            {
                excluded.Add(row.Code, row.Name, Punctuation.Chinese(row.Reason!));
            }

            word.Table("table:not-applicable", "不参与评价的指标及理由", excluded, "企业填报与评价规则");
        }

        word.Portrait();
    }

    private static IEnumerable<Cell> Limits(RowResult row, bool one, bool qualitative)
    {
        var align = qualitative ? Align.Left : Align.Centre;
        if (one || row.LimitsText.Length != 3)
        {
            yield return new Cell(row.LimitsText is [var only] ? Punctuation.Chinese(only) : Printed.None) { Align = align, More = one ? 0 : 2 };
            yield break;
        }

        // Levels that ask for the same words share a cell, as the official tables print them.
        for (var k = 0; k < 3;)
        {
            var more = 0;
            while (qualitative && k + more + 1 < 3 && row.LimitsText[k + more + 1] == row.LimitsText[k])
            {
                more++;
            }

            yield return new Cell(Punctuation.Chinese(row.LimitsText[k])) { Align = align, More = more };
            k += more + 1;
        }
    }

    private static string? Shade(RowResult row) => row.Achieved switch
    {
        Achieved.Below when row.Restrictive => WordTable.Error,
        Achieved.Below or Achieved.Missing => WordTable.Warning,
        Achieved.I => WordTable.Good,
        _ => null,
    };

    private static void Groups(WordDocument word, EvaluationResult e)
    {
        word.Heading(3, "一级指标得分");
        var table = new WordTable([new Column("一级指标", Align.Left, 40), new Column("权重", Align.Right, 12), new Column("有效权重", Align.Right, 12), .. AuditReport.Levels.Select(l => new Column(l + "级", Align.Right, 12, "得分（0~100）"))]);
        foreach (var g in e.Groups)
        {
            table.Add([g.Bonus ? $"{g.Name}（加分）" : g.Name, g.Weight is null ? Printed.None : Printed.Given(g.Weight), Printed.Short(g.EffectiveWeight), .. Enumerable.Range(0, 3).Select(k => (Cell)(g.Scores is { } s ? Printed.Fixed(s[k], 2) : Printed.None))]);
        }

        word.Table("table:groups", "一级指标得分", table, "由逐项评价结果计算（算式见附录 B）");
        var scored = e.Groups.Where(g => g.Scores is not null).ToList();
        if (scored.Count > 1)
        {
            string[] colours = [WordChart.Own, WordChart.Other, "8A9BA8"];
            word.Chart("figure:groups", "一级指标得分", new WordChart(
                ChartKind.Bars, [.. scored.Select(g => g.Name)], [.. AuditReport.Levels.Select((l, k) => new ChartSeries($"以{l}级计", [.. scored.Select(g => (decimal?)g.Scores![k].ToDecimal(2))], colours[k]))], "得分")
            {
                Max = 110m,
                Format = "0.0",
            });
        }
    }

    private static void Decision(WordDocument word, EvaluationResult e)
    {
        word.Heading(3, "等级判定");
        word.Paragraph("判定结论：", new Inline(Verdict(e)) { Bold = true }, "。");
        if (e.Y is { } y && e.Levels.Length > 0)
        {
            word.Chart("figure:levels", "综合评价指数与各级要求", new WordChart(
                ChartKind.Columns,
                [.. e.Levels.Select((l, i) => $"{AuditReport.Levels[i]}级 {l.Name}")],
                [
                    new ChartSeries("本企业", [.. e.Levels.Select((_, i) => (decimal?)decimal.Parse(Printed.Beside(y[i], Threshold(e, i)), System.Globalization.CultureInfo.InvariantCulture))], WordChart.Own),
                    new ChartSeries("要求", [.. e.Levels.Select((_, i) => Threshold(e, i))], WordChart.Other),
                ],
                "综合评价指数")
            {
                Max = 110m,
            });
        }
        else if (e.PIndex is null && e.Rows.Length > 0)
        {
            var c = e.Counts;
            word.Chart("figure:levels", "各级指标项数", new WordChart(
                ChartKind.Columns, ["Ⅰ级", "Ⅱ级", "Ⅲ级", "未达Ⅲ级", "无数据", "不适用"], [new ChartSeries("项数", [c.I, c.II, c.III, c.Below, c.Missing, c.NotApplicable], WordChart.Own)], "项数") { Format = "0" });
        }

        if (e.Levels.Length > 0)
        {
            Conditions(word, e);
        }
        else if (e.PIndexParts is { } p)
        {
            word.Formula($"P = α·P_{{1}} + β·P_{{2}} = {Printed.Given(p.Alpha)}×{Printed.Fixed(p.P1, 2)} + {Printed.Given(p.Beta)}×{Printed.Fixed(p.P2, 2)} = {Printed.Fixed(e.PIndex, 2)}");
        }
        else if (e.Rows.Length > 0)
        {
            word.Paragraph($"逐项定级：参评的非加分项全部达到Ⅰ级——{Yes(e.AllRowsMeet[0])}；全部达到Ⅱ级及以上——{Yes(e.AllRowsMeet[1])}；全部达到Ⅲ级及以上——{Yes(e.AllRowsMeet[2])}。");
        }
    }

    private static void Conditions(WordDocument word, EvaluationResult e)
    {
        var table = new WordTable(new Column("等级", Align.Left, 24), new Column("条件", Align.Left, 44), new Column("实际", Align.Right, 16), new Column("是否满足", Align.Centre, 16));
        for (var i = 0; i < e.Levels.Length; i++)
        {
            var level = e.Levels[i];
            var name = $"{AuditReport.Levels[i]}级 {level.Name}";
            var first = true;
            void Add(string condition, string actual, bool? met)
            {
                table.Add(new Cell(name) { Up = !first }, new Cell(condition) { Formula = true }, actual, Met(met));
                first = false;
            }

            if (level.YMin is { } min)
            {
                Add($"Y_{{{AuditReport.Levels[i]}}} ≥ {Printed.Given(min)}", Printed.Beside(level.Y, min), level.YMet);
            }

            if (level.RestrictiveMet is { } restrictive)
            {
                Add($"限定性指标全部达到{Asked(e, i, "restrictive_at")}", Unmet(e, e.Rows.Where(r => r.Restrictive), e.Profile, i, "restrictive_at"), restrictive);
            }

            if (level.OthersMet is { } others)
            {
                Add($"其他指标全部达到{Asked(e, i, "others_at")}", Unmet(e, e.Rows.Where(r => !r.Restrictive), e.Profile, i, "others_at"), others);
            }

            if (level.AllRowsMet is { } all)
            {
                Add($"全部参评指标达到{Asked(e, i, "all_assessed_rows_meet")}", Unmet(e, e.Rows, e.Profile, i, "all_assessed_rows_meet"), all);
            }

            if (level.NoWeightLost is { } kept)
            {
                Add("没有失去一级指标权重", kept ? "未失去" : "已失去", kept);
            }

            if (!level.Allowed)
            {
                Add("新（改、扩）建项目可停留于本级", "不可", false);
            }

            table.Add(new Cell(name) { Up = true }, new Cell("结论") { Bold = true, Fill = WordTable.Head }, new Cell("") { Fill = WordTable.Head }, Met(level.Reached) with { Bold = true });
        }

        word.Table("table:levels", "等级判定过程（自高向低，先满足者为结论）", table, "由逐项评价结果计算，按修约前的全数值比较");
    }

    private static int? Level(JsonObject profile, int i, string key) => (profile["levels"] as JsonArray)?[i]?[key] is JsonValue v && int.TryParse(v.ToJsonString(), out var level) ? level : null;

    private static string Asked(EvaluationResult e, int i, string key) => Level(e.Profile, i, key) is { } at and >= 1 and <= 3 ? at == 1 ? "Ⅰ级" : $"{AuditReport.Levels[at - 1]}级及以上" : "该级";

    private static string Unmet(EvaluationResult e, IEnumerable<RowResult> rows, JsonObject profile, int i, string key)
    {
        var bonus = e.Groups.Where(g => g.Bonus).Select(g => g.Name).ToHashSet();
        var at = Level(profile, i, key) ?? i + 1;
        var unmet = rows.Count(r => (r.Restrictive || !bonus.Contains(r.Group)) && r.Achieved != Achieved.NotApplicable && (int)r.Achieved > at);
        return unmet == 0 ? "均满足" : $"{unmet} 项不满足";
    }

    private static Cell Met(bool? met) => new(met switch { true => "是", false => "否", _ => Printed.None }) { Fill = met switch { true => WordTable.Good, false => WordTable.Error, _ => null } };

    private static string Yes(bool value) => value ? "是" : "否";

    private static void Gaps(WordDocument word, EvaluationResult e)
    {
        word.Heading(3, "与更高等级的差距");
        if (e.Gap.ToLevel is null)
        {
            word.Paragraph(e.Level == Core.Evaluation.Verdict.I ? "已达最高等级，无差距项。" : "该评价规则没有可比的更高等级，或没有可评价的指标，不作差距分析。");
            return;
        }

        word.Paragraph("“必达”指不满足该项则无论指数多高都不能达到该级；“指数增益”为仅该项达到要求时该级综合评价指数的增加量。");
        var number = 0;
        foreach (var gap in e.GapFurther.Prepend(e.Gap).Where(g => g.ToLevel is not null))
        {
            number++;
            var name = AuditReport.Name(gap.ToLevel!.Value);
            var table = new WordTable(
                new Column("指标", Align.Left, 30), new Column("必达", Align.Centre, 7), new Column("现状", Align.Right, 13), new Column("要求", Align.Left, 26), new Column("需改变", Align.Right, 12), new Column("指数增益", Align.Right, 12));
            foreach (var row in gap.Rows)
            {
                table.Add(
                    row.Name, new Cell(row.Veto ? "是" : "否") { Fill = row.Veto ? WordTable.Error : null }, Value(row.Value, row.Unit), $"{AuditReport.Name(row.RequiredLevel)}：{Demand(row)}",
                    row.Change is { } change ? (change > 0m ? "+" : "") + Printed.Given(change) : Printed.None, Printed.Fixed(row.Gain, 2));
            }

            var now = gap.Y is { } y ? $"（指数 {Printed.Beside(y, gap.YRequired)}{(gap.YRequired is { } required ? $"，要求 {Printed.Given(required)}" : "")}）" : "";
            if (gap.Rows.Length == 0)
            {
                word.Paragraph($"向{name}：没有未达到的指标{now}。");
                continue;
            }

            word.Table(number == 1 ? "table:gap" : $"table:gap-{number}", $"与{name}的差距{now}", table, "由逐项评价结果计算");
        }
    }
}
