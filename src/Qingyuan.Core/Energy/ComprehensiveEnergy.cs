using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Quantities;

namespace Qingyuan.Core.Energy;

/// <summary>One energy consumed in the period (能源消耗).</summary>
public sealed record EnergyUse
{
    /// <summary>能源名称: id, name or alias of the factor table.</summary>
    public required string Item { get; init; }

    /// <summary>Amount with its unit.</summary>
    public required Quantity Amount { get; init; }

    /// <summary>Supplier's factor of a fuel (供应方折标系数), kgce per unit of <see cref="Amount"/>, on both bases: beats heat value and table.</summary>
    public decimal? SupplierFactor { get; init; }

    /// <summary>
    /// Measured lower heating value (实测低位发热量), kJ per unit of the factor's quantity (kJ/kg, kJ/m3), of an energy without a factor per unit of
    /// <see cref="Amount"/>: beats the table, k = Q/29307.6.
    /// </summary>
    public decimal? MeasuredHeat { get; init; }

    /// <summary>Equivalent factor the audit uses (等价值系数), kgce per unit of the factor's quantity: for electricity the supply's coal consumption, kgce/kWh; for steam by mass kgce/t.</summary>
    public decimal? EquivalentFactor { get; init; }

    /// <summary>State of steam given in tonnes.</summary>
    public SteamState? Steam { get; init; }

    /// <summary>Supplier's figure for steam, GJ/t: beats the state.</summary>
    public decimal? SteamHeat { get; init; }

    /// <summary>Where it was read.</summary>
    public string Where { get; init; } = "";
}

/// <summary>A row of the energy table (综合能耗计算表), standard coal in tce; null where it cannot be computed.</summary>
/// <param name="Item">As given.</param>
/// <param name="FactorId">Row of the factor table.</param>
/// <param name="Amount">As given.</param>
/// <param name="Unit">As given.</param>
/// <param name="Factor">kgce per quantity unit, calorific.</param>
/// <param name="FactorUnit">Its unit.</param>
/// <param name="FactorFrom">table, measured heat value, steam state or supplier.</param>
/// <param name="Calorific">当量值, tce; 0 for an energy-bearing medium, which holds none.</param>
/// <param name="Equivalent">等价值, tce.</param>
/// <param name="Status">Status of the factor.</param>
/// <param name="Source">Source of the factor.</param>
public sealed record EnergyRow(
    string Item, string? FactorId, decimal Amount, string Unit, decimal? Factor, string? FactorUnit, FactorOrigin? FactorFrom,
    decimal? Calorific, decimal? Equivalent, DataStatus? Status, string? Source);

/// <summary>Where a factor came from.</summary>
public enum FactorOrigin
{
    /// <summary>系数表.</summary>
    Table,

    /// <summary>实测热值.</summary>
    MeasuredHeat,

    /// <summary>蒸汽参数.</summary>
    SteamState,

    /// <summary>供方数据.</summary>
    Supplier,
}

/// <summary>
/// Comprehensive energy consumption (综合能耗), GB/T 2589: E = Σ E_i·k_i, tce. Both totals are always shown; a total that lacks an item says so and is the sum of what is known.
/// </summary>
/// <param name="Rows">One row per energy.</param>
/// <param name="Calorific">Total of calorific values, tce (当量值).</param>
/// <param name="CalorificComplete">False where an item is missing in it.</param>
/// <param name="Equivalent">Total of equivalent values, tce (等价值).</param>
/// <param name="EquivalentComplete">False where an item is missing in it.</param>
/// <param name="Status">Weakest status of the factors used; null where none was.</param>
/// <param name="Findings">What was found.</param>
public sealed record ComprehensiveEnergy(
    IReadOnlyList<EnergyRow> Rows, decimal? Calorific, bool CalorificComplete, decimal? Equivalent, bool EquivalentComplete,
    DataStatus? Status, IReadOnlyList<Finding> Findings)
{
    private static readonly Dimension Mass = Dimension.Base("mass");
    private static readonly Dimension Energy = Dimension.Base("energy");
    private static readonly Dimension Volume = Dimension.Parse("length^3")!;
    private static readonly Dimension NormalVolume = Dimension.Base("normal_gas_volume");

    /// <summary>Computes both totals.</summary>
    public static ComprehensiveEnergy Of(IReadOnlyList<EnergyUse> uses, EnergyFactors factors)
    {
        var findings = new List<Finding>();
        var rows = uses.Select(use => Row(use, factors, findings)).ToList();
        return new ComprehensiveEnergy(
            rows, Sum(rows.Select(r => r.Calorific)), rows.TrueForAll(r => r.Calorific is not null), Sum(rows.Select(r => r.Equivalent)),
            rows.TrueForAll(r => r.Equivalent is not null), rows.Max(r => r.Status), findings);
    }

    /// <summary>e = E/P (单位产品综合能耗) or E/G (单位产值综合能耗); null with a finding where there is no output.</summary>
    public static Rational? Specific(decimal energy, decimal output, string what, string where, List<Finding> findings)
    {
        if (output > 0m)
        {
            return (Rational)energy / output;
        }

        findings.Add(EnergyFindings.NoOutput.At(where, what));
        return null;
    }

    /// <summary>ΔE = (e_after − e_before)·P_after (节能量, GB/T 13234); negative means saved. Units: e per product, P product.</summary>
    public static Rational Saving(Rational before, Rational after, decimal outputAfter) => (after - before) * outputAfter;

    private static decimal? Sum(IEnumerable<decimal?> values) => Rational.Sum(values.OfType<decimal>().Select(v => (Rational)v)).ToFigure();

    private static EnergyRow Row(EnergyUse use, EnergyFactors factors, List<Finding> findings)
    {
        EnergyRow Nothing(string? id) => new(use.Item, id, use.Amount.Value, use.Amount.Unit.Symbol, null, null, null, null, null, null, null);
        if (use.Amount.Value < 0m)
        {
            findings.Add(EnergyFindings.Negative.At(use.Where, use.Item, use.Amount.Value));
            return Nothing(null);
        }

        if (use.Item.Contains("蒸汽", StringComparison.Ordinal) && use.Amount.Unit.Dimension.Equals(Mass))
        {
            return Steam(use, factors, findings) ?? Nothing(null);
        }

        var (calorific, equivalent) = factors.Find(use.Item);
        var row = calorific ?? equivalent;
        Rational? own = use.SupplierFactor is { } supplier ? supplier : row is null && use.MeasuredHeat is > 0m and { } known ? (Rational)known / StandardCoal.KilojoulesPerKilogram : null;
        if (own is { } k0)
        {
            var tonnes = Tonnes(use.Amount.Value, k0);
            var origin = use.SupplierFactor is null ? FactorOrigin.MeasuredHeat : FactorOrigin.Supplier;
            return new EnergyRow(use.Item, row?.Id, use.Amount.Value, use.Amount.Unit.Symbol, k0.ToFigure(), "kgce/" + use.Amount.Unit.Symbol, origin, tonnes, tonnes, null, null);
        }

        if (row is null)
        {
            findings.Add(EnergyFindings.Unknown.At(use.Where, use.Item));
            return Nothing(null);
        }

        if (Amount(use, row, findings) is not { } amount)
        {
            return Nothing(row.Id);
        }

        var measured = use.MeasuredHeat is { } heat and > 0m ? (Rational?)heat / StandardCoal.KilojoulesPerKilogram : null;
        Rational? k = measured ?? (calorific is null ? Rational.Zero : calorific.Factor is { } table ? table : null); // a medium holds no heat of its own
        if (k is null)
        {
            findings.Add(EnergyFindings.FactorMissing.At(use.Where, use.Item, "当量", calorific!.Range ?? "—", "calorific"));
        }

        var k2 = OnEquivalentBasis(use, calorific, equivalent, k, Rational.One, findings);
        return new EnergyRow(
            use.Item, row.Id, use.Amount.Value, use.Amount.Unit.Symbol, k?.ToFigure(), "kgce/" + row.QuantityUnit.Symbol,
            measured is null ? FactorOrigin.Table : FactorOrigin.MeasuredHeat, Tonnes(amount, k), Tonnes(amount, k2),
            measured is null ? row.Status : null, measured is null ? row.Source : null);
    }

    /// <summary>kgce to tce.</summary>
    private static decimal? Tonnes(Rational amount, Rational? factor) => factor is { } k ? (amount * k / 1000).ToFigure() : null;

    /// <summary>
    /// The factor on equivalent basis. What is measured in units of energy (electricity, heat) is secondary and needs its own; a fuel counts the same on both.
    /// <paramref name="tableUnits"/>: units of the table row per unit counted here (heat per tonne of steam).
    /// </summary>
    private static Rational? OnEquivalentBasis(
        EnergyUse use, EnergyFactor? calorific, EnergyFactor? equivalent, Rational? k, Rational tableUnits, List<Finding> findings)
    {
        if (use.EquivalentFactor is { } given)
        {
            return given;
        }

        if (equivalent?.Factor is { } table)
        {
            return tableUnits * table;
        }

        if (equivalent is null && !calorific!.QuantityUnit.Dimension.Equals(Energy))
        {
            return k;
        }

        findings.Add(EnergyFindings.FactorMissing.At(Severity.Warning, use.Where, null, use.Item, "等价", equivalent?.Range ?? "—", "equivalent"));
        return null;
    }

    /// <summary>Amount in the factor's unit. A gas in Nm3 meets a factor per m3 with a note; everything else must fit.</summary>
    private static Rational? Amount(EnergyUse use, EnergyFactor row, List<Finding> findings)
    {
        var unit = use.Amount.Unit;
        if (unit.Dimension.Equals(NormalVolume) && row.QuantityUnit.Dimension.Equals(Volume))
        {
            findings.Add(EnergyFindings.GasConditions.At(use.Where, use.Item, unit.Symbol, row.QuantityUnit.Symbol));
            return (Rational)use.Amount.Value * unit.Factor / row.QuantityUnit.Factor;
        }

        return use.Amount.In(row.QuantityUnit, use.Where, findings);
    }

    /// <summary>Steam by mass: heat above feed water, or the supplier's figure; never a default per tonne (practice W18).</summary>
    private static EnergyRow? Steam(EnergyUse use, EnergyFactors factors, List<Finding> findings)
    {
        if (use.SteamHeat is null && use.Steam is null)
        {
            findings.Add(EnergyFindings.SteamState.At(use.Where, use.Item));
            return null;
        }

        var perTonne = use.SteamHeat ?? use.Steam!.HeatPerTonne(use.Where, findings);
        var (heat, heatEquivalent) = factors.Find("热力");
        if (perTonne is not { } gigajoules || heat?.Factor is not { } perUnit)
        {
            if (perTonne is not null)
            {
                findings.Add(EnergyFindings.Unknown.At(use.Where, "热力"));
            }

            return null;
        }

        var tonnes = (Rational)use.Amount.Value * use.Amount.Unit.Factor / 1000; // base unit kg
        var heatUnits = (Rational)gigajoules * 1_000_000 / heat.QuantityUnit.Factor; // per tonne of steam; base unit kJ
        var k = heatUnits * perUnit;
        var k2 = OnEquivalentBasis(use, heat, heatEquivalent, k, heatUnits, findings);
        return new EnergyRow(
            use.Item, heat.Id, use.Amount.Value, use.Amount.Unit.Symbol, k.ToFigure(), "kgce/t",
            use.SteamHeat is null ? FactorOrigin.SteamState : FactorOrigin.Supplier, Tonnes(tonnes, k), Tonnes(tonnes, k2), heat.Status, heat.Source);
    }
}
