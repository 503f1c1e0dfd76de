using System.Numerics;
using System.Runtime.InteropServices;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Standards;

namespace Qingyuan.Core.Evaluation;

/// <summary>How the plant-years of a pattern are judged.</summary>
internal enum BatchWay
{
    /// <summary>By 64-bit sums of scaled weights.</summary>
    Sums,

    /// <summary>One by one on the exact path.</summary>
    Exact,

    /// <summary>Not at all: nothing is assessed, or n_metals contradicts the rows.</summary>
    NotComputable,
}

/// <summary>How a row compares.</summary>
internal enum MembershipKind
{
    /// <summary>Nothing meets it: a parameter is missing.</summary>
    Never,

    /// <summary>x ≤ limit.</summary>
    AtMost,

    /// <summary>x ≥ limit.</summary>
    AtLeast,

    /// <summary>low ≤ x ≤ high.</summary>
    Between,

    /// <summary>A level typed as 1–4.</summary>
    Typed,
}

/// <summary>
/// Cumulative membership of one row as closed bounds in doubles, one per level; NaN = nobody meets it. "&lt; 5" is "≤ the double before 5". Where a level has
/// no base value its bound is that of the next better level.
/// </summary>
internal readonly record struct Membership(MembershipKind Kind, double Low1, double Low2, double Low3, double High1, double High2, double High3)
{
    public static Membership Of(RowState state)
    {
        var levels = state.Levels;
        if (!state.Applies || levels.Any(l => l is BaseValue.Linear))
        {
            return default;
        }

        if (state.Row.Kind == RowKind.Qualitative)
        {
            // A typed level counts as the best defined level at or below it: code ≤ greatest defined level up to k.
            var defined = Evaluator.ForLevels(k => Enumerable.Range(1, k).Where(j => levels[j - 1] is not null).Select(j => (double)j).DefaultIfEmpty(double.NaN).Last());
            return new Membership(MembershipKind.Typed, 0, 0, 0, defined[0], defined[1], defined[2]);
        }

        var (low, high) = (new double[3], new double[3]);
        var bounds = levels.All(l => l is null or BaseValue.Bound);
        for (var k = 0; k < 3; k++)
        {
            (low[k], high[k]) = levels[k] switch
            {
                BaseValue.Bound b when state.Row.Direction == Direction.HigherBetter => (Least(b.Value, b.Strict), double.PositiveInfinity),
                BaseValue.Bound b => (double.NegativeInfinity, Most(b.Value, b.Strict)),
                BaseValue.Interval i => (i.Min is { } min ? Least(min, i.MinStrict) : double.NegativeInfinity, i.Max is { } max ? Most(max, i.MaxStrict) : double.PositiveInfinity),
                _ => bounds && k > 0 ? (low[k - 1], high[k - 1]) : (double.NaN, double.NaN),
            };
        }

        var kind = !bounds ? MembershipKind.Between : state.Row.Direction == Direction.HigherBetter ? MembershipKind.AtLeast : MembershipKind.AtMost;
        return new Membership(kind, low[0], low[1], low[2], high[0], high[1], high[2]);
    }

    private static double Least(decimal value, bool strict) => strict ? Math.BitIncrement(BatchEvaluator.Nearest(value)) : BatchEvaluator.Nearest(value);

    private static double Most(decimal value, bool strict) => strict ? Math.BitDecrement(BatchEvaluator.Nearest(value)) : BatchEvaluator.Nearest(value);
}

/// <summary>One row in the sums of a pattern.</summary>
/// <param name="Column">Its place in the table.</param>
/// <param name="Membership">How it compares.</param>
/// <param name="Own">What it adds to the sum of each level when it meets that same level.</param>
/// <param name="Other">What it adds to the sum of a level when it meets another one (others_at): level of the sum, level met, amount.</param>
internal sealed record BatchTerm(int Column, Membership Membership, long[] Own, (int Sum, int Level, long Amount)[] Other);

/// <summary>
/// The weights of one pattern of rows that apply, as integers. Each level's sum holds two things: the low bits are S = Σ W_j·D of the rows that meet the level
/// (D the common denominator of the exact weights W_j); above them a unit <see cref="Unit"/> is added for every row that meets what the level asks of
/// it (veto, 限定性指标). As Unit is greater than any S, "all n asked rows met and Y ≥ y_min" is the one comparison sum ≥ n·Unit + y_min·D/100.
/// </summary>
internal sealed class BatchPattern(BatchWay way, int[] notApplicable, DataStatus status)
{
    public BatchWay Way { get; private init; } = way;

    /// <summary>Rows that do not apply.</summary>
    public int[] NotApplicable { get; } = notApplicable;

    /// <summary>Status of the weakest number used.</summary>
    public DataStatus Status { get; } = status;

    public BatchTerm[] Terms { get; private init; } = [];

    /// <summary>The sums that Ⅰ, Ⅱ, Ⅲ ask for; <see cref="long.MaxValue"/> where the level cannot be reached.</summary>
    public long[] Goals { get; private init; } = [];

    /// <summary>A power of two above every S.</summary>
    public long Unit { get; private init; } = 1;

    private long Denominator { get; init; } = 1;

    private decimal Cap { get; init; }

    /// <summary>Y of a sum.</summary>
    public Rational Index(long sum)
    {
        var y = Rational.Of((BigInteger)100 * (sum & (Unit - 1)), Denominator);
        return y > Cap ? Cap : y;
    }

    public static BatchPattern Of(IndicatorSystem system, RuleProfile profile, BatchOptions options, RowState[] states, Membership[] memberships, int[] notApplicable)
    {
        var weights = EffectiveWeights.Of(system, profile, [.. states.Select(s => s.Applies)], [.. states.Select(s => s.Share)]);
        var status = Evaluator.Weakest(system, states);
        var metals = states.Count(s => s.Row.WeightKind == WeightKind.OverN && s.Applies);
        var countsMatch = states.All(s => s.Row.WeightKind != WeightKind.OverN) || !options.Parameters.TryGetValue("n_metals", out var stated) || stated == metals;
        if (!weights.Complete || !countsMatch || states.All(s => !s.Applies))
        {
            return new BatchPattern(BatchWay.NotComputable, notApplicable, status);
        }

        var groupOf = system.Groups.SelectMany((g, i) => g.Rows.Select(_ => i)).ToArray();
        var w = states.Select((_, i) => weights.Groups[groupOf[i]]!.Value * weights.Rows[i]!.Value).ToArray();
        var denominator = w.Aggregate(BigInteger.One, (d, x) => d / BigInteger.GreatestCommonDivisor(d, x.Denominator) * x.Denominator);
        var scaled = w.Select(x => x.Numerator * (denominator / x.Denominator)).ToArray();
        var most = scaled.Aggregate(BigInteger.Zero, (a, b) => a + b);
        var unit = BigInteger.One << (int)BigInteger.Max(most, denominator).GetBitLength();
        if (unit * (states.Length + 2) > long.MaxValue)
        {
            return new BatchPattern(BatchWay.Exact, notApplicable, status);
        }

        var rules = Enumerable.Range(0, 3).Select(i => i < profile.Levels.Length ? profile.Levels[i] : null).ToArray();
        var asked = rules.Select(rule => states.Select(s => rule is null ? null : Asked(rule, s)).ToArray()).ToArray();
        var terms = new List<BatchTerm>();
        for (var j = 0; j < states.Length; j++)
        {
            var own = Enumerable.Range(0, 3).Select(i => (long)scaled[j] + (asked[i][j] == i + 1 ? (long)unit : 0)).ToArray();
            var other = Enumerable.Range(0, 3).Where(i => asked[i][j] is { } level && level != i + 1).Select(i => (i, asked[i][j]!.Value, (long)unit)).ToArray();
            if (states[j].Applies && memberships[j].Kind != MembershipKind.Never && (own.Any(c => c != 0) || other.Length > 0))
            {
                terms.Add(new BatchTerm(j, memberships[j], own, other));
            }
        }

        return new BatchPattern(BatchWay.Sums, notApplicable, status)
        {
            Terms = [.. terms],
            Goals = [.. rules.Select((rule, i) => rule is null ? long.MaxValue : Goal(profile, options, rule, i + 1, states, weights, denominator, (long)unit, asked[i].Count(a => a is not null)))],
            Unit = (long)unit,
            Denominator = (long)denominator,
            Cap = profile.Cap,
        };
    }

    /// <summary>The level that a rule asks of a row that applies; the most demanding where several conditions ask.</summary>
    private static int? Asked(LevelRule rule, RowState state) => !state.Applies ? null : new[]
    {
        state.Row.Restrictive ? rule.RestrictiveAt : null,
        !state.Row.Restrictive && !state.Group.Bonus ? rule.OthersAt : null,
        !state.Group.Bonus ? rule.AllRowsAt : null,
    }.Min();

    private static long Goal(
        RuleProfile profile, BatchOptions options, LevelRule rule, int level, RowState[] states, EffectiveWeights weights, BigInteger denominator, long unit, int asked)
    {
        var allRows = rule.AllRowsAt is null || (!weights.WeightLost && states.Any(s => s.Applies && !s.Group.Bonus));
        var allowed = !options.NewProject || level <= profile.NewProjectMinLevel;
        if (!allRows || !allowed || profile.Cap < (rule.YMin ?? profile.Cap))
        {
            return long.MaxValue;
        }

        // The least integer S with 100·S ≥ y_min·D; an index above all that can be reached is asked in vain.
        Rational y = rule.YMin ?? 0m;
        var least = BigInteger.Max(0, (y.Numerator * denominator + 100 * y.Denominator - 1) / (100 * y.Denominator));
        return least >= unit ? long.MaxValue : asked * unit + (long)least;
    }
}

/// <summary>
/// The inner loops of one worker: sums of a block, row by row, so that each value is read once from memory. <see cref="Vector{T}"/> takes the width of the
/// machine and falls back to plain code where there is none.
/// </summary>
internal sealed class BatchKernel(int blockSize)
{
    private readonly long[] _sum1 = new long[blockSize];
    private readonly long[] _sum2 = new long[blockSize];
    private readonly long[] _sum3 = new long[blockSize];
    private readonly long[] _verdict = new long[blockSize];
    private readonly double[] _column = new double[blockSize];

    /// <summary>Scratch space for sorting a block by pattern.</summary>
    public int[] Keys { get; } = new int[blockSize];

    /// <summary>Scratch space for sorting a block by pattern.</summary>
    public int[] Order { get; } = new int[blockSize];

    /// <summary>Sums over neighbouring plant-years.</summary>
    public void Sum(BatchPattern pattern, BatchColumns plants, int start, int count)
    {
        Clear(count);
        foreach (var term in pattern.Terms)
        {
            var column = plants.Values[term.Column];
            if (column.IsEmpty)
            {
                continue;
            }

            var values = column.Span.Slice(start, count);
            if (count % Vector<double>.Count != 0)
            {
                values.CopyTo(_column);
                values = Padded(count);
            }

            Add(term, values);
        }
    }

    /// <summary>Sums over scattered plant-years.</summary>
    public void Sum(BatchPattern pattern, BatchColumns plants, ReadOnlySpan<int> places)
    {
        Clear(places.Length);
        foreach (var term in pattern.Terms)
        {
            var column = plants.Values[term.Column].Span;
            if (column.IsEmpty)
            {
                continue;
            }

            for (var i = 0; i < places.Length; i++)
            {
                _column[i] = column[places[i]];
            }

            Add(term, Padded(places.Length));
        }
    }

    /// <summary>Verdicts of neighbouring plant-years.</summary>
    public void Judge(BatchPattern pattern, BatchResult result, int start, int count)
    {
        Verdicts(pattern, count);
        for (var i = 0; i < count; i++)
        {
            result.Levels[start + i] = (byte)_verdict[i];
        }

        if (result.Sums is { } sums)
        {
            _sum1.AsSpan(0, count).CopyTo(sums[0].AsSpan(start));
            _sum2.AsSpan(0, count).CopyTo(sums[1].AsSpan(start));
            _sum3.AsSpan(0, count).CopyTo(sums[2].AsSpan(start));
        }
    }

    /// <summary>Verdicts of scattered plant-years.</summary>
    public void Judge(BatchPattern pattern, BatchResult result, ReadOnlySpan<int> places)
    {
        Verdicts(pattern, places.Length);
        for (var i = 0; i < places.Length; i++)
        {
            result.Levels[places[i]] = (byte)_verdict[i];
            if (result.Sums is { } sums)
            {
                sums[0][places[i]] = _sum1[i];
                sums[1][places[i]] = _sum2[i];
                sums[2][places[i]] = _sum3[i];
            }
        }
    }

    private static int Rounded(int count) => (count + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;

    private void Clear(int count)
    {
        _sum1.AsSpan(0, Rounded(count)).Clear();
        _sum2.AsSpan(0, Rounded(count)).Clear();
        _sum3.AsSpan(0, Rounded(count)).Clear();
    }

    private ReadOnlySpan<double> Padded(int count)
    {
        _column.AsSpan(count, Rounded(count) - count).Fill(double.NaN);
        return _column.AsSpan(0, Rounded(count));
    }

    private void Verdicts(BatchPattern pattern, int count)
    {
        var (goal1, goal2, goal3) = (new Vector<long>(pattern.Goals[0]), new Vector<long>(pattern.Goals[1]), new Vector<long>(pattern.Goals[2]));
        var (one, two, three, none) = (new Vector<long>(1), new Vector<long>(2), new Vector<long>(3), new Vector<long>(4));
        for (var i = 0; i < Rounded(count); i += Vector<long>.Count)
        {
            var verdict = Vector.ConditionalSelect(Vector.GreaterThanOrEqual(new Vector<long>(_sum3, i), goal3), three, none);
            verdict = Vector.ConditionalSelect(Vector.GreaterThanOrEqual(new Vector<long>(_sum2, i), goal2), two, verdict);
            verdict = Vector.ConditionalSelect(Vector.GreaterThanOrEqual(new Vector<long>(_sum1, i), goal1), one, verdict);
            verdict.CopyTo(_verdict, i);
        }
    }

    private void Add(BatchTerm term, ReadOnlySpan<double> values)
    {
        switch (term.Membership.Kind)
        {
            case MembershipKind.AtMost:
                Add(new AtMost(term.Membership), term, values);
                break;
            case MembershipKind.AtLeast:
                Add(new AtLeast(term.Membership), term, values);
                break;
            case MembershipKind.Between:
                Add(new Between(term.Membership), term, values);
                break;
            default:
                Add(new Typed(term.Membership), term, values);
                break;
        }
    }

    private void Add<T>(T test, BatchTerm term, ReadOnlySpan<double> values)
        where T : struct, ITest
    {
        var (own1, own2, own3) = (new Vector<long>(term.Own[0]), new Vector<long>(term.Own[1]), new Vector<long>(term.Own[2]));
        ref var x = ref MemoryMarshal.GetReference(values);
        ref var sum1 = ref MemoryMarshal.GetArrayDataReference(_sum1);
        ref var sum2 = ref MemoryMarshal.GetArrayDataReference(_sum2);
        ref var sum3 = ref MemoryMarshal.GetArrayDataReference(_sum3);
        for (nuint i = 0; i < (nuint)values.Length; i += (nuint)Vector<double>.Count)
        {
            test.Meets(Vector.LoadUnsafe(ref x, i), out var meets1, out var meets2, out var meets3);
            (Vector.LoadUnsafe(ref sum1, i) + (meets1 & own1)).StoreUnsafe(ref sum1, i);
            (Vector.LoadUnsafe(ref sum2, i) + (meets2 & own2)).StoreUnsafe(ref sum2, i);
            (Vector.LoadUnsafe(ref sum3, i) + (meets3 & own3)).StoreUnsafe(ref sum3, i);
        }

        foreach (var (sum, level, amount) in term.Other)
        {
            var add = new Vector<long>(amount);
            ref var into = ref MemoryMarshal.GetArrayDataReference(sum switch { 0 => _sum1, 1 => _sum2, _ => _sum3 });
            for (nuint i = 0; i < (nuint)values.Length; i += (nuint)Vector<double>.Count)
            {
                test.Meets(Vector.LoadUnsafe(ref x, i), out var meets1, out var meets2, out var meets3);
                (Vector.LoadUnsafe(ref into, i) + ((level switch { 1 => meets1, 2 => meets2, _ => meets3 }) & add)).StoreUnsafe(ref into, i);
            }
        }
    }

    /// <summary>All bits set where the value meets Ⅰ, Ⅱ, Ⅲ. Comparisons with NaN, as value or as bound, are false.</summary>
    private interface ITest
    {
        void Meets(Vector<double> x, out Vector<long> meets1, out Vector<long> meets2, out Vector<long> meets3);
    }

    private readonly struct AtMost(Membership m) : ITest
    {
        private readonly Vector<double> _high1 = new(m.High1);
        private readonly Vector<double> _high2 = new(m.High2);
        private readonly Vector<double> _high3 = new(m.High3);

        public void Meets(Vector<double> x, out Vector<long> meets1, out Vector<long> meets2, out Vector<long> meets3)
        {
            meets1 = Vector.LessThanOrEqual(x, _high1);
            meets2 = Vector.LessThanOrEqual(x, _high2);
            meets3 = Vector.LessThanOrEqual(x, _high3);
        }
    }

    private readonly struct AtLeast(Membership m) : ITest
    {
        private readonly Vector<double> _low1 = new(m.Low1);
        private readonly Vector<double> _low2 = new(m.Low2);
        private readonly Vector<double> _low3 = new(m.Low3);

        public void Meets(Vector<double> x, out Vector<long> meets1, out Vector<long> meets2, out Vector<long> meets3)
        {
            meets1 = Vector.GreaterThanOrEqual(x, _low1);
            meets2 = Vector.GreaterThanOrEqual(x, _low2);
            meets3 = Vector.GreaterThanOrEqual(x, _low3);
        }
    }

    /// <summary>Ranges need not lie inside one another where a bound and a range are mixed in one row, so the better levels are added in.</summary>
    private readonly struct Between(Membership m) : ITest
    {
        public void Meets(Vector<double> x, out Vector<long> meets1, out Vector<long> meets2, out Vector<long> meets3)
        {
            meets1 = Vector.GreaterThanOrEqual(x, new Vector<double>(m.Low1)) & Vector.LessThanOrEqual(x, new Vector<double>(m.High1));
            meets2 = meets1 | (Vector.GreaterThanOrEqual(x, new Vector<double>(m.Low2)) & Vector.LessThanOrEqual(x, new Vector<double>(m.High2)));
            meets3 = meets2 | (Vector.GreaterThanOrEqual(x, new Vector<double>(m.Low3)) & Vector.LessThanOrEqual(x, new Vector<double>(m.High3)));
        }
    }

    /// <summary>Codes other than 1–4 are no data.</summary>
    private readonly struct Typed(Membership m) : ITest
    {
        public void Meets(Vector<double> x, out Vector<long> meets1, out Vector<long> meets2, out Vector<long> meets3)
        {
            var code = Vector.Equals(x, Vector<double>.One) | Vector.Equals(x, new Vector<double>(2)) | Vector.Equals(x, new Vector<double>(3));
            meets1 = code & Vector.LessThanOrEqual(x, new Vector<double>(m.High1));
            meets2 = code & Vector.LessThanOrEqual(x, new Vector<double>(m.High2));
            meets3 = code & Vector.LessThanOrEqual(x, new Vector<double>(m.High3));
        }
    }
}
