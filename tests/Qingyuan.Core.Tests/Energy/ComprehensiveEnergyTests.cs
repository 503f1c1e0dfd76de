using Qingyuan.Core.Energy;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Quantities;

namespace Qingyuan.Core.Tests.Energy;

/// <summary>Factors are those of data/factors/energy.json (GB/T 2589): raw coal 0.7143, diesel 1.4571, electricity 0.1229, heat 0.03412 kgce/MJ.</summary>
public class ComprehensiveEnergyTests
{
    private static readonly UnitTable Units = UnitTable.Read(RepositoryData.Text("units.json"), []);
    private static readonly List<Finding> FileFindings = [];
    private static readonly EnergyFactors Factors = EnergyFactors.Read(RepositoryData.Text("factors/energy.json"), Units, FileFindings);

    private static EnergyUse Use(string item, decimal amount, string unit)
    {
        Units.TryParse(unit, out var parsed).ShouldBeNull();
        return new EnergyUse { Item = item, Amount = new Quantity(amount, parsed!), Where = item };
    }

    private static string[] Codes(ComprehensiveEnergy result) => [.. result.Findings.Select(f => f.Code)];

    [Fact]
    public void The_factor_file_is_read_without_findings_and_every_factor_fits_its_heat_value()
    {
        FileFindings.ShouldBeEmpty();
        Factors.Rows.Count.ShouldBe(44);
        Factors.Rows.Where(r => r is { Basis: EnergyBasis.Calorific, Factor: { } k, HeatValue: > 0m and var heat } && StandardCoal.Deviation(k, heat) > StandardCoal.FactorTolerance)
            .Select(r => r.Name).ShouldBeEmpty();
    }

    [Fact]
    public void The_deviation_of_a_factor_from_its_heat_value_is_exact()
    {
        // 20934/29307.6 = 0.714286 (7000 kcal: 5/7); 0.7143 fits, 0.7500 is 5.0 % off
        var coal = Factors.Find("原煤").Calorific!;
        ((Rational)coal.HeatValue!.Value / StandardCoal.KilojoulesPerKilogram).ToDecimal(4).ShouldBe(0.7143m);
        StandardCoal.Deviation(0.7143m, coal.HeatValue.Value).ToDecimal(4).ShouldBe(0.0000m);
        StandardCoal.Deviation(0.75m, coal.HeatValue.Value).ToDecimal(4).ShouldBe(0.0500m);
    }

    [Fact]
    public void Both_totals_are_shown_and_each_says_whether_it_is_complete()
    {
        // coal 1000 t × 0.7143 = 714.3; diesel 20 t × 1.4571 = 29.142; electricity 500 万kWh × 0.1229 = 614.5: sum 1357.942 tce
        var result = ComprehensiveEnergy.Of([Use("原煤", 1000m, "吨"), Use("柴油", 20m, "t"), Use("电力", 500m, "万kWh")], Factors);
        result.Calorific.ShouldBe(1357.942m);
        result.CalorificComplete.ShouldBeTrue();
        result.Equivalent.ShouldBe(743.442m); // electricity is missing: its equivalent factor is the audit's to give
        result.EquivalentComplete.ShouldBeFalse();
        Codes(result).ShouldBe(["energy.factor.missing"]);
    }

    [Fact]
    public void An_equivalent_factor_completes_the_equivalent_total()
    {
        // 5 000 000 kWh × 0.3 kgce/kWh = 1500 tce
        var result = ComprehensiveEnergy.Of([Use("电力", 500m, "万kWh") with { EquivalentFactor = 0.3m }], Factors);
        result.Equivalent.ShouldBe(1500m);
        result.EquivalentComplete.ShouldBeTrue();
        result.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_measured_heat_value_beats_the_table()
    {
        // 23446.08/29307.6 = 0.8 exactly; 100 t → 80 tce
        var result = ComprehensiveEnergy.Of([Use("原煤", 100m, "t") with { MeasuredHeat = 23446.08m }], Factors);
        result.Calorific.ShouldBe(80m);
        result.Rows[0].FactorFrom.ShouldBe(FactorOrigin.MeasuredHeat);
        result.Status.ShouldBeNull();
    }

    [Fact]
    public void A_factor_that_is_a_range_is_never_guessed()
    {
        var result = ComprehensiveEnergy.Of([Use("天然气", 10m, "万m3"), Use("原煤", 10m, "t")], Factors);
        result.Rows[0].Calorific.ShouldBeNull();
        result.Calorific.ShouldBe(7.143m);
        result.CalorificComplete.ShouldBeFalse();
        result.Findings[0].Message.ShouldContain("1.1–1.33");
    }

    [Fact]
    public void Gas_in_standard_cubic_metres_is_taken_with_a_note()
    {
        // 10 000 × 1.33 = 13.3 tce
        var result = ComprehensiveEnergy.Of([Use("油田天然气", 10000m, "Nm3")], Factors);
        result.Calorific.ShouldBe(13.3m);
        Codes(result).ShouldBe(["energy.gas.conditions"]);
    }

    [Fact]
    public void A_tonne_of_steam_has_no_default()
    {
        var result = ComprehensiveEnergy.Of([Use("蒸汽", 100m, "t")], Factors);
        result.Calorific.ShouldBe(0m);
        result.CalorificComplete.ShouldBeFalse();
        Codes(result).ShouldBe(["energy.steam.state.missing"]);
    }

    [Fact]
    public void Steam_counts_by_the_suppliers_heat_or_its_state()
    {
        // 100 t × 2.5 GJ/t × 34.12 kgce/GJ = 8.53 tce
        var result = ComprehensiveEnergy.Of([Use("蒸汽", 100m, "t") with { SteamHeat = 2.5m }], Factors);
        result.Calorific.ShouldBe(8.53m);
        result.Rows[0].FactorFrom.ShouldBe(FactorOrigin.Supplier);
        // 2.6923 GJ/t (see SteamTests) × 34.12 × 100 t = 9.186 tce
        result = ComprehensiveEnergy.Of([Use("蒸汽", 100m, "t") with { Steam = new SteamState(1m, null, 20m) }], Factors);
        result.Calorific!.Value.ShouldBe(9.186m, 0.001m);
    }

    [Fact]
    public void What_cannot_be_counted_is_named()
    {
        var result = ComprehensiveEnergy.Of([Use("魔法", 1m, "t"), Use("电力", 1m, "t"), Use("原煤", -1m, "t")], Factors);
        Codes(result).ShouldBe(["energy.unknown", "unit.mismatch", "energy.amount.negative"]);
    }

    [Fact]
    public void Water_counts_on_the_equivalent_basis_only()
    {
        // 1000 t × 0.2571 kgce/t = 0.2571 tce
        var result = ComprehensiveEnergy.Of([Use("新水", 1000m, "t")], Factors);
        result.Calorific.ShouldBe(0m);
        result.Equivalent.ShouldBe(0.2571m);
    }

    [Fact]
    public void Specific_energy_needs_output()
    {
        var findings = new List<Finding>();
        ComprehensiveEnergy.Specific(1357.942m, 1000m, "产品产量", "", findings)!.Value.ToDecimal(6).ShouldBe(1.357942m);
        ComprehensiveEnergy.Specific(1m, 0m, "产品产量", "产品!C3", findings).ShouldBeNull();
        findings.Select(f => f.Code).ShouldBe(["energy.output.zero"]);
    }

    [Fact]
    public void A_saving_is_negative_and_counts_the_output_after() =>
        // (1.20 − 1.35) tce/t × 2000 t = −300 tce
        ComprehensiveEnergy.Saving(1.35m, 1.2m, 2000m).ShouldBe((Rational)(-300m));
}
