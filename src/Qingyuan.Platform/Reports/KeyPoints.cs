using Qingyuan.Core.Balances;
using Qingyuan.Core.Evaluation;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Options;

namespace Qingyuan.Platform.Reports;

/// <summary>Chapter 0 (要点): on one page what a leader or reviewer asks first. Every line is a figure of a later chapter.</summary>
internal static class KeyPoints
{
    private const int MostErrors = 6; // what still fits on the page; all stand in chapter 6

    /// <summary>Writes the chapter.</summary>
    public static void Write(WordDocument word, AuditReportModel model, Outline outline)
    {
        word.Heading(1, "要点");
        var table = new WordTable(new Column("项目", Width: 22), new Column("结果", Width: 78));
        if (outline.Sheet("enterprise") is { } form && About(form) is { Length: > 0 } about)
        {
            table.Add("本次审核", about);
        }

        if (model.Evaluation is { } e)
        {
            table.Add("评价依据", $"{Punctuation.Chinese(e.Title)}（版本 {e.Edition}），评价日期 {Printed.Day(e.AsOf)}{(LevelChapter.ForceUnknown(e) ? "；现行效力未经证实" : "")}");
            table.Add("清洁生产水平", new Cell(LevelChapter.Verdict(e)) { Bold = true, Fill = e.Level == Core.Evaluation.Verdict.NotComputable ? WordTable.Warning : e.Level == Core.Evaluation.Verdict.None ? WordTable.Error : WordTable.Good });
            table.Add("综合评价指数", new Cell(Indices(e)) { Formula = true });
            if (e.Level == Core.Evaluation.Verdict.NotComputable)
            {
                // What an officer asks of rows without a level: does the plant meet them all (practice W9).
                table.Add("全部参评指标达到", string.Join("，", AuditReport.Levels.Select((l, i) => $"{l}级——{(e.AllRowsMeet[i] ? "是" : "否")}")));
            }
            else if (e.Levels.Length > 0 || e.Gap.ToLevel is not null)
            {
                var vetoes = e.Gap.Rows.Where(r => r.Veto).ToList();
                table.Add("未满足的必达条件", e.Gap.ToLevel is { } to
                    ? vetoes.Count == 0 ? $"向{AuditReport.Name(to)}：无" : $"向{AuditReport.Name(to)}：{vetoes.Count} 项——" + Listed(vetoes.Select(r => $"{r.Name}（现 {LevelChapter.Value(r.Value, r.Unit)}，要求 {LevelChapter.Demand(r)}）"), 4)
                    : "已达最高等级");
            }

            table.Add("逐项结果", $"Ⅰ级 {e.Counts.I} 项，Ⅱ级 {e.Counts.II} 项，Ⅲ级 {e.Counts.III} 项，未达Ⅲ级 {e.Counts.Below} 项，无数据 {e.Counts.Missing} 项，不适用 {e.Counts.NotApplicable} 项");
        }
        else
        {
            table.Add("清洁生产水平", Lacking("未评价：缺少指标数据"));
        }

        table.Add("平衡", model.Balances.Count == 0 ? Lacking("缺失") : string.Join("；", model.Balances.Select(Balance)));
        table.Add("综合能耗与碳排放", model.Energy is { } energy
            ? $"综合能耗{(energy.IsEquivalent == true ? "（等价值）" : "（当量值）")}{Change(ReportEnergy.Total(energy.Before, energy.IsEquivalent), ReportEnergy.Total(energy.After, energy.IsEquivalent))} tce；二氧化碳 {Change(energy.CarbonBefore?.Total, energy.CarbonAfter?.Total)} t{(energy.IsComplete ? "" : "（有缺项，只含已知部分）")}"
            : Lacking("缺失"));
        table.Add("方案", model.Options is { Items.Count: > 0 } options ? Options(options) : Lacking("缺失"));
        if (Effects(model, outline) is { Length: > 0 } effects)
        {
            table.Add("方案年效果合计", effects);
        }

        var errors = model.Findings.Where(f => f.Severity == Severity.Error).ToList();
        table.Add("检查意见", new Cell($"错误 {errors.Count} 条，警告 {model.Findings.Count(f => f.Severity == Severity.Warning)} 条，提示 {model.Findings.Count(f => f.Severity == Severity.Info)} 条（全部见“检查意见”一章）")
        {
            Fill = errors.Count > 0 ? WordTable.Error : null,
        });
        table.Add("数据状态", model.IsWorkingCopy ? new Cell("判定所用的官方数据含未证实项，本报告为工作稿，不作定稿（见附录 A）") { Fill = WordTable.Warning } : model.Evaluation is null ? "未作评价" : "判定所用的官方数据均有来源");
        table.Add("缺失资料", model.Missing.Count == 0 ? "见“缺失资料清单”一章" : $"工作簿缺 {model.Missing.Count} 项：{Listed(model.Missing.Select(m => m.What), 5)}（全部见“缺失资料清单”一章）");
        word.Table("table:key-points", "审核要点", table, "本报告各章");
        if (errors.Count > 0)
        {
            word.Table("table:key-errors", errors.Count > MostErrors ? $"错误类检查意见（前 {MostErrors} 条，共 {errors.Count} 条）" : "错误类检查意见", FindingChapter.Table(errors.Take(MostErrors)), "审核工作簿自动检查");
        }
    }

    /// <summary>Ground, round and whether the project is new, as the enterprise filled them.</summary>
    private static string About(ReportSheet form)
    {
        string? Shown(string id) => form.Rows[0].Shown(id);
        return string.Join("；", new[]
        {
            Shown("ground"), Shown("round") is { } round ? $"第 {round} 轮" : null,
            Shown("baseline_year") is { } from && Shown("comparison_year") is { } to ? $"基准年 {from}，对比年 {to}" : null,
            form.Rows[0].Flag("new_project") == true ? "新（改、扩）建项目" : null,
        }.OfType<string>());
    }

    /// <summary>
    /// Sums over options by stage; of an option only its latest stage counts, and nothing of an infeasible one. Stages stay apart: a hope is no fact.
    /// </summary>
    private static string Effects(AuditReportModel model, Outline outline)
    {
        if (outline.Sheet("option_effects") is not { } sheet || model.Options is not { } options)
        {
            return "";
        }

        var refused = options.Items.Where(o => OptionChapter.Verdict(o) == Core.Options.Verdict.Infeasible).Select(o => o.Appraisal.Code).ToHashSet(StringComparer.Ordinal);
        var rows = sheet.Rows.Where(r => r.Text("option") is { } code && !refused.Contains(code)).ToList();
        var parts = new List<string>();
        foreach (var (stage, name) in new[] { ("verified", "核实"), ("expected", "预期"), ("proposed", "提出") })
        {
            var sums = sheet.Fields.Where(f => f.Unit is not null && f.Id != "investment")
                .Select(f => (Field: f, Values: rows.Where(r => r.Text("stage") == stage && r.Number(f.Id) is not null && Latest(rows, r.Text("option"), f.Id) == stage).Select(r => r.Number(f.Id)!.Value).ToList()))
                .Where(s => s.Values.Count > 0).Select(s => $"{s.Field.Label} {Printed.Given(s.Values.Sum())} {Printed.Unit(s.Field.Unit!)}").ToList();
            if (sums.Count > 0)
            {
                parts.Add($"{name}：{string.Join("，", sums)}");
            }
        }

        return string.Join("；", parts);

        static string? Latest(List<Core.Audits.AuditRow> rows, string? option, string field) =>
            new[] { "verified", "expected", "proposed" }.FirstOrDefault(s => rows.Exists(r => r.Text("option") == option && r.Text("stage") == s && r.Number(field) is not null));
    }

    private static string Indices(EvaluationResult e)
    {
        if (e.PIndex is { } p)
        {
            return $"P = {Printed.Fixed(p, 2)}";
        }

        if (e.Y is not { } y)
        {
            return LevelChapter.ForceUnknown(e) ? "本体系不设综合评价指数" : "不可计算";
        }

        return string.Join("，", y.Select((v, i) => $"Y_{{{AuditReport.Levels[i]}}} = {Printed.Beside(v, LevelChapter.Threshold(e, i))}"));
    }

    private static string Balance(ReportBalance b)
    {
        var plant = b.Result.Plant;
        var open = b.Result.Nodes.Count(n => n.Status == BalanceStatus.Open);
        var state = plant.Status switch
        {
            BalanceStatus.Closed => $"偏差 {Printed.Percent(plant.Deviation)}，在允许的 {Printed.Percent(b.Tolerance)} 以内",
            BalanceStatus.Open => $"偏差 {Printed.Percent(plant.Deviation)}，超出允许的 {Printed.Percent(b.Tolerance)}",
            BalanceStatus.ClosedByCalculation => "由计算闭合，无偏差",
            _ => "不可计算",
        };
        return $"{b.Name}：全厂{state}{(open > 0 ? $"，{open} 个单元不平衡" : "")}";
    }

    private static string Options(ReportOptions options)
    {
        var classes = options.Items.GroupBy(o => o.Appraisal.Class).OrderBy(g => g.Key is null ? int.MaxValue : (int)g.Key)
            .Select(g => $"{OptionChapter.Name(g.Key)} {g.Count()} 项");
        var feasible = options.Items.Count(o => OptionChapter.Verdict(o) == Core.Options.Verdict.Feasible);
        return $"共 {options.Items.Count} 项（{string.Join("、", classes)}）；可行 {feasible} 项，不可行 {options.Items.Count(o => OptionChapter.Verdict(o) == Core.Options.Verdict.Infeasible)} 项；"
            + $"投资合计 {Printed.Fixed(options.Items.Sum(o => o.Appraisal.Investment ?? 0m), 2)} 万元，其中可行方案 {Printed.Fixed(options.Items.Where(o => OptionChapter.Verdict(o) == Core.Options.Verdict.Feasible).Sum(o => o.Appraisal.Investment ?? 0m), 2)} 万元";
    }

    private static string Change(decimal? before, decimal? after) => after is null ? Printed.Fixed(before, 2) : $"{Printed.Fixed(before, 2)} → {Printed.Fixed(after, 2)}";

    private static string Listed(IEnumerable<string> items, int most)
    {
        var all = items.ToList();
        return string.Join("；", all.Take(most)) + (all.Count > most ? $"；等共 {all.Count} 项" : "");
    }

    private static Cell Lacking(string text) => new(text) { Colour = WordText.Red };
}
