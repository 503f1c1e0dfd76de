using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyuan.Core.Evaluation;
using Qingyuan.Core.Findings;

namespace Qingyuan.Core.Tests.Evaluation;

/// <summary>
/// Rules of the index one by one, on small systems whose results are worked out by hand in the comments. Rules: 通则 2013,
/// GB/T 43329-2023, GB/T 20106-2006.
/// </summary>
public sealed class EvaluatorTests
{
    /// <summary>Two groups 0.6 / 0.4; lower-is-better rows with base values 10/20/30; A is restrictive. Relative weights.</summary>
    private static JsonObject TwoGroups(string profile = "tongze-2013") => new()
    {
        ["id"] = "t",
        ["title"] = "测试体系",
        ["rule_profile"] = profile,
        ["first_level"] = new JsonArray(
            Group("甲", 0.6, Row("A", 0.5, restrictive: true), Row("B", 0.3), Row("C", 0.2)),
            Group("乙", 0.4, Row("D", 1.0))),
    };

    private static JsonObject Group(string name, double? weight, params JsonObject[] rows) => new() { ["name"] = name, ["weight"] = weight, ["indicators"] = new JsonArray([.. rows]) };

    private static JsonObject Row(string name, double? weight, bool restrictive = false, string levels = "[10,20,30]", string unit = "t", string kind = "quantitative", string direction = "lower_better") => new()
    {
        ["name"] = name,
        ["unit"] = unit,
        ["weight"] = weight,
        ["restrictive"] = restrictive,
        ["direction"] = kind == "quantitative" ? direction : null,
        ["kind"] = kind,
        ["levels"] = JsonNode.Parse(levels),
        ["confidence"] = "S",
    };

    private static EvaluationResult Run(JsonObject system, string values) => TestData.Evaluate(system.ToJsonString(), values);

    private static string Values(string rows, string more = "") => $$"""{"values":{{{rows}}}{{more}}}""";

    private static string[] Codes(EvaluationResult result, Severity? severity = null) =>
        [.. result.Findings.Where(f => severity is null || f.Severity == severity).Select(f => f.Code)];

    [Fact]
    public void Eighty_five_exactly_is_enough_and_a_hair_less_is_not()
    {
        // A, B at II, C below II: Y_II = 60·(0.5+0.3) + 40 = 88. With D's group 0.4 and A only (B, C below): 60·0.5+40 = 70.
        // Weights 0.25/0.35/0.40 in 甲 with C failing: 60·0.6+40 = 76; we need exactly 85: 甲 = 0.75 → 60·0.75 + 40 = 85.
        var system = TwoGroups();
        var rows = system["first_level"]![0]!["indicators"]!.AsArray();
        rows[0]!["weight"] = 0.45;
        rows[1]!["weight"] = 0.30;
        rows[2]!["weight"] = 0.25;
        var result = Run(system, Values("\"A\":20,\"B\":20,\"C\":25,\"D\":20"));
        result.YExact![1].ShouldBe("85");
        result.Level.ShouldBe(Verdict.II);

        rows[1]!["weight"] = 0.2999999999;
        rows[2]!["weight"] = 0.2500000001;
        Run(system, Values("\"A\":20,\"B\":20,\"C\":25,\"D\":20")).Level.ShouldBe(Verdict.III);
    }

    [Fact]
    public void Thirds_are_added_exactly()
    {
        // 0.8/n with n = 3 of a group weighing 1: 100·(0.8/3 + 0.8/3 + 0.8/3 + 0.2) = 100, not 99.99….
        var system = new JsonObject
        {
            ["id"] = "t",
            ["title"] = "测试体系",
            ["rule_profile"] = "tongze-2013",
            ["first_level"] = new JsonArray(Group("甲", 1.0, Row("A", null), Row("B", null), Row("C", null), Row("D", 0.2))),
        };
        foreach (var row in system["first_level"]![0]!["indicators"]!.AsArray().Take(3))
        {
            row!["weight"] = "0.8/n";
        }

        var result = Run(system, Values("\"A\":10,\"B\":10,\"C\":25,\"D\":10", ",\"parameters\":{\"n_metals\":3}"));
        result.YExact.ShouldBe(["220/3", "220/3", "100"]); // 100·(1.6/3 + 0.2) = 220/3
        result.Level.ShouldBe(Verdict.III);
    }

    [Fact]
    public void A_number_of_metals_that_is_not_the_number_of_rows_assessed_is_a_finding_and_gives_no_verdict()
    {
        var values = JsonNode.Parse(File.ReadAllText(TestData.PathOf("Evaluation/cases.json")))!["cases"]![0]!;
        var input = new JsonObject { ["values"] = values["values"]!.DeepClone(), ["parameters"] = new JsonObject { ["n_metals"] = 4 } };
        var result = Run((JsonObject)JsonNode.Parse(TestData.SystemText("electroplating-2015-comprehensive"))!, input.ToJsonString());
        result.Findings.Single(f => f.Code == "parameter.n_metals").Severity.ShouldBe(Severity.Error);
        result.Level.ShouldBe(Verdict.NotComputable);
        result.Y.ShouldBeNull();
    }

    [Fact]
    public void A_restrictive_row_vetoes_whatever_the_index()
    {
        var result = Run(TwoGroups(), Values("\"A\":11,\"B\":5,\"C\":5,\"D\":5"));
        // Y_I = 60·0.5 + 40 = 70; Y_II = 100, all II → II although only A misses I.
        result.YExact.ShouldBe(["70", "100", "100"]);
        result.Level.ShouldBe(Verdict.II);
        result.RestrictiveMet.ShouldBe([false, true, true]);
        var row = result.Gap.Rows.ShouldHaveSingleItem();
        (result.Gap.ToLevel, row.Code, row.Veto, row.Change, row.Gain!.Value.ToString()).ShouldBe((Achieved.I, "1.1", true, -1m, "30"));
    }

    [Fact]
    public void No_data_scores_zero_but_not_applicable_gives_its_weight_to_the_group()
    {
        // C missing: 60·0.8 + 40 = 88. C not applicable: (0.5+0.3)/0.8 = 1 → 100.
        Run(TwoGroups(), Values("\"A\":10,\"B\":10,\"D\":10")).YExact![0].ShouldBe("88");
        var result = Run(TwoGroups(), Values("\"A\":10,\"B\":10,\"C\":{\"not_applicable\":\"无此工序\",\"by\":\"张三\"},\"D\":10"));
        result.YExact![0].ShouldBe("100");
        result.Rows[0].EffectiveWeight!.Value.ToString().ShouldBe("5/8");
        result.Rows[2].Reason!.ShouldContain("张三");
        result.Counts.ShouldBe(new RowCounts(3, 0, 0, 0, 0, 1));
    }

    [Theory]
    [InlineData("""{"not_applicable":""}""")]
    [InlineData("""{"not_applicable":"无此工序"}""")]
    [InlineData("""{"not_applicable":"无此工序","by":" "}""")]
    public void Not_applicable_needs_a_reason_and_a_person(string value)
    {
        var result = Run(TwoGroups(), Values($"\"A\":10,\"B\":10,\"C\":{value},\"D\":10"));
        Codes(result, Severity.Error).ShouldBe(["value.not_applicable_unjustified"]);
        result.Rows[2].Achieved.ShouldBe(Achieved.Missing);
    }

    [Fact]
    public void A_group_that_does_not_apply_is_rescaled_or_lost_as_the_profile_says()
    {
        const string Na = "\"A\":10,\"B\":10,\"C\":10,\"D\":{\"not_applicable\":\"无\",\"by\":\"甲\"}";
        var rescaled = Run(TwoGroups(), Values(Na));
        rescaled.YExact.ShouldBe(["100", "100", "100"]);
        rescaled.Groups[0].EffectiveWeight!.Value.ToString().ShouldBe("1");
        rescaled.Groups[1].Scores.ShouldBeNull();
        Codes(rescaled).ShouldContain("group.rescaled");

        // Lost: ceiling 60, so neither I nor II (85) nor III (needs all weight).
        var lost = Run(TwoGroups(), Values(Na, ",\"profile\":{\"not_applicable\":{\"first_level\":\"lose\"}}"));
        lost.YExact.ShouldBe(["60", "60", "60"]);
        lost.Level.ShouldBe(Verdict.None);
        lost.LevelName.ShouldBe("未达到清洁生产要求");
        lost.Levels[2].NoWeightLost.ShouldBe(false);
        ((string?)lost.Profile["not_applicable"]!["first_level"]).ShouldBe("lose");
    }

    [Fact]
    public void A_bonus_group_lifts_the_index_up_to_the_cap_and_never_rescales_the_others()
    {
        var system = TwoGroups("gbt-43329-2023");
        var bonus = Group("加分", 0.1, Row("E", 1.0));
        bonus["bonus"] = true;
        system["first_level"]!.AsArray().Add(bonus);
        // All but C (0.2·60 = 12 points) at I: 88 + 10 = 98; all at I: 110, capped at 100; bonus not applicable: 88.
        Run(system, Values("\"A\":10,\"B\":10,\"C\":25,\"D\":10,\"E\":1")).YExact![0].ShouldBe("98");
        Run(system, Values("\"A\":10,\"B\":10,\"C\":10,\"D\":10,\"E\":1")).YExact![0].ShouldBe("100");
        Run(system, Values("\"A\":10,\"B\":10,\"C\":25,\"D\":10,\"E\":{\"not_applicable\":\"无\",\"by\":\"甲\"}")).YExact![0].ShouldBe("88");
        // III asks every assessed row but the bonus rows: E at 99 is below III and does not matter.
        Run(system, Values("\"A\":30,\"B\":30,\"C\":30,\"D\":30,\"E\":99")).Level.ShouldBe(Verdict.III);
    }

    [Fact]
    public void Level_one_of_the_2023_standard_also_asks_the_other_rows_to_meet_two()
    {
        // C below II (25): Y_I = 88 ≥ 85, A meets I, but C only meets III.
        var values = Values("\"A\":10,\"B\":10,\"C\":25,\"D\":10");
        Run(TwoGroups("gbt-43329-2023"), values).Level.ShouldBe(Verdict.II);
        Run(TwoGroups(), values).Level.ShouldBe(Verdict.I);
        Run(TwoGroups("gbt-43329-2023"), values).Gap.Rows.Select(r => (r.Code, r.Veto, r.RequiredLevel)).ShouldBe([("1.3", true, Achieved.II)]);
    }

    [Fact]
    public void A_new_project_must_reach_two()
    {
        const string Rows = "\"A\":25,\"B\":25,\"C\":25,\"D\":25";
        Run(TwoGroups(), Values(Rows)).Level.ShouldBe(Verdict.III);
        var result = Run(TwoGroups(), Values(Rows, ",\"new_project\":true"));
        result.Level.ShouldBe(Verdict.None);
        result.Gap.ToLevel.ShouldBe(Achieved.II);
    }

    [Fact]
    public void A_plant_can_be_at_two_with_one_minor_row_below_three()
    {
        // C below III costs 12 points: Y = 88, 88, 88; III would need 100.
        var result = Run(TwoGroups(), Values("\"A\":20,\"B\":20,\"C\":31,\"D\":20"));
        result.YExact.ShouldBe(["0", "88", "88"]);
        result.Level.ShouldBe(Verdict.II);
        result.AllRowsMeet.ShouldBe([false, false, false]);
    }

    [Theory]
    [InlineData("lower_better", true, 10, Achieved.II)]
    [InlineData("lower_better", false, 10, Achieved.I)]
    [InlineData("higher_better", true, 30, Achieved.II)]
    [InlineData("higher_better", false, 30, Achieved.I)]
    public void Bounds_are_strict_only_where_the_table_prints_them_so(string direction, bool strict, int value, Achieved expected)
    {
        var row = Row("A", 1.0, levels: direction == "lower_better" ? "[10,20,30]" : "[30,20,10]", direction: direction);
        row["strict"] = strict;
        var system = TwoGroups();
        system["first_level"] = new JsonArray(Group("甲", 1.0, row));
        Run(system, Values($"\"A\":{value}")).Rows[0].Achieved.ShouldBe(expected);
    }

    [Theory]
    [InlineData("7", Achieved.I)]
    [InlineData("6", Achieved.I)]
    [InlineData("5.5", Achieved.II)]
    [InlineData("9", Achieved.II)]
    [InlineData("9.1", Achieved.Below)]
    public void A_range_is_met_inside_its_ends(string value, Achieved expected)
    {
        var system = TwoGroups();
        system["first_level"] = new JsonArray(Group("甲", 1.0, Row("pH", 1.0, levels: """[{"min":6,"max":8},{"min":5,"max":9},{"min":5,"max":9}]""", direction: "in_range")));
        Run(system, Values($"\"pH\":{value}")).Rows[0].Achieved.ShouldBe(expected);
    }

    [Fact]
    public void A_row_without_a_level_two_is_met_at_two_only_by_meeting_one()
    {
        var system = TwoGroups();
        system["first_level"] = new JsonArray(Group("甲", 1.0, Row("Q", 0.5, levels: "[\"好\",null,\"可\"]", kind: "qualitative"), Row("A", 0.5)));
        Run(system, Values("\"Q\":\"III\",\"A\":10")).YExact.ShouldBe(["50", "50", "100"]);
        Run(system, Values("\"Q\":\"I\",\"A\":10")).YExact.ShouldBe(["100", "100", "100"]);
        var claimed = Run(system, Values("\"Q\":\"II\",\"A\":10"));
        Codes(claimed, Severity.Error).ShouldBe(["value.level_not_defined"]);
        claimed.Rows[0].Achieved.ShouldBe(Achieved.III);
    }

    [Fact]
    public void Absolute_weights_are_normalised_inside_the_group_and_the_printed_number_is_kept()
    {
        // 甲 0.6 = 0.3 + 0.18 + 0.12, 乙 0.4 = 0.4: the same system as TwoGroups.
        var system = TwoGroups();
        system["weight_convention"] = "absolute";
        var rows = system["first_level"]![0]!["indicators"]!.AsArray();
        (rows[0]!["weight"], rows[1]!["weight"], rows[2]!["weight"]) = (0.3, 0.18, 0.12);
        system["first_level"]![1]!["indicators"]![0]!["weight"] = 0.4;
        var result = Run(system, Values("\"A\":10,\"B\":25,\"C\":10,\"D\":10"));
        result.YExact![0].ShouldBe("82"); // 60·0.7 + 40
        result.Rows[0].Weight.ShouldBe(0.3m);
        result.Rows[0].EffectiveWeight!.Value.ToString().ShouldBe("1/2");
    }

    [Fact]
    public void The_convention_is_told_from_the_sums_where_the_file_does_not_name_it()
    {
        var system = TwoGroups();
        var rows = system["first_level"]![0]!["indicators"]!.AsArray();
        (rows[0]!["weight"], rows[1]!["weight"], rows[2]!["weight"]) = (0.3, 0.18, 0.12);
        system["first_level"]![1]!["indicators"]![0]!["weight"] = 0.4;
        Run(system, Values("\"A\":10,\"B\":25,\"C\":10,\"D\":10")).YExact![0].ShouldBe("82");
    }

    [Fact]
    public void A_missing_weight_makes_index_and_level_not_computable_but_complete_groups_keep_their_scores()
    {
        var system = TwoGroups();
        system["first_level"]![1]!["indicators"]![0]!["weight"] = null;
        var result = Run(system, Values("\"A\":10,\"B\":10,\"C\":25,\"D\":10"));
        result.Y.ShouldBeNull();
        result.Level.ShouldBe(Verdict.NotComputable);
        result.Groups[0].Scores!.Select(s => s.ToString()).ShouldBe(["80", "80", "100"]);
        result.Groups[1].Scores.ShouldBeNull();
        Codes(result).ShouldContain("evaluation.weights_missing");
    }

    [Fact]
    public void Row_grading_counts_and_answers_the_veto_question_without_claiming_a_level()
    {
        // HJ 450-2008 single-sided water 0.17/0.26/0.36 and power 20/25/35 m², CCL use ≥ 88/85/75.
        var result = TestData.Evaluate(TestData.SystemText("hj-450-2008-pcb"), """
            {"parameters":{"output":{"单面":1000}},"values":{"新水用量-单面":0.2,"耗电量-单面":20,"覆铜板利用率-单面":80,"废水产生量-单面":0.14,"废水中铜-单面":8,
             "废水中COD-单面":40,"工业用水重复利用率":55,"金属铜回收率":95}}
            """);
        result.Level.ShouldBe(Verdict.NotComputable);
        result.Y.ShouldBeNull();
        result.Counts.ShouldBe(new RowCounts(6, 1, 1, 0, 0, 18));
        result.AllRowsMeet.ShouldBe([false, false, true]);
        result.Gap.ToLevel.ShouldBe(Achieved.II);
        result.Gap.Rows.Select(r => r.Name).ShouldBe(["覆铜板利用率-单面"]);
    }

    [Fact]
    public void A_base_value_that_depends_on_layers_is_computed_and_outside_its_range_the_row_is_not_assessed()
    {
        // HJ 450: water, multilayer I = 0.5 + 0.3n; n = 4 → 1.7. Shipped PCB power, multilayer: II 25+10n passes III 55+5n beyond n = 6.
        var hj = TestData.Evaluate(TestData.SystemText("hj-450-2008-pcb"), """{"parameters":{"layers_above_two":4},"values":{"新水用量-多层(2+n)":1.7}}""");
        hj.Rows.Single(r => r.Name == "新水用量-多层(2+n)").Achieved.ShouldBe(Achieved.I);
        var pcb = TestData.Evaluate(TestData.SystemText("pcb-craes-draft"), """{"parameters":{"layers_above_two":8,"output":{"刚性多层":1}},"values":{"单位产品电耗(刚性)-多层(2+n)":60}}""");
        var row = pcb.Rows.Single(r => r.Name == "单位产品电耗(刚性)-多层(2+n)");
        row.Achieved.ShouldBe(Achieved.NotApplicable);
        Codes(pcb).ShouldContain("row.parameter_range");
    }

    [Fact]
    public void Alternatives_by_plant_class_take_the_weight_of_the_one_that_has_a_value()
    {
        // Coal power 2015, resources: coal rate 0.7, water 0.3; 282 meets I, 1.70 for ≥600 MW recirculating misses III (1.68).
        var result = TestData.Evaluate(TestData.SystemText("coal-power-2015"), """{"values":{"纯凝湿冷机组供电煤耗-超超临界1000MW":282,"单位发电量耗水量-循环冷却600MW及以上":1.70}}""");
        result.Groups.Single(g => g.Name == "资源和能源消耗指标").Scores!.Select(s => s.ToString()).ShouldBe(["70", "70", "70"]);
        result.Rows.Count(r => r.Reason?.Contains("循环冷却600MW", StringComparison.Ordinal) == true).ShouldBe(8);
    }

    [Fact]
    public void Level_names_and_texts_are_there_in_english_too()
    {
        var result = TestData.Evaluate(TestData.SystemText("electroplating-2015-comprehensive"), JsonNode.Parse(File.ReadAllText(TestData.PathOf("Evaluation/cases.json")))!["cases"]![0]!.ToJsonString());
        result.LevelNameEn.ShouldBe("national advanced level");
        result.Rows.Single(r => r.Name == "危险废物处理处置").LimitsTextEn.ShouldBe(["GB 18597 compliant", "GB 18597 compliant", "GB 18597 compliant"]);
        result.Gap.Rows.Single(r => r.Name == "单位产品每次清洗取水量").RequiredTextEn.ShouldBe("≤8");
    }

    [Fact]
    public void Outputs_by_boiler_class_leave_the_cooling_class_to_the_row_that_has_a_value()
    {
        // Two units: 1000 MW makes 60 %, 600 MW 40 %; coal rates 282 (I) and 300 (below III 298): 70·0.6 = 42; water 1.49 at I: 30.
        var result = TestData.Evaluate(TestData.SystemText("coal-power-2015"), """
            {"parameters":{"output":{"超超临界1000MW":6,"超超临界600MW":4}},
             "values":{"纯凝湿冷机组供电煤耗-超超临界1000MW":282,"纯凝湿冷机组供电煤耗-超超临界600MW":300,"单位发电量耗水量-循环冷却600MW及以上":1.49}}
            """);
        result.Groups.Single(g => g.Name == "资源和能源消耗指标").Scores!.Select(s => s.ToString()).ShouldBe(["72", "72", "72"]);
    }

    /// <summary>
    /// GB/T 20106-2006 by hand. 资源 (30 points): A 20, base 2, smaller better, 2.5 → S 0.8; B 10, base 50, larger better, 60 → S 1.2 (cap k/m = 30/2 = 15).
    /// 环境 (70): C 70, base 100, larger better, 90 → 0.9. P1 = 16 + 12 + 63 = 91. 定性: D 60 satisfied, E 40 not: P2 = 60.
    /// P = 0.6·91 + 0.4·60 = 78.6 → 清洁生产企业 (≥ 75).
    /// </summary>
    [Fact]
    public void The_p_index_follows_the_hand_calculation()
    {
        var result = TestData.Evaluate(PSystem, """{"values":{"A":2.5,"B":60,"C":90,"D":true,"E":false}}""");
        result.PIndexParts!.P1.ToString().ShouldBe("91");
        result.PIndexParts.P2.ToString().ShouldBe("60");
        result.PIndex!.Value.ToDecimal(4).ShouldBe(78.6m);
        result.LevelName.ShouldBe("清洁生产企业");
        result.Y.ShouldBeNull();

        // Constant cap 1.1: B gives 11 → P1 = 90, P = 78.
        TestData.Evaluate(PSystem, """{"values":{"A":2.5,"B":60,"C":90,"D":true,"E":false},"profile":{"cap":{"kind":"constant","value":1.1}}}""")
            .PIndex!.Value.ToDecimal(4).ShouldBe(78m);

        // B not applicable: A takes K' = 20·30/20 = 30 → 24 + 63 = 87; P = 52.2 + 24 = 76.2.
        TestData.Evaluate(PSystem, """{"values":{"A":2.5,"B":{"not_applicable":"无","by":"甲"},"C":90,"D":true,"E":false}}""")
            .PIndex!.Value.ToDecimal(4).ShouldBe(76.2m);

        // A = 0, smaller better: the cap k/m = 15 → 15·20 + 12 + 63 = 375.
        TestData.Evaluate(PSystem, """{"values":{"A":0,"B":60,"C":90,"D":true,"E":false}}""").PIndexParts!.P1.ToString().ShouldBe("375");

        // A negative ratio is refused, not computed.
        Codes(TestData.Evaluate(PSystem, """{"values":{"A":-1,"B":60,"C":90,"D":true,"E":false}}"""), Severity.Error).ShouldBe(["p_index.negative"]);
    }

    private const string PSystem = """
        {"id":"p","title":"试行体系","rule_profile":"p-index","first_level":[
         {"name":"资源","indicators":[{"name":"A","kind":"quantitative","direction":"lower_better","base":2,"points":20,"unit":""},{"name":"B","kind":"quantitative","direction":"higher_better","base":50,"points":10,"unit":""}]},
         {"name":"环境","indicators":[{"name":"C","kind":"quantitative","direction":"higher_better","base":100,"points":70,"unit":""}]},
         {"name":"定性","indicators":[{"name":"D","kind":"qualitative","points":60,"unit":""},{"name":"E","kind":"qualitative","points":40,"unit":""}]}]}
        """;

    [Theory]
    [InlineData("\"A\":\"abc\"", "value.not_a_number")]
    [InlineData("\"A\":\"NaN\"", "value.not_a_number")]
    [InlineData("\"A\":1e400", "json.not_number")]
    [InlineData("\"A\":0.12345678901234567890123456789", "json.not_number")]
    [InlineData("\"X\":1", "value.unknown_row")]
    [InlineData("\"A\":1,\"*A\":2", "value.given_twice")]
    [InlineData("\"A\":[1]", "value.not_understood")]
    public void A_value_that_cannot_be_used_is_an_error_at_its_place(string rows, string code)
    {
        var result = Run(TwoGroups(), Values(rows));
        var finding = result.Findings.Single(f => f.Severity == Severity.Error);
        finding.Code.ShouldBe(code);
        finding.Where.ShouldStartWith("$.values[");
    }

    [Theory]
    [InlineData("first_level", "weights.first_level_sum")]
    [InlineData("second_level", "weights.second_level_sum")]
    [InlineData("reversed", "levels.reversed")]
    [InlineData("duplicate", "system.duplicate_row")]
    public void A_defective_system_is_not_judged_by(string defect, string code)
    {
        var system = TwoGroups();
        switch (defect)
        {
            case "first_level":
                system["first_level"]![0]!["weight"] = 0.59;
                break;
            case "second_level":
                system["first_level"]![0]!["indicators"]![0]!["weight"] = 0.49;
                system["weight_convention"] = "relative";
                break;
            case "reversed":
                system["first_level"]![0]!["indicators"]![1]!["levels"] = new JsonArray(20, 10, 30);
                break;
            default:
                system["first_level"]![0]!["indicators"]![1]!["name"] = " A *";
                break;
        }

        var result = Run(system, Values("\"A\":10"));
        Codes(result, Severity.Error).ShouldContain(code);
        result.Level.ShouldBe(Verdict.NotComputable);
        result.Y.ShouldBeNull();
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes_and_other_data_another_hash()
    {
        const string Rows = "\"A\":10,\"B\":10,\"C\":25,\"D\":10";
        var once = JsonSerializer.Serialize(Run(TwoGroups(), Values(Rows)), Json.Options);
        JsonSerializer.Serialize(Run(TwoGroups(), Values(Rows)), Json.Options).ShouldBe(once);
        var changed = TwoGroups();
        changed["first_level"]![0]!["indicators"]![1]!["levels"] = new JsonArray(10, 20, 31);
        Run(changed, Values(Rows)).DataHash.ShouldNotBe(Run(TwoGroups(), Values(Rows)).DataHash);
    }

    [Fact]
    public void The_json_of_a_result_has_the_names_of_the_contract()
    {
        var json = JsonNode.Parse(JsonSerializer.Serialize(Run(TwoGroups(), Values("\"A\":10,\"B\":10,\"C\":25")), Json.Options))!;
        json.AsObject().Select(p => p.Key).ShouldBeSubsetOf([
            "system", "title", "edition", "profile", "as_of", "new_project", "parameters", "y", "y_exact", "p_index", "p_index_parts", "level", "level_name", "level_name_en", "restrictive_met",
            "levels", "rows", "groups", "counts", "all_rows_meet", "gap", "gap_further", "findings", "data_status", "data_hash"]);
        ((string?)json["level"]).ShouldBe("none");
        json["counts"]!.ToJsonString().ShouldBe("""{"I":2,"II":0,"III":1,"below":0,"missing":1,"not_applicable":0}""");
        ((string?)json["rows"]![3]!["achieved"]).ShouldBe("missing");
        ((decimal)json["rows"]![0]!["contribution"]![0]!).ShouldBe(30m);
        json["p_index"].ShouldBeNull();
        ((string?)json["as_of"]).ShouldBe("2026-11-22");
    }

    [Fact]
    public void Indices_never_fall_from_one_to_three()
    {
        // Cumulative membership: Y_I ≤ Y_II ≤ Y_III whatever the values.
        var random = new Random(20261122);
        for (var i = 0; i < 300; i++)
        {
            var rows = string.Join(',', "ABCD".Select(c => random.Next(5) == 0 ? $"\"{c}\":null" : $"\"{c}\":{random.Next(0, 40)}"));
            var y = Run(TwoGroups(), Values(rows)).Y!;
            (y[0] <= y[1] && y[1] <= y[2]).ShouldBeTrue(rows);
        }
    }
}
