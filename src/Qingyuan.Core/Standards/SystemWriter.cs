using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Qingyuan.Core.Findings;

namespace Qingyuan.Core.Standards;

/// <summary>
/// Writes an edition in our own format (data/schemas/system.schema.json), the inverse of <see cref="SystemReader"/>: what is written
/// reads back as the same edition. Numbers lose trailing zeros, never digits.
/// </summary>
public static class SystemWriter
{
    /// <summary>Version of the format.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The edition as a JSON object, fields in the order of the schema.</summary>
    public static JsonObject Write(IndicatorSystem system)
    {
        var root = new JsonObject
        {
            ["schema_version"] = SchemaVersion,
            ["id"] = system.Id,
            ["title"] = system.Title,
        };
        Add(root, "title_en", system.TitleEn);
        root["issuer"] = system.Issuer;
        root["number"] = system.Number;
        root["date"] = system.Date;
        root["date_status"] = system.DateStatus is { } status ? Text(status) : null;
        root["effective"] = Day(system.Effective);
        root["repealed"] = Day(system.Repealed);
        root["superseded_by"] = system.SupersededBy;
        root["jurisdiction"] = system.Jurisdiction;
        Add(root, "jurisdiction_code", system.JurisdictionCode);
        root["sector"] = system.Sector;
        root["source"] = system.Source;
        root["source_urls"] = Texts(system.SourceUrls);
        root["rule_profile"] = system.ProfileId;
        if (system.ProfileOverrides is not null)
        {
            root["profile_overrides"] = system.ProfileOverrides.DeepClone();
        }

        root["weight_convention"] = system.WeightConvention switch
        {
            WeightConvention.Relative => "relative",
            WeightConvention.Absolute => "absolute",
            _ => "none",
        };
        root["wording"] = system.WordingIsOurs ? "意译" : "原文";
        root["wording_note"] = system.WordingNote;
        root["notes"] = Texts(system.Notes);
        if (system.NotesEn.Length > 0)
        {
            root["notes_en"] = Texts(system.NotesEn);
        }

        root["parameters"] = new JsonArray([.. system.Parameters.Select(Parameter)]);
        if (system.ImportedBy is not null)
        {
            root["imported_by"] = Signature(system.ImportedBy);
        }

        if (system.CheckedBy.Length > 0)
        {
            root["checked_by"] = new JsonArray([.. system.CheckedBy.Select(Signature)]);
        }

        root["first_level"] = new JsonArray([.. system.Groups.Select(Group)]);
        return root;
    }

    /// <summary>A data status as it stands in the files.</summary>
    public static string Text(DataStatus status) => status switch
    {
        DataStatus.Checked => "checked",
        DataStatus.Transcribed => "transcribed",
        _ => "unconfirmed",
    };

    private static JsonNode Parameter(SystemParameter parameter)
    {
        var node = new JsonObject { ["name"] = parameter.Name, ["label"] = parameter.Label };
        Add(node, "label_en", parameter.LabelEn);
        node["min"] = Number(parameter.Min);
        node["max"] = Number(parameter.Max);
        return node;
    }

    private static JsonNode Signature(SystemSignature signature)
    {
        var node = new JsonObject { ["by"] = signature.By };
        Add(node, "office", signature.Office);
        node["on"] = Day(signature.On);
        Add(node, "evidence", signature.Evidence);
        if (signature.Rows is { } rows)
        {
            node["rows"] = Texts(rows);
        }

        return node;
    }

    private static JsonNode Group(IndicatorGroup group)
    {
        var node = new JsonObject { ["code"] = group.Code, ["name"] = group.Name };
        Add(node, "name_en", group.NameEn);
        node["weight"] = Number(group.Weight);
        node["weight_status"] = Text(group.WeightStatus);
        if (group.Bonus)
        {
            node["bonus"] = true;
        }

        if (group.Points is not null)
        {
            node["points"] = Number(group.Points);
        }

        node["indicators"] = new JsonArray([.. group.Rows.Select(Row)]);
        return node;
    }

    private static JsonNode Row(IndicatorRow row)
    {
        var node = new JsonObject { ["code"] = row.Code, ["name"] = row.Name };
        Add(node, "name_en", row.NameEn);
        node["kind"] = row.Kind == RowKind.Quantitative ? "quantitative" : "qualitative";
        node["unit"] = row.Unit;
        var isGraded = row.Points is null || row.Levels.Length > 0;
        if (isGraded)
        {
            node["weight"] = row.WeightKind switch
            {
                WeightKind.Plain => Number(row.Weight),
                WeightKind.OverN => row.Weight is { } c ? Plain(c).ToString(CultureInfo.InvariantCulture) + "/n" : null,
                _ => null,
            };
        }

        Add(node, "share_set", row.ShareSet);
        if (row.WeightKind == WeightKind.Shared)
        {
            node["shared_weight"] = Number(row.Weight);
        }

        Add(node, "product", row.Product);
        Add(node, "variant", row.Variant);
        node["restrictive"] = row.Restrictive;
        node["direction"] = row.Direction switch
        {
            Direction.LowerBetter => "lower_better",
            Direction.HigherBetter => "higher_better",
            Direction.InRange => "in_range",
            _ => null,
        };
        var isStrict = AllStrict(row);
        if (isStrict)
        {
            node["strict"] = true;
        }

        if (isGraded)
        {
            node["levels"] = new JsonArray([.. row.Levels.Select(l => Cell(l, isStrict))]);
            if (row.Levels.Any(l => l is BaseValue.Wording { TextEn: not null }))
            {
                node["levels_en"] = new JsonArray([.. row.Levels.Select(l => (JsonNode?)(l as BaseValue.Wording)?.TextEn)]);
            }
        }

        if (row.Base is not null)
        {
            node["base"] = Number(row.Base);
        }

        if (row.Points is not null)
        {
            node["points"] = Number(row.Points);
        }

        if (row.ParameterRange is { } range)
        {
            node["parameter_range"] = new JsonObject
            {
                [range.Parameter] = new JsonObject { ["min"] = Number(range.Min), ["max"] = Number(range.Max) },
            };
        }

        if (row.Advisory)
        {
            node["advisory"] = true;
        }

        node["status"] = Text(row.Status);
        node["source"] = row.Source;
        node["clause"] = row.Clause;
        node["note"] = row.Note;
        node["note_en"] = row.NoteEn;
        return node;
    }

    /// <summary>One strictness for the whole row is written once, at the row; a mixed row carries it in its cells.</summary>
    private static bool AllStrict(IndicatorRow row)
    {
        var marks = row.Levels.Select(l => l switch { BaseValue.Bound b => b.Strict, BaseValue.Linear n => n.Strict, _ => (bool?)null }).OfType<bool>().ToArray();
        return marks.Length > 0 && marks.All(m => m);
    }

    private static JsonNode? Cell(BaseValue? cell, bool rowIsStrict)
    {
        switch (cell)
        {
            case BaseValue.Bound { Strict: true } bound when !rowIsStrict:
                return new JsonObject { ["value"] = Number(bound.Value), ["strict"] = true };
            case BaseValue.Bound bound:
                return Number(bound.Value);
            case BaseValue.Linear linear:
                var line = new JsonObject { ["base"] = Number(linear.Constant), ["per_n"] = Number(linear.PerN) };
                if (linear.Strict && !rowIsStrict)
                {
                    line["strict"] = true;
                }

                return line;
            case BaseValue.Interval interval:
                var ends = new JsonObject();
                if (interval.Min is not null)
                {
                    ends["min"] = Number(interval.Min);
                }

                if (interval.Max is not null)
                {
                    ends["max"] = Number(interval.Max);
                }

                if (interval.MinStrict)
                {
                    ends["min_strict"] = true;
                }

                if (interval.MaxStrict)
                {
                    ends["max_strict"] = true;
                }

                return ends;
            case BaseValue.Wording wording:
                return wording.Text;
            default:
                return null;
        }
    }

    private static void Add(JsonObject node, string key, string? text)
    {
        if (text is not null)
        {
            node[key] = text;
        }
    }

    private static JsonArray Texts(ImmutableArray<string> texts) => new([.. texts.Select(t => (JsonNode?)t)]);

    private static JsonNode? Number(decimal? value) => value is { } number ? JsonValue.Create(Plain(number)) : null;

    /// <summary>Division by 1 with full scale takes trailing zeros off a decimal and changes nothing else.</summary>
    private static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
