using System.Text.Json.Nodes;
using Qingyuan.Core.Evaluation;

namespace Qingyuan.Core.Tests.Evaluation;

/// <summary>The public cases (cases.json): each says where its figures come from.</summary>
public sealed class GoldenCases
{
    private static readonly JsonArray Cases = (JsonArray)JsonNode.Parse(File.ReadAllText(TestData.PathOf("Evaluation/cases.json")))!["cases"]!;

    public static TheoryData<string> Indexed => [.. Cases.Where(c => c!["values"] is not null).Select(c => (string)c!["id"]!)];

    [Theory]
    [MemberData(nameof(Indexed))]
    public void A_published_case_gives_its_indices_vetoes_group_scores_and_level(string id)
    {
        var c = Cases.First(x => (string?)x!["id"] == id)!;
        var values = new JsonObject { ["values"] = c["values"]!.DeepClone(), ["parameters"] = c["parameters"]?.DeepClone(), ["profile"] = c["profile"]?.DeepClone() };
        var result = TestData.Evaluate(TestData.SystemText((string)c["system"]!), values.ToJsonString());
        var expected = c["expected"]!;

        result.Findings.ShouldNotContain(f => f.Severity == Core.Findings.Severity.Error);
        result.Level.ToString().ShouldBe((string)expected["level"]!);
        result.Y!.Select(y => y.ToDecimal(4)).ShouldBe(expected["Y"]!.AsArray().Select(y => (decimal)y!));
        result.RestrictiveMet.ShouldBe(expected["restrictive_met"]!.AsArray().Select(b => (bool)b!));
        foreach (var group in expected["group_scores"]!.AsArray())
        {
            result.Groups.Single(g => g.Name == (string)group![0]!).Scores!.Select(s => s.ToDecimal(4)).ShouldBe(group![1]!.AsArray().Select(s => (decimal)s!));
        }

        // Contributions of the rows are the index, to the last digit.
        for (var k = 0; k < 3; k++)
        {
            result.Rows.Aggregate(Core.Numbers.Rational.Zero, (sum, r) => sum + r.Contribution![k]).ShouldBe(result.Y![k]);
        }
    }

    /// <summary>Case PCB-R1: a real plant of 2022; unit values from the reported quantities, levels as reported, shares by output.</summary>
    [Fact]
    public void The_pcb_plant_of_2022_gets_its_group_scores_but_no_level_because_weights_are_missing()
    {
        var c = Cases.First(x => (string?)x!["id"] == "PCB-R1")!;
        var i = c["inputs"]!;
        decimal In(string name) => (decimal)i[name]!;
        var values = new JsonObject
        {
            ["单位产品电耗(刚性)-单面"] = In("power_workshop1_kwh") / In("output_single_m2"),
            ["单位产品电耗(刚性)-双面"] = (In("power_workshop2_kwh") + In("power_workshop3_kwh")) / In("output_double_m2"),
            ["单位产品新鲜水耗-单面"] = In("water_workshop1_m3") / In("output_single_m2"),
            ["单位产品新鲜水耗-双面"] = (In("water_workshop2_m3") + In("water_workshop3_m3")) / In("output_double_m2"),
            ["覆铜板利用率(刚性)-单面"] = 100m * In("output_single_m2") / In("ccl_single_m2"),
            ["覆铜板利用率(刚性)-双面"] = 100m * In("output_double_m2") / In("ccl_double_m2"),
        };
        foreach (var (name, level) in c["reported_levels"]!.AsObject())
        {
            values[name] = level!.DeepClone();
        }

        var input = new JsonObject
        {
            ["parameters"] = new JsonObject { ["output"] = new JsonObject { ["单面"] = 43426, ["双面"] = 24036 } },
            ["values"] = Shorten(values),
        };

        var result = TestData.Evaluate(TestData.SystemText("pcb-craes-draft"), input.ToJsonString());

        var expected = c["expected"]!;
        RowResult Row(string name) => result.Rows.Single(r => r.Name == name);
        decimal.Round((decimal)Row("单位产品电耗(刚性)-单面").Value!, 4).ShouldBe((decimal)expected["power_single"]!);
        Row("单位产品电耗(刚性)-单面").Achieved.ShouldBe(Achieved.II);
        decimal.Round((decimal)Row("单位产品电耗(刚性)-双面").Value!, 4).ShouldBe((decimal)expected["power_double"]!);
        Row("单位产品电耗(刚性)-双面").Achieved.ShouldBe(Achieved.Below);
        Row("单位产品新鲜水耗-单面").Achieved.ShouldBe(Achieved.I);
        Row("单位产品新鲜水耗-双面").Achieved.ShouldBe(Achieved.Below);
        Row("覆铜板利用率(刚性)-单面").Achieved.ShouldBe(Achieved.II);
        Row("覆铜板利用率(刚性)-双面").Achieved.ShouldBe(Achieved.I);
        Row("单位产品电耗(挠性/刚挠)-单面").Achieved.ShouldBe(Achieved.NotApplicable);
        Row("单位产品电耗(刚性)-单面").EffectiveWeight!.Value.ToDecimal(4).ShouldBe((decimal)expected["share_single"]!);
        Row("单位产品电耗(刚性)-双面").EffectiveWeight!.Value.ToDecimal(4).ShouldBe((decimal)expected["share_double"]!);

        decimal[]? Scores(string group) => result.Groups.Single(g => g.Name == group).Scores?.Select(s => s.ToDecimal(3)).ToArray();
        Scores("生产工艺与装备要求").ShouldBe(Numbers(expected["group_process"]));
        Scores("能源消耗").ShouldBe(Numbers(expected["group_energy"]));
        Scores("原/辅料消耗").ShouldBe(Numbers(expected["group_materials"]));
        Scores("清洁生产管理").ShouldBeNull();

        result.Y.ShouldBeNull();
        result.Level.ShouldBe(Verdict.NotComputable);
        result.RestrictiveMet[0].ShouldBeFalse();
        result.RestrictiveMet[1].ShouldBeFalse();
    }

    private static decimal[] Numbers(JsonNode? node) => [.. node!.AsArray().Select(n => (decimal)n!)];

    /// <summary>A quotient of decimals may fill all 29 digits; the reader takes 28.</summary>
    private static JsonObject Shorten(JsonObject values) =>
        new(values.Select(v => new KeyValuePair<string, JsonNode?>(
            v.Key, v.Value!.GetValueKind() == System.Text.Json.JsonValueKind.Number ? JsonValue.Create(decimal.Round((decimal)v.Value!, 20)) : v.Value.DeepClone())));
}
