using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;

namespace Qingyuan.Core.Standards;

/// <summary>How a whole group that does not apply is treated (整组不适用).</summary>
public enum MissingGroupRule
{
    /// <summary>The other groups share its weight (our default).</summary>
    Rescale,

    /// <summary>Its weight is lost: the ceiling falls below 100 and Ⅲ cannot be reached (case HW-3).</summary>
    Lose,
}

/// <summary>What one level asks for (等级条件).</summary>
/// <param name="Name">Level name in this edition, e.g. 国际清洁生产领先水平.</param>
/// <param name="YMin">Smallest index of this level, inclusive; null where the level is not judged by its index.</param>
/// <param name="RestrictiveAt">Level (1–3) that every restrictive row must meet; null for none.</param>
/// <param name="OthersAt">Level that every other non-bonus row must meet; null for none.</param>
/// <param name="AllRowsAt">Level that every assessed non-bonus row must meet (Y_Ⅲ = 100); null for none.</param>
/// <param name="NameEn">English name; null where the profile gives none.</param>
public sealed record LevelRule(string Name, decimal? YMin, int? RestrictiveAt, int? OthersAt, int? AllRowsAt, string? NameEn = null);

/// <summary>A title of a P-index system, with the smallest P (inclusive) that earns it.</summary>
public sealed record TitleRule(string Name, decimal PMin);

/// <summary>
/// A rule profile (评价规则): how an edition's rows become a level. Data, merged key by key: profile, then the edition's
/// overrides, then the caller's; arrays replace whole. Source: 通则 2013, GB/T 43329-2023, GB/T 20106-2006.
/// </summary>
public sealed record RuleProfile
{
    /// <summary>Id: hj-row, p-index, tongze-2013, gbt-43329-2023.</summary>
    public required string Id { get; init; }

    /// <summary>The effective profile after merging, as it is printed in results.</summary>
    public required JsonObject Effective { get; init; }

    /// <summary>Conditions of Ⅰ, Ⅱ, Ⅲ in order; empty for hj-row and p-index.</summary>
    public required ImmutableArray<LevelRule> Levels { get; init; }

    /// <summary>What a plant that reaches no level is called.</summary>
    public required string NoLevelName { get; init; }

    /// <summary>What happens to a group that does not apply.</summary>
    public required MissingGroupRule FirstLevel { get; init; }

    /// <summary>Whether bonus groups count.</summary>
    public required bool BonusAllowed { get; init; }

    /// <summary>Ceiling of the index with bonus.</summary>
    public required decimal Cap { get; init; }

    /// <summary>Lowest level (1–3) a new, rebuilt or enlarged project must reach; 3 where the profile asks none of it.</summary>
    public required int NewProjectMinLevel { get; init; }

    /// <summary>α of P = α·P1 + β·P2.</summary>
    public decimal Alpha { get; init; }

    /// <summary>β of P = α·P1 + β·P2.</summary>
    public decimal Beta { get; init; }

    /// <summary>Constant cap of S_i; null where the cap is k/m.</summary>
    public decimal? ConstantCap { get; init; }

    /// <summary>Titles of a P-index system, best first.</summary>
    public ImmutableArray<TitleRule> Titles { get; init; } = [];

    /// <summary>True for HJ standards: rows are graded one by one, no overall level exists.</summary>
    public bool IsRowGrading => Id == "hj-row";

    /// <summary>True for the trial systems of 2005–2009.</summary>
    public bool IsPIndex => Id == "p-index";

    /// <summary>Merges the layers key by key and reads the result; faults are findings at their JSON path.</summary>
    /// <param name="basis">The profile of data/profiles.json.</param>
    /// <param name="editionYear">Year of issue of the edition, which chooses the level names where they changed; null where unknown.</param>
    /// <param name="layers">The edition's overrides and the caller's, with the path each stands at.</param>
    /// <param name="findings">Receives what is wrong.</param>
    public static RuleProfile Read(JsonObject basis, int? editionYear, IEnumerable<(JsonObject? Layer, string Where)> layers, List<Finding> findings)
    {
        var merged = (JsonObject)basis.DeepClone();
        NamesOf(merged, editionYear);
        var named = (JsonObject)merged.DeepClone();
        foreach (var (layer, where) in layers)
        {
            if (layer is not null)
            {
                Merge(merged, ProfileLayer.Sound(layer, where, basis, findings), named);
            }
        }

        var reader = new Reader(merged, findings);
        return new RuleProfile
        {
            Id = reader.Text(merged, "id", "$.profile.id") ?? "",
            Effective = merged,
            Levels = [.. reader.Levels()],
            NoLevelName = reader.Text(merged, "level_name_none", "$.profile.level_name_none") ?? "未达到清洁生产要求",
            FirstLevel = reader.FirstLevel(),
            BonusAllowed = (merged["bonus_groups"] as JsonObject)?["allowed"]?.GetValueKind() != JsonValueKind.False,
            Cap = reader.Number(merged["bonus_groups"] as JsonObject, "cap", "$.profile.bonus_groups.cap") ?? 100m,
            NewProjectMinLevel = reader.LevelNumber(merged, "new_project_min_level", "$.profile") ?? 3,
            Alpha = reader.Number(merged, "alpha", "$.profile.alpha") ?? 0m,
            Beta = reader.Number(merged, "beta", "$.profile.beta") ?? 0m,
            ConstantCap = reader.ConstantCap(),
            Titles = [.. reader.Titles().OrderByDescending(t => t.PMin)],
        };
    }

    /// <summary>Level names changed with the years (国内清洁生产基本水平 became 一般水平 in 2018); the provenance stays in the data file.</summary>
    private static void NamesOf(JsonObject profile, int? year)
    {
        if (profile["names_by_edition"] is JsonArray editions && profile["levels"] is JsonArray levels)
        {
            var match = editions.OfType<JsonObject>().FirstOrDefault(e => year >= e["from_year"]?.GetValue<int>() && year <= e["to_year"]?.GetValue<int>());
            for (var i = 0; match?["names"] is JsonArray names && i < levels.Count && i < names.Count; i++)
            {
                levels[i]!["name"] = names[i]?.DeepClone();
            }
        }

        profile.Remove("names_by_edition");
        profile.Remove("provenance");
    }

    private static void Merge(JsonObject target, JsonObject layer, JsonObject keepNamesOf)
    {
        foreach (var (key, value) in layer)
        {
            if (value is JsonObject child && target[key] is JsonObject existing)
            {
                Merge(existing, child, keepNamesOf);
            }
            else
            {
                target[key] = value?.DeepClone();
            }
        }

        // An edition may replace the conditions without repeating the level names: the profile's names then stand.
        if (target["levels"] is JsonArray levels && keepNamesOf["levels"] is JsonArray named)
        {
            for (var i = 0; i < levels.Count && i < named.Count; i++)
            {
                if (levels[i] is JsonObject level && level["name"] is null)
                {
                    level["name"] = (named[i] as JsonObject)?["name"]?.DeepClone();
                }
            }
        }
    }

    private readonly record struct Reader(JsonObject Profile, List<Finding> Findings)
    {
        public string? Text(JsonObject? source, string key, string where)
        {
            var node = source?[key];
            if (node is null || node.GetValueKind() == JsonValueKind.String)
            {
                return node?.GetValue<string>();
            }

            Findings.Add(SystemFindings.NotText.At(where));
            return null;
        }

        public decimal? Number(JsonObject? source, string key, string where)
        {
            if (source?[key] is not { } node)
            {
                return null;
            }

            if (node.GetValueKind() == JsonValueKind.Number && NumberText.TryParse(node.ToJsonString(), out var value) == NumberFault.None && SystemCheck.IsSensible(value))
            {
                return value;
            }

            Findings.Add(SystemFindings.NotNumber.At(where, node.ToJsonString()));
            return null;
        }

        public IEnumerable<LevelRule> Levels()
        {
            if (Profile["levels"] is not JsonArray array)
            {
                yield break;
            }

            for (var i = 0; i < array.Count; i++)
            {
                var where = $"$.profile.levels[{i}]";
                if (array[i] is not JsonObject level)
                {
                    Findings.Add(SystemFindings.NotObject.At(where));
                    continue;
                }

                yield return new LevelRule(
                    Text(level, "name", where + ".name") ?? "",
                    Number(level, "y_min", where + ".y_min"),
                    LevelNumber(level, "restrictive_at", where),
                    LevelNumber(level, "others_at", where),
                    LevelNumber(level, "all_assessed_rows_meet", where),
                    Text(level, "name_en", where + ".name_en"));
            }
        }

        public MissingGroupRule FirstLevel()
        {
            var text = Text(Profile["not_applicable"] as JsonObject, "first_level", "$.profile.not_applicable.first_level");
            var second = Text(Profile["not_applicable"] as JsonObject, "second_level", "$.profile.not_applicable.second_level");
            if (text is not (null or "rescale" or "lose"))
            {
                Findings.Add(SystemFindings.UnknownChoice.At("$.profile.not_applicable.first_level", text, "rescale, lose"));
            }

            if (second is not (null or "rescale"))
            {
                Findings.Add(SystemFindings.UnknownChoice.At("$.profile.not_applicable.second_level", second, "rescale"));
            }

            return text == "lose" ? MissingGroupRule.Lose : MissingGroupRule.Rescale;
        }

        public decimal? ConstantCap()
        {
            if (Profile["cap"] is not JsonObject cap)
            {
                return null;
            }

            var kind = Text(cap, "kind", "$.profile.cap.kind");
            if (kind is not (null or "k_over_m" or "constant"))
            {
                Findings.Add(SystemFindings.UnknownChoice.At("$.profile.cap.kind", kind, "k_over_m, constant"));
            }

            return kind == "constant" ? Number(cap, "value", "$.profile.cap.value") : null;
        }

        public IEnumerable<TitleRule> Titles()
        {
            if (Profile["titles"] is not JsonArray array)
            {
                yield break;
            }

            for (var i = 0; i < array.Count; i++)
            {
                if (array[i] is JsonObject title && Number(title, "p_min", $"$.profile.titles[{i}].p_min") is { } min)
                {
                    yield return new TitleRule(Text(title, "name", $"$.profile.titles[{i}].name") ?? "", min);
                }
            }
        }

        public int? LevelNumber(JsonObject level, string key, string where)
        {
            var number = Number(level, key, $"{where}.{key}");
            if (number is null or 1m or 2m or 3m)
            {
                return (int?)number;
            }

            Findings.Add(SystemFindings.UnknownChoice.At($"{where}.{key}", number, "1, 2, 3, null"));
            return null;
        }
    }
}
