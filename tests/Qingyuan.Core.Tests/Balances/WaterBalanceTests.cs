using Qingyuan.Core.Balances;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;

namespace Qingyuan.Core.Tests.Balances;

/// <summary>
/// One plant worked by hand: V_f 1000, V_cy 3000, V_s 200, V_s′ 100, V_co 150, V_d 900 m³. Leak = 1000 + 200 − 100 − 900 − 150 = 50.
/// </summary>
public class WaterBalanceTests
{
    private static readonly WaterFlows Plant = new(1000m, 3000m, 200m, 100m, 150m, 900m, null);

    [Fact]
    public void The_leak_is_the_remainder()
    {
        Plant.Leak.ShouldBe((Rational)50m);
        Plant.Total.ShouldBe((Rational)4200m);
        WaterBalance.Check(Plant, "全厂", "水!B2").ShouldBeEmpty();
    }

    [Fact]
    public void A_negative_leak_is_an_error() =>
        WaterBalance.Check(Plant with { Drained = 1000m }, "全厂", "水!B2").Select(f => (f.Code, f.Severity)).ShouldBe([("water.leak.negative", Severity.Error)]);

    [Theory]
    [InlineData(56, false)] // 6 of 1200 = 0.5 %, still closed
    [InlineData(57, true)]
    public void A_measured_leak_must_close_within_half_a_percent(int leak, bool found) =>
        WaterBalance.Check(Plant with { Leaked = leak }, "全厂", "").Any(f => f.Code == "water.balance.open").ShouldBe(found);

    [Theory]
    [InlineData(900, false)] // 100 of 1000 = 10 %
    [InlineData(899, true)]
    public void The_units_must_add_up_to_the_plant_within_a_tenth(int sum, bool found) =>
        WaterBalance.UnitsAgainstPlant(sum, 1000m, "").Any(f => f.Code == "water.units.against.plant").ShouldBe(found);

    [Fact]
    public void Ratios_are_fractions()
    {
        WaterBalance.ReuseRate(1000m, 3000m, 200m).ShouldBe(Rational.Of(3200, 4200));
        WaterBalance.UnitIntake(1000m, 40m).ShouldBe((Rational)25m);
        WaterBalance.CoolingCirculation(950m, 50m).ShouldBe((Rational)0.95m);
        WaterBalance.CondensateReturn(60m, 0.96m, 80m).ShouldBe((Rational)0.72m); // 57.6/80
        WaterBalance.WastewaterReuse(300m, 900m).ShouldBe((Rational)0.25m);
        WaterBalance.LeakRate(50m, 1000m).ShouldBe((Rational)0.05m);
        WaterBalance.UnconventionalShare(250m, 1000m).ShouldBe((Rational)0.2m);
        WaterBalance.FreshWaterUse(1000m, 900m).ShouldBe((Rational)0.1m);
    }

    [Fact]
    public void A_ratio_without_a_denominator_does_not_exist()
    {
        WaterBalance.ReuseRate(0m, 0m, 0m).ShouldBeNull();
        WaterBalance.UnitIntake(5m, 0m).ShouldBeNull();
        WaterBalance.CondensateReturn(5m, 1m, 0m).ShouldBeNull();
        WaterBalance.FreshWaterUse(0m, 5m).ShouldBeNull();
    }

    [Fact]
    public void What_solvent_is_not_accounted_for_went_into_the_air()
    {
        var findings = new List<Finding>();
        VocBalance.Emission(100m, 40m, 30m, 10m, 5m, "", findings).ShouldBe((Rational)15m);
        findings.ShouldBeEmpty();
        VocBalance.Emission(100m, 80m, 30m, 0m, 0m, "", findings).ShouldBe((Rational)(-10m));
        findings.Select(f => f.Code).ShouldBe(["voc.emission.negative"]);
    }

    [Fact]
    public void Efficiency_needs_a_supply_and_stays_below_one()
    {
        var findings = new List<Finding>();
        EnergyBalance.Efficiency(720m, 900m, "", findings).ShouldBe((Rational)0.8m);
        findings.ShouldBeEmpty();
        EnergyBalance.Efficiency(1m, 0m, "", findings).ShouldBeNull();
        EnergyBalance.Efficiency(2m, 1m, "", findings).ShouldBe((Rational)2m);
        findings.Select(f => f.Code).ShouldBe(["balance.not.computable", "energy.efficiency.above.one"]);
    }
}
