using System.Globalization;
using System.Text.Json;
using Qingyuan.Core.Energy;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;

namespace Qingyuan.Platform.Data;

/// <summary>
/// Checks factors against their own definitions (因子校验): a factor to standard coal is its heat value ÷ 29307.6 kJ/kgce (GB/T 2589-2020) within
/// 0.5 %, which also holds for the printed 0.1229 kgce/kWh; factors are positive; one kind, place and year has one factor.
/// </summary>
internal static class FactorCheck
{
    private static readonly string[] Positive = ["factor", "heat_value", "ncv", "cc", "of", "value"];

    /// <summary>Checks every factor of a file.</summary>
    public static void Check(string file, JsonElement document, List<Finding> findings)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        Walk(document, file + ":$", seen, findings);
    }

    private static void Walk(JsonElement element, string where, Dictionary<string, string> seen, List<Finding> findings)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var (item, i) in element.EnumerateArray().Select((e, i) => (e, i)))
            {
                Walk(item, $"{where}[{i.ToString(CultureInfo.InvariantCulture)}]", seen, findings);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (element.TryGetProperty("id", out _))
            {
                Factor(element, where, seen, findings);
            }

            foreach (var member in element.EnumerateObject())
            {
                Walk(member.Value, $"{where}.{member.Name}", seen, findings);
            }
        }
    }

    private static void Factor(JsonElement row, string where, Dictionary<string, string> seen, List<Finding> findings)
    {
        var name = Text(row, "name") ?? Text(row, "id");
        foreach (var key in Positive)
        {
            if (Ends(row, key) is not var (min, max))
            {
                continue;
            }

            if (min <= 0m)
            {
                findings.Add(DataFindings.FactorNotPositive.At($"{where}.{key}", name, key, min));
            }

            if (min > max)
            {
                findings.Add(DataFindings.RangeReversed.At($"{where}.{key}", name, min, max));
            }
        }

        if (Ends(row, "factor") is var (low, high) && Ends(row, "heat_value") is var (coldest, hottest))
        {
            // The check reads kJ per unit against kgce per the same unit; anything else would compare numbers without meaning.
            if (Text(row, "heat_unit") is not ['k', 'J', '/', .. var per] || Text(row, "factor_unit") != "kgce/" + per)
            {
                findings.Add(DataFindings.FactorUnits.At(where, name, Text(row, "heat_unit"), Text(row, "factor_unit")));
                return;
            }

            Compare(low, coldest);
            if (high != low || hottest != coldest)
            {
                Compare(high, hottest);
            }
        }

        if (Text(row, "kind") is { } kind && Text(row, "region") is { } region && row.TryGetProperty("year", out var year))
        {
            var key = $"{kind} / {region} / {year.GetRawText()}";
            if (!seen.TryAdd(key, where))
            {
                findings.Add(DataFindings.DuplicateFactor.At(where, key, seen[key]));
            }
        }

        void Compare(decimal factor, decimal heat)
        {
            if (heat > 0m && StandardCoal.Deviation(factor, heat) is var apart && apart > StandardCoal.FactorTolerance)
            {
                findings.Add(DataFindings.FactorOff.At(where + ".factor", name, factor, heat, ((Rational)heat / StandardCoal.KilojoulesPerKilogram).ToDecimal(5), (apart * 100).ToDecimal(2)));
            }
        }
    }

    /// <summary>A number as both ends of a range, or a printed range {min, max}; null where there is neither.</summary>
    private static (decimal Min, decimal Max)? Ends(JsonElement row, string key)
    {
        if (!row.TryGetProperty(key, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Object
            ? Number(value, "min") is { } min && Number(value, "max") is { } max ? (min, max) : null
            : Number(row, key) is { } number ? (number, number) : null;
    }

    private static decimal? Number(JsonElement row, string key) =>
        row.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number && NumberText.TryParse(value.GetRawText(), out var number) == NumberFault.None ? number : null;

    private static string? Text(JsonElement row, string key) =>
        row.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
