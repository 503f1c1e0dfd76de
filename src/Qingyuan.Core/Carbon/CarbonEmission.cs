using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Quantities;

namespace Qingyuan.Core.Carbon;

/// <summary>Fuel burnt in a period (化石燃料消耗).</summary>
/// <param name="Item">Id, name or alias of the fuel.</param>
/// <param name="Amount">Amount with its unit.</param>
/// <param name="MeasuredNcv">Measured lower heating value, GJ per the fuel's quantity unit; beats the default.</param>
/// <param name="Where">Where it was read.</param>
public sealed record FuelUse(string Item, Quantity Amount, decimal? MeasuredNcv = null, string Where = "");

/// <summary>What a plant emits from in a period (排放源数据).</summary>
/// <param name="Fuels">Fuels burnt.</param>
/// <param name="Electricity">Net purchased electricity, MWh.</param>
/// <param name="Heat">Net purchased heat, GJ.</param>
/// <param name="Process">Process emission worked out by its sector guide, tCO₂.</param>
/// <param name="Recovered">CO₂ recovered and passed on, tCO₂.</param>
/// <param name="Where">Where it was read.</param>
public sealed record CarbonSources(
    IReadOnlyList<FuelUse> Fuels, decimal Electricity, decimal Heat, decimal Process = 0m, decimal Recovered = 0m, string Where = "");

/// <summary>A line of the carbon table (碳排放计算表), tCO₂.</summary>
public sealed record CarbonRow(string Item, decimal Amount, string Unit, decimal? EmissionFactor, string? FactorUnit, decimal? Emission, DataStatus? Status);

/// <summary>
/// CO₂ of a period (二氧化碳排放量), tCO₂: E = E_burn + E_process + E_electricity + E_heat − recovered, E_burn = Σ FC·NCV·CC·OF·44/12 (GB/T 32150 and
/// the sector accounting guides). A total that lacks an item is the sum of what is known and says so.
/// </summary>
/// <param name="Burning">E_burn.</param>
/// <param name="Process">E_process.</param>
/// <param name="Electricity">E_el; null without a grid factor.</param>
/// <param name="Heat">E_heat; null without a heat factor.</param>
/// <param name="Recovered">Taken off.</param>
/// <param name="Total">Sum of what is known.</param>
/// <param name="Complete">False where an item is missing.</param>
/// <param name="Rows">Line by line.</param>
/// <param name="Status">Weakest status of the factors used.</param>
/// <param name="Findings">What was found.</param>
public sealed record CarbonEmission(
    decimal? Burning, decimal Process, decimal? Electricity, decimal? Heat, decimal Recovered, decimal? Total, bool Complete,
    IReadOnlyList<CarbonRow> Rows, DataStatus? Status, IReadOnlyList<Finding> Findings)
{
    /// <summary>Computes the emission of one period.</summary>
    public static CarbonEmission Of(CarbonSources sources, CarbonFactorSet factors)
    {
        var findings = new List<Finding>();
        foreach (var (name, value) in new[] { ("电力", sources.Electricity), ("热力", sources.Heat), ("过程排放", sources.Process), ("回收", sources.Recovered) })
        {
            if (value < 0m)
            {
                findings.Add(CarbonFindings.Negative.At(sources.Where, name, value));
            }
        }

        var rows = sources.Fuels.Select(f => Fuel(f, factors.Fuels, findings)).ToList();
        var burnt = rows.Select(r => r.Emission).OfType<decimal>().ToList();
        var complete = burnt.Count == rows.Count;
        var electricity = Purchased("电力", sources.Electricity, "MWh", factors.Grid?.Value, factors.Grid?.Status, rows);
        if (electricity is null)
        {
            findings.Add(CarbonFindings.GridNotChosen.At(sources.Where, sources.Electricity));
        }

        var heat = Purchased("热力", sources.Heat, "GJ", factors.Heat, factors.HeatStatus, rows);
        if (heat is null)
        {
            findings.Add(CarbonFindings.HeatMissing.At(sources.Where));
        }

        var total = Rational.Sum(burnt.Select(b => (Rational)b)) + sources.Process + (electricity ?? 0m) + (heat ?? 0m) - sources.Recovered;
        return new CarbonEmission(
            Rational.Sum(burnt.Select(b => (Rational)b)).ToFigure(), sources.Process, electricity, heat, sources.Recovered, total.ToFigure(),
            complete && electricity is not null && heat is not null && !findings.HasErrors(), rows, rows.Max(r => r.Status), findings);
    }

    private static CarbonRow Fuel(FuelUse use, CarbonFuelSet set, List<Finding> findings)
    {
        var nothing = new CarbonRow(use.Item, use.Amount.Value, use.Amount.Unit.Symbol, null, null, null, null);
        if (use.Amount.Value < 0m)
        {
            findings.Add(CarbonFindings.Negative.At(use.Where, use.Item, use.Amount.Value));
            return nothing;
        }

        if (set.Find(use.Item.Trim()) is not { } fuel)
        {
            findings.Add(CarbonFindings.UnknownFuel.At(use.Where, use.Item, set.Name, set.Id));
            return nothing;
        }

        fuel = use.MeasuredNcv is { } measured ? fuel with { Ncv = measured } : fuel;
        if (Amount(use, fuel, findings) is not { } amount)
        {
            return nothing;
        }

        var factor = fuel.EmissionFactor;
        return nothing with
        {
            EmissionFactor = factor.ToFigure(),
            FactorUnit = "tCO2/" + fuel.QuantityUnit.Symbol,
            Emission = (amount * factor).ToFigure(),
            Status = fuel.Status,
        };
    }

    /// <summary>A gas in Nm3 meets a factor per m3, which the guides mean at standard conditions, with a note; everything else must fit.</summary>
    private static Rational? Amount(FuelUse use, CarbonFuel fuel, List<Finding> findings)
    {
        var unit = use.Amount.Unit;
        if (unit.Dimension.Name == "normal_gas_volume" && fuel.QuantityUnit.Dimension.Name == "length^3")
        {
            findings.Add(Energy.EnergyFindings.GasConditions.At(use.Where, use.Item, unit.Symbol, fuel.QuantityUnit.Symbol));
            return (Rational)use.Amount.Value * unit.Factor / fuel.QuantityUnit.Factor;
        }

        return use.Amount.In(fuel.QuantityUnit, use.Where, findings);
    }

    /// <summary>Amount × factor; nothing bought needs no factor.</summary>
    private static decimal? Purchased(string name, decimal amount, string unit, decimal? factor, DataStatus? status, List<CarbonRow> rows)
    {
        if (amount == 0m)
        {
            return 0m;
        }

        var emission = factor is { } f ? ((Rational)amount * f).ToFigure() : null;
        rows.Add(new CarbonRow(name, amount, unit, factor, factor is null ? null : "tCO2/" + unit, emission, factor is null ? null : status));
        return emission;
    }
}

/// <summary>
/// Before and after with one factor set (审核前后碳排放对比): the difference comes from the plant, never from a factor that changed meanwhile.
/// </summary>
/// <param name="Before">Base period.</param>
/// <param name="After">Comparison period.</param>
/// <param name="Change">After − before, tCO₂; null unless both are complete.</param>
public sealed record CarbonComparison(CarbonEmission Before, CarbonEmission After, decimal? Change)
{
    /// <summary>Compares two periods.</summary>
    public static CarbonComparison Of(CarbonSources before, CarbonSources after, CarbonFactorSet factors)
    {
        var (b, a) = (CarbonEmission.Of(before, factors), CarbonEmission.Of(after, factors));
        return new CarbonComparison(b, a, b.Complete && a.Complete && b.Total is { } was && a.Total is { } now ? ((Rational)now - was).ToFigure() : null);
    }
}
