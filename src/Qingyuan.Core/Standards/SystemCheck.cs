using System.Globalization;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;

namespace Qingyuan.Core.Standards;

/// <summary>
/// Judges an edition that was read: weights sum, levels are monotone, rows are unique, parameter ranges hold. All findings at once.
/// Defects that the source itself prints on rows that are unconfirmed anyway are warnings; missing weights are warnings.
/// </summary>
public static class SystemCheck
{
    /// <summary>All findings on the system under its effective profile.</summary>
    public static IReadOnlyList<Finding> Check(IndicatorSystem system, RuleProfile profile)
    {
        var findings = new List<Finding>();
        Duplicates(system, findings);
        for (var g = 0; g < system.Groups.Length; g++)
        {
            for (var r = 0; r < system.Groups[g].Rows.Length; r++)
            {
                Row(system.Groups[g].Rows[r], $"$.first_level[{g}].indicators[{r}]", profile, findings);
            }
        }

        if (profile.IsPIndex)
        {
            if (profile.Alpha + profile.Beta != 1m || profile.Alpha is < 0m or > 1m)
            {
                findings.Add(SystemFindings.AlphaBeta.At("$.profile", profile.Alpha + profile.Beta));
            }
        }
        else if (!profile.IsRowGrading)
        {
            Weights(system, findings);
        }

        return findings;
    }

    /// <summary>False for a number that no table prints: beyond ±1e12, sums and products of base values would leave the range of a decimal.</summary>
    public static bool IsSensible(decimal number) => Math.Abs(number) <= 1_000_000_000_000m;

    /// <summary>
    /// Sum of a group's printed weights, a share set counted once and rows printed as c/n counted once as c; meaningless where weights are missing.
    /// </summary>
    public static decimal WeightSum(IndicatorGroup group)
    {
        var plain = group.Rows.Where(r => r.WeightKind == WeightKind.Plain).Sum(r => r.Weight ?? 0m);
        var overN = group.Rows.Where(r => r.WeightKind == WeightKind.OverN).Select(r => r.Weight ?? 0m).Distinct().Sum();
        var shared = group.Rows.Where(r => r.WeightKind == WeightKind.Shared).GroupBy(r => r.ShareSet).Sum(s => s.First().Weight ?? 0m);
        return plain + overN + shared;
    }

    /// <summary>
    /// The base values of a row for one value of its parameter, as closed or open bounds; null cells stay null.
    /// </summary>
    /// <param name="row">A quantitative row.</param>
    /// <param name="n">The parameter (layers above two); ignored by rows that do not need it.</param>
    public static BaseValue?[] LevelsAt(IndicatorRow row, decimal n) =>
        [.. row.Levels.Select(cell => cell is BaseValue.Linear line ? new BaseValue.Bound(line.Constant + line.PerN * n, line.Strict) : cell)];

    /// <summary>True where Ⅰ is at least as demanding as Ⅱ and Ⅱ as Ⅲ (missing cells skipped), and percentages lie within 0–100.</summary>
    public static bool IsOrdered(IndicatorRow row, BaseValue?[] levels)
    {
        BaseValue? better = null;
        foreach (var level in levels.Where(l => l is not null))
        {
            if (better is not null && !Demands(row.Direction, better, level!))
            {
                return false;
            }

            better = level;
        }

        return row.Unit != "%" || levels.OfType<BaseValue.Bound>().All(b => b.Value is >= 0m and <= 100m);
    }

    /// <summary>Base values as a reader sees them: "≤8 / ≤24 / ≤40".</summary>
    public static string Print(IndicatorRow row, IEnumerable<BaseValue?> levels) => string.Join(" / ", levels.Select(l => Print(row, l)));

    /// <summary>One base value as a reader sees it.</summary>
    public static string Print(IndicatorRow row, BaseValue? level) => level switch
    {
        null => "—",
        BaseValue.Wording text => text.Text,
        BaseValue.Bound b => Sign(row, b.Strict) + Number(b.Value),
        BaseValue.Linear l => $"{Sign(row, l.Strict)}{Number(l.Constant)}{(l.PerN < 0m ? "-" : "+")}{Number(Math.Abs(l.PerN))}n",
        BaseValue.Interval { Min: { } min, Max: { } max } => $"{Number(min)}~{Number(max)}",
        BaseValue.Interval { Min: { } min, MinStrict: var s } => (s ? ">" : "≥") + Number(min),
        BaseValue.Interval { Max: { } max, MaxStrict: var s } => (s ? "<" : "≤") + Number(max),
        _ => "",
    };

    /// <summary>The same in English where the edition has English texts.</summary>
    public static string PrintEnglish(IndicatorRow row, BaseValue? level) => level is BaseValue.Wording { TextEn: { } english } ? english : Print(row, level);

    private static string Sign(IndicatorRow row, bool strict) => row.Direction == Direction.HigherBetter ? (strict ? ">" : "≥") : strict ? "<" : "≤";

    private static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>Whoever meets <paramref name="better"/> also meets <paramref name="worse"/>.</summary>
    private static bool Demands(Direction? direction, BaseValue better, BaseValue worse) => (better, worse) switch
    {
        (BaseValue.Bound a, BaseValue.Bound b) when direction == Direction.HigherBetter => a.Value > b.Value || (a.Value == b.Value && (a.Strict || !b.Strict)),
        (BaseValue.Bound a, BaseValue.Bound b) => a.Value < b.Value || (a.Value == b.Value && (a.Strict || !b.Strict)),
        (BaseValue.Interval a, BaseValue.Interval b) =>
            (b.Min is null || (a.Min is { } m && (m > b.Min || (m == b.Min && (a.MinStrict || !b.MinStrict))))) &&
            (b.Max is null || (a.Max is { } x && (x < b.Max || (x == b.Max && (a.MaxStrict || !b.MaxStrict))))),
        _ => true,
    };

    private static void Duplicates(IndicatorSystem system, List<Finding> findings)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var g = 0; g < system.Groups.Length; g++)
        {
            for (var r = 0; r < system.Groups[g].Rows.Length; r++)
            {
                var row = system.Groups[g].Rows[r];
                var where = $"$.first_level[{g}].indicators[{r}]";
                foreach (var key in new[] { RowNames.Normalise(row.Name), "#" + row.Code })
                {
                    if (!seen.TryAdd(key, where))
                    {
                        findings.Add(SystemFindings.DuplicateRow.At(where, row.Name, seen[key]));
                        break;
                    }
                }
            }
        }
    }

    private static void Weights(IndicatorSystem system, List<Finding> findings)
    {
        for (var g = 0; g < system.Groups.Length; g++)
        {
            var group = system.Groups[g];
            var where = $"$.first_level[{g}]";
            if (group.Weight is null)
            {
                findings.Add(SystemFindings.WeightMissing.At(where + ".weight", group.Name));
            }
            else if (group.Weight <= 0m)
            {
                findings.Add(SystemFindings.WeightNotPositive.At(where + ".weight", group.Name, group.Weight));
            }

            for (var r = 0; r < group.Rows.Length; r++)
            {
                var row = group.Rows[r];
                if (row.Weight is null)
                {
                    findings.Add(SystemFindings.WeightMissing.At($"{where}.indicators[{r}].weight", row.Name));
                }
                else if (row.Weight <= 0m)
                {
                    findings.Add(SystemFindings.WeightNotPositive.At($"{where}.indicators[{r}].weight", row.Name, row.Weight));
                }
            }

            if (!group.HasMissingWeights && group.Rows.Length > 0)
            {
                var sum = WeightSum(group);
                var expected = system.WeightConvention == WeightConvention.Absolute ? group.Weight : 1m;
                if (expected is not null && sum != expected)
                {
                    findings.Add(SystemFindings.RowWeightSum.At(where, group.Name, Number(sum), Number(expected.Value)));
                }
            }
        }

        var groups = system.Groups.Where(g => !g.Bonus).ToArray();
        if (groups.All(g => g.Weight is not null) && groups.Sum(g => g.Weight!.Value) is var total && total != 1m)
        {
            findings.Add(SystemFindings.GroupWeightSum.At("$.first_level", Number(total)));
        }
    }

    private static void Row(IndicatorRow row, string where, RuleProfile profile, List<Finding> findings)
    {
        var grave = row.Status == DataStatus.Unconfirmed ? Severity.Warning : Severity.Error;
        if (profile.IsPIndex)
        {
            if (row.Points is null)
            {
                findings.Add(SystemFindings.PRowIncomplete.At(where, row.Name, "points"));
            }

            if (row.Kind == RowKind.Quantitative && row.Base is null)
            {
                findings.Add(SystemFindings.PRowIncomplete.At(where, row.Name, "base"));
            }

            if (row.Kind == RowKind.Quantitative && row.Direction is null)
            {
                findings.Add(SystemFindings.DirectionMissing.At(where, row.Name));
            }

            return;
        }

        if (row.Levels.Length != 3)
        {
            findings.Add(SystemFindings.LevelCount.At(where + ".levels", row.Name, row.Levels.Length));
            return;
        }

        if (!row.HasBaseValue)
        {
            findings.Add(SystemFindings.NoBaseValue.At(where + ".levels", row.Name));
            return;
        }

        if (row.Kind == RowKind.Qualitative)
        {
            if (row.Levels.FirstOrDefault(l => l is not (null or BaseValue.Wording)) is { } number)
            {
                findings.Add(SystemFindings.CellKind.At(where + ".levels", row.Name, "qualitative", Print(row, number)));
            }

            return;
        }

        if (row.Levels.OfType<BaseValue.Wording>().FirstOrDefault() is { } text)
        {
            findings.Add(SystemFindings.CellKind.At(where + ".levels", row.Name, "quantitative", text.Text));
            return;
        }

        if (row.Direction is null && row.Levels.Any(l => l is BaseValue.Bound or BaseValue.Linear))
        {
            findings.Add(SystemFindings.DirectionMissing.At(where, row.Name));
            return;
        }

        if (row.NeedsLayers)
        {
            Range(row, where, findings);
            return;
        }

        if (row.Unit == "%" && row.Levels.OfType<BaseValue.Bound>().FirstOrDefault(b => b.Value is < 0m or > 100m) is { } percent)
        {
            findings.Add(SystemFindings.PercentOutOfRange.At(grave, where + ".levels", null, row.Name, Number(percent.Value)));
        }
        else if (!IsOrdered(row, [.. row.Levels]))
        {
            var (zh, rule) = row.Direction switch
            {
                Direction.HigherBetter => ("越大越好", "Ⅰ≥Ⅱ≥Ⅲ"),
                Direction.InRange => ("区间", "Ⅰ⊆Ⅱ⊆Ⅲ"),
                _ => ("越小越好", "Ⅰ≤Ⅱ≤Ⅲ"),
            };
            findings.Add(SystemFindings.LevelsReversed.At(grave, where + ".levels", null, row.Name, Print(row, row.Levels), zh, rule));
        }
    }

    /// <summary>
    /// Checks a + b·n over the declared range of n. Straight lines keep their order on a whole range if they keep it at both ends.
    /// Without a declared range the smallest sensible n = 1 is checked. On a range without an upper end the slopes must keep the order too.
    /// </summary>
    private static void Range(IndicatorRow row, string where, List<Finding> findings)
    {
        var ends = row.ParameterRange is { } range ? (range.Max < range.Min ? [] : new[] { range.Min, range.Max ?? range.Min }) : [1m];
        foreach (var n in ends.Distinct())
        {
            var levels = LevelsAt(row, n);
            if (!IsOrdered(row, levels))
            {
                Crossed(Number(n), levels);
            }
        }

        if (row.ParameterRange is { Max: null })
        {
            BaseValue?[] slopes = [.. row.Levels.Select(l => l is null ? null : new BaseValue.Bound(l is BaseValue.Linear line ? line.PerN : 0m, false))];
            if (!IsOrdered(row with { Unit = "" }, slopes) || (row.Unit == "%" && slopes.OfType<BaseValue.Bound>().Any(s => s.Value != 0m)))
            {
                Crossed("∞", [.. row.Levels]);
            }
        }

        void Crossed(string n, BaseValue?[] levels)
        {
            var grave = row.Status == DataStatus.Unconfirmed ? Severity.Warning : Severity.Error;
            findings.Add(SystemFindings.LevelsCross.At(grave, where + ".levels", null, row.Name, row.ParameterRange?.Parameter ?? "n", n, Print(row, levels)));
        }
    }
}
