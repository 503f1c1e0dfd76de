using System.Text.Json;
using Qingyuan.Core;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Options;
using Qingyuan.Platform.Options;

namespace Qingyuan.Platform.Tests.Options;

public class AppraiseOptionsTests
{
    private static IEnumerable<(string Code, string Where)> Found(AppraiseOptions.Response response) => response.Findings.Select(f => (f.Code, f.Where));

    [Fact]
    public void The_contract_example_comes_out_with_the_contracts_property_names()
    {
        var response = AppraiseOptions.Handle(
            """
            {"discount_rate":0.05,"tax_rate":0.25,"cost_class_limits":{"no":0,"low":5,"medium":50},
             "options":[{"code":"F1","name":"回用","investment":150,"annual_net_cash_flow":32.5,"life_years":10}]}
            """);
        response.Findings.ShouldBeEmpty();
        var option = JsonSerializer.SerializeToElement(response, Json.Options).GetProperty("options")[0];
        option.GetProperty("code").GetString().ShouldBe("F1");
        option.GetProperty("class").GetString().ShouldBe("high");
        option.GetProperty("depreciation").ValueKind.ShouldBe(JsonValueKind.Null);
        option.GetProperty("net_cash_flow").GetDecimal().ShouldBe(32.5m);
        option.GetProperty("payback_years").GetDouble().ShouldBe(4.615385, 1e-6); // 150/32.5
        option.GetProperty("npv").GetDouble().ShouldBe(100.9564, 5e-5);
        option.GetProperty("npvr").GetDouble().ShouldBe(0.6730, 5e-5);
        option.GetProperty("irr").GetDouble().ShouldBe(0.172570, 5e-7);
        option.GetProperty("irr_all").GetArrayLength().ShouldBe(1);
        option.GetProperty("verdict").GetString().ShouldBe("feasible");
        option.GetProperty("findings").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void All_faults_are_named_at_once_with_their_paths()
    {
        var response = AppraiseOptions.Handle(
            """
            {"discount_rate":5,"tax_rate":NaN,"colour":"red","cost_class_limits":{"low":50,"medium":5},
             "options":[
               {"code":"F1","investment":1e400,"annual_saving":"viel","life_years":-3},
               {"code":"F1","investment":-4,"annual_net_cash_flow":1,"annual_saving":2,"life_years":2.5},
               {"investment":3,"cash_flows":[1,"x",null]},
               7]}
            """);
        Found(response).ShouldBe(
        [
            ("value.range", "$.discount_rate"), ("number.range", "$.tax_rate"), ("json.wrong.type", "$.options[3]"),
            ("json.unknown.key", "$.colour"), ("option.class.limits.order", "$.cost_class_limits"),
            ("number.range", "$.options[0].investment"), ("value.range", "$.options[0].life_years"), ("json.wrong.type", "$.options[0].annual_saving"),
            ("value.duplicate", "$.options[1].code"), ("value.range", "$.options[1].investment"), ("value.range", "$.options[1].life_years"),
            ("option.flows.ambiguous", "$.options[1]"),
            ("json.missing", "$.options[2].code"), ("json.wrong.type", "$.options[2].cash_flows[1]"), ("json.wrong.type", "$.options[2].cash_flows[2]"),
        ], ignoreOrder: true);
        response.Options.Count.ShouldBe(3);
        response.Options.ShouldAllBe(o => o.Verdict == Verdict.NotJudged);
    }

    [Theory]
    [InlineData("", "json.malformed")]
    [InlineData("{\"options\": [", "json.malformed")]
    [InlineData("[]", "json.wrong.type")]
    [InlineData("{}", "json.missing")]
    public void What_is_no_object_with_options_is_found(string json, string code) =>
        AppraiseOptions.Handle(json).Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Code).ShouldContain(code);

    [Fact]
    public void Enormous_but_readable_numbers_do_not_break_the_arithmetic()
    {
        var response = AppraiseOptions.Handle(
            """
            {"discount_rate":0.9999999999999999999999999999,"tax_rate":0.25,"cost_class_limits":{"low":5,"medium":50},
             "options":[{"code":"F1","investment":79000000000000000000000000000,"annual_net_cash_flow":0.0000000000000000000000000001,"life_years":100},
                        {"code":"F2","investment":0.0000000000000000000000000001,"annual_net_cash_flow":79000000000000000000000000000,"life_years":100}]}
            """);
        Found(response).Select(f => f.Code).ShouldContain("option.figure.too.large");
    }

    [Fact]
    public void A_missing_tax_rate_matters_only_where_a_saving_before_tax_is_given()
    {
        var response = AppraiseOptions.Handle(
            """
            {"discount_rate":0.06,"cost_class_limits":{"low":5,"medium":50},"options":[
              {"code":"F1","investment":10,"annual_saving":1.58,"depreciation_years":10},
              {"code":"F2","investment":10,"annual_net_cash_flow":1.435,"life_years":10}]}
            """);
        response.Findings.Where(f => f.Severity == Severity.Error).Select(f => (f.Code, f.Where)).ShouldBe([("option.tax.rate.missing", "$.options[0]")]);
        response.Options[0].Depreciation.ShouldBe(1m);
        response.Options[0].Npv.ShouldBeNull();
        response.Options[1].Verdict.ShouldBe(Verdict.Feasible);
    }
}
