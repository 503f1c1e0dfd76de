using Qingyuan.Core.Evaluation;
using Qingyuan.Core.Findings;

namespace Qingyuan.Core.Tests.Evaluation;

/// <summary>
/// Changes to a rule profile (评价规则的调整). A slip in one must be named and must never judge a plant by a rule that nobody meant. Rules: 通则 2013 asks 85 of
/// level Ⅰ and Ⅱ and every row at Ⅲ of level Ⅲ.
/// </summary>
public sealed class ProfileOverrideTests
{
    /// <summary>One row with base values 10/20/30; restrictive. A plant at 15 reaches Ⅱ: Y = 0/100/100.</summary>
    private const string System = """
        {"id":"t","title":"测试体系","rule_profile":"tongze-2013","first_level":[{"name":"甲","weight":1,"indicators":[
        {"name":"A","kind":"quantitative","direction":"lower_better","unit":"t","weight":1,"restrictive":true,"levels":[10,20,30],"confidence":"S"}]}]}
        """;

    private static EvaluationResult Run(string profile, string more = "") => TestData.Evaluate(System, $$$"""{"values":{"A":15},"profile":{{{profile}}}{{{more}}}}""");

    private static (string Code, string Where)[] Errors(EvaluationResult result) =>
        [.. result.Findings.Where(f => f.Severity == Severity.Error).Select(f => (f.Code, f.Where))];

    [Theory]
    [InlineData("""{"levels":[{"y_mim":80,"restrictive_at":1}]}""", "profile.unknown_key", "$.profile.levels[0].y_mim")]
    [InlineData("""{"levels":[{"name":"甲级"},{"y_min":85},{"all_assessed_rows_meet":3}]}""", "profile.level_asks_nothing", "$.profile.levels[0]")]
    [InlineData("""{"levels":[{"y_min":"0"}]}""", "json.not_number", "$.profile.levels[0].y_min")]
    [InlineData("""{"levels":[{"y_min":1e400}]}""", "json.not_number", "$.profile.levels[0].y_min")]
    [InlineData("""{"levels":[{"y_min":0,"restrictive_at":4}]}""", "json.unknown_choice", "$.profile.levels[0].restrictive_at")]
    [InlineData("""{"levels":[]}""", "profile.length", "$.profile.levels")]
    [InlineData("""{"levels":5}""", "json.not_array", "$.profile.levels")]
    [InlineData("""{"levels":null}""", "json.not_array", "$.profile.levels")]
    [InlineData("""{"not_applicable":3}""", "json.not_object", "$.profile.not_applicable")]
    [InlineData("""{"bonus_groups":{"allowed":"no"}}""", "json.unknown_choice", "$.profile.bonus_groups.allowed")]
    [InlineData("""{"membership":"equal"}""", "json.unknown_choice", "$.profile.membership")]
    [InlineData("""{"new_project_min_level":1e20}""", "json.unknown_choice", "$.profile.new_project_min_level")]
    [InlineData("""{"id":"hj-row"}""", "json.unknown_choice", "$.profile.id")]
    public void A_faulty_override_is_named_and_the_rule_below_it_stands(string profile, string code, string where)
    {
        var result = Run(profile);
        Errors(result).ShouldContain((code, where));
        result.Level.ShouldBe(Verdict.II);
        result.LevelName.ShouldBe("国内清洁生产先进水平");
    }

    [Fact]
    public void Keys_that_stand_twice_are_named_and_nothing_of_the_override_is_used() =>
        Errors(Run("""{"levels":[{"y_min":0}],"levels":[{"y_min":0}]}""")).ShouldBe([("json.duplicate.key", "$.profile.levels")]);

    [Fact]
    public void The_profile_that_a_result_printed_can_be_handed_back()
    {
        var printed = Run("""{"not_applicable":{"first_level":"lose"}}""").Profile.ToJsonString(Json.Compact);
        Errors(Run(printed)).ShouldBeEmpty();
    }

    [Fact]
    public void A_new_project_may_stop_at_any_level_where_the_profile_asks_for_none()
    {
        const string AtThree = """{"values":{"A":25},"new_project":true""";
        TestData.Evaluate(System, AtThree + "}").Level.ShouldBe(Verdict.None);
        TestData.Evaluate(System, AtThree + ""","profile":{"new_project_min_level":null}}""").Level.ShouldBe(Verdict.III);
    }

    [Fact]
    public void Levels_replaced_without_names_keep_the_names_of_the_edition_year()
    {
        // Zinc sulphate and coal, both of 2019, call level Ⅲ 国内清洁生产一般水平; the systems of 2014-2017 say 基本水平.
        var system = System.Replace("\"rule_profile\"", "\"date\":\"2019-08-28\",\"rule_profile\"", StringComparison.Ordinal);
        const string Values = """{"values":{"A":25},"profile":{"levels":[{"y_min":85,"restrictive_at":1},{"y_min":85,"restrictive_at":2},{"all_assessed_rows_meet":3}]}}""";
        TestData.Evaluate(system, Values).LevelName.ShouldBe("国内清洁生产一般水平");
    }

    [Fact]
    public void The_highest_title_that_P_reaches_is_given_in_whatever_order_they_stand()
    {
        // P = 1·(20/10 capped at 1.2)·100·0.5 + 0.5·100 = 110 ≥ 90.
        const string Trial = """
            {"id":"p","title":"试行体系","rule_profile":"p-index","profile_overrides":{"alpha":0.5,"beta":0.5,"cap":{"kind":"constant","value":1.2},
            "titles":[{"name":"清洁生产企业","p_min":75},{"name":"清洁生产先进企业","p_min":90}]},"first_level":[{"name":"甲","weight":null,"indicators":[
            {"name":"A","kind":"quantitative","direction":"higher_better","unit":"t","base":10,"points":100,"confidence":"S"},
            {"name":"B","kind":"qualitative","unit":"","points":100,"confidence":"S"}]}]}
            """;
        TestData.Evaluate(Trial, """{"values":{"A":20,"B":true}}""").LevelName.ShouldBe("清洁生产先进企业");
    }

    [Theory]
    [InlineData("""{"values":{"\ud800":1}}""")]
    [InlineData("""{"values":{"A":"\udc00"}}""")]
    [InlineData("""{"profile":{"level_name_none":"\ud800"},"values":{}}""")]
    public void Half_of_a_surrogate_pair_is_a_finding(string values) =>
        Errors(TestData.Evaluate(System, values)).ShouldContain(("json.not.unicode", "$"));

    [Fact]
    public void Not_a_number_is_named_at_its_own_place() =>
        Errors(TestData.Evaluate(System, """{"values":{"A":NaN}}""")).ShouldBe([("value.not_a_number", "$.values[\"A\"]")]);

    [Fact]
    public void A_key_that_stands_twice_in_the_edition_is_named() =>
        Errors(TestData.Evaluate(System.Replace("\"weight\":1,\"restrictive\"", "\"weight\":1,\"weight\":0.5,\"restrictive\"", StringComparison.Ordinal), """{"values":{"A":1}}"""))
            .ShouldContain(("json.duplicate.key", "$.first_level[0].indicators[0].weight"));

    [Fact]
    public void Values_that_are_null_are_missing() =>
        Errors(TestData.Evaluate(System, """{"values":null}""")).ShouldBe([("system.field_missing", "$")]);
}
