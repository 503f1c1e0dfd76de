using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Qingyuan.Core.Findings;

namespace Qingyuan.Platform.Data;

/// <summary>
/// Checks a JSON document against a schema of data/schemas (结构定义). Knows the keywords of JSON Schema 2020-12 that our schemas use; any
/// other keyword is refused by an exception, so that a schema never silently stops checking.
/// </summary>
internal sealed class SchemaCheck(JsonElement schema)
{
    private static readonly ConcurrentDictionary<string, Regex> Patterns = new(StringComparer.Ordinal);

    private readonly JsonElement _root = schema.Clone();

    /// <summary>All faults of the document; places are <paramref name="file"/> and JSON path.</summary>
    public IReadOnlyList<Finding> Check(JsonElement document, string file)
    {
        var findings = new List<Finding>();
        Check(document, _root, file + ":$", findings);
        return findings;
    }

    private static bool IsType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && decimal.Truncate(number) == number,
        _ => throw new NotSupportedException($"JSON Schema: unknown type '{type}'"),
    };

    private static string Short(JsonElement value) => value.GetRawText() is { Length: > 40 } raw ? raw[..40] + "…" : value.GetRawText();

    private static Finding Fault(string where, string chinese, string english) => DataFindings.Schema.At(where, chinese, english);

    private bool Fits(JsonElement value, JsonElement schema)
    {
        var findings = new List<Finding>();
        Check(value, schema, "", findings);
        return findings.Count == 0;
    }

    private void Check(JsonElement value, JsonElement schema, string where, List<Finding> findings)
    {
        if (schema.ValueKind is JsonValueKind.True)
        {
            return;
        }

        foreach (var keyword in schema.EnumerateObject())
        {
            Keyword(value, schema, keyword.Name, keyword.Value, where, findings);
        }
    }

    private void Keyword(JsonElement value, JsonElement schema, string name, JsonElement rule, string where, List<Finding> findings)
    {
        switch (name)
        {
            case "$schema" or "$id" or "$defs" or "title" or "description" or "then" or "else":
                break;
            case "$ref":
                Check(value, Resolve(rule.GetString()!), where, findings);
                break;
            case "type":
                string[] types = rule.ValueKind == JsonValueKind.Array ? [.. rule.EnumerateArray().Select(t => t.GetString()!)] : [rule.GetString()!];
                if (!types.Any(t => IsType(value, t)))
                {
                    var expected = string.Join(" / ", types);
                    findings.Add(Fault(where, $"应为 {expected}，现为 {Short(value)}", $"{expected} expected, found {Short(value)}"));
                }

                break;
            case "const":
                Allowed(value, [rule], where, findings);
                break;
            case "enum":
                Allowed(value, [.. rule.EnumerateArray()], where, findings);
                break;
            case "pattern" or "minLength" when value.ValueKind == JsonValueKind.String:
                var text = value.GetString()!;
                if (name == "minLength" ? text.Length < rule.GetInt32() : !Patterns.GetOrAdd(rule.GetString()!, p => new Regex(p, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)).IsMatch(text))
                {
                    findings.Add(Fault(where, $"“{text}”的写法应为 {(name == "minLength" ? "非空文本" : rule.GetString())}", $"'{text}' must match {(name == "minLength" ? "a text that is not empty" : rule.GetString())}"));
                }

                break;
            case "minimum" or "maximum" or "exclusiveMinimum" when value.ValueKind == JsonValueKind.Number:
                Bound(value, name, rule.GetDecimal(), where, findings);
                break;
            case "required" when value.ValueKind == JsonValueKind.Object:
                foreach (var field in rule.EnumerateArray().Select(f => f.GetString()!).Where(f => !value.TryGetProperty(f, out _)))
                {
                    findings.Add(DataFindings.SchemaMissingField.At(where, field));
                }

                break;
            case "properties" when value.ValueKind == JsonValueKind.Object:
                foreach (var property in rule.EnumerateObject())
                {
                    if (value.TryGetProperty(property.Name, out var member))
                    {
                        Check(member, property.Value, $"{where}.{property.Name}", findings);
                    }
                }

                break;
            case "additionalProperties" when value.ValueKind == JsonValueKind.Object:
                Additional(value, schema, rule, where, findings);
                break;
            case "items" when value.ValueKind == JsonValueKind.Array:
                foreach (var (item, i) in value.EnumerateArray().Select((e, i) => (e, i)))
                {
                    Check(item, rule, $"{where}[{i.ToString(CultureInfo.InvariantCulture)}]", findings);
                }

                break;
            case "minItems" or "maxItems" when value.ValueKind == JsonValueKind.Array:
                Count(value.GetArrayLength(), name == "minItems", rule.GetInt32(), where, findings);
                break;
            case "minProperties" when value.ValueKind == JsonValueKind.Object:
                Count(value.GetPropertyCount(), true, rule.GetInt32(), where, findings);
                break;
            case "contains" when value.ValueKind == JsonValueKind.Array:
                if (!value.EnumerateArray().Any(e => Fits(e, rule)))
                {
                    findings.Add(Fault(where, "没有一项符合要求", "no element fits"));
                }

                break;
            case "allOf":
                foreach (var part in rule.EnumerateArray())
                {
                    Check(value, part, where, findings);
                }

                break;
            case "anyOf":
                if (!rule.EnumerateArray().Any(part => Fits(value, part)))
                {
                    findings.Add(Fault(where, $"{Short(value)} 不符合任何一种允许的形式", $"{Short(value)} fits none of the allowed forms"));
                }

                break;
            case "not":
                if (Fits(value, rule))
                {
                    findings.Add(Fault(where, $"{Short(value)} 是不允许的形式", $"{Short(value)} has a form that is not allowed"));
                }

                break;
            case "if":
                if (schema.TryGetProperty(Fits(value, rule) ? "then" : "else", out var consequence))
                {
                    Check(value, consequence, where, findings);
                }

                break;
            case "pattern" or "minLength" or "minimum" or "maximum" or "exclusiveMinimum" or "required" or "properties" or "additionalProperties" or "items"
                or "minItems" or "maxItems" or "minProperties" or "contains":
                break; // the keyword speaks of another kind of value
            default:
                throw new NotSupportedException($"JSON Schema: keyword '{name}' is not supported");
        }
    }

    private static void Allowed(JsonElement value, JsonElement[] allowed, string where, List<Finding> findings)
    {
        if (!allowed.Any(a => JsonElement.DeepEquals(a, value)))
        {
            var list = string.Join(", ", allowed.Select(a => a.GetRawText()));
            findings.Add(Fault(where, $"应为 {list}，现为 {Short(value)}", $"{list} expected, found {Short(value)}"));
        }
    }

    private static void Bound(JsonElement value, string name, decimal bound, string where, List<Finding> findings)
    {
        var fits = value.TryGetDecimal(out var number) && name switch { "minimum" => number >= bound, "maximum" => number <= bound, _ => number > bound };
        if (!fits)
        {
            var sign = name switch { "minimum" => "≥", "maximum" => "≤", _ => ">" };
            findings.Add(Fault(where, $"应 {sign} {bound}，现为 {Short(value)}", $"must be {sign} {bound}, found {Short(value)}"));
        }
    }

    private static void Count(int count, bool isMinimum, int bound, string where, List<Finding> findings)
    {
        if (isMinimum ? count < bound : count > bound)
        {
            findings.Add(Fault(where, $"应{(isMinimum ? "至少" : "至多")}有 {bound} 项，现有 {count} 项", $"{(isMinimum ? "at least" : "at most")} {bound} entries, found {count}"));
        }
    }

    private void Additional(JsonElement value, JsonElement schema, JsonElement rule, string where, List<Finding> findings)
    {
        var known = schema.TryGetProperty("properties", out var properties);
        foreach (var member in value.EnumerateObject().Where(m => !known || !properties.TryGetProperty(m.Name, out _)))
        {
            if (rule.ValueKind == JsonValueKind.False)
            {
                findings.Add(DataFindings.SchemaUnknownField.At($"{where}.{member.Name}", member.Name));
            }
            else
            {
                Check(member.Value, rule, $"{where}.{member.Name}", findings);
            }
        }
    }

    private JsonElement Resolve(string reference)
    {
        const string Prefix = "#/$defs/";
        return reference.StartsWith(Prefix, StringComparison.Ordinal) && _root.GetProperty("$defs").TryGetProperty(reference[Prefix.Length..], out var found)
            ? found
            : throw new NotSupportedException($"JSON Schema: reference '{reference}' does not resolve");
    }
}
