using System.Collections.Immutable;
using System.Globalization;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Standards;

namespace Qingyuan.Core.Evaluation;

/// <summary>
/// Evaluates a plant against an edition of an indicator system and explains every point (清洁生产水平评价). Exact: indices are fractions,
/// values are compared in full. Sources: 通则 2013 and GB/T 43329-2023 for the index and the levels, HJ standards for row grading,
/// GB/T 20106-2006 for the P index; see docs/methods/evaluation.md.
/// </summary>
public static class Evaluator
{
    /// <summary>Evaluates. Never throws for bad data: what is wrong becomes a finding, and no verdict is given on a defective system.</summary>
    /// <param name="system">The edition.</param>
    /// <param name="profile">Its effective profile (edition's and caller's overrides merged).</param>
    /// <param name="input">The plant.</param>
    /// <param name="asOf">The day the evaluation speaks for.</param>
    /// <param name="earlier">Findings made while reading system, profile and input; they are part of the result.</param>
    public static EvaluationResult Evaluate(IndicatorSystem system, RuleProfile profile, EvaluationInput input, DateOnly asOf, IEnumerable<Finding> earlier)
    {
        var findings = new List<Finding>(earlier);
        var defects = SystemCheck.Check(system, profile).Where(f => f.Severity == Severity.Error).ToArray();
        findings.AddRange(defects);
        if (defects.Length > 0)
        {
            findings.Add(EvaluationFindings.SystemDefective.At("$", defects.Length));
            return Frame(system, profile, input, asOf, findings);
        }

        if (asOf < (system.Effective ?? DateOnly.MinValue) || asOf >= (system.Repealed ?? DateOnly.MaxValue))
        {
            findings.Add(EvaluationFindings.NotInForce.At("$.as_of", system.Title, Day(asOf), Day(system.Effective), Day(system.Repealed)));
        }

        var states = RowStates.Of(system, input, findings);
        if (states.All(s => !s.Applies))
        {
            findings.Add(EvaluationFindings.NothingAssessed.At("$.values"));
        }

        var result = profile.IsPIndex
            ? PIndexEvaluator.Evaluate(system, profile, input, asOf, states, findings)
            : Index(system, profile, input, asOf, states, findings);
        var unconfirmed = states.Count(s => s.Applies && s.Row.Status == DataStatus.Unconfirmed) + system.Groups.Count(g => g.Weight is not null && g.WeightStatus == DataStatus.Unconfirmed);
        if (unconfirmed > 0)
        {
            findings.Add(EvaluationFindings.Unconfirmed.At("$.data_status", unconfirmed));
        }

        return result;
    }

    private static EvaluationResult Index(IndicatorSystem system, RuleProfile profile, EvaluationInput input, DateOnly asOf, RowState[] states, List<Finding> findings)
    {
        var parameters = new SortedDictionary<string, decimal>(input.Parameters.ToDictionary(), StringComparer.Ordinal);
        var countsMatch = Metals(states, parameters, findings);
        var weights = EffectiveWeights.Of(system, profile, [.. states.Select(s => s.Applies)], [.. states.Select(s => s.Share)]);
        var computable = !profile.IsRowGrading && weights.Complete && countsMatch && states.Any(s => s.Applies);
        if (!profile.IsRowGrading)
        {
            GroupFindings(system, profile, states, findings);
        }

        var y = computable ? Indices(profile, states, weights, system) : null;
        var (levels, verdict, name) = Levels(profile, states, weights, y, input.NewProject);
        var gaps = GapAnalysis.Of(profile, states, weights, system, levels, verdict, y);
        return Frame(system, profile, input, asOf, findings) with
        {
            Parameters = parameters,
            Y = y,
            YExact = y?.Select(v => v.ToString()).ToArray(),
            Level = verdict,
            LevelName = name,
            LevelNameEn = verdict is Verdict.None or Verdict.NotComputable ? null : profile.Levels[(int)verdict - 1].NameEn,
            RestrictiveMet = ForLevels(k => states.Where(s => s.Applies && s.Row.Restrictive).All(s => s.Meets(k))),
            Levels = levels,
            Rows = RowResults(system, states, weights),
            Groups = GroupResults(system, states, weights),
            Counts = Count(states),
            AllRowsMeet = ForLevels(k => AllMeet(states, k)),
            Gap = gaps[0],
            GapFurther = [.. gaps.Skip(1)],
            DataStatus = Weakest(system, states),
        };
    }

    /// <summary>
    /// Electroplating 2015: each metal-utilisation row weighs 0.8/n, n = number of metals plated. The number given must be the number of such
    /// rows assessed, else the weights would not sum to 1.
    /// </summary>
    private static bool Metals(RowState[] states, SortedDictionary<string, decimal> parameters, List<Finding> findings)
    {
        var rows = states.Where(s => s.Row.WeightKind == WeightKind.OverN).ToArray();
        if (rows.Length == 0)
        {
            return true;
        }

        var assessed = rows.Where(s => s.Applies).ToArray();
        if (!parameters.TryGetValue("n_metals", out var stated))
        {
            parameters["n_metals"] = assessed.Length;
            findings.Add(EvaluationFindings.MetalCountDerived.At("$.parameters.n_metals", assessed.Length));
            return true;
        }

        if (stated != assessed.Length)
        {
            findings.Add(EvaluationFindings.MetalCount.At("$.parameters.n_metals", stated, assessed.Length, string.Join("、", assessed.Select(s => s.Row.Name))));
            return false;
        }

        return true;
    }

    private static void GroupFindings(IndicatorSystem system, RuleProfile profile, RowState[] states, List<Finding> findings)
    {
        for (var g = 0; g < system.Groups.Length; g++)
        {
            var group = system.Groups[g];
            var where = $"$.groups[{g}]";
            if (group.Bonus && !profile.BonusAllowed)
            {
                findings.Add(EvaluationFindings.BonusIgnored.At(where, group.Name));
            }
            else if (!group.Bonus && states.Where(s => s.Group == group).All(s => !s.Applies))
            {
                var kind = profile.FirstLevel == MissingGroupRule.Lose ? EvaluationFindings.GroupLost : EvaluationFindings.GroupRescaled;
                findings.Add(kind.At(where, group.Name, group.Weight));
            }
        }

        var missing = system.Groups.Count(g => g.Weight is null) + system.Rows.Count(r => r.Weight is null);
        if (missing > 0)
        {
            findings.Add(EvaluationFindings.WeightsMissing.At("$", system.Title, missing));
        }
    }

    /// <summary>Y_gk = Σ_i w_i · Σ_j ω_ij · Y_gk(x_ij), plus bonus, at most the cap.</summary>
    private static Rational[] Indices(RuleProfile profile, RowState[] states, EffectiveWeights weights, IndicatorSystem system)
    {
        var scores = GroupScores(system, states, weights);
        return ForLevels(k =>
        {
            var sum = Rational.Zero;
            for (var g = 0; g < system.Groups.Length; g++)
            {
                sum += weights.Groups[g]!.Value * (scores[g] is { } s ? s[k - 1] : Rational.Zero);
            }

            return sum > profile.Cap ? profile.Cap : sum;
        });
    }

    private static Rational[]?[] GroupScores(IndicatorSystem system, RowState[] states, EffectiveWeights weights)
    {
        var scores = new Rational[]?[system.Groups.Length];
        var next = 0;
        for (var g = 0; g < scores.Length; g++)
        {
            var range = Enumerable.Range(next, system.Groups[g].Rows.Length).ToArray();
            next += range.Length;
            if (range.All(i => weights.Rows[i] is not null) && range.Any(i => states[i].Applies))
            {
                scores[g] = ForLevels(k => Rational.Hundred * Rational.Sum(range.Where(i => states[i].Meets(k)).Select(i => weights.Rows[i]!.Value)));
            }
        }

        return scores;
    }

    private static (ImmutableArray<LevelTest> Levels, Verdict Verdict, string? Name) Levels(
        RuleProfile profile, RowState[] states, EffectiveWeights weights, Rational[]? y, bool newProject)
    {
        var tests = ImmutableArray.CreateBuilder<LevelTest>();
        var verdict = y is null ? Verdict.NotComputable : Verdict.None;
        for (var i = 0; i < profile.Levels.Length && i < 3 && !profile.IsRowGrading; i++)
        {
            var rule = profile.Levels[i];
            bool? yMet = rule.YMin is { } min && y is not null ? y[i] >= min : null;
            bool? restrictive = rule.RestrictiveAt is { } r ? states.Where(s => s.Applies && s.Row.Restrictive).All(s => s.Meets(r)) : null;
            bool? others = rule.OthersAt is { } o ? states.Where(s => s.Applies && !s.Row.Restrictive && !s.Group.Bonus).All(s => s.Meets(o)) : null;
            bool? all = rule.AllRowsAt is { } a ? AllMeet(states, a) : null;
            bool? kept = rule.AllRowsAt is not null ? !weights.WeightLost : null;
            var allowed = !newProject || i + 1 <= profile.NewProjectMinLevel;
            bool? reached = y is null ? null : allowed && yMet != false && restrictive != false && others != false && all != false && kept != false;
            tests.Add(new LevelTest((Achieved)(i + 1), rule.Name, y?[i], rule.YMin, yMet, restrictive, others, all, kept, allowed, reached));
            if (verdict == Verdict.None && reached == true)
            {
                verdict = (Verdict)(i + 1);
            }
        }

        var name = verdict switch
        {
            Verdict.NotComputable => null,
            Verdict.None => profile.NoLevelName,
            _ => profile.Levels[(int)verdict - 1].Name,
        };
        return (tests.ToImmutable(), verdict, name);
    }

    internal static bool AllMeet(RowState[] states, int level)
    {
        var assessed = states.Where(s => s.Applies && !s.Group.Bonus).ToArray();
        return assessed.Length > 0 && assessed.All(s => s.Meets(level));
    }

    internal static ImmutableArray<RowResult> RowResults(IndicatorSystem system, RowState[] states, EffectiveWeights? weights)
    {
        var rows = ImmutableArray.CreateBuilder<RowResult>(states.Length);
        for (var i = 0; i < states.Length; i++)
        {
            var s = states[i];
            var groupWeight = weights?.Groups[system.Groups.IndexOf(s.Group)];
            var own = weights?.Rows[i];
            rows.Add(new RowResult(
                s.Row.Code, s.Row.Name, s.Row.NameEn, s.Group.Name, s.Row.Kind, s.Value, s.Row.Unit, s.Achieved, s.Reason, s.Row.Restrictive,
                PrintedWeight(s.Row), own,
                groupWeight is { } w && own is { } o ? ForLevels(k => s.Meets(k) ? Rational.Hundred * w * o : Rational.Zero) : null,
                s.Row.Direction,
                [.. s.Levels.Select(Limit)],
                [.. s.Levels.Select(l => SystemCheck.Print(s.Row, l))],
                [.. s.Levels.Select(l => SystemCheck.PrintEnglish(s.Row, l))],
                s.Row.Status, s.Row.Source, s.Row.Clause));
        }

        return rows.MoveToImmutable();
    }

    internal static object? Limit(BaseValue? level) => level switch
    {
        BaseValue.Bound b => b.Value,
        BaseValue.Wording w => w.Text,
        BaseValue.Linear l => $"{Number(l.Constant)}+{Number(l.PerN)}n",
        BaseValue.Interval i => $"{(i.Min is { } min ? Number(min) : "")}~{(i.Max is { } max ? Number(max) : "")}",
        _ => null,
    };

    private static object? PrintedWeight(IndicatorRow row) => row.WeightKind == WeightKind.OverN && row.Weight is { } c ? $"{Number(c)}/n" : row.Weight;

    private static ImmutableArray<GroupResult> GroupResults(IndicatorSystem system, RowState[] states, EffectiveWeights weights)
    {
        var scores = GroupScores(system, states, weights);
        return [.. system.Groups.Select((g, i) => new GroupResult(g.Name, g.Weight, weights.Groups[i], g.Bonus, scores[i]))];
    }

    internal static RowCounts Count(RowState[] states)
    {
        int Of(Achieved achieved) => states.Count(s => s.Achieved == achieved);
        return new RowCounts(Of(Achieved.I), Of(Achieved.II), Of(Achieved.III), Of(Achieved.Below), Of(Achieved.Missing), Of(Achieved.NotApplicable));
    }

    internal static DataStatus Weakest(IndicatorSystem system, RowState[] states) =>
        states.Where(s => s.Applies).Select(s => s.Row.Status)
            .Concat(system.Groups.Where(g => g.Weight is not null).Select(g => g.WeightStatus))
            .DefaultIfEmpty(DataStatus.Unconfirmed).Max();

    private static string HashOf(IndicatorSystem system, RuleProfile profile) => SystemReader.HashOf(system.Hash, profile.Effective.ToJsonString(Json.Compact));

    internal static T[] ForLevels<T>(Func<int, T> of) => [of(1), of(2), of(3)];

    /// <summary>What every result says; nothing is judged yet.</summary>
    internal static EvaluationResult Frame(IndicatorSystem system, RuleProfile profile, EvaluationInput input, DateOnly asOf, List<Finding> findings) => new()
    {
        System = system.Id,
        Title = system.Title,
        Edition = system.Edition,
        Profile = profile.Effective,
        AsOf = asOf,
        NewProject = input.NewProject,
        Parameters = input.Parameters,
        Level = Verdict.NotComputable,
        RestrictiveMet = [false, false, false],
        Levels = [],
        Rows = [],
        Groups = [],
        Counts = new RowCounts(0, 0, 0, 0, 0, 0),
        AllRowsMeet = [false, false, false],
        Gap = new Gap(null, null, null, []),
        GapFurther = [],
        Findings = findings,
        DataStatus = DataStatus.Unconfirmed,
        DataHash = HashOf(system, profile),
    };

    private static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—";
}
