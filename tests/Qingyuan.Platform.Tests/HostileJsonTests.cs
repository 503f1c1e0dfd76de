using Qingyuan.Core.Findings;
using Qingyuan.Core.Quantities;
using Qingyuan.Platform.Balances;
using Qingyuan.Platform.Options;

namespace Qingyuan.Platform.Tests;

/// <summary>Whatever stands in the file, the answer is findings, never an exception.</summary>
public class HostileJsonTests
{
    private const string Options =
        """{"discount_rate":0.05,"tax_rate":0.25,"cost_class_limits":{"no":0,"low":5,"medium":50},"payback_limits":{"medium":3},"options":[{"code":"F1","investment":150,"annual_saving":32.5,"life_years":10,"depreciation_years":8},{"code":"F2","investment":9,"cash_flows":[5,-3,8]}]}""";

    private const string Balance =
        """{"tolerance":0.05,"nodes":[{"id":"A"},{"id":"B"}],"streams":[{"id":"1","from":null,"to":"A","value":10,"unit":"t","kind":"raw"},{"id":"2","from":"A","to":"B","value":9,"unit":"kg","computed":true},{"id":"3","from":"B","to":null,"value":8,"unit":"t","content":0.5,"moisture":0.1}],"claimed_totals":{"in":10,"out":9,"difference":1,"deviation":0.1}}""";

    private static readonly UnitTable Units = UnitTable.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "units.json")), []);

    private static readonly string[] Hostile = ["NaN", "-Infinity", "1e400", "-7.9e28", "1e-28", "0", "null", "true", "\"\"", "\"\\ud800\"", "{\"\\ud800\":1}", "{}", "[]", "[[[]]]", "A"];

    /// <summary>Every value of the sample replaced in turn by every hostile one, and every prefix of it.</summary>
    private static IEnumerable<string> Variants(string json)
    {
        for (var i = 1; i < json.Length; i++)
        {
            yield return json[..i];
            if (json[i - 1] is not (':' or '[' or ','))
            {
                continue;
            }

            var end = json.AsSpan(i).IndexOfAny(",]}");
            foreach (var value in end < 0 ? [] : Hostile)
            {
                yield return json[..i] + value + json[(i + end)..];
            }
        }
    }

    [Fact]
    public void Options_answer_with_findings()
    {
        foreach (var json in Variants(Options))
        {
            Should.NotThrow(() => AppraiseOptions.Handle(json).Findings.HasErrors(), json);
        }
    }

    [Fact]
    public void Balances_answer_with_findings()
    {
        foreach (var json in Variants(Balance))
        {
            Should.NotThrow(() => CheckBalance.Handle(json, Units).Findings.HasErrors(), json);
        }
    }
}
