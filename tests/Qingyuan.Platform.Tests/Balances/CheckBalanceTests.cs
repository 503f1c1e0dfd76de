using System.Text.Json;
using Qingyuan.Core;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Quantities;
using Qingyuan.Platform.Balances;

namespace Qingyuan.Platform.Tests.Balances;

public class CheckBalanceTests
{
    private static readonly UnitTable Units = UnitTable.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "units.json")), []);

    private static (string Code, string Where)[] Found(CheckBalance.Response response) => [.. response.Findings.Select(f => (f.Code, f.Where))];

    [Fact]
    public void The_contract_example_comes_out_with_the_contracts_property_names()
    {
        var response = CheckBalance.Handle(
            """
            {"tolerance":0.05,"nodes":[{"id":"N1","name":"电镀"}],
             "streams":[{"id":"S1","from":null,"to":"N1","value":1.2,"unit":"t","kind":"raw"},
                        {"id":"S2","from":"N1","to":null,"value":"1e3","unit":"公斤","kind":"product"},
                        {"id":"S3","from":"N1","to":null,"value":188,"unit":"kg","kind":"waste"}]}
            """, Units);
        // a number written as text is refused, so the balance is not computed
        Found(response).ShouldContain(("json.wrong.type", "$.streams[1].value"));

        response = CheckBalance.Handle(
            """
            {"tolerance":0.05,"nodes":[{"id":"N1","name":"电镀"}],
             "streams":[{"id":"S1","from":null,"to":"N1","value":1.2,"unit":"t","kind":"raw"},
                        {"id":"S2","from":"N1","to":null,"value":1e3,"unit":"公斤","kind":"product"},
                        {"id":"S3","from":"N1","to":null,"value":188,"unit":"kg","kind":"waste"}]}
            """, Units);
        response.Findings.ShouldBeEmpty();
        var json = JsonSerializer.SerializeToElement(response, Json.Options);
        foreach (var totals in new[] { json.GetProperty("nodes")[0], json.GetProperty("plant") })
        {
            totals.GetProperty("in").GetDecimal().ShouldBe(1.2m);
            totals.GetProperty("out").GetDecimal().ShouldBe(1.188m);
            totals.GetProperty("deviation").GetDecimal().ShouldBe(0.01m); // 12 of 1200 kg
            totals.GetProperty("within_tolerance").GetBoolean().ShouldBeTrue();
            totals.GetProperty("unit").GetString().ShouldBe("t");
        }

        json.GetProperty("nodes")[0].GetProperty("id").GetString().ShouldBe("N1");
    }

    [Fact]
    public void All_faults_are_named_at_once_with_their_paths()
    {
        var response = CheckBalance.Handle(
            """
            {"tolerance":5,"nodes":[{"id":"A"},{"id":"A"},{"id":"B"},{"name":"?"}],
             "streams":[{"id":"1","from":null,"to":"A","value":10,"unit":"kg"},
                        {"id":"1","from":"A","to":null,"value":9,"unit":"kg"},
                        {"id":"2","from":"A","to":"Z","value":1,"unit":"kg"},
                        {"id":"3","from":"A","to":"A","value":1,"unit":"kg"},
                        {"id":"4","from":"A","to":null,"value":-1,"unit":"kg"},
                        {"id":"5","from":"A","to":null,"value":1,"unit":"quux"},
                        {"id":"6","from":"A","to":null,"unit":"kg"},
                        {"id":"7","from":"A","to":null,"value":NaN,"unit":"kg"},
                        {"id":"8","from":"A","to":null,"value":1e400},
                        {"id":"9","value":1,"unit":"kg","kind":"magic"}]}
            """, Units);
        Found(response).Where(f => f.Code is not "balance.incomplete").ShouldBe(
        [
            ("value.range", "$.tolerance"), ("json.missing", "$.nodes[3].id"),
            ("unit.unknown", "$.streams[5].unit"), ("json.missing", "$.streams[6].value"), ("number.range", "$.streams[7].value"),
            ("number.range", "$.streams[8].value"), ("unit.missing", "$.streams[8].unit"), ("value.unknown", "$.streams[9].kind"),
            ("value.duplicate", "$.nodes[1].id"), ("value.duplicate", "$.streams[1].id"), ("balance.node.unknown", "$.streams[2].to"),
            ("balance.stream.loop", "$.streams[3]"), ("balance.value.negative", "$.streams[4].value"),
            ("balance.node.disconnected", "$.nodes[2]"), ("balance.not.computable", "$.nodes[2]"),
        ], ignoreOrder: true);
        response.Nodes.ShouldAllBe(n => n.Deviation == null);
        response.Plant!.Deviation.ShouldBeNull();
    }

    [Fact]
    public void The_published_wrong_balance_is_contradicted()
    {
        var response = CheckBalance.Handle(
            """
            {"tolerance":0.05,"nodes":[{"id":"P"}],
             "streams":[{"id":"in","from":null,"to":"P","value":4746025,"unit":"kg","kind":"raw"},
                        {"id":"out","from":"P","to":null,"value":4646377,"unit":"kg","kind":"product"}],
             "claimed_totals":{"in":4746025,"out":4646377,"difference":43088,"deviation":0.0091}}
            """, Units);
        response.Plant!.Deviation!.Value.ShouldBe(0.0210m, 0.00005m);
        Found(response).Select(f => f.Where).ShouldBe(["$.claimed_totals.difference", "$.claimed_totals.deviation", "$.claimed_totals"]);
        response.Findings.HasErrors().ShouldBeTrue();
    }

    [Fact]
    public void A_missing_tolerance_is_five_percent_and_says_so()
    {
        var response = CheckBalance.Handle(
            """{"nodes":[{"id":"P"}],"streams":[{"id":"a","to":"P","value":100,"unit":"t"},{"id":"b","from":"P","value":95.5,"unit":"t"}]}""", Units);
        response.Nodes[0].WithinTolerance.ShouldBe(true);
        Found(response).ShouldBe([("balance.tolerance.default", "$.tolerance")]);
    }
}
