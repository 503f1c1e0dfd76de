using System.Text.Json.Nodes;
using Qingyuan.Core.Balances;
using Qingyuan.Core.Energy;

namespace Qingyuan.Core.Tests;

/// <summary>A figure that stands in Core as a default and in data/ with its source must be one figure.</summary>
public sealed class ConstantsTests
{
    [Theory]
    [InlineData("material-tolerance")]
    [InlineData("element-tolerance")]
    [InlineData("energy-tolerance")]
    public void The_usual_tolerance_of_a_balance_is_that_of_the_data(string id) => Balance.UsualTolerance.ShouldBe(Row("audit/balance.json", "rules", id));

    [Fact]
    public void The_tolerances_of_water_are_those_of_the_data()
    {
        WaterBalance.NodeTolerance.ShouldBe(Row("audit/balance.json", "rules", "water-node"));
        WaterBalance.PlantTolerance.ShouldBe(Row("audit/balance.json", "rules", "water-units-vs-plant"));
    }

    [Fact]
    public void Standard_coal_is_that_of_the_data()
    {
        StandardCoal.KilojoulesPerKilogram.ShouldBe(Row("factors/constants.json", "constants", "standard-coal-kj"));
        StandardCoal.FactorTolerance.ShouldBe(Row("factors/constants.json", "constants", "energy-factor-tolerance"));
    }

    private static decimal Row(string file, string list, string id) =>
        (decimal)JsonNode.Parse(RepositoryData.Text(file))![list]!.AsArray().Single(r => (string?)r!["id"] == id)!["value"]!;
}
