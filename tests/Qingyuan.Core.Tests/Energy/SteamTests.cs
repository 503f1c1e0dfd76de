using Qingyuan.Core.Energy;
using Qingyuan.Core.Findings;

namespace Qingyuan.Core.Tests.Energy;

/// <summary>Expected enthalpies and temperatures: the computer-program verification tables 5, 15 and 35 of IAPWS R7-97(2012), nine digits as printed.</summary>
public class SteamTests
{
    [Theory]
    [InlineData(300, 3, 115.331273)]
    [InlineData(300, 80, 184.142828)]
    [InlineData(500, 3, 975.542239)]
    public void Enthalpy_of_water_is_that_of_table_5(double temperature, double pressure, double expected) =>
        SteamTables.WaterEnthalpy(pressure, temperature).ShouldBe(expected, 5e-7);

    [Theory]
    [InlineData(300, 0.0035, 2549.91145)]
    [InlineData(700, 0.0035, 3335.68375)]
    [InlineData(700, 30, 2631.49474)]
    public void Enthalpy_of_steam_is_that_of_table_15(double temperature, double pressure, double expected) =>
        SteamTables.SteamEnthalpy(pressure, temperature).ShouldBe(expected, 5e-6);

    [Theory]
    [InlineData(0.1, 372.755919)]
    [InlineData(1, 453.035632)]
    [InlineData(10, 584.149488)]
    public void Saturation_temperature_is_that_of_table_35(double pressure, double expected) =>
        SteamTables.SaturationTemperature(pressure).ShouldBe(expected, 5e-7);

    [Fact]
    public void Saturated_steam_at_1_MPa_over_feed_water_of_20_degrees()
    {
        // printed steam tables: h''(1 MPa) = 2777.1 kJ/kg, h'(20 °C) = 83.9 (saturation), at 1 MPa 84.8: 2692.3 kJ/kg
        var findings = new List<Finding>();
        new SteamState(1m, null, 20m).HeatPerTonne("", findings)!.Value.ShouldBe(2.6923m, 0.0003m);
        findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0.8, 100.0, 20.0, "energy.steam.liquid")] // saturation at 0.8 MPa is 170 °C
    [InlineData(30.0, 400.0, 20.0, "energy.steam.range")]
    [InlineData(0.0, 120.0, 20.0, "energy.steam.range")]
    [InlineData(0.8, 900.0, 20.0, "energy.steam.range")]
    [InlineData(0.8, 180.0, 175.0, "energy.steam.feed")]
    public void A_state_that_is_no_steam_is_a_finding(double pressure, double temperature, double feed, string code)
    {
        var findings = new List<Finding>();
        new SteamState((decimal)pressure, (decimal)temperature, (decimal)feed).HeatPerTonne("能源!B5", findings).ShouldBeNull();
        findings.Select(f => (f.Code, f.Where)).ShouldBe([(code, "能源!B5")]);
    }
}
