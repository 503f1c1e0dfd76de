using System.Text.Json;
using Qingyuan.Core;
using Qingyuan.Core.Evaluation;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Quantities;
using Qingyuan.Core.Standards;
using Qingyuan.Platform.Balances;
using Qingyuan.Platform.Data;
using Qingyuan.Platform.Evaluations;
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

    private const string System =
        """{"id":"t","title":"测试","rule_profile":"tongze-2013","date":"2019-01-01","profile_overrides":{"levels":[{"y_min":85,"restrictive_at":1},{"y_min":85,"others_at":3},{"all_assessed_rows_meet":3}],"not_applicable":{"first_level":"lose"},"bonus_groups":{"allowed":true,"cap":100}},"parameters":[{"name":"n_metals","label":"n","min":1,"max":7}],"first_level":[{"name":"甲","weight":0.6,"indicators":[{"name":"A","kind":"quantitative","direction":"lower_better","unit":"t","weight":0.5,"restrictive":true,"strict":true,"levels":[1,2,null],"base":2,"points":5,"confidence":"S"},{"name":"B","kind":"quantitative","direction":"in_range","unit":"%","weight":0.5,"levels":[{"min":6,"max":8},{"min":5,"max":9},{"base":1,"per_n":2}],"parameter_range":{"layers_above_two":{"min":1,"max":3}},"base":8,"points":5}]},{"name":"乙","weight":0.4,"indicators":[{"name":"C","kind":"qualitative","weight":"0.8/n","levels":["a","b","c"],"points":10},{"name":"D-单面","kind":"quantitative","direction":"higher_better","unit":"","shared_weight":0.2,"levels":[9,8,7],"base":9,"points":3}]},{"name":"丙","weight":0.1,"bonus":true,"points":3,"indicators":[{"name":"E","kind":"quantitative","direction":"higher_better","base":1,"points":2,"levels":[[9,1],[8,1],[7,1]]}]}]}""";

    private const string Values =
        """{"parameters":{"n_metals":1,"layers_above_two":2,"variant":"刚性","output":{"单面":5}},"new_project":true,"profile":{"not_applicable":{"first_level":"lose","second_level":"rescale"},"levels":[{"name":"甲级","y_min":85,"restrictive_at":1,"others_at":2}],"new_project_min_level":2,"alpha":0.5,"beta":0.5,"cap":{"kind":"constant","value":1.2},"titles":[{"name":"x","p_min":9}]},"values":{"A":1,"B":"7","C":"II","D-单面":{"not_applicable":"x","by":"y"},"E":null}}""";

    [Fact]
    public void An_evaluation_answers_with_findings_whatever_the_values_are()
    {
        var data = new DataFolder(Data.TestData.Real, Path.Combine(Path.GetTempPath(), "qingyuan-none"));
        foreach (var profile in new[] { "tongze-2013", "p-index", "hj-row" })
        {
            var system = SystemReader.Read(System.Replace("tongze-2013", profile, StringComparison.Ordinal), [])!;
            foreach (var json in Variants(Values))
            {
                Should.NotThrow(() => Print(data, system, json), json);
            }
        }
    }

    [Fact]
    public void An_evaluation_answers_with_findings_whatever_the_edition_is()
    {
        var data = new DataFolder(Data.TestData.Real, Path.Combine(Path.GetTempPath(), "qingyuan-none"));
        foreach (var json in Variants(System))
        {
            Should.NotThrow(() =>
            {
                if (SystemReader.Read(json, []) is { } system)
                {
                    Print(data, system, Values);
                    JsonSerializer.Serialize(SystemWriter.Write(system), Json.Options);
                }
            }, json);
        }
    }

    private static void Print(DataFolder data, IndicatorSystem system, string values)
    {
        var findings = new List<Finding>();
        if (EvaluationInputReader.Read(values, system, findings) is { } input)
        {
            JsonSerializer.Serialize(EvaluatePlant.Handle(data, system, input, new DateOnly(2026, 1, 1), findings).Document, Json.Options);
        }
    }
}
