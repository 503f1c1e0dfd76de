using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;

namespace Qingyuan.Core.Standards;

/// <summary>
/// One layer of changes to a rule profile (评价规则的一层调整): an edition's own or the caller's. A rule with a slip in it would judge by another rule than
/// the one meant, so a faulty member is named and left out whole: the layer below then stands.
/// </summary>
internal static class ProfileLayer
{
    private const string LevelChoice = "1, 2, 3, null";

    private static readonly Dictionary<string, string[]> Keys = new(StringComparer.Ordinal)
    {
        ["membership"] = [],
        ["levels"] = ["name", "name_en", "y_min", "restrictive_at", "others_at", "all_assessed_rows_meet"],
        ["level_name_none"] = [],
        ["not_applicable"] = ["first_level", "second_level"],
        ["bonus_groups"] = ["allowed", "cap"],
        ["new_project_min_level"] = [],
        ["alpha"] = [],
        ["beta"] = [],
        ["cap"] = ["kind", "value"],
        ["titles"] = ["name", "name_en", "p_min"],
        ["note"] = [],
        ["note_en"] = [],
    };

    /// <summary>The layer without its faulty members; what is wrong with them goes to <paramref name="findings"/>.</summary>
    /// <param name="layer">The changes.</param>
    /// <param name="where">JSON path they stand at.</param>
    /// <param name="basis">The profile of data/profiles.json that they change.</param>
    /// <param name="findings">Receives what is wrong.</param>
    public static JsonObject Sound(JsonObject layer, string where, JsonObject basis, List<Finding> findings)
    {
        var sound = new JsonObject();
        foreach (var (key, value) in layer)
        {
            var at = $"{where}.{key}";
            if (!Keys.TryGetValue(key, out var inner))
            {
                // A result prints the whole profile; whoever hands it back unchanged has said nothing wrong.
                if (!basis.TryGetPropertyValue(key, out var own) || !JsonNode.DeepEquals(own, value))
                {
                    findings.Add(key == "id"
                        ? SystemFindings.UnknownChoice.At(at, value?.ToJsonString(), basis["id"])
                        : SystemFindings.UnknownProfileKey.At(at, key));
                }

                continue;
            }

            var fault = key switch
            {
                "membership" => IsText(value, "cumulative") || (value is null && basis[key] is null) ? null : SystemFindings.UnknownChoice.At(at, value?.ToJsonString() ?? "null", "cumulative"),
                "new_project_min_level" => IsLevelOrNull(value) ? null : SystemFindings.UnknownChoice.At(at, value!.ToJsonString(), LevelChoice),
                "levels" or "titles" => value is JsonArray ? null : SystemFindings.NotArray.At(at),
                "not_applicable" or "bonus_groups" or "cap" => value is JsonObject ? null : SystemFindings.NotObject.At(at),
                _ => null,
            };
            var before = findings.Count;
            if (fault is not null)
            {
                findings.Add(fault);
            }
            else if (value is JsonArray list)
            {
                Elements(key, list, inner, at, basis, findings);
            }
            else if (value is JsonObject members)
            {
                Unknown(members, inner, at, findings);
                if (key == "bonus_groups" && members.TryGetPropertyValue("allowed", out var allowed) && allowed?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
                {
                    findings.Add(SystemFindings.UnknownChoice.At(at + ".allowed", allowed?.ToJsonString() ?? "null", "true, false"));
                }
            }

            if (findings.Count == before)
            {
                sound[key] = value?.DeepClone();
            }
        }

        return sound;
    }

    private static void Elements(string key, JsonArray list, string[] inner, string where, JsonObject basis, List<Finding> findings)
    {
        if (list.Count is 0 or > 3)
        {
            findings.Add(SystemFindings.ProfileLength.At(where, list.Count));
        }

        // Row grading names its levels and asks nothing of them.
        var asks = key == "levels" && (basis["levels"] as JsonArray)?.OfType<JsonObject>().Any(HasCondition) == true;
        for (var i = 0; i < list.Count; i++)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{where}[{i}]");
            if (list[i] is not JsonObject element)
            {
                findings.Add(SystemFindings.NotObject.At(at));
                continue;
            }

            Unknown(element, inner, at, findings);
            if (key == "titles")
            {
                Number(element, "p_min", at, isRequired: true, findings);
                continue;
            }

            Number(element, "y_min", at, isRequired: false, findings);
            foreach (var level in new[] { "restrictive_at", "others_at", "all_assessed_rows_meet" })
            {
                if (!IsLevelOrNull(element[level]))
                {
                    findings.Add(SystemFindings.UnknownChoice.At($"{at}.{level}", element[level]!.ToJsonString(), LevelChoice));
                }
            }

            if (asks && !HasCondition(element))
            {
                findings.Add(SystemFindings.LevelAsksNothing.At(at));
            }
        }
    }

    private static bool HasCondition(JsonObject level) =>
        level["y_min"] is not null || level["restrictive_at"] is not null || level["others_at"] is not null || level["all_assessed_rows_meet"] is not null;

    private static void Unknown(JsonObject members, string[] known, string where, List<Finding> findings) =>
        findings.AddRange(members.Where(m => !known.Contains(m.Key, StringComparer.Ordinal)).Select(m => SystemFindings.UnknownProfileKey.At($"{where}.{m.Key}", m.Key)));

    private static void Number(JsonObject element, string key, string where, bool isRequired, List<Finding> findings)
    {
        if (element[key] is { } number ? Exact(number) is null : isRequired)
        {
            findings.Add(SystemFindings.NotNumber.At($"{where}.{key}", element[key]?.ToJsonString() ?? "null"));
        }
    }

    private static bool IsLevelOrNull(JsonNode? node) => node is null || Exact(node) is 1m or 2m or 3m;

    private static decimal? Exact(JsonNode node) =>
        node.GetValueKind() == JsonValueKind.Number && NumberText.TryParse(node.ToJsonString(), out var value) == NumberFault.None && SystemCheck.IsSensible(value) ? value : null;

    private static bool IsText(JsonNode? node, string text) => node?.GetValueKind() == JsonValueKind.String && node.GetValue<string>() == text;
}
