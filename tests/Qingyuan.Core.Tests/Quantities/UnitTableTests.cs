using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Quantities;

namespace Qingyuan.Core.Tests.Quantities;

/// <summary>Expected values follow from the definitions of the units (SI; 1 kWh = 3.6 MJ; 1 kcal = 4.1868 kJ; 1 亩 = 2000/3 m²).</summary>
public class UnitTableTests
{
    private static readonly List<Finding> TableFindings = [];
    private static readonly UnitTable Table = UnitTable.Read(RepositoryData.Text("units.json"), TableFindings);

    private static Unit Unit(string text)
    {
        Table.TryParse(text, out var unit).ShouldBeNull(text);
        return unit!;
    }

    [Fact]
    public void The_unit_table_has_no_findings()
    {
        TableFindings.ShouldBeEmpty();
        Table.Units.Count().ShouldBeGreaterThan(60);
    }

    [Theory]
    [InlineData("吨", "t")]
    [InlineData("公斤", "kg")]
    [InlineData("立方", "m3")]
    [InlineData("方", "m3")]
    [InlineData("m³", "m3")]
    [InlineData("㎥", "m3")]
    [InlineData("ｍ３", "m3")]
    [InlineData("M3", "m3")]
    [InlineData("㎡", "m2")]
    [InlineData("m²", "m2")]
    [InlineData("m^2", "m2")]
    [InlineData("度电", "kWh")]
    [InlineData("千瓦·时", "kWh")]
    [InlineData("kW•h", "kWh")]
    [InlineData("KWH", "kWh")]
    [InlineData("度", "kWh")]
    [InlineData("吨标煤", "tce")]
    [InlineData("tCO₂", "tCO2")]
    [InlineData("Nm³", "Nm3")]
    [InlineData("元", "CNY")]
    [InlineData("％", "%")]
    [InlineData("kL", "m3")]
    [InlineData("吨/年", "t/a")]
    [InlineData("m³/吨", "m3/t")]
    [InlineData("kWh·t⁻¹", "kWh/t")]
    [InlineData("kWh/(m2·a)", "kWh/m2·a^-1", false)]
    [InlineData("万kWh", "10^4 kWh")]
    [InlineData("万度", "10^4 kWh")]
    [InlineData("10⁴m³", "万m3")]
    [InlineData("10000 m2", "万平方米")]
    [InlineData("t/万元", "t/10^4 CNY")]
    [InlineData("kgce/百米", "kgce/100m")]
    [InlineData("吨/100米", "t/100m")]
    [InlineData("mg/Nm3", "毫克/标准立方米")]
    [InlineData("gce/kWh", "克标煤/千瓦时")]
    [InlineData("g/kWh", "kg/MWh")]
    [InlineData("次/年", "times/a")]
    [InlineData("ngTEQ/Nm3", "ng TEQ/Nm3")]
    [InlineData("kgce/million wafers", "kgce/百万片")]
    [InlineData("百万千焦", "GJ")]
    public void Units_are_read_as_people_write_them(string text, string same, bool comparable = true)
    {
        var unit = Unit(text);
        if (comparable)
        {
            unit.Same(Unit(same)).ShouldBeTrue($"{unit.Dimension} {unit.Factor} ≠ {Unit(same).Dimension} {Unit(same).Factor}");
        }
    }

    [Theory]
    [InlineData("kgce/t")]
    [InlineData("tce/t")]
    [InlineData("kWh/m2")]
    [InlineData("kgce/GJ")]
    [InlineData("kg/t")]
    [InlineData("m3/m2")]
    [InlineData("kgce/Adt")]
    [InlineData("m3/MWh")]
    [InlineData("kgoe/t")]
    [InlineData("kgce/10000 m2")]
    [InlineData("kgce/weight box")]
    [InlineData("t/d")]
    [InlineData("kgce/kL")]
    [InlineData("10^4 t/a")]
    [InlineData("tce/10^4 t")]
    [InlineData("t/t")]
    [InlineData("kgce/toe")]
    [InlineData("kgce/1000 m2")]
    [InlineData("tce/10^4 TEU")]
    [InlineData("tCO2/t")]
    [InlineData("kWh/100m")]
    [InlineData("kJ/kg")]
    [InlineData("h/a")]
    [InlineData("L/m2")]
    [InlineData("A/dm2")]
    public void Units_of_the_official_systems_are_known(string text) => Table.TryParse(text, out _).ShouldBeNull();

    [Theory]
    [InlineData(1, "kWh", "MJ", "3.6")]
    [InlineData(1, "kcal", "kJ", "4.1868")]
    [InlineData(3, "亩", "m2", "2000")]
    [InlineData(25, "kg/t", "%", "2.5")]
    [InlineData(1, "t/100m", "kg/m", "10")]
    [InlineData(2, "万元", "元", "20000")]
    [InlineData(1, "kW", "kWh/h", "1")]
    [InlineData(1, "d", "h", "24")]
    public void Conversion_is_exact(int value, string from, string to, string expected)
    {
        NumberText.TryParse(expected, out var number).ShouldBe(NumberFault.None);
        new Quantity(value, Unit(from)).In(Unit(to)).ShouldBe((Rational)number);
    }

    [Theory]
    [InlineData("tce", "kWh")] // takes a factor of GB/T 2589, never a unit conversion
    [InlineData("kgce", "kg")]
    [InlineData("tCO2", "t")]
    [InlineData("Nm3", "m3")]
    [InlineData("t", "m3")]
    [InlineData("kgoe", "kgce")]
    [InlineData("a", "d")]
    [InlineData("kWh", "kW")]
    public void Different_dimensions_are_refused(string from, string to)
    {
        var findings = new List<Finding>();
        new Quantity(1m, Unit(from)).In(Unit(to), "能源!C5", findings).ShouldBeNull();
        findings.Select(f => (f.Code, f.Where)).ShouldBe([("unit.mismatch", "能源!C5")]);
    }

    [Theory]
    [InlineData("quux", "unit.unknown")]
    [InlineData("kWh/", "unit.unknown")]
    [InlineData("kWh/m2·a", "unit.ambiguous")]
    [InlineData("", "unit.missing")]
    [InlineData("1/0", "unit.unknown")]
    public void What_is_no_unit_is_a_finding(string text, string code)
    {
        var findings = new List<Finding>();
        Table.Parse(text, "$", findings).ShouldBeNull();
        findings.Select(f => f.Code).ShouldBe([code]);
    }

    [Theory]
    [InlineData("12.5 kWh", "12.5", "kWh")]
    [InlineData("１２．５ｋＷｈ", "12.5", "kWh")]
    [InlineData("3万吨", "3", "10^4 t")]
    [InlineData("三万二千吨", "32000", "t")]
    [InlineData("1,234.5 m³/t", "1234.5", "m3/t")]
    [InlineData("95%", "95", "%")]
    [InlineData("1.2e3 kg", "1200", "kg")]
    [InlineData("110 t", "110", "t")]
    [InlineData("42", "42", "t")] // the column's unit
    [InlineData("5×10^4 t", "5", "10^4 t")]
    public void A_cell_is_a_number_with_its_unit(string text, string value, string unit)
    {
        var findings = new List<Finding>();
        var quantity = Table.ReadCell(text, Unit("t"), "物料!B3", findings);
        findings.ShouldBeEmpty();
        NumberText.TryParse(value, out var expected).ShouldBe(NumberFault.None);
        quantity!.Value.Value.ShouldBe(expected);
        quantity.Value.Unit.Same(Unit(unit)).ShouldBeTrue(quantity.Value.Unit.Symbol);
    }

    [Theory]
    [InlineData("约三吨", "unit.cell.number")]
    [InlineData("12 quux", "unit.unknown")]
    [InlineData("1e400", "number.range")]
    [InlineData("NaN", "number.range")]
    [InlineData("", "unit.cell.number")]
    public void A_cell_without_a_value_is_a_finding(string text, string code)
    {
        var findings = new List<Finding>();
        Table.ReadCell(text, Unit("t"), "物料!B3", findings).ShouldBeNull();
        findings.Select(f => (f.Code, f.Where)).ShouldBe([(code, "物料!B3")]);
    }
}
