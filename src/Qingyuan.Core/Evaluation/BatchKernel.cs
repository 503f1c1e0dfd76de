using System.Numerics;
using System.Runtime.CompilerServices;
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
/// <param name="Kind">How the row compares.</param>
/// <param name="Low">Lower bounds by level.</param>
/// <param name="High">Upper bounds by level.</param>
internal readonly record struct Membership(MembershipKind Kind, double[] Low, double[] High)
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
            return new Membership(MembershipKind.Typed, [], defined);
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
        return new Membership(kind, low, high);
    }

    private static double Least(decimal value, bool strict) => strict ? Math.BitIncrement(BatchEvaluator.Nearest(value)) : BatchEvaluator.Nearest(value);

    private static double Most(decimal value, bool strict) => strict ? Math.BitDecrement(BatchEvaluator.Nearest(value)) : BatchEvaluator.Nearest(value);
}

/// <summary>One row in the sums of a pattern.</summary>
/// <param name="Column">Its place in the table.</param>
/// <param name="Membership">How it compares.</param>
/// <param name="Levels">The level (1–3) that counts in the sum of Ⅰ, Ⅱ, Ⅲ: usually the same; another one where a rule asks it of the row (others_at).</param>
/// <param name="Amounts">What it adds to the sum of Ⅰ, Ⅱ, Ⅲ when it meets that level.</param>
internal sealed record BatchTerm(int Column, Membership Membership, int[] Levels, long[] Amounts);

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

    /// <summary>The rows, four of one kind at a time: four rows share one reading and writing of the sums. A short four is filled with zeros.</summary>
    public BatchTerm[][] Fours { get; private init; } = [];

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
            if (!states[j].Applies || memberships[j].Kind == MembershipKind.Never)
            {
                continue;
            }

            var own = Enumerable.Range(0, 3).Select(i => (long)scaled[j] + (asked[i][j] == i + 1 ? (long)unit : 0)).ToArray();
            var levels = Enumerable.Range(0, 3).Select(i => asked[i][j] ?? i + 1).ToArray();
            var other = Enumerable.Range(0, 3).Select(i => levels[i] != i + 1 ? (long)unit : 0).ToArray();
            terms.Add(new BatchTerm(j, memberships[j], [1, 2, 3], own));
            terms.Add(new BatchTerm(j, memberships[j], levels, other));
        }

        return new BatchPattern(BatchWay.Sums, notApplicable, status)
        {
            Fours = [.. terms.Where(t => t.Amounts.Any(a => a != 0)).GroupBy(t => t.Membership.Kind).SelectMany(g => g.Chunk(4)).Select(Fill)],
            Goals = [.. rules.Select((rule, i) => rule is null ? long.MaxValue : Goal(profile, options, rule, i + 1, states, weights, denominator, (long)unit, asked[i].Count(a => a is not null)))],
            Unit = (long)unit,
            Denominator = (long)denominator,
            Cap = profile.Cap,
        };
    }

    private static BatchTerm[] Fill(BatchTerm[] terms) => [.. terms, .. Enumerable.Repeat(terms[0] with { Amounts = [0, 0, 0] }, 4 - terms.Length)];

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
/// The inner loops of one worker: sums of a block, four rows at a time, so that each value is read once from memory. <see cref="Vector{T}"/> takes the width
/// of the machine and falls back to plain code where there is none. The three sums of a vector of plant-years lie side by side: sum k of plant-year i is at
/// 3·(i − i mod W) + k·W + i mod W, W the number of lanes.
/// </summary>
internal sealed class BatchKernel
{
    private static readonly int Lanes = Vector<double>.Count;
    private readonly long[] _sums;
    private readonly long[] _verdicts;
    private readonly double[] _nothing;
    private readonly double[][] _columns;

    public BatchKernel(int blockSize)
    {
        Keys = new int[blockSize];
        Order = new int[blockSize];
        _sums = new long[3 * blockSize];
        _verdicts = new long[blockSize];
        _nothing = new double[blockSize];
        _nothing.AsSpan().Fill(double.NaN);
        _columns = [.. Enumerable.Range(0, 4).Select(_ => new double[blockSize])];
    }

    /// <summary>Scratch space for sorting a block by pattern.</summary>
    public int[] Keys { get; }

    /// <summary>Scratch space for sorting a block by pattern.</summary>
    public int[] Order { get; }

    /// <summary>Sums over neighbouring plant-years, read in place; only an odd end is copied.</summary>
    public void Sum(BatchPattern pattern, BatchColumns plants, int start, int count)
    {
        _sums.AsSpan(0, 3 * Rounded(count)).Clear();
        foreach (var four in pattern.Fours)
        {
            Add(four, Piece(0), Piece(1), Piece(2), Piece(3));

            ReadOnlySpan<double> Piece(int t)
            {
                var column = plants.Values[four[t].Column];
                var piece = column.IsEmpty ? _nothing.AsSpan(0, count) : column.Span.Slice(start, count);
                if (count == Rounded(count))
                {
                    return piece;
                }

                piece.CopyTo(_columns[t]);
                return Padded(t, count);
            }
        }
    }

    /// <summary>Sums over scattered plant-years, gathered column by column.</summary>
    public void Sum(BatchPattern pattern, BatchColumns plants, ReadOnlySpan<int> places)
    {
        _sums.AsSpan(0, 3 * Rounded(places.Length)).Clear();
        foreach (var four in pattern.Fours)
        {
            for (var t = 0; t < 4; t++)
            {
                var column = plants.Values[four[t].Column].Span;
                for (var i = 0; i < places.Length; i++)
                {
                    _columns[t][i] = column.IsEmpty ? double.NaN : column[places[i]];
                }
            }

            var count = places.Length;
            Add(four, Padded(0, count), Padded(1, count), Padded(2, count), Padded(3, count));
        }
    }

    /// <summary>Verdicts of neighbouring plant-years.</summary>
    public void Judge(BatchPattern pattern, BatchResult result, int start, int count)
    {
        Verdicts(pattern, count);
        for (var i = 0; i < count; i++)
        {
            result.Levels[start + i] = (byte)_verdicts[i];
        }

        for (var i = 0; i < count && result.Sums is not null; i += Lanes)
        {
            var n = Math.Min(Lanes, count - i);
            for (var k = 0; k < 3; k++)
            {
                _sums.AsSpan(3 * i + k * Lanes, n).CopyTo(result.Sums[k].AsSpan(start + i));
            }
        }
    }

    /// <summary>Verdicts of scattered plant-years.</summary>
    public void Judge(BatchPattern pattern, BatchResult result, ReadOnlySpan<int> places)
    {
        Verdicts(pattern, places.Length);
        for (var i = 0; i < places.Length; i++)
        {
            result.Levels[places[i]] = (byte)_verdicts[i];
            for (var k = 0; k < 3 && result.Sums is not null; k++)
            {
                result.Sums[k][places[i]] = _sums[3 * (i - i % Lanes) + k * Lanes + i % Lanes];
            }
        }
    }

    private static int Rounded(int count) => (count + Lanes - 1) / Lanes * Lanes;

    private ReadOnlySpan<double> Padded(int t, int count)
    {
        _columns[t].AsSpan(count, Rounded(count) - count).Fill(double.NaN);
        return _columns[t].AsSpan(0, Rounded(count));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Verdicts(BatchPattern pattern, int count)
    {
        var (goal1, goal2, goal3) = (new Vector<long>(pattern.Goals[0]), new Vector<long>(pattern.Goals[1]), new Vector<long>(pattern.Goals[2]));
        var (one, two, three, none) = (new Vector<long>(1), new Vector<long>(2), new Vector<long>(3), new Vector<long>(4));
        for (var i = 0; i < Rounded(count); i += Lanes)
        {
            var verdict = Vector.ConditionalSelect(Vector.GreaterThanOrEqual(new Vector<long>(_sums, 3 * i + 2 * Lanes), goal3), three, none);
            verdict = Vector.ConditionalSelect(Vector.GreaterThanOrEqual(new Vector<long>(_sums, 3 * i + Lanes), goal2), two, verdict);
            verdict = Vector.ConditionalSelect(Vector.GreaterThanOrEqual(new Vector<long>(_sums, 3 * i), goal1), one, verdict);
            verdict.CopyTo(_verdicts, i);
        }
    }

    private void Add(BatchTerm[] four, ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, ReadOnlySpan<double> d)
    {
        switch (four[0].Membership.Kind)
        {
            case MembershipKind.AtMost:
                Add<AtMost>(four, a, b, c, d);
                break;
            case MembershipKind.AtLeast:
                Add<AtLeast>(four, a, b, c, d);
                break;
            case MembershipKind.Between:
                Add<Between>(four, a, b, c, d);
                break;
            default:
                Add<Typed>(four, a, b, c, d);
                break;
        }
    }

    /// <summary>Optimised at once: a single batch is often the whole life of the process.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add<T>(BatchTerm[] four, ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, ReadOnlySpan<double> d)
        where T : struct, ITest<T>
    {
        var (testA, testB, testC, testD) = (T.Of(four[0]), T.Of(four[1]), T.Of(four[2]), T.Of(four[3]));
        var (a1, a2, a3) = Amounts(four[0]);
        var (b1, b2, b3) = Amounts(four[1]);
        var (c1, c2, c3) = Amounts(four[2]);
        var (d1, d2, d3) = Amounts(four[3]);
        ref var xa = ref MemoryMarshal.GetReference(a);
        ref var xb = ref MemoryMarshal.GetReference(b);
        ref var xc = ref MemoryMarshal.GetReference(c);
        ref var xd = ref MemoryMarshal.GetReference(d);
        ref var sums = ref MemoryMarshal.GetArrayDataReference(_sums);
        var lanes = (nuint)Vector<double>.Count;
        for (nuint i = 0; i < (nuint)a.Length; i += lanes)
        {
            ref var at = ref Unsafe.Add(ref sums, 3 * i);
            var sum1 = Vector.LoadUnsafe(ref at);
            var sum2 = Vector.LoadUnsafe(ref at, lanes);
            var sum3 = Vector.LoadUnsafe(ref at, 2 * lanes);
            testA.Meets(Vector.LoadUnsafe(ref xa, i), out var meets1, out var meets2, out var meets3);
            sum1 += meets1 & a1;
            sum2 += meets2 & a2;
            sum3 += meets3 & a3;
            testB.Meets(Vector.LoadUnsafe(ref xb, i), out meets1, out meets2, out meets3);
            sum1 += meets1 & b1;
            sum2 += meets2 & b2;
            sum3 += meets3 & b3;
            testC.Meets(Vector.LoadUnsafe(ref xc, i), out meets1, out meets2, out meets3);
            sum1 += meets1 & c1;
            sum2 += meets2 & c2;
            sum3 += meets3 & c3;
            testD.Meets(Vector.LoadUnsafe(ref xd, i), out meets1, out meets2, out meets3);
            sum1 += meets1 & d1;
            sum2 += meets2 & d2;
            sum3 += meets3 & d3;
            sum1.StoreUnsafe(ref at);
            sum2.StoreUnsafe(ref at, lanes);
            sum3.StoreUnsafe(ref at, 2 * lanes);
        }
    }

    private static (Vector<long> First, Vector<long> Second, Vector<long> Third) Amounts(BatchTerm term) =>
        (new Vector<long>(term.Amounts[0]), new Vector<long>(term.Amounts[1]), new Vector<long>(term.Amounts[2]));

    /// <summary>All bits set where the value meets what the sums of Ⅰ, Ⅱ, Ⅲ count. Comparisons with NaN, as value or as bound, are false.</summary>
    private interface ITest<T>
    {
        static abstract T Of(BatchTerm term);

        void Meets(Vector<double> x, out Vector<long> meets1, out Vector<long> meets2, out Vector<long> meets3);
    }

    private readonly struct AtMost(BatchTerm term) : ITest<AtMost>
    {
        private readonly Vector<double> _high1 = new(term.Membership.High[term.Levels[0] - 1]);
        private readonly Vector<double> _high2 = new(term.Membership.High[term.Levels[1] - 1]);
        private readonly Vector<double> _high3 = new(term.Membership.High[term.Levels[2] - 1]);

        public static AtMost Of(BatchTerm term) => new(term);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Meets(Vector<double> x, out Vector<long> meets1, out Vector<long> meets2, out Vector<long> meets3)
        {
            meets1 = Vector.LessThanOrEqual(x, _high1);
            meets2 = Vector.LessThanOrEqual(x, _high2);
            meets3 = Vector.LessThanOrEqual(x, _high3);
        }
    }

    private readonly struct AtLeast(BatchTerm term) : ITest<AtLeast>
    {
        private readonly Vector<double> _low1 = new(term.Membership.Low[term.Levels[0] - 1]);
        private readonly Vector<double> _low2 = new(term.Membership.Low[term.Levels[1] - 1]);
        private readonly Vector<double> _low3 = new(term.Membership.Low[term.Levels[2] - 1]);

        public static AtLeast Of(BatchTerm term) => new(term);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Meets(Vector<double> x, out Vector<long> meets1, out Vector<long> meets2, out Vector<long> meets3)
        {
            meets1 = Vector.GreaterThanOrEqual(x, _low1);
            meets2 = Vector.GreaterThanOrEqual(x, _low2);
            meets3 = Vector.GreaterThanOrEqual(x, _low3);
        }
    }

    /// <summary>Ranges need not lie inside one another where a bound and a range are mixed in one row, so the better levels are added in.</summary>
    private readonly struct Between(BatchTerm term) : ITest<Between>
    {
        public static Between Of(BatchTerm term) => new(term);

        public void Meets(Vector<double> x, out Vector<long> meets1, out Vector<long> meets2, out Vector<long> meets3)
        {
            var m = term.Membership;
            var first = Within(x, m.Low[0], m.High[0]);
            var second = first | Within(x, m.Low[1], m.High[1]);
            var third = second | Within(x, m.Low[2], m.High[2]);
            meets1 = term.Levels[0] switch { 1 => first, 2 => second, _ => third };
            meets2 = term.Levels[1] switch { 1 => first, 2 => second, _ => third };
            meets3 = term.Levels[2] switch { 1 => first, 2 => second, _ => third };
        }

        private static Vector<long> Within(Vector<double> x, double low, double high) =>
            Vector.GreaterThanOrEqual(x, new Vector<double>(low)) & Vector.LessThanOrEqual(x, new Vector<double>(high));
    }

    /// <summary>Codes other than 1–4 are no data.</summary>
    private readonly struct Typed(BatchTerm term) : ITest<Typed>
    {
        private readonly Vector<double> _high1 = new(term.Membership.High[term.Levels[0] - 1]);
        private readonly Vector<double> _high2 = new(term.Membership.High[term.Levels[1] - 1]);
        private readonly Vector<double> _high3 = new(term.Membership.High[term.Levels[2] - 1]);

        public static Typed Of(BatchTerm term) => new(term);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Meets(Vector<double> x, out Vector<long> meets1, out Vector<long> meets2, out Vector<long> meets3)
        {
            var code = Vector.Equals(x, Vector<double>.One) | Vector.Equals(x, new Vector<double>(2)) | Vector.Equals(x, new Vector<double>(3));
            meets1 = code & Vector.LessThanOrEqual(x, _high1);
            meets2 = code & Vector.LessThanOrEqual(x, _high2);
            meets3 = code & Vector.LessThanOrEqual(x, _high3);
        }
    }
}
