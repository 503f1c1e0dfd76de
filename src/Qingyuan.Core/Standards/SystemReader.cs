using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Inputs;
using Qingyuan.Core.Numbers;

namespace Qingyuan.Core.Standards;

/// <summary>
/// Reads an edition of an indicator system from JSON: our own format (data/schemas/system.schema.json) and the looser form in which
/// such tables circulate (no codes, confidence marks S/K/?, product and variant inside the row's name, lists of values by product).
/// Pure: text in, system and findings out. <see cref="SystemCheck"/> then judges what was read.
/// </summary>
public static partial class SystemReader
{
    /// <summary>Reads one edition. Returns null only where nothing that resembles a system was found.</summary>
    /// <param name="json">The text of the file.</param>
    /// <param name="findings">Receives every fault, at its JSON path.</param>
    public static IndicatorSystem? Read(string json, List<Finding> findings)
    {
        JsonDocument? document;
        try
        {
            document = JsonText.Parse(json, findings);
        }
        catch (JsonException e)
        {
            findings.Add(SystemFindings.NotJson.At("$", e.Message));
            return null;
        }

        using (document)
        {
            if (document is null)
            {
                return null;
            }

            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                findings.Add(SystemFindings.NotObject.At("$"));
                return null;
            }

            return new Pass(findings).System(root);
        }
    }

    /// <summary>SHA-256 of the compact form of a JSON element, lower-case hex.</summary>
    public static string HashOf(params IEnumerable<string> compactJson)
    {
        var all = string.Join('\n', compactJson);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
    }

    [GeneratedRegex(@"^(?<set>.+?)(?:\((?<variant>[^)]*)\))?-(?<product>.+?)(?:\(2\+n\))?$")]
    private static partial Regex SharedName();

    [GeneratedRegex(@"^(?<c>[0-9]+(?:\.[0-9]+)?)\s*/\s*n$")]
    private static partial Regex OverN();

    [GeneratedRegex(@"^(?<set>[^()]+)\((?<choices>[^()]+/[^()]+)\)$")]
    private static partial Regex ChoiceName();

    private sealed class Pass(List<Finding> findings)
    {
        private readonly List<Finding> _findings = findings;

        // The looser form marks single weights only where they differ from the table as a whole ("S as a copy…", "mixed: rows 1-12 S…", "K: from memory").
        private string? _generalStatus;

        // Our own format names its share sets; only circulating files leave them to be read from the names.
        private bool _isLoose;

        public IndicatorSystem? System(JsonElement root)
        {
            var id = Text(root, "id", "$");
            var title = Text(root, "title", "$");
            var profile = Text(root, "rule_profile", "$");
            var repeated = JsonText.Repeated(root, "$").ToArray();
            _findings.AddRange(repeated.Select(r => InputFindings.DuplicateKey.At(JsonText.Child(r.Object, r.Key), r.Key)));
            var overrides = Overrides(root, repeated.Any(r => r.Object.StartsWith("$.profile_overrides", StringComparison.Ordinal)));
            foreach (var (value, key) in new[] { (id, "id"), (title, "title"), (profile, "rule_profile") })
            {
                if (value is null)
                {
                    _findings.Add(SystemFindings.FieldMissing.At("$", key));
                }
            }

            if (!root.TryGetProperty("first_level", out var groups) || groups.ValueKind != JsonValueKind.Array)
            {
                _findings.Add(SystemFindings.FieldMissing.At("$", "first_level"));
                return null;
            }

            _isLoose = !root.TryGetProperty("schema_version", out _);
            _generalStatus = Text(root, "confidence", "$") is { } general ? (general.StartsWith('K') || general.StartsWith('?') ? "unconfirmed" : "transcribed") : null;
            var read = new List<IndicatorGroup>();
            foreach (var (element, i) in groups.EnumerateArray().Select((e, i) => (e, i)))
            {
                if (Group(element, i) is { } group)
                {
                    read.Add(group);
                }
            }

            if (id is null || title is null || profile is null)
            {
                return null;
            }

            var convention = Convention(Text(root, "weight_convention", "$"), read, profile);
            return new IndicatorSystem(
                id, title, Text(root, "title_en", "$"), Text(root, "issuer", "$"), Text(root, "number", "$"), Text(root, "date", "$"),
                Day(root, "effective", "$"), Day(root, "repealed", "$"), Text(root, "superseded_by", "$"), Text(root, "jurisdiction", "$") ?? "CN",
                Text(root, "source", "$"), profile, overrides, convention,
                Text(root, "wording", "$") == "意译",
                [.. Texts(root, "notes")],
                [.. Parameters(root)],
                [.. read],
                HashOf(JsonSerializer.Serialize(root)))
            {
                Sector = Text(root, "sector", "$"),
                DateStatus = Text(root, "date_status", "$") is { } dateStatus ? Status(dateStatus, "$.date_status") : null,
                JurisdictionCode = Text(root, "jurisdiction_code", "$"),
                SourceUrls = [.. Texts(root, "source_urls")],
                WordingNote = Text(root, "wording_note", "$"),
                NotesEn = [.. Texts(root, "notes_en")],
                ImportedBy = root.TryGetProperty("imported_by", out var importer) && importer.ValueKind != JsonValueKind.Null ? Signature(importer, "$.imported_by") : null,
                CheckedBy = [.. Checks(root)],
            };
        }

        private JsonObject? Overrides(JsonElement root, bool isAmbiguous)
        {
            if (isAmbiguous || !root.TryGetProperty("profile_overrides", out var overrides) || overrides.ValueKind == JsonValueKind.Null)
            {
                return null;
            }

            return overrides.ValueKind == JsonValueKind.Object
                ? JsonObject.Create(overrides.Clone())
                : Fault<JsonObject?>(SystemFindings.NotObject.At("$.profile_overrides"), null);
        }

        private IEnumerable<SystemSignature> Checks(JsonElement root) =>
            root.TryGetProperty("checked_by", out var array) && array.ValueKind == JsonValueKind.Array
                ? array.EnumerateArray().Select((e, i) => Signature(e, $"$.checked_by[{i}]")).OfType<SystemSignature>()
                : [];

        private SystemSignature? Signature(JsonElement element, string where)
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                return Fault<SystemSignature?>(SystemFindings.NotObject.At(where), null);
            }

            var by = Text(element, "by", where);
            var on = Day(element, "on", where);
            if (by is null || on is null)
            {
                return Fault<SystemSignature?>(SystemFindings.FieldMissing.At(where, by is null ? "by" : "on"), null);
            }

            return new SystemSignature(
                by, Text(element, "office", where), on.Value, Text(element, "evidence", where),
                element.TryGetProperty("rows", out var rows) && rows.ValueKind == JsonValueKind.Array ? [.. Texts(element, "rows")] : null);
        }

        private IndicatorGroup? Group(JsonElement element, int index)
        {
            var where = $"$.first_level[{index}]";
            if (element.ValueKind != JsonValueKind.Object)
            {
                _findings.Add(SystemFindings.NotObject.At(where));
                return null;
            }

            var code = Text(element, "code", where) ?? (index + 1).ToString(CultureInfo.InvariantCulture);
            var name = Text(element, "name", where);
            if (name is null)
            {
                _findings.Add(SystemFindings.FieldMissing.At(where, "name"));
            }

            if (!element.TryGetProperty("indicators", out var rows) || rows.ValueKind != JsonValueKind.Array)
            {
                _findings.Add(SystemFindings.FieldMissing.At(where, "indicators"));
                return null;
            }

            var read = new List<IndicatorRow>();
            foreach (var (row, j) in rows.EnumerateArray().Select((e, j) => (e, j)))
            {
                read.AddRange(Rows(row, $"{where}.indicators[{j}]", $"{code}.{(j + 1).ToString(CultureInfo.InvariantCulture)}"));
            }

            var weightStatus = Text(element, "weight_status", where) ?? Mark(Text(element, "weight_confidence", where)) ?? _generalStatus;
            return new IndicatorGroup(
                code, name ?? "", Text(element, "name_en", where), Number(element, "weight", where), Status(weightStatus, where),
                element.TryGetProperty("bonus", out var bonus) && bonus.ValueKind == JsonValueKind.True,
                Number(element, "points", where),
                [.. _isLoose ? InferShareSets(read) : read]);
        }

        /// <summary>One row, or several where a cell lists values by product (99/98/96).</summary>
        private IEnumerable<IndicatorRow> Rows(JsonElement element, string where, string defaultCode)
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                _findings.Add(SystemFindings.NotObject.At(where));
                yield break;
            }

            var name = Text(element, "name", where);
            if (name is null)
            {
                _findings.Add(SystemFindings.FieldMissing.At(where, "name"));
                yield break;
            }

            var code = Text(element, "code", where) ?? defaultCode;
            var kind = Text(element, "kind", where) switch
            {
                "quantitative" => RowKind.Quantitative,
                "qualitative" => RowKind.Qualitative,
                var other => Fault(SystemFindings.UnknownChoice.At(where + ".kind", other ?? "null", "quantitative, qualitative"), RowKind.Qualitative),
            };
            Direction? direction = Text(element, "direction", where) switch
            {
                null => null,
                "lower_better" => Direction.LowerBetter,
                "higher_better" => Direction.HigherBetter,
                "in_range" => Direction.InRange,
                var other => Fault<Direction?>(SystemFindings.UnknownChoice.At(where + ".direction", other, "lower_better, higher_better, in_range"), null),
            };
            var strict = element.TryGetProperty("strict", out var s) && s.ValueKind == JsonValueKind.True;
            var (weight, weightKind) = Weight(element, where);
            var shareSet = Text(element, "share_set", where);
            var product = Text(element, "product", where);
            var variant = Text(element, "variant", where);
            if (element.TryGetProperty("shared_weight", out _))
            {
                weight = Number(element, "shared_weight", where);
                weightKind = WeightKind.Shared;
                if (shareSet is null && SharedName().Match(name) is { Success: true } match)
                {
                    shareSet = match.Groups["set"].Value;
                    product ??= match.Groups["product"].Value;
                    variant ??= match.Groups["variant"].Success ? match.Groups["variant"].Value : null;
                }
            }

            var row = new IndicatorRow(
                code, name, Text(element, "name_en", where), kind, Text(element, "unit", where) ?? "", weight, weightKind, shareSet, product, variant,
                element.TryGetProperty("restrictive", out var r) && r.ValueKind == JsonValueKind.True,
                direction, [], Range(element, where), Number(element, "base", where), Number(element, "points", where),
                Status(Text(element, "status", where) ?? Mark(Text(element, "confidence", where)), where),
                Text(element, "source", where), Text(element, "clause", where), Text(element, "note", where))
            {
                Advisory = Flag(element, "advisory"),
                NoteEn = Text(element, "note_en", where),
            };

            if (!element.TryGetProperty("levels", out var levels) || levels.ValueKind != JsonValueKind.Array)
            {
                if (row.Points is null)
                {
                    _findings.Add(SystemFindings.FieldMissing.At(where, "levels"));
                }

                yield return row;
                yield break;
            }

            var cells = levels.EnumerateArray().ToArray();
            if (cells.Any(c => c.ValueKind == JsonValueKind.Array))
            {
                foreach (var one in SplitByProduct(row, cells, strict, where))
                {
                    yield return one;
                }

                yield break;
            }

            string?[] english = element.TryGetProperty("levels_en", out var translated) && translated.ValueKind == JsonValueKind.Array
                ? [.. translated.EnumerateArray().Select(t => t.ValueKind == JsonValueKind.String ? t.GetString() : null)]
                : [];
            yield return row with
            {
                Levels = [.. cells.Select((c, i) => Cell(c, strict, $"{where}.levels[{i}]", english.ElementAtOrDefault(i)))],
            };
        }

        /// <summary>钢材综合成材率(热轧/热轧+冷轧/…): one row per product, which together share one weight.</summary>
        private IEnumerable<IndicatorRow> SplitByProduct(IndicatorRow row, JsonElement[] cells, bool strict, string where)
        {
            var match = ChoiceName().Match(row.Name);
            var products = match.Success ? match.Groups["choices"].Value.Split('/') : [];
            if (products.Length == 0 || cells.Any(c => c.ValueKind != JsonValueKind.Array || c.GetArrayLength() != products.Length))
            {
                _findings.Add(SystemFindings.CellKind.At(where + ".levels", row.Name, "list", "[…]"));
                yield break;
            }

            for (var p = 0; p < products.Length; p++)
            {
                yield return row with
                {
                    Code = $"{row.Code}.{(p + 1).ToString(CultureInfo.InvariantCulture)}",
                    Name = $"{match.Groups["set"].Value}-{products[p]}",
                    ShareSet = match.Groups["set"].Value,
                    Product = products[p],
                    WeightKind = WeightKind.Shared,
                    Levels = [.. cells.Select((c, i) => Cell(c[p], strict, $"{where}.levels[{i}][{p}]", null))],
                };
            }
        }

        /// <summary>
        /// Alternatives by plant class that carry the same printed weight each (coal power: 单位发电量耗水量-…) are one share set; without this
        /// their weights would be counted once per class.
        /// </summary>
        private static IEnumerable<IndicatorRow> InferShareSets(List<IndicatorRow> rows)
        {
            var prefixes = rows
                .Where(r => r.ShareSet is null && r.WeightKind == WeightKind.Plain && r.Weight is not null && r.Name.Contains('-', StringComparison.Ordinal))
                .GroupBy(r => (Prefix: r.Name[..r.Name.IndexOf('-', StringComparison.Ordinal)], r.Weight))
                .Where(g => g.Count() > 1 && rows.Where(r => r.WeightKind == WeightKind.Plain).Sum(r => r.Weight ?? 0m) > 1m)
                .Select(g => g.Key.Prefix)
                .ToHashSet(StringComparer.Ordinal);
            foreach (var row in rows)
            {
                var dash = row.Name.IndexOf('-', StringComparison.Ordinal);
                yield return dash > 0 && row.ShareSet is null && prefixes.Contains(row.Name[..dash])
                    ? row with { ShareSet = row.Name[..dash], Variant = row.Variant ?? row.Name[(dash + 1)..], WeightKind = WeightKind.Shared }
                    : row;
            }
        }

        private BaseValue? Cell(JsonElement cell, bool strict, string where, string? english)
        {
            switch (cell.ValueKind)
            {
                case JsonValueKind.Null:
                    return null;
                case JsonValueKind.String:
                    return new BaseValue.Wording(cell.GetString()!, english);
                case JsonValueKind.Number:
                    return Raw(cell, where) is { } value ? new BaseValue.Bound(value, strict) : null;
                case JsonValueKind.Object when cell.TryGetProperty("per_n", out _):
                    return Number(cell, "base", where) is { } a && Number(cell, "per_n", where) is { } b ? new BaseValue.Linear(a, b, strict || Flag(cell, "strict")) : null;
                case JsonValueKind.Object when cell.TryGetProperty("value", out _):
                    return Number(cell, "value", where) is { } v ? new BaseValue.Bound(v, Flag(cell, "strict")) : null;
                case JsonValueKind.Object when cell.TryGetProperty("min", out _) || cell.TryGetProperty("max", out _):
                    return new BaseValue.Interval(Number(cell, "min", where), Number(cell, "max", where), Flag(cell, "min_strict"), Flag(cell, "max_strict"));
                default:
                    _findings.Add(SystemFindings.UnknownChoice.At(where, cell.GetRawText(), "number, text, null, {base, per_n}, {min, max}, {value, strict}"));
                    return null;
            }
        }

        private (decimal? Weight, WeightKind Kind) Weight(JsonElement element, string where)
        {
            if (element.TryGetProperty("weight", out var weight) && weight.ValueKind == JsonValueKind.String)
            {
                var match = OverN().Match(weight.GetString()!);
                if (match.Success && NumberText.TryParse(match.Groups["c"].Value, out var c) == NumberFault.None)
                {
                    return (c, WeightKind.OverN);
                }

                _findings.Add(SystemFindings.NotNumber.At(where + ".weight", weight.GetString()));
                return (null, WeightKind.Plain);
            }

            return (Number(element, "weight", where), WeightKind.Plain);
        }

        private WeightConvention Convention(string? stated, List<IndicatorGroup> groups, string profile)
        {
            if (profile is "hj-row" or "p-index")
            {
                return WeightConvention.None;
            }

            switch (stated)
            {
                case "relative":
                    return WeightConvention.Relative;
                case "absolute":
                    return WeightConvention.Absolute;
                case "none":
                    return WeightConvention.None;
                default:
                    var weighed = groups.Where(g => !g.HasMissingWeights && g.Weight is not null && g.Rows.Length > 0).ToArray();
                    var absolute = weighed.Length > 0 && weighed.All(g => SystemCheck.WeightSum(g) == g.Weight!.Value) && weighed.Any(g => g.Weight != 1m);
                    return absolute ? WeightConvention.Absolute : WeightConvention.Relative;
            }
        }

        private IEnumerable<SystemParameter> Parameters(JsonElement root)
        {
            if (!root.TryGetProperty("parameters", out var array) || array.ValueKind != JsonValueKind.Array)
            {
                yield break;
            }

            foreach (var (p, i) in array.EnumerateArray().Select((e, i) => (e, i)))
            {
                var where = $"$.parameters[{i}]";
                yield return new SystemParameter(Text(p, "name", where) ?? "", Text(p, "label", where) ?? "", Text(p, "label_en", where), Number(p, "min", where), Number(p, "max", where));
            }
        }

        private ParameterRange? Range(JsonElement element, string where)
        {
            if (!element.TryGetProperty("parameter_range", out var ranges) || ranges.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var first = ranges.EnumerateObject().FirstOrDefault();
            return first.Value.ValueKind == JsonValueKind.Object
                ? new ParameterRange(first.Name, Number(first.Value, "min", where + ".parameter_range") ?? 0m, Number(first.Value, "max", where + ".parameter_range"))
                : null;
        }

        private DateOnly? Day(JsonElement element, string key, string where)
        {
            var text = Text(element, key, where);
            if (text is null)
            {
                return null;
            }

            return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : Fault<DateOnly?>(SystemFindings.UnknownChoice.At($"{where}.{key}", text, "yyyy-MM-dd"), null);
        }

        private DataStatus Status(string? text, string where) => text switch
        {
            "checked" => DataStatus.Checked,
            "transcribed" => DataStatus.Transcribed,
            "unconfirmed" or null => DataStatus.Unconfirmed,
            _ => Fault(SystemFindings.UnknownChoice.At(where + ".status", text, "checked, transcribed, unconfirmed"), DataStatus.Unconfirmed),
        };

        private static string? Mark(string? confidence) => confidence switch
        {
            null => null,
            "S" => "transcribed",
            _ => "unconfirmed",
        };

        private static bool Flag(JsonElement element, string key) => element.TryGetProperty(key, out var flag) && flag.ValueKind == JsonValueKind.True;

        private static IEnumerable<string> Texts(JsonElement element, string key) =>
            element.TryGetProperty(key, out var array) && array.ValueKind == JsonValueKind.Array
                ? array.EnumerateArray().Select(t => t.ValueKind == JsonValueKind.String ? t.GetString()! : "")
                : [];

        private string? Text(JsonElement element, string key, string where)
        {
            if (!element.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null)
            {
                return null;
            }

            return value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : Fault<string?>(SystemFindings.NotText.At($"{where}.{key}"), null);
        }

        private decimal? Number(JsonElement element, string key, string where) =>
            element.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null ? Raw(value, $"{where}.{key}") : null;

        private decimal? Raw(JsonElement value, string where)
        {
            if (value.ValueKind == JsonValueKind.Number && NumberText.TryParse(value.GetRawText(), out var number) == NumberFault.None && SystemCheck.IsSensible(number))
            {
                return number;
            }

            return Fault<decimal?>(SystemFindings.NotNumber.At(where, value.GetRawText()), null);
        }

        private T Fault<T>(Finding finding, T instead)
        {
            _findings.Add(finding);
            return instead;
        }
    }
}
