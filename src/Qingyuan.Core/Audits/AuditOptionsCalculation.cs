using Qingyuan.Core.Findings;
using Qingyuan.Core.Options;
using Qingyuan.Core.Quantities;

namespace Qingyuan.Core.Audits;

/// <summary>
/// Options of an audit, from the sheets of options, cash flows and effects (方案): appraised with the audit's own rates and class limits, through the gates in
/// their order, and checked for double counting against the streams of the balances.
/// </summary>
internal static class AuditOptionsCalculation
{
    private static readonly string[] Effects =
        ["investment", "annual_benefit", "electricity", "coal_equivalent", "water", "material", "wastewater", "cod", "heavy_metals", "vocs", "hazardous_waste", "co2"];

    public static AuditOptions Of(AuditTables tables, AuditRow form, IReadOnlyList<AuditBalance> balances, UnitTable units, List<Finding> findings)
    {
        var rows = tables["options"];
        CostClassLimits? limits = form.Number("low_cost_limit") is { } low && form.Number("medium_cost_limit") is { } medium ? new CostClassLimits(0m, low, medium) : null;
        var basis = new AppraisalBasis(form.Number("discount_rate") / 100m, form.Number("tax_rate") / 100m, limits, Where: form.Where);
        if (rows.Count == 0)
        {
            return new AuditOptions(basis, [], []);
        }

        var flows = CashFlows(tables, rows, findings);
        var (appraised, found) = OptionAppraisal.AppraiseAll(rows.Select(r => Economics(r, flows)), basis);
        findings.AddRange(found.Select(f => Place(f, form)));
        findings.AddRange(appraised.SelectMany(a => a.Findings));
        var items = rows.Zip(appraised, (row, a) => new AuditOption(
            a, GateDecision.Of(Passed(row, "technical"), Passed(row, "environmental"), a.Verdict), EffectsOf(tables, row.Text("code")), row)).ToArray();
        return new AuditOptions(basis, items, Savings(rows, balances, units, findings));
    }

    /// <summary>
    /// The appraisal names a rate by its key; a person needs the cell. Without a discount rate there is no net present value, which the report says as missing:
    /// that does not make the rest of the audit wrong.
    /// </summary>
    private static Finding Place(Finding finding, AuditRow form)
    {
        var key = finding.Where.StartsWith(form.Where + ".", StringComparison.Ordinal) ? finding.Where[(form.Where.Length + 1)..] : null;
        return key is null ? finding : finding with
        {
            Where = form.At(key == "cost_class_limits" ? "low_cost_limit" : key),
            Severity = finding.Code == OptionFindings.DiscountRateMissing.Code ? Severity.Warning : finding.Severity,
        };
    }

    private static OptionEconomics Economics(AuditRow row, Dictionary<string, IReadOnlyList<decimal?>> flows) => new()
    {
        Code = row.Text("code") ?? "",
        Name = row.Text("name"),
        Where = row.Where,
        Investment = row.Number("investment"),
        Subsidy = row.Number("subsidy"),
        LifeYears = (int?)row.Number("life_years"),
        DepreciationYears = (int?)row.Number("depreciation_years"),
        AnnualSaving = row.Number("annual_saving"),
        AnnualNetCashFlow = row.Number("annual_net_cash_flow"),
        CashFlows = flows.GetValueOrDefault(row.Text("code") ?? ""),
    };

    private static bool? Passed(AuditRow row, string gate) => row.Text(gate) switch { "passed" => true, "failed" => false, _ => null };

    private static Dictionary<string, IReadOnlyList<decimal?>> CashFlows(AuditTables tables, IReadOnlyList<AuditRow> options, List<Finding> findings)
    {
        var codes = options.Select(o => o.Text("code")).ToHashSet(StringComparer.Ordinal);
        var result = new Dictionary<string, IReadOnlyList<decimal?>>(StringComparer.Ordinal);
        foreach (var group in tables["option_cash_flows"].Where(f => f.Text("option") is not null).GroupBy(f => f.Text("option")!, StringComparer.Ordinal))
        {
            if (!codes.Contains(group.Key))
            {
                findings.Add(AuditFindings.CashFlowWithoutOption.At(group.First().At("option"), group.Key));
                continue;
            }

            var byYear = group.Where(f => f.Number("year_no") is >= 1m and <= 100m).GroupBy(f => (int)f.Number("year_no")!.Value).ToDictionary(g => g.Key, g => g.First().Number("amount"));
            var last = byYear.Keys.DefaultIfEmpty(0).Max();
            var gap = Enumerable.Range(1, last).FirstOrDefault(y => !byYear.ContainsKey(y));
            if (gap > 0)
            {
                findings.Add(AuditFindings.CashFlowGap.At(group.First().Where, group.Key, gap));
                continue;
            }

            result[group.Key] = [.. Enumerable.Range(1, last).Select(y => byYear[y])];
        }

        return result;
    }

    private static Dictionary<string, StagedValue> EffectsOf(AuditTables tables, string? code)
    {
        var rows = tables["option_effects"].Where(e => e.Text("option") == code && code is not null).ToLookup(e => e.Text("stage"), StringComparer.Ordinal);
        decimal? At(string stage, string field) => rows[stage].Select(r => r.Number(field)).FirstOrDefault(v => v is not null);
        return Effects
            .Select(f => (Field: f, Value: new StagedValue(At("proposed", f), At("expected", f), At("verified", f))))
            .Where(e => e.Value is not { Proposed: null, Expected: null, Verified: null })
            .ToDictionary(e => e.Field, e => e.Value, StringComparer.Ordinal);
    }

    private static IReadOnlyList<StreamSavingTotal> Savings(IReadOnlyList<AuditRow> options, IReadOnlyList<AuditBalance> balances, UnitTable units, List<Finding> findings)
    {
        var amounts = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var savings = new List<StreamSaving>();
        foreach (var option in options)
        {
            if (option.Text("stream") is not { } id || option.Number("stream_saving") is null)
            {
                continue;
            }

            var balance = balances.FirstOrDefault(b => b.Id == option.Text("balance")) ?? balances.FirstOrDefault(b => option.Text("balance") is null && b.Streams.Any(s => s.Id == id));
            if (balance?.Streams.FirstOrDefault(s => s.Id == id) is not { Value: { } amount, Unit: { } unit })
            {
                findings.Add(AuditFindings.SavingOnUnknownStream.At(option.At("stream"), option.Text("code"), id, option.Text("balance") ?? "—"));
                continue;
            }

            if (AuditCalculation.In(option, "stream_saving", unit.Symbol, units) is not { } converted)
            {
                findings.Add(AuditFindings.SavingUnit.At(option.At("stream_saving"), option.Text("code"), option.Cells["stream_saving"].Unit, id, unit.Symbol));
                continue;
            }

            var key = $"{balance.Id}/{id}";
            amounts[key] = amount;
            savings.Add(new StreamSaving(option.Text("code") ?? "", key, converted, option.At("stream_saving")));
        }

        var (totals, found) = StreamSavings.Check(amounts, savings);
        findings.AddRange(found);
        return totals;
    }
}
