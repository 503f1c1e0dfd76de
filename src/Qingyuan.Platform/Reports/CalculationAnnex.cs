using Qingyuan.Core.Balances;
using Qingyuan.Core.Evaluation;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Options;

namespace Qingyuan.Platform.Reports;

/// <summary>Annex B (计算书): the formulas with their numbers, so that a reviewer can recompute every verdict (practice W2, W7).</summary>
internal static class CalculationAnnex
{
    /// <summary>Writes the annex.</summary>
    public static void Write(WordDocument word, AuditReportModel model)
    {
        word.Annex(1, "计算书");
        Index(word, model.Evaluation);
        Balances(word, model.Balances);
        Options(word, model.Options);
    }

    private static void Index(WordDocument word, EvaluationResult? evaluation)
    {
        word.Annex(2, "综合评价指数");
        if (evaluation is not { } e || (e.Y is null && e.PIndex is null))
        {
            word.Paragraph("综合评价指数不可计算，无算式。");
            return;
        }

        if (e.PIndexParts is { } p)
        {
            word.Formula("P = α·P_{1} + β·P_{2}");
            word.Formula($"= {Printed.Given(p.Alpha)} × {Printed.Short(p.P1)} + {Printed.Given(p.Beta)} × {Printed.Short(p.P2)} = {Printed.Short(e.PIndex, 6)}");
            return;
        }

        word.Paragraph("某级的综合评价指数为各一级指标得分的加权和；一级指标得分为达到该级的各二级指标有效权重之和乘以 100。");
        word.Formula("Y_{g} = Σ_{i} w_{i} · S_{i}(g)，S_{i}(g) = 100 · Σ_{j} ω_{ij} · Y_{g}(x_{ij})，达到为 1，未达到为 0");
        for (var k = 0; k < 3; k++)
        {
            var terms = e.Groups.Where(g => g.Scores is not null).Select(g => $"{Printed.Short(g.EffectiveWeight)} × {Printed.Short(g.Scores![k])}");
            word.Formula($"Y_{{{AuditReport.Levels[k]}}} = {string.Join(" + ", terms)} = {Printed.Short(e.Y![k], 6)}{Exact(e, k)}");
        }
    }

    // Short fractions are shown: they are the number that was compared.
    private static string Exact(EvaluationResult e, int k) => e.YExact?[k] is { Length: <= 24 } exact && exact.Contains('/', StringComparison.Ordinal) ? $"（精确值 {exact}）" : "";

    private static void Balances(WordDocument word, IReadOnlyList<ReportBalance> balances)
    {
        if (balances.Count == 0)
        {
            return;
        }

        word.Annex(2, "平衡偏差");
        word.Formula("δ = |ΣIn − ΣOut| / ΣIn");
        foreach (var b in balances)
        {
            var names = b.Nodes.DistinctBy(n => n.Id).ToDictionary(n => n.Id, n => n.Name ?? n.Id, StringComparer.Ordinal);
            word.Paragraph($"{b.Name}（允许偏差 {Printed.Percent(b.Tolerance)}）：");
            foreach (var t in b.Result.Nodes.Append(b.Result.Plant))
            {
                var name = t.Id == Balance.PlantId ? "全厂" : names.GetValueOrDefault(t.Id, t.Id);
                word.Text(t.Deviation is { } delta
                    ? $"{name}：δ = |{Printed.Short(t.In)} − {Printed.Short(t.Out)}| / {Printed.Short(t.In)} = {Printed.Percent(delta, 4)}"
                    : $"{name}：{BalanceChapter.Name(t.Status)}");
            }
        }
    }

    private static void Options(WordDocument word, ReportOptions? options)
    {
        var items = options?.Items.Where(o => o.Appraisal is { Npv: not null, Investment: > 0m }).ToList() ?? [];
        if (items.Count == 0)
        {
            return;
        }

        word.Annex(2, "方案经济评估");
        word.Formula("T = P − D，E = T·(1 − r)（T < 0 时不计税），F = E + D，N = I / F");
        word.Formula("NPV = Σ_{j} F_{j} / (1 + i)^j − I，NPVR = NPV / I，IRR：NPV = 0 时的折现率");
        foreach (var o in items)
        {
            word.Text($"{o.Appraisal.Code} {o.Appraisal.Name}：{One(o, options!.Basis)}");
        }
    }

    private static string One(ReportOption o, AppraisalBasis basis)
    {
        var a = o.Appraisal;
        var steps = new List<string>();
        if (o.AnnualSaving is not null && a is { Depreciation: not null, TaxableProfit: not null, NetProfit: not null, NetCashFlow: not null })
        {
            steps.Add($"T = {F(o.AnnualSaving)} − {F(a.Depreciation)} = {F(a.TaxableProfit)}");
            if (a.TaxableProfit >= 0m && basis.TaxRate is { } r && a.NetProfit == a.TaxableProfit * (1m - r))
            {
                steps.Add($"E = {F(a.TaxableProfit)} × (1 − {Printed.Percent(r)}) = {F(a.NetProfit)}");
            }
            else
            {
                steps.Add($"E = {F(a.NetProfit)}");
            }

            steps.Add($"F = {F(a.NetProfit)} + {F(a.Depreciation)} = {F(a.NetCashFlow)}");
        }

        if (a is { NetCashFlow: { } flow, CashFlows.Count: var years } && basis.DiscountRate is { } i && flow != 0m)
        {
            steps.Add(a.PaybackYears is null ? "F ≤ 0，N 不存在" : $"N = {F(a.Investment)} / {F(flow)} = {Printed.Fixed(a.PaybackYears, 2)} 年");
            Rational factor = Rational.Zero, discount = Rational.One;
            for (var j = 0; j < years; j++)
            {
                discount /= Rational.One + i;
                factor += discount;
            }

            steps.Add($"NPV = {F(flow)} × {Printed.Fixed(factor, 4)}（i = {Printed.Percent(i)}，n = {years}）− {F(a.Investment)} = {Printed.Fixed(a.Npv, 2)} 万元");
        }
        else if (a.CashFlows is { } flows)
        {
            steps.Add($"F = {string.Join("，", flows.Select(f => F(f)))}；NPV = {Printed.Fixed(a.Npv, 2)} 万元");
        }

        steps.Add($"NPVR = {Printed.Percent(a.Npvr)}");
        steps.Add($"IRR = {(a.IrrAll.Count > 1 ? string.Join(" 或 ", a.IrrAll.Select(r => Printed.Percent(r))) : Printed.Percent(a.Irr))}");
        return string.Join("；", steps) + "。";
    }

    private static string F(decimal? value) => Printed.Short(value, 4);
}
