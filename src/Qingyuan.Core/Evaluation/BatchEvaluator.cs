using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Standards;

namespace Qingyuan.Core.Evaluation;

/// <summary>Findings of a batch evaluation (批量评价检查意见).</summary>
public static class BatchFindings
{
    /// <summary>The edition has no composite index.</summary>
    public static readonly FindingKind NoIndex = new("batch.profile", Severity.Error, "批量评价只适用于综合指数法(tongze-2013、gbt-43329-2023)；《{0}》的评价规则是 {1}，请逐个评价", "Batch evaluation needs a composite index (tongze-2013, gbt-43329-2023); {0} is judged by {1}: evaluate plant by plant");

    /// <summary>A base value with more digits than a double keeps.</summary>
    public static readonly FindingKind BaseValueDigits = new("batch.base_value_digits", Severity.Error, "“{0}”的基准值 {1} 超过 15 位有效数字，批量评价不能保证比较准确；请逐个评价或减少位数", "Base value {1} of '{0}' has more than 15 significant digits: the batch cannot compare it exactly; evaluate plant by plant or shorten it");
}

/// <summary>What holds for every plant-year of a batch (批量评价的共同条件). Whoever differs in these goes into a batch of its own.</summary>
public sealed record BatchOptions
{
    /// <summary>Numbers by name: n_metals, layers_above_two. Without n_metals the metals are counted for each plant-year.</summary>
    public IReadOnlyDictionary<string, decimal> Parameters { get; init; } = ImmutableDictionary<string, decimal>.Empty;

    /// <summary>Output by product or plant class, for rows that share a weight.</summary>
    public IReadOnlyDictionary<string, decimal> Output { get; init; } = ImmutableDictionary<string, decimal>.Empty;

    /// <summary>Default variant for outputs named by product only.</summary>
    public string? Variant { get; init; }

    /// <summary>New, rebuilt or enlarged projects: must reach the profile's minimum level.</summary>
    public bool NewProject { get; init; }
}

/// <summary>The plant-years of a batch, column by column.</summary>
/// <param name="Count">Number of plant-years.</param>
/// <param name="Values">
/// By row in the order of the table: one number per plant-year in the row's unit, NaN for no data; for rows judged by text 1, 2, 3 or 4
/// (Ⅰ, Ⅱ, Ⅲ, below; anything else is no data). An empty column has no data at all. Numbers are finite, and are the nearest doubles of decimals with
/// at most 15 significant digits, or were made by <see cref="BatchEvaluator.ToDouble"/>.
/// </param>
/// <param name="NotApplicable">By row: true where the row does not apply to the plant-year; an empty column = always applies; null = all apply.</param>
public sealed record BatchColumns(int Count, IReadOnlyList<ReadOnlyMemory<double>> Values, IReadOnlyList<ReadOnlyMemory<bool>>? NotApplicable = null);

/// <summary>
/// Evaluates one edition over many plant-years (批量评价): columnar, vectorised, on all cores, with the same verdicts as
/// <see cref="Evaluator"/>. Exact, because
/// (1) the map from decimals of at most 15 significant digits to the nearest double keeps order and never maps two of them to one (IEEE 754: a binary64
/// gives back any 15-digit decimal), so x ≤ limit holds in doubles where it holds in decimals; limits with more digits are refused;
/// (2) the effective weights of a pattern of rows that apply, exact fractions, are brought to one denominator D and summed as 64-bit integers:
/// Y ≥ 85 is 100·S ≥ 85·D. Patterns whose D does not fit, and patterns whose weights depend on the values, go to the exact path.
/// See docs/methods/batch.md. Safe for use by several threads.
/// </summary>
public sealed class BatchEvaluator
{
    /// <summary>
    /// Plant-years per block: sums and four columns (448 KiB) stay in the second-level cache; a column's piece of 64 KiB is long enough to be prefetched.
    /// Measured: 2048 costs a quarter more processor time.
    /// </summary>
    private const int BlockSize = 8192;

    private readonly IndicatorSystem _system;
    private readonly RuleProfile _profile;
    private readonly BatchOptions _options;
    private readonly IndicatorRow[] _rows;
    private readonly Membership[] _memberships;
    private readonly decimal[][] _limits;

    private BatchEvaluator(IndicatorSystem system, RuleProfile profile, BatchOptions options, RowState[] states)
    {
        _system = system;
        _profile = profile;
        _options = options;
        _rows = [.. system.Rows];
        _memberships = [.. states.Select(Membership.Of)];
        _limits = [.. states.Select(s => LimitsOf(s.Levels).Distinct().ToArray())];
    }

    /// <summary>Rows in the order in which <see cref="BatchColumns.Values"/> wants its columns.</summary>
    public IReadOnlyList<IndicatorRow> Rows => _rows;

    /// <summary>
    /// Prepares an edition. Returns null, with findings, where it has no composite index, lacks weights, has defects, or a base value has more than
    /// 15 significant digits; such editions are evaluated plant by plant.
    /// </summary>
    public static BatchEvaluator? Compile(IndicatorSystem system, RuleProfile profile, BatchOptions options, List<Finding> findings)
    {
        var before = findings.Count;
        findings.AddRange(SystemCheck.Check(system, profile).Where(f => f.Severity == Severity.Error));
        if (findings.Count > before)
        {
            findings.Add(EvaluationFindings.SystemDefective.At("$", findings.Count - before));
            return null;
        }

        if (profile.IsPIndex || profile.IsRowGrading)
        {
            findings.Add(BatchFindings.NoIndex.At("$.rule_profile", system.Title, profile.Id));
            return null;
        }

        if (system.HasMissingWeights)
        {
            var missing = system.Groups.Count(g => g.Weight is null) + system.Rows.Count(r => r.Weight is null);
            findings.Add(EvaluationFindings.WeightsMissing.At(Severity.Error, "$", null, system.Title, missing));
            return null;
        }

        // Without values every row that can be assessed reports "no data"; what else is found concerns the whole batch.
        var probed = new List<Finding>();
        var states = RowStates.Of(system, Probe(options, system, []), probed);
        findings.AddRange(probed.Where(f => f.Code != EvaluationFindings.NoData.Code));
        before = findings.Count;
        foreach (var state in states)
        {
            findings.AddRange(LimitsOf(state.Levels).Where(v => Digits(v) > 15).Select(v => BatchFindings.BaseValueDigits.At(state.Row.Code, state.Row.Name, v)));
        }

        return findings.Count > before ? null : new BatchEvaluator(system, profile, options, states);
    }

    /// <summary>
    /// The double that stands for a decimal of any length in column <paramref name="row"/>: the nearest one, moved by one unit in the last place where it
    /// would else coincide with a base value that the decimal only comes close to. It compares with every base value of the row as the decimal does.
    /// </summary>
    public double ToDouble(int row, decimal value)
    {
        var nearest = Nearest(value);
        foreach (var limit in _limits[row])
        {
            if (value != limit && nearest == Nearest(limit))
            {
                return value < limit ? Math.BitDecrement(nearest) : Math.BitIncrement(nearest);
            }
        }

        return nearest;
    }

    /// <summary>Evaluates all plant-years.</summary>
    /// <param name="plants">Columns in the order of <see cref="Rows"/>.</param>
    /// <param name="withIndices">True to keep the three exact indices (24 bytes per plant-year).</param>
    /// <param name="cancel">Stops between blocks.</param>
    /// <exception cref="ArgumentException">A column is missing or has the wrong length.</exception>
    public BatchResult Evaluate(BatchColumns plants, bool withIndices = false, CancellationToken cancel = default)
    {
        if (plants.Values.Count != _rows.Length || plants.Values.Any(c => c.Length != plants.Count && !c.IsEmpty))
        {
            throw new ArgumentException($"{_rows.Length} columns of {plants.Count} values (or none) are needed.", nameof(plants));
        }

        if (plants.NotApplicable is { } flags && (flags.Count != _rows.Length || flags.Any(c => c.Length != plants.Count && !c.IsEmpty)))
        {
            throw new ArgumentException($"{_rows.Length} columns of {plants.Count} flags (or none) are needed.", nameof(plants));
        }

        var (ids, masks) = Patterns(plants);
        var used = new bool[masks.Count];
        used[0] = ids is null;
        foreach (var id in ids ?? [])
        {
            used[id] = true;
        }

        var patterns = new BatchPattern[masks.Count];
        var parallel = new ParallelOptions { CancellationToken = cancel };
        Parallel.For(0, patterns.Length, parallel, p =>
        {
            if (used[p])
            {
                patterns[p] = Compile(masks[p]);
            }
        });

        var result = new BatchResult(plants.Count, patterns, ids, withIndices);
        Parallel.For(
            0, (plants.Count + BlockSize - 1) / BlockSize, parallel,
            () => new BatchKernel(BlockSize),
            (block, _, kernel) =>
            {
                Block(plants, patterns, ids, result, kernel, block * BlockSize, Math.Min(BlockSize, plants.Count - block * BlockSize));
                return kernel;
            },
            _ => { });
        return result;
    }

    /// <summary>Numbers the patterns of rows that do not apply: 0 = all apply; ids = null where that holds for everybody.</summary>
    private static (int[]? Ids, List<int[]> Masks) Patterns(BatchColumns plants)
    {
        int[]? ids = null;
        var masks = new List<int[]> { Array.Empty<int>() };
        var next = new Dictionary<(int From, int Row), int>();
        for (var row = 0; row < (plants.NotApplicable?.Count ?? 0); row++)
        {
            // A set of rows is a path of a trie, one edge per row: equal sets meet in one node, and blank stretches are skipped by vectors.
            var flags = plants.NotApplicable![row].Span;
            for (var at = flags.IndexOf(true); at >= 0;)
            {
                ids ??= new int[plants.Count];
                ref var to = ref CollectionsMarshal.GetValueRefOrAddDefault(next, (ids[at], row), out var known);
                if (!known)
                {
                    to = masks.Count;
                    masks.Add([.. masks[ids[at]], row]);
                }

                ids[at] = to;
                var step = flags[(at + 1)..].IndexOf(true);
                at = step < 0 ? -1 : at + 1 + step;
            }
        }

        return (ids, masks);
    }

    /// <summary>
    /// One block: the pattern that most of it has is run over the whole block in place, then the others on gathered copies, while the block is in the cache.
    /// </summary>
    private void Block(BatchColumns plants, BatchPattern[] patterns, int[]? ids, BatchResult result, BatchKernel kernel, int start, int count)
    {
        if (ids is null || ids.AsSpan(start, count).IndexOfAnyExcept(ids[start]) < 0)
        {
            InPlace(ids is null ? 0 : ids[start]);
            return;
        }

        var most = Majority(ids.AsSpan(start, count));
        InPlace(most);
        var others = 0;
        for (var i = start; i < start + count; i++)
        {
            if (ids[i] != most)
            {
                kernel.Keys[others] = ids[i];
                kernel.Order[others++] = i;
            }
        }

        var keys = kernel.Keys.AsSpan(0, others);
        var order = kernel.Order.AsSpan(0, others);
        keys.Sort(order);
        for (var at = 0; at < others;)
        {
            var same = keys[at..].IndexOfAnyExcept(keys[at]) is var n and >= 0 ? n : others - at;
            Gathered(keys[at], order.Slice(at, same));
            at += same;
        }

        void InPlace(int id)
        {
            var pattern = patterns[id];
            if (pattern.Way == BatchWay.Sums)
            {
                kernel.Sum(pattern, plants, start, count);
                kernel.Judge(pattern, result, start, count);
                return;
            }

            for (var i = start; i < start + count; i++)
            {
                if (ids is null || ids[i] == id)
                {
                    Single(pattern, i);
                }
            }
        }

        void Gathered(int id, ReadOnlySpan<int> places)
        {
            var pattern = patterns[id];
            if (pattern.Way == BatchWay.Sums)
            {
                kernel.Sum(pattern, plants, places);
                kernel.Judge(pattern, result, places);
                return;
            }

            foreach (var i in places)
            {
                Single(pattern, i);
            }
        }

        void Single(BatchPattern pattern, int i)
        {
            if (pattern.Way == BatchWay.NotComputable)
            {
                result.Levels[i] = (byte)Verdict.NotComputable;
            }
            else
            {
                Exact(plants, pattern, i, result);
            }
        }
    }

    /// <summary>The pattern that more than half of the block has, or any where there is none (Boyer and Moore's vote).</summary>
    private static int Majority(ReadOnlySpan<int> ids)
    {
        var (candidate, votes) = (ids[0], 0);
        foreach (var id in ids)
        {
            candidate = votes == 0 ? id : candidate;
            votes += id == candidate ? 1 : -1;
        }

        return candidate;
    }

    /// <summary>The exact path for one plant-year. A double goes back to the decimal it came from by its shortest text.</summary>
    private void Exact(BatchColumns plants, BatchPattern pattern, int plant, BatchResult result)
    {
        var input = Probe(_options, _system, pattern.NotApplicable);
        var values = (Dictionary<string, RowValue>)input.Values;
        for (var r = 0; r < _rows.Length; r++)
        {
            var x = plants.Values[r].IsEmpty ? double.NaN : plants.Values[r].Span[plant];
            if (double.IsFinite(x) && !values.ContainsKey(_rows[r].Code))
            {
                if (_rows[r].Kind == RowKind.Quantitative)
                {
                    values[_rows[r].Code] = new RowValue.Number(Shortest(x));
                }
                else if (x is 1d or 2d or 3d or 4d)
                {
                    values[_rows[r].Code] = new RowValue.Typed((Level)(int)x);
                }
            }
        }

        // The day only decides whether a finding is made; a batch has none.
        var explained = Evaluator.Evaluate(_system, _profile, input, DateOnly.MinValue, []);
        result.Levels[plant] = (byte)explained.Level;
        result.KeepExact(plant, explained.Y);
    }

    private BatchPattern Compile(int[] notApplicable)
    {
        var findings = new List<Finding>();
        var input = Probe(_options, _system, notApplicable);
        var states = RowStates.Of(_system, input, findings);
        return DependsOnValues(input)
            ? new BatchPattern(BatchWay.Exact, notApplicable, Evaluator.Weakest(_system, states))
            : BatchPattern.Of(_system, _profile, _options, states, _memberships, notApplicable);
    }

    /// <summary>
    /// True where the presence of a value decides which rows share a weight (按产量分摊, outputs missing or ambiguous): then a pattern has no fixed weights.
    /// It is enough to give each open row a value on its own: the choice is always that of the first row with a value.
    /// </summary>
    private bool DependsOnValues(EvaluationInput input)
    {
        var open = _rows.Where(r => (r.ShareSet ?? r.Product ?? r.Variant) is not null && !input.Values.ContainsKey(r.Code)).ToArray();
        if (open.Length == 0)
        {
            return false;
        }

        var without = Shares.Of(_system, input, []);
        return open.Any(row =>
        {
            var one = new Dictionary<string, RowValue>(input.Values, StringComparer.Ordinal) { [row.Code] = new RowValue.Typed(Level.I) };
            var with = Shares.Of(_system, input with { Values = one }, []);
            return _rows.Any(r => with[r.Code].Part != without[r.Code].Part || with[r.Code].NotMade is null != without[r.Code].NotMade is null);
        });
    }

    private static EvaluationInput Probe(BatchOptions options, IndicatorSystem system, int[] notApplicable)
    {
        var values = new Dictionary<string, RowValue>(StringComparer.Ordinal);
        var rows = notApplicable.Length == 0 ? [] : system.Rows.ToArray();
        foreach (var r in notApplicable)
        {
            values[rows[r].Code] = new RowValue.NotApplicable("batch", "batch");
        }

        return EvaluationInputReader.Empty with { Parameters = options.Parameters, Output = options.Output, Variant = options.Variant, NewProject = options.NewProject, Values = values };
    }

    private static IEnumerable<decimal> LimitsOf(BaseValue?[] levels) => levels.SelectMany(level => level switch
    {
        BaseValue.Bound b => [b.Value],
        BaseValue.Interval i => new[] { i.Min, i.Max }.OfType<decimal>(),
        _ => Enumerable.Empty<decimal>(),
    });

    private static int Digits(decimal value) =>
        value.ToString("0.############################", CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal).Trim('-', '0').Length;

    /// <summary>The nearest double. The cast of the BCL divides two rounded numbers and may miss by one unit; reading the text does not.</summary>
    internal static double Nearest(decimal value) => double.Parse(value.ToString(CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static decimal Shortest(double value) => Math.Abs(value) >= (double)decimal.MaxValue
        ? value > 0 ? decimal.MaxValue : decimal.MinValue
        : decimal.Parse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
}

/// <summary>The verdicts of a batch.</summary>
public sealed class BatchResult
{
    private readonly BatchPattern[] _patterns;
    private readonly int[]? _ids;
    private readonly long[][]? _sums;
    private readonly Dictionary<int, Rational[]> _exact = [];

    internal BatchResult(int count, BatchPattern[] patterns, int[]? ids, bool withIndices)
    {
        Levels = new byte[count];
        _patterns = patterns;
        _ids = ids;
        _sums = withIndices ? Evaluator.ForLevels(_ => new long[count]) : null;
    }

    /// <summary>One byte per plant-year: the number of the <see cref="Verdict"/>.</summary>
    public byte[] Levels { get; }

    internal long[][]? Sums => _sums;

    /// <summary>The verdict on one plant-year.</summary>
    public Verdict this[int plant] => (Verdict)Levels[plant];

    /// <summary>How many patterns of rows that do not apply occur.</summary>
    public int PatternCount => _patterns.Count(p => p is not null);

    /// <summary>How many of them were judged one by one on the exact path, which is some ten thousand times slower.</summary>
    public int ExactPatternCount => _patterns.Count(p => p is { Way: BatchWay.Exact });

    /// <summary>The exact [Y_Ⅰ, Y_Ⅱ, Y_Ⅲ] of one plant-year; null where not computable.</summary>
    /// <exception cref="InvalidOperationException">The batch ran without indices.</exception>
    public Rational[]? Y(int plant)
    {
        var sums = _sums ?? throw new InvalidOperationException("Evaluate with withIndices: true.");
        var pattern = _patterns[_ids is null ? 0 : _ids[plant]];
        return pattern.Way switch
        {
            BatchWay.NotComputable => null,
            BatchWay.Exact => _exact.GetValueOrDefault(plant),
            _ => Evaluator.ForLevels(k => pattern.Index(sums[k - 1][plant])),
        };
    }

    /// <summary>Status of the weakest number that one plant-year's verdict rests on (数据状态).</summary>
    public DataStatus StatusOf(int plant) => _patterns[_ids is null ? 0 : _ids[plant]].Status;

    internal void KeepExact(int plant, Rational[]? y)
    {
        if (_sums is not null && y is not null)
        {
            lock (_exact)
            {
                _exact[plant] = y;
            }
        }
    }
}
