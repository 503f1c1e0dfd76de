using Qingyuan.Core.Findings;
using Qingyuan.Core.Inputs;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Quantities;

namespace Qingyuan.Core.Carbon;

/// <summary>What can be wrong with carbon figures and factors (碳排放检查意见).</summary>
public static class CarbonFindings
{
    /// <summary>No such fuel.</summary>
    public static readonly FindingKind UnknownFuel = new("carbon.fuel.unknown", Severity.Error,
        "因子集 {1} 中没有燃料“{0}”：请改用表中名称，或给出实测热值、含碳量和氧化率；合计不完整",
        "factor set {2} has no fuel \"{0}\": use a name of the table, or give measured heat value, carbon content and oxidation; the total is incomplete");

    /// <summary>No grid factor.</summary>
    public static readonly FindingKind GridMissing = new("carbon.grid.missing", Severity.Error,
        "没有 {1} {2} 年的 {0} 电网因子：请选用已公布的因子，前后两期须相同；合计不完整",
        "there is no {0} grid factor for {1}, {2}: choose a published one, the same before and after; the total is incomplete");

    /// <summary>Electricity without a chosen factor.</summary>
    public static readonly FindingKind GridNotChosen = new("carbon.grid.not.chosen", Severity.Error,
        "有外购电力 {0} MWh，但没有选定电网因子(种类、区域、年份)；合计不完整",
        "{0} MWh are bought but no grid factor (kind, region, year) is chosen; the total is incomplete");

    /// <summary>No heat factor.</summary>
    public static readonly FindingKind HeatMissing = new("carbon.heat.missing", Severity.Error,
        "缺少外购热力的排放因子；合计不完整", "the factor of purchased heat is missing; the total is incomplete");

    /// <summary>Negative amount.</summary>
    public static readonly FindingKind Negative = new("carbon.amount.negative", Severity.Error,
        "“{0}”的数量 {1} 为负：请改正，回收量填 recovered", "\"{0}\": the amount {1} is negative: correct it, put recovered CO2 under recovered");

    /// <summary>Row unreadable.</summary>
    public static readonly FindingKind Row = new("carbon.factor.row", Severity.Error,
        "碳排放因子一行有误：{0}", "a row of the carbon factors is faulty: {1}");
}

/// <summary>Default values of a fuel (化石燃料参数) in one factor set.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">燃料名称.</param>
/// <param name="Aliases">Other names.</param>
/// <param name="QuantityUnit">Unit of the amount burnt.</param>
/// <param name="Ncv">低位发热量, GJ per quantity unit.</param>
/// <param name="CarbonContent">单位热值含碳量, tC/GJ.</param>
/// <param name="Oxidation">碳氧化率, a fraction.</param>
/// <param name="Status">How far it is confirmed.</param>
public sealed record CarbonFuel(
    string Id, string Name, IReadOnlyList<string> Aliases, Unit QuantityUnit, decimal Ncv, decimal CarbonContent, decimal Oxidation, DataStatus Status)
{
    /// <summary>NCV·CC·OF·44/12: tCO₂ per quantity unit (GB/T 32150 and the sector accounting guides).</summary>
    public Rational EmissionFactor => (Rational)Ncv * CarbonContent * Oxidation * Rational.Of(44, 12);
}

/// <summary>A set of fuel defaults of one guide; sets are not mixed.</summary>
public sealed record CarbonFuelSet(string Id, string Name, string? Source, IReadOnlyList<CarbonFuel> Fuels)
{
    /// <summary>The fuel an id, name or alias means.</summary>
    public CarbonFuel? Find(string item) => Fuels.FirstOrDefault(f => f.Id == item || f.Name == item || f.Aliases.Contains(item, StringComparer.Ordinal));
}

/// <summary>A grid emission factor (电网排放因子), tCO₂/MWh, keyed by kind, region and year.</summary>
/// <param name="Kind">average, average_without_market or fossil.</param>
/// <param name="Region">全国, or a grid region or province.</param>
/// <param name="Year">Year of the data.</param>
/// <param name="Value">tCO₂/MWh.</param>
/// <param name="Status">How far it is confirmed.</param>
/// <param name="Source">Source id.</param>
public sealed record GridFactor(string Kind, string Region, int Year, decimal Value, DataStatus Status, string? Source);

/// <summary>
/// The one factor set of an audit (排放因子组): chosen once and used before and after, so that a falling grid factor is not booked as an option's effect.
/// </summary>
/// <param name="Fuels">Fuel defaults.</param>
/// <param name="Grid">Grid factor; null: electricity cannot be counted.</param>
/// <param name="Heat">tCO₂/GJ of purchased heat; null: heat cannot be counted.</param>
/// <param name="HeatStatus">Status of the heat factor.</param>
public sealed record CarbonFactorSet(CarbonFuelSet Fuels, GridFactor? Grid, decimal? Heat, DataStatus HeatStatus);

/// <summary>Reads the carbon factor files: pure text → records and findings. Unknown fields are left alone.</summary>
public static class CarbonFactorFiles
{
    /// <summary>data/factors/carbon-fuels.json.</summary>
    public static IReadOnlyList<CarbonFuelSet> ReadFuels(string json, UnitTable units, List<Finding> findings) =>
        InputObject.Parse(json, findings) is not { } root ? [] :
        [.. root.Objects("sets", required: true).Select(set => new CarbonFuelSet(
            set.Text("id", required: true) ?? "", set.Text("name") ?? "", set.Text("source"),
            [.. set.Objects("fuels", required: true).Select(f => ReadFuel(f, units, findings)).OfType<CarbonFuel>()]))];

    /// <summary>data/factors/grid.json, brought to tCO₂/MWh.</summary>
    public static IReadOnlyList<GridFactor> ReadGrid(string json, UnitTable units, List<Finding> findings) =>
        InputObject.Parse(json, findings) is not { } root ? [] :
        [.. root.Objects("factors", required: true).Select(row =>
        {
            var value = Converted(row, "value", "unit", "tCO2/MWh", units, findings);
            var (kind, region, year) = (row.Text("kind", required: true), row.Text("region", required: true), row.Whole("year", 1990, 2200, required: true));
            return value is { } v && kind is not null && region is not null && year is { } y
                ? new GridFactor(kind, region, y, v, Energy.EnergyFactors.StatusOf(row.Text("status")), row.Text("source"))
                : null;
        }).OfType<GridFactor>()];

    /// <summary>data/factors/heat.json: tCO₂/GJ and its status; null where there is no row.</summary>
    public static (decimal Value, DataStatus Status)? ReadHeat(string json, UnitTable units, List<Finding> findings)
    {
        var row = InputObject.Parse(json, findings)?.Objects("factors", required: true).FirstOrDefault();
        return row is not null && Converted(row, "value", "unit", "tCO2/GJ", units, findings) is { } value
            ? (value, Energy.EnergyFactors.StatusOf(row.Text("status")))
            : null;
    }

    /// <summary>The published factor of a kind, region and year; null with a finding where there is none.</summary>
    public static GridFactor? Choose(IReadOnlyList<GridFactor> factors, string kind, string region, int year, string where, List<Finding> findings)
    {
        var factor = factors.FirstOrDefault(f => f.Kind == kind && f.Region == region && f.Year == year);
        if (factor is null)
        {
            findings.Add(CarbonFindings.GridMissing.At(where, kind, region, year));
        }

        return factor;
    }

    private static CarbonFuel? ReadFuel(InputObject row, UnitTable units, List<Finding> findings)
    {
        var (id, name) = (row.Text("id", required: true), row.Text("name", required: true));
        var unit = units.Parse(row.Text("quantity_unit", required: true), row.At("quantity_unit"), findings);
        if (unit is null || id is null || name is null)
        {
            return null;
        }

        var ncv = Converted(row, "ncv", "ncv_unit", "GJ/(" + unit.Symbol + ")", units, findings);
        var cc = Converted(row, "cc", "cc_unit", "tC/GJ", units, findings);
        var of = Converted(row, "of", "of_unit", "1", units, findings);
        if (of is > 1m or <= 0m)
        {
            findings.Add(CarbonFindings.Row.At(row.At("of"), $"{name} 的氧化率应在 0–100% 之间", $"{name}: the oxidation should lie between 0 and 100 %"));
            return null;
        }

        return ncv is { } n && cc is { } c && of is { } o
            ? new CarbonFuel(id, name, row.Texts("aliases"), unit, n, c, o, Energy.EnergyFactors.StatusOf(row.Text("status")))
            : null;
    }

    /// <summary>A number with its unit field, brought to the unit we compute with.</summary>
    private static decimal? Converted(InputObject row, string key, string unitKey, string target, UnitTable units, List<Finding> findings)
    {
        var value = row.Number(key, required: true);
        var unit = units.Parse(row.Text(unitKey, required: true), row.At(unitKey), findings);
        return value is { } v && unit is not null && units.Parse(target, row.At(unitKey), findings) is { } wanted
            ? new Quantity(v, unit).In(wanted, row.At(unitKey), findings)?.ToFigure(20)
            : null;
    }
}
