using System.Text.Json.Nodes;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Standards;

namespace Qingyuan.Platform.Tests.Data;

public sealed class SystemWriterTests
{
    public static TheoryData<string> Editions => [.. Directory.GetFiles(Path.Combine(TestData.Real, "systems"), "*.json").Select(f => Path.GetFileName(f)!)];

    [Theory]
    [MemberData(nameof(Editions))]
    public void An_edition_is_written_as_it_was_read(string file)
    {
        var original = JsonNode.Parse(File.ReadAllText(Path.Combine(TestData.Real, "systems", file)))!.AsObject();
        var findings = new List<Finding>();
        var written = SystemWriter.Write(SystemReader.Read(original.ToJsonString(), findings)!);

        original.Remove("$schema"); // the path to the schema belongs to the place of the file
        Differences("$", original, written).ShouldBeEmpty();
        findings.ShouldBeEmpty();
    }

    [Fact]
    public void Every_form_of_a_cell_survives_writing_and_reading()
    {
        const string Json = """
            {"schema_version": 1, "id": "x", "title": "x", "rule_profile": "tongze-2013", "first_level": [{"code": "1", "name": "g", "weight": 1, "weight_status": "checked", "indicators": [
              {"code": "1.1", "name": "a", "kind": "quantitative", "unit": "t", "weight": "0.8/n", "restrictive": true, "direction": "lower_better", "strict": true, "levels": [1, 2.50, null]},
              {"code": "1.2", "name": "b", "kind": "quantitative", "unit": "t", "weight": 0.1, "restrictive": false, "direction": "lower_better", "levels": [{"value": 1, "strict": true}, 1, 2]},
              {"code": "1.3", "name": "c", "kind": "quantitative", "unit": "t", "weight": 0.1, "restrictive": false, "direction": "in_range", "levels": [{"min": 1, "max": 2, "min_strict": true}, {"max": 3, "max_strict": true}, {"min": 0}]},
              {"code": "1.4", "name": "d", "kind": "quantitative", "unit": "t", "weight": null, "shared_weight": 0.5, "share_set": "s", "product": "p", "variant": "v", "restrictive": false, "direction": "lower_better", "levels": [{"base": 10, "per_n": -5, "strict": true}, {"base": 25, "per_n": 10}, null], "parameter_range": {"layers_above_two": {"min": 1, "max": null}}},
              {"code": "1.5", "name": "e", "kind": "qualitative", "unit": "", "weight": 0.1, "restrictive": false, "direction": null, "levels": ["甲", null, "丙"], "levels_en": ["A", null, null], "advisory": true, "note_en": "n"}
            ]}]}
            """;
        var first = SystemReader.Read(Json, [])!;
        var second = SystemReader.Read(SystemWriter.Write(first).ToJsonString(), [])!;

        Differences("$", SystemWriter.Write(first), SystemWriter.Write(second)).ShouldBeEmpty();
        var rows = second.Rows.ToArray();
        rows[0].Levels.ShouldBe([new BaseValue.Bound(1m, true), new BaseValue.Bound(2.5m, true), null]);
        rows[1].Levels.ShouldBe([new BaseValue.Bound(1m, true), new BaseValue.Bound(1m, false), new BaseValue.Bound(2m, false)]);
        rows[2].Levels.ShouldBe([new BaseValue.Interval(1m, 2m, true, false), new BaseValue.Interval(null, 3m, false, true), new BaseValue.Interval(0m, null, false, false)]);
        rows[3].Levels.ShouldBe([new BaseValue.Linear(10m, -5m, true), new BaseValue.Linear(25m, 10m, false), null]);
        rows[3].ParameterRange.ShouldBe(new ParameterRange("layers_above_two", 1m, null));
        rows[4].Levels.ShouldBe([new BaseValue.Wording("甲", "A"), null, new BaseValue.Wording("丙", null)]);
        rows[4].Advisory.ShouldBeTrue();
    }

    /// <summary>Where two documents differ; the message of a failure should name the place.</summary>
    internal static IEnumerable<string> Differences(string where, JsonNode? a, JsonNode? b)
    {
        if (a is JsonObject x && b is JsonObject y)
        {
            return x.Select(p => p.Key).Union(y.Select(p => p.Key), StringComparer.Ordinal)
                .SelectMany(k => x.ContainsKey(k) && y.ContainsKey(k) ? Differences($"{where}.{k}", x[k], y[k]) : [$"{where}.{k} only on one side"]);
        }

        if (a is JsonArray m && b is JsonArray n && m.Count == n.Count)
        {
            return m.Zip(n).SelectMany((p, i) => Differences($"{where}[{i}]", p.First, p.Second));
        }

        return JsonNode.DeepEquals(a, b) ? [] : [$"{where}: {a?.ToJsonString() ?? "null"} ≠ {b?.ToJsonString() ?? "null"}"];
    }
}
