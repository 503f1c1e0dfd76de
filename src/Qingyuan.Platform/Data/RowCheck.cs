using System.Globalization;
using System.Text.Json;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Quantities;
using Qingyuan.Core.Standards;

namespace Qingyuan.Platform.Data;

/// <summary>
/// What holds for every row of every data file, whatever it means (数据行通用检查): a named source resolves, a status is one of the three,
/// days are days in order, ids of one list differ, and a rule that place and day choose has all fields to choose it by.
/// </summary>
/// <param name="sources">Ids of sources.csv.</param>
/// <param name="units">The table of units; null where it could not be read.</param>
/// <param name="findings">Receives what is wrong.</param>
internal sealed class RowCheck(HashSet<string> sources, UnitTable? units, List<Finding> findings)
{
    /// <summary>The three data statuses.</summary>
    public static readonly IReadOnlySet<string> Statuses = new HashSet<string>(StringComparer.Ordinal) { "transcribed", "checked", "unconfirmed" };

    private static readonly string[] RuleFields = ["jurisdiction", "valid_from", "valid_to", "priority", "source", "clause", "status", "advisory"];

    /// <summary>Walks a whole document.</summary>
    public void Check(string file, JsonElement document) => Walk(document, file + ":$", file.StartsWith("audit/", StringComparison.Ordinal));

    private void Walk(JsonElement element, string where, bool isRuleFile)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            Ids(element, where);
            foreach (var (item, i) in element.EnumerateArray().Select((e, i) => (e, i)))
            {
                Walk(item, $"{where}[{i.ToString(CultureInfo.InvariantCulture)}]", isRuleFile);
            }

            return;
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var member in element.EnumerateObject())
        {
            var at = $"{where}.{member.Name}";
            if (member.Value.ValueKind == JsonValueKind.String)
            {
                var text = member.Value.GetString()!;
                if (Is(member.Name, "source") && !sources.Contains(text))
                {
                    findings.Add(DataFindings.UnknownSource.At(at, text));
                }
                else if (Is(member.Name, "status") && !Statuses.Contains(text))
                {
                    findings.Add(DataFindings.UnknownStatus.At(at, text));
                }
                else if (Is(member.Name, "unit") && text.Length > 0 && units?.TryParse(text, out _) is not null)
                {
                    findings.Add(SystemFindings.UnknownUnit.At(at, Name(element), text));
                }
            }
            else if (member.Name == "read_in" && member.Value.ValueKind == JsonValueKind.Array)
            {
                findings.AddRange(member.Value.EnumerateArray().Select(s => s.GetString() ?? "").Where(s => !sources.Contains(s)).Select(s => DataFindings.UnknownSource.At(at, s)));
            }

            Walk(member.Value, at, isRuleFile);
        }

        Validity(element, where);
        if (isRuleFile && element.TryGetProperty("jurisdiction", out _))
        {
            var missing = RuleFields.Where(f => !element.TryGetProperty(f, out _)).ToArray();
            if (missing.Length > 0)
            {
                findings.Add(DataFindings.RuleFieldMissing.At(where, Id(element) ?? where, string.Join(", ", missing)));
            }
        }
    }

    /// <summary>"source", "step_count_source", …</summary>
    private static bool Is(string name, string field) => name == field || name.EndsWith("_" + field, StringComparison.Ordinal);

    private void Ids(JsonElement array, string where)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (item, i) in array.EnumerateArray().Select((e, i) => (e, i)))
        {
            if (item.ValueKind == JsonValueKind.Object && Id(item) is { } id && !seen.TryAdd(id, i))
            {
                findings.Add(DataFindings.DuplicateId.At($"{where}[{i.ToString(CultureInfo.InvariantCulture)}].id", id, $"{where}[{seen[id].ToString(CultureInfo.InvariantCulture)}]"));
            }
        }
    }

    private void Validity(JsonElement element, string where)
    {
        var from = Day(element, "valid_from", where);
        var to = Day(element, "valid_to", where);
        if (from > to)
        {
            findings.Add(DataFindings.DaysReversed.At(where + ".valid_to", element.GetProperty("valid_from").GetString(), element.GetProperty("valid_to").GetString()));
        }
    }

    private DateOnly? Day(JsonElement element, string key, string where) =>
        !element.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null
            ? null
            : SourceTable.Day(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText(), $"{where}.{key}", findings);

    private static string? Name(JsonElement element) =>
        element.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : Id(element);

    private static string? Id(JsonElement element) =>
        element.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
}
