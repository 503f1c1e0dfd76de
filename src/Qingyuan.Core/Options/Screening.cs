using Qingyuan.Core.Findings;

namespace Qingyuan.Core.Options;

/// <summary>A factor of a weighted-sum ranking (权重因素) with its weight and the usual range of weights.</summary>
/// <param name="Name">因素名称.</param>
/// <param name="Weight">W, 1–10.</param>
/// <param name="UsualMin">Lower end of the usual range.</param>
/// <param name="UsualMax">Upper end of the usual range.</param>
public sealed record WeightFactor(string Name, decimal Weight, decimal UsualMin = 1m, decimal UsualMax = 10m);

/// <summary>A candidate with its score R per factor name (备选及得分).</summary>
public sealed record Candidate(string Name, IReadOnlyDictionary<string, decimal?> Scores);

/// <summary>A candidate's total and rank; equal totals share a rank.</summary>
public sealed record RankedCandidate(string Name, decimal? Total, int? Rank, IReadOnlyDictionary<string, decimal> Weighted);

/// <summary>
/// Weighted-sum ranking (权重总和计分排序法): S = Σ W·R for the choice of the audit focus and the screening of options. Method: enterprise
/// cleaner-production audit handbook; W 8–10 high, 4–7 medium, 1–3 low importance.
/// </summary>
public static class WeightedSum
{
    /// <summary>Usual factors and weights for the choice of the audit focus (审核重点); the weight is the middle of its range.</summary>
    public static IReadOnlyList<WeightFactor> FocusFactors { get; } =
    [
        new("废弃物量", 10m, 10m, 10m), new("主要消耗", 8m, 7m, 9m), new("环保费用", 8m, 7m, 9m), new("市场发展潜力", 5m, 4m, 6m), new("车间积极性", 2m, 1m, 3m),
    ];

    /// <summary>
    /// Ranks candidates, best first. A candidate with a missing or invalid score has no total and no rank; a tie is shared and named, for the
    /// method does not break it.
    /// </summary>
    public static (IReadOnlyList<RankedCandidate> Ranking, IReadOnlyList<Finding> Findings) Rank(
        IReadOnlyList<WeightFactor> factors, IReadOnlyList<Candidate> candidates, string where = "")
    {
        var findings = new List<Finding>();
        if (candidates.Count < 2)
        {
            findings.Add(OptionFindings.TooFewCandidates.At(where, candidates.Count));
        }

        foreach (var factor in factors)
        {
            if (factor.Weight is < 1m or > 10m)
            {
                findings.Add(OptionFindings.WeightInvalid.At(where, factor.Name, factor.Weight));
            }
            else if (factor.Weight < factor.UsualMin || factor.Weight > factor.UsualMax)
            {
                findings.Add(OptionFindings.WeightOutOfRange.At(where, factor.Name, factor.Weight, factor.UsualMin, factor.UsualMax));
            }
        }

        var totals = candidates.Select(c => Total(factors, c, where, findings)).ToList();
        var ranking = totals
            .Select(t => t with { Rank = t.Total is { } s ? 1 + totals.Count(o => o.Total > s) : null })
            .OrderBy(t => t.Rank ?? int.MaxValue).ToList();
        foreach (var tie in ranking.Where(r => r.Rank is not null).GroupBy(r => r.Rank).Where(g => g.Skip(1).Any()))
        {
            findings.Add(OptionFindings.Tie.At(where, string.Join("、", tie.Select(t => t.Name)), tie.First().Total, tie.Key));
        }

        return (ranking, findings);
    }

    private static RankedCandidate Total(IReadOnlyList<WeightFactor> factors, Candidate candidate, string where, List<Finding> findings)
    {
        var weighted = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var factor in factors)
        {
            var score = candidate.Scores.GetValueOrDefault(factor.Name);
            if (score is { } r and >= 1m and <= 10m && decimal.Truncate(r) == r)
            {
                weighted[factor.Name] = factor.Weight * r;
            }
            else
            {
                findings.Add(OptionFindings.ScoreInvalid.At(where, candidate.Name, factor.Name, score?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "—"));
            }
        }

        return new RankedCandidate(candidate.Name, weighted.Count == factors.Count ? weighted.Values.Sum() : null, null, weighted);
    }
}

/// <summary>
/// Simple comparison (简单比较, 方案简易筛选): every item is ticked (√) or crossed (×); an option passes with ticks only. Allowed where the case is plain;
/// otherwise <see cref="WeightedSum"/>.
/// </summary>
public static class SimpleComparison
{
    /// <summary>True: passes; false: fails; null: an item was not judged (with a finding).</summary>
    public static (IReadOnlyDictionary<string, bool?> Passes, IReadOnlyList<Finding> Findings) Compare(
        IReadOnlyList<string> items, IReadOnlyDictionary<string, IReadOnlyDictionary<string, bool?>> marks, string where = "")
    {
        var findings = new List<Finding>();
        var passes = new Dictionary<string, bool?>(StringComparer.Ordinal);
        foreach (var (candidate, given) in marks)
        {
            var judged = items.Select(item => given.GetValueOrDefault(item)).ToList();
            foreach (var (item, mark) in items.Zip(judged).Where(p => p.Second is null))
            {
                findings.Add(OptionFindings.MarkMissing.At(where, candidate, item));
            }

            passes[candidate] = judged.Contains(false) ? false : judged.Contains(null) ? null : true;
        }

        return (passes, findings);
    }
}

/// <summary>The gates of the feasibility study in their order (可行性分析的顺序).</summary>
public enum Gate
{
    /// <summary>技术评估.</summary>
    Technical,

    /// <summary>环境评估.</summary>
    Environmental,

    /// <summary>经济评估.</summary>
    Economic,
}

/// <summary>
/// The gate order (评估次序): technical → environmental → economic; a failed gate stops, what comes after it is not looked at. A gate not yet judged
/// stops too, without a verdict. Method: audit handbook, feasibility phase.
/// </summary>
/// <param name="Verdict">Verdict over all gates.</param>
/// <param name="StoppedAt">The gate that failed or is not judged; null where all passed.</param>
public sealed record GateDecision(Verdict Verdict, Gate? StoppedAt)
{
    /// <summary>Decides. Null: not judged yet.</summary>
    public static GateDecision Of(bool? technical, bool? environmental, Verdict economic)
    {
        foreach (var (gate, passed) in new[] { (Gate.Technical, technical), (Gate.Environmental, environmental) })
        {
            if (passed is not true)
            {
                return new GateDecision(passed is null ? Verdict.NotJudged : Verdict.Infeasible, gate);
            }
        }

        return new GateDecision(economic, economic == Verdict.Feasible ? null : Gate.Economic);
    }
}
