using System.Collections.Immutable;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Standards;

namespace Qingyuan.Core.Evaluation;

/// <summary>
/// The P index of the trial systems of 2005–2009 (GB/T 20106-2006): S_i = S_xi/S_oi or S_oi/S_xi, capped; P1 = Σ S_i·K'_i with K'_i = K_i·A1/A2;
/// P2 = Σ F_i; P = α·P1 + β·P2. Exact fractions. The ladder is titles, not levels: the first title is reported as level I, the second as II.
/// </summary>
internal static class PIndexEvaluator
{
    public static EvaluationResult Evaluate(IndicatorSystem system, RuleProfile profile, EvaluationInput input, DateOnly asOf, RowState[] states, List<Finding> findings)
    {
        var scored = new Rational[states.Length]; // points earned, before α and β
        var weight = new Rational[states.Length]; // K' or F' of each row
        foreach (var group in system.Groups)
        {
            foreach (var kind in new[] { RowKind.Quantitative, RowKind.Qualitative })
            {
                var rows = Enumerable.Range(0, states.Length).Where(i => states[i].Group == group && states[i].Row.Kind == kind).ToArray();
                var assessed = rows.Where(i => states[i].Applies).ToArray();
                if (assessed.Length == 0)
                {
                    continue;
                }

                Rational all = group.Points is { } points && rows.Length == group.Rows.Length ? points : rows.Sum(i => states[i].Row.Points!.Value);
                Rational kept = assessed.Sum(i => states[i].Row.Points!.Value);
                var cap = profile.ConstantCap is { } constant ? (Rational)constant : all / assessed.Length; // k/m
                foreach (var i in assessed)
                {
                    var k = (Rational)states[i].Row.Points!.Value * all / kept;
                    weight[i] = k;
                    scored[i] = kind == RowKind.Quantitative
                        ? Ratio(states[i], input, cap, findings) * k
                        : Part(states[i], input, findings) * k;
                }
            }
        }

        var p1 = Rational.Sum(Enumerable.Range(0, states.Length).Where(i => states[i].Row.Kind == RowKind.Quantitative).Select(i => scored[i]));
        var p2 = Rational.Sum(Enumerable.Range(0, states.Length).Where(i => states[i].Row.Kind == RowKind.Qualitative).Select(i => scored[i]));
        var p = (Rational)profile.Alpha * p1 + (Rational)profile.Beta * p2;
        var title = profile.Titles.Select(t => t.PMin).ToList().FindIndex(min => p >= min);
        var computable = states.Any(s => s.Applies);

        // These systems have one base value and no levels: a row that earns its full points is shown at I, any other below.
        RowState[] judged = [.. states.Select((s, i) => s.Applies && s.Value is not null ? s with { Achieved = scored[i] >= weight[i] ? Achieved.I : Achieved.Below } : s)];
        return Evaluator.Frame(system, profile, input, asOf, findings) with
        {
            PIndex = computable ? p : null,
            PIndexParts = computable ? new PIndexParts(p1, p2, profile.Alpha, profile.Beta) : null,
            Level = !computable ? Verdict.NotComputable : title < 0 ? Verdict.None : (Verdict)Math.Min(title + 1, 3),
            LevelName = !computable ? null : title < 0 ? profile.NoLevelName : profile.Titles[title].Name,
            Rows = Rows(judged, weight, scored, profile),
            Groups = [.. system.Groups.Select(g => new GroupResult(g.Name, g.Points ?? g.Rows.Sum(r => r.Points ?? 0m), null, g.Bonus, null))],
            Counts = Evaluator.Count(judged),
            DataStatus = Evaluator.Weakest(system, states),
        };
    }

    /// <summary>S_i, 0 … cap. Zero in the denominator of a smaller-is-better row gives the cap.</summary>
    private static Rational Ratio(RowState state, EvaluationInput input, Rational cap, List<Finding> findings)
    {
        if (state.Value is not decimal value)
        {
            if (state.Value is not null)
            {
                findings.Add(EvaluationFindings.BadNumber.At(input.PlaceOf(state.Row), state.Value, state.Row.Name));
            }

            return Rational.Zero;
        }

        if (value < 0m || state.Row.Base <= 0m)
        {
            findings.Add(EvaluationFindings.NegativeRatio.At(input.PlaceOf(state.Row), state.Row.Name, value));
            return Rational.Zero;
        }

        Rational basis = state.Row.Base!.Value;
        var ratio = state.Row.Direction == Direction.HigherBetter ? value / basis : value == 0m ? cap : basis / value;
        return ratio > cap ? cap : ratio;
    }

    /// <summary>Share of a qualitative row's points: all for satisfied, none for not, part points as typed.</summary>
    private static Rational Part(RowState state, EvaluationInput input, List<Finding> findings)
    {
        var points = state.Row.Points!.Value;
        switch (state.Value)
        {
            case decimal typed when typed >= 0m && typed <= points:
                return (Rational)typed / points;
            case decimal typed:
                findings.Add(EvaluationFindings.PartPoints.At(input.PlaceOf(state.Row), state.Row.Name, typed, points));
                return Rational.Zero;
            default:
                return state.Value is "I" or "II" or "III" ? Rational.One : Rational.Zero;
        }
    }

    private static ImmutableArray<RowResult> Rows(RowState[] states, Rational[] weight, Rational[] scored, RuleProfile profile) =>
        [.. states.Select((s, i) => new RowResult(
            s.Row.Code, s.Row.Name, s.Row.NameEn, s.Group.Name, s.Row.Kind, s.Value, s.Row.Unit, s.Achieved, s.Reason, s.Row.Restrictive, s.Row.Points, weight[i],
            [(Rational)(s.Row.Kind == RowKind.Quantitative ? profile.Alpha : profile.Beta) * scored[i]],
            s.Row.Direction, [s.Row.Base], [Base(s.Row)], [Base(s.Row)],
            s.Row.Status, s.Row.Source, s.Row.Clause))];

    private static string Base(IndicatorRow row) => row.Base is { } b ? SystemCheck.Print(row, new BaseValue.Bound(b, false)) : "—";
}
