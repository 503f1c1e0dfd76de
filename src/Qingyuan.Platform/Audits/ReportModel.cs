using System.Globalization;
using Qingyuan.Core.Audits;
using Qingyuan.Core.Carbon;
using Qingyuan.Core.Energy;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Options;
using Qingyuan.Platform.Data;
using Qingyuan.Platform.Reports;

namespace Qingyuan.Platform.Audits;

/// <summary>Lays an audit's tables and results out for the report (报告内容). Nothing is computed here but sums that the report prints as such.</summary>
internal static class ReportModel
{
    /// <summary>Sheets that the report shows as tables; the others have chapters of their own.</summary>
    private static readonly string[] Tables = ["enterprise", "products", "materials", "energy", "water", "option_effects"];

    /// <summary>Chapters of the outline by sheet, for the list of what is missing.</summary>
    private static readonly Dictionary<string, string> Chapters = new(StringComparer.Ordinal)
    {
        ["enterprise"] = "2.1 企业概况", ["products"] = "2.2 现状调查", ["materials"] = "2.2 现状调查", ["energy"] = "2.2 现状调查", ["water"] = "2.2 现状调查",
        ["indicators"] = "2.5 清洁生产水平", ["balances"] = "3.2 平衡", ["options"] = "4 方案",
    };

    private static readonly Dictionary<string, (string Name, string Unit)> EffectNames = new(StringComparer.Ordinal)
    {
        ["annual_benefit"] = ("年经济效益", "万元/a"), ["electricity"] = ("节电", "万kWh"), ["coal_equivalent"] = ("节能", "tce"), ["water"] = ("节水", "m³"),
        ["material"] = ("节约原辅材料", "t"), ["wastewater"] = ("减少废水", "m³"), ["cod"] = ("减少COD", "kg"), ["heavy_metals"] = ("减少重金属", "kg"),
        ["vocs"] = ("减少VOCs", "t"), ["hazardous_waste"] = ("减少危险废物", "t"), ["co2"] = ("减少CO₂", "t"),
    };

    /// <summary>The model of the report.</summary>
    public static AuditReportModel Of(DataFolder data, AuditTables tables, AuditResult result, AuditBasis basis, IReadOnlyList<Finding> findings)
    {
        var catalogue = WorkbookDescription.Of(data).Catalogue.For(basis.System);
        return new AuditReportModel
        {
            Enterprise = result.Enterprise,
            Period = result is { BaselineYear: { } b, ComparisonYear: { } c } ? string.Create(CultureInfo.InvariantCulture, $"基准年 {b}，对比年 {c}") : null,
            Teaching = result.Teaching,
            Sheets = [.. Tables.Select(id => catalogue.Find(id)).OfType<SheetDefinition>().Select(sheet => Sheet(sheet, tables))],
            Evaluation = result.Evaluation,
            Evidence = tables["indicators"].Where(r => r.Text("code") is not null && r.Text("evidence") is not null)
                .GroupBy(r => r.Text("code")!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Text("evidence")!, StringComparer.Ordinal),
            Balances = [.. result.Balances.Select(balance => new ReportBalance(
                balance.Name ?? balance.Id, balance.Period, null, balance.Tolerance, balance.Nodes, balance.Streams, balance.Result))],
            Options = result.Options.Items.Count == 0 ? null : new ReportOptions(
                result.Options.Basis,
                [.. result.Options.Items.Select(o => new ReportOption(
                    o.Appraisal, o.Row.Shown("aspect"), o.Row.Text("description"), o.Row.Number("annual_saving"), Effect(o.Effects), o.Row.Shown("status"), o.Gates))],
                result.Options.Savings),
            Energy = Energy(tables, result, basis),
            Findings = findings,
            Missing = [.. result.Missing.Select(m => new MissingItem(Chapters.GetValueOrDefault(m.Sheet, m.Sheet), m.What))],
            Sources = [.. Sources(data, result, basis)],
        };
    }

    private static ReportSheet Sheet(SheetDefinition sheet, AuditTables tables)
    {
        var rows = tables[sheet.Id];
        var used = sheet.Fields.Where(f => sheet.Kind == SheetKind.Form || rows.Any(r => r.Cells.ContainsKey(f.Id)));
        return new ReportSheet(sheet.Id, sheet.Name, [.. used.Select(f => new ReportField(f.Id, f.Name, f.Unit))], rows);
    }

    /// <summary>The latest stage that is known, named: a report must not show a hope as a fact.</summary>
    private static string? Effect(IReadOnlyDictionary<string, StagedValue> effects)
    {
        var parts = new List<string>();
        foreach (var (field, (name, unit)) in EffectNames)
        {
            if (effects.TryGetValue(field, out var value) && (value.Verified ?? value.Expected ?? value.Proposed) is { } figure)
            {
                var stage = value.Verified is not null ? "核实" : value.Expected is not null ? "预期" : "提出";
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{name} {figure:0.####} {unit}（{stage}）"));
            }
        }

        return parts.Count == 0 ? null : string.Join("；", parts);
    }

    private static ReportEnergy? Energy(AuditTables tables, AuditResult result, AuditBasis basis)
    {
        if (result.Energy.Count == 0)
        {
            return null;
        }

        // The report's "before" is the baseline year; where the sheet has no such year, what there is stands alone.
        var after = result.Energy.FirstOrDefault(e => e.Year == result.ComparisonYear);
        var before = result.Energy.FirstOrDefault(e => e.Year == result.BaselineYear) ?? after ?? result.Energy[^1];
        after = after == before ? null : after;
        var names = tables["energy"].Where(r => r.Text("kind") is not null).GroupBy(r => r.Text("kind")!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Shown("kind") ?? g.Key, StringComparer.Ordinal);
        string Name(string item) => names.GetValueOrDefault(item, item);
        ComprehensiveEnergy? Named(YearlyEnergy? year) => year is null ? null : year.Total with { Rows = [.. year.Total.Rows.Select(r => r with { Item = Name(r.Item) })] };
        CarbonEmission? NamedCarbon(CarbonEmission? carbon) => carbon is null ? null : carbon with { Rows = [.. carbon.Rows.Select(r => r with { Item = Name(r.Item) })] };
        static string Year(int year) => string.Create(CultureInfo.InvariantCulture, $"{year}年");
        var grid = result.Grid is { } g ? string.Create(CultureInfo.InvariantCulture, $"{g.Region}电网平均 {g.Year} 年 {g.Value} tCO₂/MWh") : "未选定电网因子";
        return new ReportEnergy(
            Named(before)!, Named(after), NamedCarbon(before.Year == result.BaselineYear ? result.Carbon?.Before : before.Year == result.ComparisonYear ? result.Carbon?.After : null),
            after is null ? null : NamedCarbon(result.Carbon?.After), result.EnergyBasis == EnergyBasis.Equivalent,
            $"GB/T 2589-2020 附录 A；{basis.Fuels.Name}；{grid}", Year(before.Year), after is null ? null : Year(after.Year), [.. Specifics(result, before, after)]);
    }

    private static IEnumerable<SpecificFigure> Specifics(AuditResult result, YearlyEnergy? before, YearlyEnergy? after)
    {
        static decimal? Print(Rational? value, int factor = 1) => value is { } v ? (v * factor).ToDecimal(6) : null;
        if ((after ?? before)?.OutputUnit is { } unit)
        {
            yield return new SpecificFigure("单位产品综合能耗", $"kgce/{unit}", Print(before?.PerOutput, 1000), Print(after?.PerOutput, 1000));
        }

        yield return new SpecificFigure("万元产值综合能耗", "tce/万元", Print(before?.PerValue), Print(after?.PerValue));
        YearlyWater? Of(int? year) => result.Water.FirstOrDefault(w => w.Year == year);
        var (wb, wa) = (Of(result.BaselineYear), Of(result.ComparisonYear));
        if ((wa ?? wb)?.OutputUnit is { } waterUnit)
        {
            yield return new SpecificFigure("单位产品取水量", $"m³/{waterUnit}", Print(wb?.PerOutput), Print(wa?.PerOutput));
        }

        yield return new SpecificFigure("水重复利用率", "%", Print(wb?.ReuseRate, 100), Print(wa?.ReuseRate, 100));
    }

    private static IEnumerable<SourceEntry> Sources(DataFolder data, AuditResult result, AuditBasis basis)
    {
        var used = new List<(string Source, string Use, DataStatus Status)>();
        used.AddRange(result.Evaluation.Rows.Where(r => r.Source is not null).Select(r => (r.Source!, "指标、权重、基准值", r.Status)));
        used.AddRange(result.Energy.SelectMany(e => e.Total.Rows).Where(r => r.Source is not null).Select(r => (r.Source!, "折标准煤系数", r.Status ?? DataStatus.Unconfirmed)));
        if (result.Grid is { Source: { } grid } g)
        {
            used.Add((grid, "电网排放因子", g.Status));
        }

        if (result.Carbon is not null && basis.Fuels.Source is { } fuels)
        {
            used.Add((fuels, "燃料碳排放参数", result.Carbon.After.Rows.Max(r => r.Status) ?? DataStatus.Unconfirmed));
        }

        return used.GroupBy(u => u.Source, StringComparer.Ordinal).Select(group =>
        {
            var source = data.Sources.GetValueOrDefault(group.Key);
            return new SourceEntry(group.Key, source?.Title ?? group.Key, source?.Number, source?.Url, string.Join("、", group.Select(u => u.Use).Distinct(StringComparer.Ordinal)), group.Max(u => u.Status));
        });
    }
}
