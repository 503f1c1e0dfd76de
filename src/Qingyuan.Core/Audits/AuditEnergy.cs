using Qingyuan.Core.Carbon;
using Qingyuan.Core.Energy;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Quantities;

namespace Qingyuan.Core.Audits;

/// <summary>
/// Energy and carbon of an audit, from the energy sheet (能耗与碳排放): GB/T 2589 for standard coal, one carbon factor set before and after.
/// </summary>
internal static class AuditEnergy
{
    public static List<YearlyEnergy> Of(AuditTables tables, AuditBasis basis, EnergyBasis energyBasis, List<YearlyOutput> output, List<Finding> findings)
    {
        var years = new List<YearlyEnergy>();
        foreach (var year in AuditCalculation.Years(tables["energy"]))
        {
            var total = ComprehensiveEnergy.Of([.. year.Select(r => Use(r, basis, findings)).OfType<EnergyUse>()], basis.Energy);

            // The equivalent total is shown beside; what it lacks matters only where the verdict uses it.
            var calorificIsEnough = energyBasis == EnergyBasis.Calorific && total.CalorificComplete;
            findings.AddRange(total.Findings.Select(f => calorificIsEnough && f.Code == EnergyFindings.FactorMissing.Code ? f with { Severity = Severity.Info } : f));
            var made = output.Find(o => o.Year == year.Key);
            var tce = energyBasis == EnergyBasis.Equivalent ? (total.EquivalentComplete ? total.Equivalent : null) : total.CalorificComplete ? total.Calorific : null;
            years.Add(new YearlyEnergy(
                year.Key, total,
                tce is { } e && made?.Amount is > 0m and { } product ? (Rational)e / product : null, made?.Unit,
                tce is { } t && made?.Value is > 0m and { } value ? (Rational)t / value : null));
        }

        return years;
    }

    public static (CarbonComparison? Carbon, GridFactor? Grid) Carbon(AuditTables tables, AuditRow form, int? baseline, int? comparison, AuditBasis basis, List<Finding> findings)
    {
        if (baseline is null || comparison is null || tables["energy"].Count == 0)
        {
            return (null, null);
        }

        var grid = Grid(form, basis, findings);
        var set = new CarbonFactorSet(basis.Fuels, grid, basis.Heat?.Value, basis.Heat?.Status ?? DataStatus.Unconfirmed);
        var result = CarbonComparison.Of(Sources(tables, baseline.Value, basis), Sources(tables, comparison.Value, basis), set);

        // A missing carbon factor leaves the carbon total incomplete, which the result says; it does not make the plant's input wrong.
        findings.AddRange(result.Before.Findings.Concat(result.After.Findings).Distinct().Select(f => f.Severity == Severity.Error ? f with { Severity = Severity.Warning } : f));
        return (result, grid);
    }

    private static GridFactor? Grid(AuditRow form, AuditBasis basis, List<Finding> findings)
    {
        var region = form.Text("grid_region") ?? "全国";
        if (form.Number("grid_year") is { } year)
        {
            return CarbonFactorFiles.Choose(basis.Grid, "average", region, (int)year, form.At("grid_year"), findings);
        }

        var latest = basis.Grid.Where(g => g.Kind == "average" && g.Region == region).MaxBy(g => g.Year);
        if (latest is not null)
        {
            findings.Add(AuditFindings.GridChosen.At(form.At("grid_year"), region, latest.Year));
        }

        return latest;
    }

    private static EnergyUse? Use(AuditRow row, AuditBasis basis, List<Finding> findings)
    {
        if (row.Number("amount") is not { } amount || row.Text("kind") is not { } kind || UnitOf(row, "amount", "unit", basis) is not { } unit)
        {
            return null;
        }

        var (calorific, equivalent) = basis.Energy.Find(kind);
        var factorUnit = (calorific ?? equivalent)?.QuantityUnit;
        var supplier = row.Number("supplier_factor"); // tce per unit of the amount
        var steam = kind == "steam";
        if (steam && supplier is null && row.Number("steam_pressure") is not null && row.Number("feedwater_temperature") is null)
        {
            findings.Add(AuditFindings.FeedWaterAssumed.At(row.At("feedwater_temperature")));
        }

        // What is bought as electricity or heat, and what only carries energy, has its own heat; the supplier tells what was burnt for it. Of a fuel he tells its heat.
        var secondary = factorUnit is not null && (calorific is null || factorUnit.Dimension.Equals(Dimension.Base("energy")));
        return new EnergyUse
        {
            Item = steam ? "蒸汽" : row.Shown("kind") is { } name && (basis.Energy.Find(name) is not (null, null) || factorUnit is null) ? name : kind, // people read 电力 and not its id
            Amount = new Quantity(amount, unit),
            MeasuredHeat = steam || secondary ? null : HeatValue(row, factorUnit ?? unit, basis, findings),
            SupplierFactor = steam || secondary ? null : supplier * 1000m,
            EquivalentFactor = secondary && supplier is { } k && unit.FitsWith(factorUnit!) ? ((Rational)k * 1000 * factorUnit!.Factor / unit.Factor).ToFigure() : null,
            SteamHeat = steam && supplier is { } s ? ((Rational)s * StandardCoal.KilojoulesPerKilogram / unit.Factor).ToFigure() : null, // GJ/t; the base unit of mass is kg
            Steam = steam && row.Number("steam_pressure") is { } p ? new SteamState(p, row.Number("steam_temperature"), row.Number("feedwater_temperature") ?? 0m) : null,
            Where = row.At("amount"),
        };
    }

    /// <summary>kJ per quantity unit of the factor.</summary>
    private static decimal? HeatValue(AuditRow row, Unit per, AuditBasis basis, List<Finding> findings)
    {
        if (row.Number("heat_value") is not { } heat || UnitOf(row, "heat_value", "heat_unit", basis) is not { } unit)
        {
            return null;
        }

        basis.Units.TryParse("kJ/" + per.Symbol, out var target);
        if (target is not null && new Quantity(heat, unit).In(target)?.ToFigure() is { } converted)
        {
            return converted;
        }

        findings.Add(EnergyFindings.HeatUnit.At(row.At("heat_value"), row.Shown("kind"), unit.Symbol, "kJ/" + per.Symbol));
        return null;
    }

    private static Unit? UnitOf(AuditRow row, string field, string unitField, AuditBasis basis)
    {
        Unit? unit = null;
        if ((row.Cells[field].Unit ?? row.Text(unitField)) is { } text)
        {
            basis.Units.TryParse(text, out unit);
        }

        return unit;
    }

    /// <summary>
    /// What the plant emits from in one year: electricity and heat as bought, everything else that holds heat of its own as a fuel. Energy-bearing media (compressed air,
    /// softened water) were made from energy counted already.
    /// </summary>
    private static CarbonSources Sources(AuditTables tables, int year, AuditBasis basis)
    {
        var fuels = new List<FuelUse>();
        Rational electricity = 0;
        Rational heat = 0;
        foreach (var row in tables["energy"].Where(r => r.Number("year") == year))
        {
            if (Use(row, basis, []) is not { } use)
            {
                continue;
            }

            if (row.Text("kind") == "steam")
            {
                heat += SteamHeat(use, basis); // not by way of standard coal, whose factor is rounded
                continue;
            }

            var (calorific, equivalent) = basis.Energy.Find(use.Item);
            if (calorific is null)
            {
                if (equivalent is null)
                {
                    fuels.Add(new FuelUse(use.Item, use.Amount, Where: use.Where));
                }

                continue;
            }

            basis.Units.TryParse("MWh", out var megawattHour);
            basis.Units.TryParse("GJ", out var gigajoule);
            switch (calorific.Energy)
            {
                case "electricity":
                    electricity += use.Amount.In(megawattHour!) ?? Rational.Zero;
                    break;
                case "heat":
                    heat += use.Amount.In(gigajoule!) ?? Rational.Zero;
                    break;
                default:
                    fuels.Add(new FuelUse(FuelName(calorific, basis.Fuels), use.Amount, MeasuredNcv(use, calorific, basis), use.Where));
                    break;
            }
        }

        return new CarbonSources(fuels, electricity.ToFigure() ?? 0m, heat.ToFigure() ?? 0m, Where: $"能源消耗 {year}");
    }

    /// <summary>GJ of steam: above feed water or by the supplier where it is counted by mass.</summary>
    private static Rational SteamHeat(EnergyUse use, AuditBasis basis)
    {
        basis.Units.TryParse("GJ", out var gigajoule);
        if (use.Amount.In(gigajoule!) is { } counted)
        {
            return counted;
        }

        basis.Units.TryParse("t", out var tonne);
        return (use.Amount.In(tonne!) ?? Rational.Zero) * (use.SteamHeat ?? use.Steam?.HeatPerTonne(use.Where, []) ?? 0m);
    }

    /// <summary>The two tables name fuels apart: 气田天然气 and 油田天然气 burn as 天然气.</summary>
    private static string FuelName(EnergyFactor factor, CarbonFuelSet set) =>
        new[] { factor.Energy, factor.Name }.Concat(factor.Aliases).Select(set.Find).FirstOrDefault(f => f is not null)?.Name
        ?? (factor.Energy.StartsWith("natural-gas", StringComparison.Ordinal) ? "天然气" : factor.Name);

    private static decimal? MeasuredNcv(EnergyUse use, EnergyFactor factor, AuditBasis basis)
    {
        if (use.MeasuredHeat is not { } heat || basis.Fuels.Find(FuelName(factor, basis.Fuels)) is not { } fuel || !fuel.QuantityUnit.FitsWith(factor.QuantityUnit))
        {
            return null;
        }

        // kJ per factor unit → GJ per fuel unit.
        return ((Rational)heat / 1_000_000 * fuel.QuantityUnit.Factor / factor.QuantityUnit.Factor).ToFigure();
    }
}
