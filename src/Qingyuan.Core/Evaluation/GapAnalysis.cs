using System.Collections.Immutable;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Standards;

namespace Qingyuan.Core.Evaluation;

/// <summary>
/// What separates the plant from each better level (差距分析): for every row that does not meet what the level asks, the change needed, the gain
/// of the level's index, and whether the row vetoes. Without an index (HJ standards, missing weights) the rows alone are listed.
/// </summary>
internal static class GapAnalysis
{
    /// <summary>The gap to the next level first, then to the levels beyond; one empty gap where nothing is better.</summary>
    public static ImmutableArray<Gap> Of(
        RuleProfile profile, RowState[] states, EffectiveWeights weights, IndicatorSystem system, ImmutableArray<LevelTest> tests, Verdict verdict, Rational[]? y)
    {
        var gaps = ImmutableArray.CreateBuilder<Gap>();
        if (profile.IsRowGrading)
        {
            // Row grading: the next level is the best one that not every row meets yet.
            for (var k = 3; k >= 1; k--)
            {
                if (!Evaluator.AllMeet(states, k))
                {
                    gaps.Add(ToLevel(new LevelRule(profile.Levels.ElementAtOrDefault(k - 1)?.Name ?? "", null, null, null, k), k, states, weights, system, null));
                }
            }
        }
        else
        {
            for (var i = Math.Min(profile.Levels.Length, 3) - 1; i >= 0; i--)
            {
                var aboveReached = verdict is Verdict.None or Verdict.NotComputable || i + 1 < (int)verdict;
                if (aboveReached && tests[i].Allowed)
                {
                    gaps.Add(ToLevel(profile.Levels[i], i + 1, states, weights, system, y));
                }
            }
        }

        return gaps.Count == 0 ? [new Gap(null, null, null, [])] : gaps.ToImmutable();
    }

    private static Gap ToLevel(LevelRule rule, int level, RowState[] states, EffectiveWeights weights, IndicatorSystem system, Rational[]? y)
    {
        var rows = new List<GapRow>();
        for (var i = 0; i < states.Length; i++)
        {
            var s = states[i];
            if (!s.Applies)
            {
                continue;
            }

            var demanded = new[] { s.Row.Restrictive ? rule.RestrictiveAt : s.Group.Bonus ? null : rule.OthersAt, s.Group.Bonus ? null : rule.AllRowsAt }.Where(d => d is not null).Min();
            var veto = demanded is { } d && !s.Meets(d);
            if (!veto && s.Meets(level))
            {
                continue;
            }

            // A veto asks for its own level; a row that only costs points asks for the level aimed at.
            var required = veto ? demanded!.Value : level;
            var w = weights.Groups[system.Groups.IndexOf(s.Group)];
            Rational? gain = y is not null && w is { } gw && weights.Rows[i] is { } rw ? (s.Meets(level) || required > level ? Rational.Zero : Rational.Hundred * gw * rw) : null;
            var limit = BestCell(s.Levels, required);
            rows.Add(new GapRow(
                s.Row.Code, s.Row.Name, veto, (Achieved)required, Evaluator.Limit(limit), SystemCheck.Print(s.Row, limit), SystemCheck.PrintEnglish(s.Row, limit), s.Value,
                Change(s, limit), s.Row.Unit, s.Achieved, gain));
        }

        return new Gap((Achieved)level, y?[level - 1], rule.YMin, [.. rows.OrderByDescending(r => r.Veto).ThenByDescending(r => r.Gain ?? Rational.Zero)]);
    }

    /// <summary>The cell that decides membership: the level's own, or where it is missing the next better one.</summary>
    private static BaseValue? BestCell(BaseValue?[] levels, int level)
    {
        for (var k = Math.Min(level, levels.Length) - 1; k >= 0; k--)
        {
            if (levels[k] is { } cell)
            {
                return cell;
            }
        }

        return null;
    }

    private static decimal? Change(RowState state, BaseValue? limit) => (state.Value, limit) switch
    {
        (decimal value, BaseValue.Bound bound) => Difference(bound.Value, value),
        (decimal value, BaseValue.Interval { Min: { } min }) when value < min => Difference(min, value),
        (decimal value, BaseValue.Interval { Max: { } max }) when value > max => Difference(max, value),
        _ => null,
    };

    private static decimal? Difference(decimal required, decimal value) => ((Rational)required - value).ToFigure(28);
}
