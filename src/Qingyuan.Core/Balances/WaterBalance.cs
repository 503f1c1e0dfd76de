using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;

namespace Qingyuan.Core.Balances;

/// <summary>
/// Water of a unit or plant in one period (用水量), all in one unit, usually m³. Symbols of GB/T 12452 (水平衡测试通则).
/// </summary>
/// <param name="Fresh">V_f 新水量.</param>
/// <param name="Circulating">V_cy 循环水量: in = out.</param>
/// <param name="Series">V_s 串联水量, taken from another unit.</param>
/// <param name="SeriesOut">V_s′ 串联水量, given to another unit.</param>
/// <param name="Consumed">V_co 耗水量.</param>
/// <param name="Drained">V_d 排水量.</param>
/// <param name="Leaked">V_l 漏失水量; null: the remainder.</param>
public sealed record WaterFlows(
    decimal Fresh, decimal Circulating, decimal Series, decimal SeriesOut, decimal Consumed, decimal Drained, decimal? Leaked)
{
    /// <summary>V_t 用水量 = V_cy + V_f + V_s.</summary>
    public Rational Total => (Rational)Circulating + Fresh + Series;

    /// <summary>V_l: as measured, or V_f + V_s − V_s′ − V_d − V_co.</summary>
    public Rational Leak => Leaked is { } measured ? measured : (Rational)Fresh + Series - SeriesOut - Drained - Consumed;
}

/// <summary>
/// Water balance (水平衡): V_f + V_s = V_s′ + V_d + V_co + V_l (GB/T 12452), and the ratios of GB/T 12452 and GB/T 7119. A ratio is a fraction, and null where its denominator is
/// zero: a plant that uses no water has no reuse rate, not one of 0 %.
/// </summary>
public static class WaterBalance
{
    /// <summary>A node closes within this where its leak is measured.</summary>
    public const decimal NodeTolerance = 0.005m;

    /// <summary>The units' intake and the plant's may be this far apart (water-balance test practice).</summary>
    public const decimal PlantTolerance = 0.10m;

    /// <summary>Checks one unit: a leak taken as the remainder must not be negative, a measured one must close the unit within 0.5 %.</summary>
    public static IReadOnlyList<Finding> Check(WaterFlows flows, string name, string where)
    {
        if (flows.Leaked is null)
        {
            return flows.Leak.Sign < 0 ? [BalanceFindings.NegativeLeak.At(where, name, flows.Leak.ToFigure(4))] : [];
        }

        var water = (Rational)flows.Fresh + flows.Series;
        var leaves = (Rational)flows.SeriesOut + flows.Drained + flows.Consumed + flows.Leak;
        if (water.Sign <= 0)
        {
            return [BalanceFindings.NotComputable.At(where, name)];
        }

        var deviation = (water - leaves).Abs() / water;
        return deviation > NodeTolerance
            ? [BalanceFindings.WaterOpen.At(where, name, water.ToFigure(4), leaves.ToFigure(4), Balance.Percent(deviation), Balance.Percent(NodeTolerance))]
            : [];
    }

    /// <summary>Σ of the measured units' daily intake against the plant's: at most 10 % apart, else units were missed.</summary>
    public static IReadOnlyList<Finding> UnitsAgainstPlant(decimal sumOfUnits, decimal plant, string where)
    {
        var apart = Ratio(((Rational)sumOfUnits - plant).Abs(), plant);
        return apart is null ? [BalanceFindings.NotComputable.At(where, "全厂")]
            : apart > PlantTolerance
                ? [BalanceFindings.UnitsAgainstPlant.At(where, sumOfUnits, plant, Balance.Percent(apart.Value), Balance.Percent(PlantTolerance))]
                : [];
    }

    /// <summary>V_ui = V_i/Q 单位产品取水量, in the unit of intake per unit of product.</summary>
    public static Rational? UnitIntake(decimal intake, decimal product) => Ratio(intake, product);

    /// <summary>R = V_r/(V_i + V_r) 重复利用率, V_r = V_cy + V_s.</summary>
    public static Rational? ReuseRate(decimal intake, decimal circulating, decimal series) =>
        Ratio((Rational)circulating + series, (Rational)intake + circulating + series);

    /// <summary>R_c = V_cr/(V_cr + V_cf) 间接冷却水循环率.</summary>
    public static Rational? CoolingCirculation(decimal circulated, decimal fresh) => Ratio(circulated, (Rational)circulated + fresh);

    /// <summary>R_b = V_br·ρ/D 蒸汽冷凝水回用率: V_br m³, ρ t/m³, D t of steam.</summary>
    public static Rational? CondensateReturn(decimal returned, decimal density, decimal steam) => Ratio((Rational)returned * density, steam);

    /// <summary>K_w = V_w/(V_d + V_w) 废水回用率.</summary>
    public static Rational? WastewaterReuse(decimal reused, decimal drained) => Ratio(reused, (Rational)drained + reused);

    /// <summary>K_l = V_l/V_i 漏失率.</summary>
    public static Rational? LeakRate(decimal leaked, decimal intake) => Ratio(leaked, intake);

    /// <summary>K_h = V_ih/(V_i + V_ih) 非常规水资源替代率.</summary>
    public static Rational? UnconventionalShare(decimal unconventional, decimal intake) => Ratio(unconventional, (Rational)intake + unconventional);

    /// <summary>K_f = (V_f − V_d)/V_f 新水利用系数.</summary>
    public static Rational? FreshWaterUse(decimal fresh, decimal drained) => Ratio((Rational)fresh - drained, fresh);

    private static Rational? Ratio(Rational numerator, Rational denominator) => denominator.Sign > 0 ? numerator / denominator : null;
}

/// <summary>VOC balance (挥发性有机物平衡): E = I − R − D − W − P, all as mass of VOC in one unit.</summary>
public static class VocBalance
{
    /// <summary>Emission; negative is a finding.</summary>
    /// <param name="input">I, in solvents, inks, paints.</param>
    /// <param name="recovered">R, recovered.</param>
    /// <param name="destroyed">D, destroyed in treatment.</param>
    /// <param name="inWaste">W, carried out in waste.</param>
    /// <param name="inProduct">P, left in the product.</param>
    /// <param name="where">Where it was read.</param>
    /// <param name="findings">Receives the finding.</param>
    public static Rational Emission(
        decimal input, decimal recovered, decimal destroyed, decimal inWaste, decimal inProduct, string where, List<Finding> findings)
    {
        var emission = (Rational)input - recovered - destroyed - inWaste - inProduct;
        if (emission.Sign < 0)
        {
            findings.Add(BalanceFindings.VocNegative.At(where, emission.ToFigure(4)));
        }

        return emission;
    }
}

/// <summary>Energy balance (能量平衡, GB/T 3484): η = E_useful/E_supplied.</summary>
public static class EnergyBalance
{
    /// <summary>Efficiency, a fraction; null where nothing is supplied; above 1 is a finding.</summary>
    public static Rational? Efficiency(decimal useful, decimal supplied, string where, List<Finding> findings)
    {
        if (supplied <= 0m)
        {
            findings.Add(BalanceFindings.NotComputable.At(where, "能量 (energy)"));
            return null;
        }

        if (useful > supplied)
        {
            findings.Add(BalanceFindings.EfficiencyAboveOne.At(where, useful, supplied));
        }

        return (Rational)useful / supplied;
    }
}
