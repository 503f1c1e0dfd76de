using Qingyuan.Core.Carbon;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Quantities;

namespace Qingyuan.Core.Tests.Carbon;

/// <summary>
/// 3.145 tCO₂/t diesel and 21.62 tCO₂/10⁴ m³ natural gas are the printed products of the guides' defaults (a public SQL file prints 2.1622 kg/m³); grid factors are the
/// national ones of the ministry's notices.
/// </summary>
public class CarbonEmissionTests
{
    private static readonly UnitTable Units = UnitTable.Read(RepositoryData.Text("units.json"), []);
    private static readonly List<Finding> FileFindings = [];
    private static readonly CarbonFuelSet Fuels = CarbonFactorFiles.ReadFuels(RepositoryData.Text("factors/carbon-fuels.json"), Units, FileFindings)[0];
    private static readonly IReadOnlyList<GridFactor> Grid = CarbonFactorFiles.ReadGrid(RepositoryData.Text("factors/grid.json"), Units, FileFindings);
    private static readonly (decimal Value, DataStatus Status)? Heat = CarbonFactorFiles.ReadHeat(RepositoryData.Text("factors/heat.json"), Units, FileFindings);

    private static CarbonFactorSet Set() =>
        new(Fuels, CarbonFactorFiles.Choose(Grid, "average", "全国", 2022, "", []), Heat!.Value.Value, Heat.Value.Status);

    private static FuelUse Use(string item, decimal amount, string unit)
    {
        Units.TryParse(unit, out var parsed).ShouldBeNull();
        return new FuelUse(item, new Quantity(amount, parsed!), Where: item);
    }

    [Fact]
    public void The_factor_files_are_read_without_findings()
    {
        FileFindings.ShouldBeEmpty();
        Fuels.Fuels.Count.ShouldBe(25);
        Heat!.Value.Value.ShouldBe(0.11m);
    }

    [Theory]
    [InlineData("柴油", 3.145)]
    [InlineData("天然气", 21.62)]
    public void Emission_factors_are_the_printed_ones(string fuel, double expected)
    {
        var factor = Fuels.Find(fuel)!.EmissionFactor;
        factor.ToDecimal(fuel == "柴油" ? 3 : 2).ShouldBe((decimal)expected);
    }

    [Fact]
    public void Fuels_electricity_and_heat_add_up()
    {
        // diesel 10 t × 43.33·0.0202·0.98·44/12 = 31.45117…; electricity 1000 MWh × 0.5366 = 536.6; heat 2000 GJ × 0.11 = 220; process 5; recovered 2
        var result = CarbonEmission.Of(new CarbonSources([Use("柴油", 10000m, "kg")], 1000m, 2000m, 5m, 2m), Set());
        result.Electricity.ShouldBe(536.6m);
        result.Heat.ShouldBe(220m);
        decimal.Round(result.Burning!.Value, 3, MidpointRounding.ToEven).ShouldBe(31.451m);
        decimal.Round(result.Total!.Value, 3, MidpointRounding.ToEven).ShouldBe(791.051m);
        result.Complete.ShouldBeTrue();
        result.Status.ShouldBe(DataStatus.Unconfirmed); // the heat factor is from memory
    }

    [Fact]
    public void A_missing_factor_leaves_the_total_incomplete()
    {
        var result = CarbonEmission.Of(new CarbonSources([Use("魔法", 1m, "t")], 10m, 10m), Set() with { Grid = null, Heat = null });
        result.Complete.ShouldBeFalse();
        result.Findings.Select(f => f.Code).ShouldBe(["carbon.fuel.unknown", "carbon.grid.not.chosen", "carbon.heat.missing"]);
    }

    [Fact]
    public void Nothing_bought_needs_no_factor() =>
        CarbonEmission.Of(new CarbonSources([], 0m, 0m), Set() with { Grid = null, Heat = null }).Complete.ShouldBeTrue();

    [Fact]
    public void A_grid_factor_is_chosen_by_kind_region_and_year()
    {
        var findings = new List<Finding>();
        CarbonFactorFiles.Choose(Grid, "average", "华东", 2023, "", findings)!.Value.ShouldBe(0.55m);
        CarbonFactorFiles.Choose(Grid, "average", "南方", 2023, "能源!B9", findings).ShouldBeNull();
        findings.Select(f => (f.Code, f.Where)).ShouldBe([("carbon.grid.missing", "能源!B9")]);
    }

    [Fact]
    public void Before_and_after_are_compared_with_one_factor_set()
    {
        // the plant uses the same electricity: nothing saved, whatever the grid did meanwhile
        CarbonComparison.Of(new CarbonSources([], 1000m, 0m), new CarbonSources([], 1000m, 0m), Set()).Change.ShouldBe(0m);
        // (900 − 1000) MWh × 0.5366
        CarbonComparison.Of(new CarbonSources([], 1000m, 0m), new CarbonSources([], 900m, 0m), Set()).Change.ShouldBe(-53.66m);
    }

    [Fact]
    public void A_measured_heat_value_beats_the_default()
    {
        // 100 t × 20 GJ/t × 0.02618 × 0.93 × 44/12 = 178.5476
        var result = CarbonEmission.Of(new CarbonSources([Use("烟煤", 100m, "t") with { MeasuredNcv = 20m }], 0m, 0m), Set());
        decimal.Round(result.Total!.Value, 4, MidpointRounding.ToEven).ShouldBe(178.5476m);
    }
}
