using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Inputs;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Standards;

namespace Qingyuan.Core.Evaluation;

/// <summary>A level a row can reach, best first (等级).</summary>
public enum Level
{
    /// <summary>Ⅰ.</summary>
    I = 1,

    /// <summary>Ⅱ.</summary>
    II = 2,

    /// <summary>Ⅲ.</summary>
    III = 3,

    /// <summary>Below Ⅲ (未达Ⅲ级).</summary>
    Below = 4,
}

/// <summary>What the plant says about one row (指标实际值).</summary>
public abstract record RowValue
{
    private RowValue()
    {
    }

    /// <summary>A measured or computed number in the row's unit.</summary>
    public sealed record Number(decimal Value) : RowValue;

    /// <summary>A level typed by a person, for rows judged by text.</summary>
    public sealed record Typed(Level Level) : RowValue;

    /// <summary>不适用: needs a reason and a person; its weight goes to the other rows of the group.</summary>
    public sealed record NotApplicable(string Reason, string By) : RowValue;
}

/// <summary>
/// The input of one evaluation: the plant's parameters, its overrides of the rule profile and its values by row. Rows without an entry
/// have no data and score zero; that is never the same as not applicable.
/// </summary>
/// <param name="Parameters">Numbers by name: n_metals, layers_above_two.</param>
/// <param name="Output">Output by product or plant class, for rows that share a weight.</param>
/// <param name="Variant">Default variant for outputs named by product only, e.g. 刚性.</param>
/// <param name="NewProject">New, rebuilt or enlarged project: must reach the profile's minimum level.</param>
/// <param name="ProfileOverrides">The caller's changes to the rule profile, printed in the result.</param>
/// <param name="Values">Values by row code.</param>
/// <param name="Places">Where each value was given, by row code, for findings.</param>
public sealed record EvaluationInput(
    IReadOnlyDictionary<string, decimal> Parameters,
    IReadOnlyDictionary<string, decimal> Output,
    string? Variant,
    bool NewProject,
    JsonObject? ProfileOverrides,
    IReadOnlyDictionary<string, RowValue> Values,
    IReadOnlyDictionary<string, string> Places)
{
    /// <summary>Where the value of a row was given, or the row's name where none was.</summary>
    public string PlaceOf(IndicatorRow row) => Places.TryGetValue(row.Code, out var where) ? where : $"$.values[\"{row.Name}\"]";
}

/// <summary>Reads the values file of the command line and the HTTP API. All faults are findings at their JSON path.</summary>
public static class EvaluationInputReader
{
    /// <summary>
    /// Reads <c>{"parameters", "new_project", "profile", "values"}</c>; keys of values are row codes or Chinese names, with the typographic
    /// variants of <see cref="RowNames"/>. Null, with a finding, where there are no values to judge by: that is no plant without data.
    /// </summary>
    public static EvaluationInput? Read(string json, IndicatorSystem system, List<Finding> findings) => Read(json, system, hasValues: true, findings);

    /// <summary>Reads what holds for every plant of a batch: <c>{"parameters", "new_project", "profile"}</c>, the same object without values.</summary>
    public static EvaluationInput? ReadConditions(string json, IndicatorSystem system, List<Finding> findings) => Read(json, system, hasValues: false, findings);

    private static EvaluationInput? Read(string json, IndicatorSystem system, bool hasValues, List<Finding> findings)
    {
        try
        {
            using var document = JsonText.Parse(json, findings);
            return document is null ? null : new Pass(system, findings).Read(document.RootElement, hasValues);
        }
        catch (JsonException e)
        {
            findings.Add(SystemFindings.NotJson.At("$", e.Message));
            return null;
        }
    }

    /// <summary>An input that says nothing.</summary>
    public static EvaluationInput Empty { get; } = new(
        new Dictionary<string, decimal>(), new Dictionary<string, decimal>(), null, false, null, new Dictionary<string, RowValue>(), new Dictionary<string, string>());

    /// <summary>Reads a level as people write it: I, Ⅰ, Ⅰ级, 一级, 1级, below, 不达标.</summary>
    public static Level? ParseLevel(string text) => NumberText.ToHalfWidth(text).TrimEnd('级').ToUpperInvariant() switch
    {
        "I" or "Ⅰ" or "一" or "1" => Level.I,
        "II" or "Ⅱ" or "二" or "2" => Level.II,
        "III" or "Ⅲ" or "三" or "3" => Level.III,
        "BELOW" or "不达标" or "未达标" or "低于Ⅲ" or "未达Ⅲ" or "低于III" => Level.Below,
        _ => null,
    };

    private sealed class Pass(IndicatorSystem system, List<Finding> findings)
    {
        private readonly Dictionary<string, decimal> _parameters = new(StringComparer.Ordinal);
        private readonly Dictionary<string, decimal> _output = new(StringComparer.Ordinal);
        private readonly Dictionary<string, RowValue> _values = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);
        private string? _variant;

        public EvaluationInput? Read(JsonElement root, bool hasValues)
        {
            if (root.ValueKind != JsonValueKind.Object)
            {
                findings.Add(SystemFindings.NotObject.At("$"));
                return null;
            }

            // A row given twice has its own finding, since it may also be given once by name and once by code.
            var repeated = JsonText.Repeated(root, "$").Where(r => r.Object != "$.values").ToArray();
            findings.AddRange(repeated.Select(r => InputFindings.DuplicateKey.At(JsonText.Child(r.Object, r.Key), r.Key)));
            var newProject = false;
            JsonObject? profile = null;
            foreach (var member in root.EnumerateObject())
            {
                var where = "$." + member.Name;
                switch (member.Name)
                {
                    case "parameters" when Object(member.Value, where):
                        Parameters(member.Value);
                        break;
                    case "new_project" when member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null:
                        newProject = member.Value.ValueKind == JsonValueKind.True;
                        break;
                    case "new_project":
                        findings.Add(SystemFindings.UnknownChoice.At(where, member.Value.GetRawText(), "true, false"));
                        break;
                    case "profile" when Object(member.Value, where):
                        profile = repeated.Any(r => r.Object.StartsWith(where, StringComparison.Ordinal)) ? null : JsonObject.Create(member.Value.Clone());
                        break;
                    case "values" when hasValues && Object(member.Value, where):
                        Values(member.Value);
                        break;
                    case "parameters" or "profile":
                    case "values" when hasValues:
                        break;
                    default:
                        findings.Add(SystemFindings.UnknownField.At(where, member.Name));
                        break;
                }
            }

            JsonElement values = default;
            if (hasValues && (!root.TryGetProperty("values", out values) || values.ValueKind == JsonValueKind.Null))
            {
                findings.Add(SystemFindings.FieldMissing.At("$", "values"));
                return null;
            }

            if (hasValues && values.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            return new EvaluationInput(_parameters, _output, _variant, newProject, profile, _values, _places);
        }

        private bool Object(JsonElement element, string where)
        {
            if (element.ValueKind is JsonValueKind.Object)
            {
                return true;
            }

            if (element.ValueKind != JsonValueKind.Null)
            {
                findings.Add(SystemFindings.NotObject.At(where));
            }

            return false;
        }

        private void Parameters(JsonElement parameters)
        {
            foreach (var p in parameters.EnumerateObject())
            {
                var where = "$.parameters." + p.Name;
                switch (p.Name)
                {
                    case "output":
                        if (Object(p.Value, where))
                        {
                            foreach (var o in p.Value.EnumerateObject())
                            {
                                var amount = Number(o.Value, $"{where}.{o.Name}") ?? 0m;
                                _output[o.Name] = amount < 0m ? Negative(amount, $"{where}.{o.Name}") : amount;
                            }
                        }

                        break;
                    case "variant" when p.Value.ValueKind == JsonValueKind.String:
                        _variant = p.Value.GetString();
                        break;
                    default:
                        if (system.Parameters.Length > 0 && system.Parameters.All(s => s.Name != p.Name) && p.Name is not ("n_metals" or "layers_above_two"))
                        {
                            findings.Add(SystemFindings.UnknownField.At(where, p.Name));
                        }

                        if (p.Value.ValueKind != JsonValueKind.Null && Number(p.Value, where) is { } value)
                        {
                            _parameters[p.Name] = value < 0m ? Negative(value, where) : value;
                        }

                        break;
                }
            }
        }

        private decimal Negative(decimal value, string where)
        {
            findings.Add(EvaluationFindings.Negative.At(where, value));
            return 0m;
        }

        private void Values(JsonElement values)
        {
            var byName = new Dictionary<string, IndicatorRow>(StringComparer.Ordinal);
            foreach (var row in system.Rows)
            {
                byName.TryAdd(RowNames.Normalise(row.Name), row);
                byName.TryAdd("#" + row.Code, row);
            }

            foreach (var v in values.EnumerateObject())
            {
                var where = $"$.values[\"{v.Name}\"]";
                if (!byName.TryGetValue(RowNames.Normalise(v.Name), out var row) && !byName.TryGetValue("#" + v.Name, out row))
                {
                    findings.Add(EvaluationFindings.UnknownRow.At(where, v.Name, system.Title, Nearest(v.Name)));
                    continue;
                }

                if (!_places.TryAdd(row.Code, where))
                {
                    findings.Add(EvaluationFindings.DuplicateValue.At(where, row.Name, _places[row.Code]));
                    continue;
                }

                if (Value(v.Value, row, where) is { } value)
                {
                    _values[row.Code] = value;
                }
            }
        }

        private RowValue? Value(JsonElement element, IndicatorRow row, string where)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Null:
                    return null;
                case JsonValueKind.True:
                    return new RowValue.Typed(Level.I);
                case JsonValueKind.False:
                    return new RowValue.Typed(Level.Below);
                case JsonValueKind.Number:
                    return Number(element, where) is { } number ? new RowValue.Number(number) : null;
                case JsonValueKind.String:
                    var text = element.GetString()!;
                    var isNumberRow = row.Kind == RowKind.Quantitative && text.Trim() is not ("I" or "II" or "III");
                    if (isNumberRow && NumberText.TryParse(text, out var parsed) is var fault && fault != NumberFault.NotANumber)
                    {
                        if (fault == NumberFault.None)
                        {
                            return new RowValue.Number(parsed);
                        }

                        findings.Add(EvaluationFindings.BadNumber.At(where, text, row.Name));
                        return null;
                    }

                    if (ParseLevel(text) is { } level)
                    {
                        return new RowValue.Typed(level);
                    }

                    findings.Add(row.Kind == RowKind.Quantitative
                        ? EvaluationFindings.BadNumber.At(where, text, row.Name)
                        : EvaluationFindings.BadLevel.At(where, text, row.Name));
                    return null;
                case JsonValueKind.Object when element.TryGetProperty("not_applicable", out var reason):
                    var why = reason.ValueKind == JsonValueKind.String ? reason.GetString()!.Trim() : "";
                    var by = element.TryGetProperty("by", out var person) && person.ValueKind == JsonValueKind.String ? person.GetString()!.Trim() : "";
                    if (why.Length == 0 || by.Length == 0)
                    {
                        findings.Add(EvaluationFindings.NotApplicableUnjustified.At(where, row.Name));
                        return null;
                    }

                    return new RowValue.NotApplicable(why, by);
                default:
                    findings.Add(EvaluationFindings.BadValue.At(where, row.Name));
                    return null;
            }
        }

        private decimal? Number(JsonElement element, string where)
        {
            if (element.ValueKind == JsonValueKind.Number && NumberText.TryParse(element.GetRawText(), out var number) == NumberFault.None)
            {
                return number;
            }

            if (element.ValueKind == JsonValueKind.String && NumberText.TryParse(element.GetString(), out number) == NumberFault.None)
            {
                return number;
            }

            findings.Add(SystemFindings.NotNumber.At(where, element.GetRawText()));
            return null;
        }

        /// <summary>The row whose name shares most characters with what was typed, as a hint.</summary>
        private string Nearest(string name)
        {
            var typed = RowNames.Normalise(name).ToHashSet();
            return system.Rows
                .OrderByDescending(r => (double)RowNames.Normalise(r.Name).Distinct().Count(typed.Contains) / (typed.Count + r.Name.Length))
                .Select(r => r.Name)
                .FirstOrDefault() ?? "—";
        }
    }
}
