using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;

namespace Qingyuan.Core.Options;

/// <summary>An option's yearly saving on one stream of a balance (方案在某股物流上的削减量), in the stream's unit.</summary>
/// <param name="Option">方案编号.</param>
/// <param name="Stream">Stream id.</param>
/// <param name="Saving">Amount, same unit and period as the stream.</param>
/// <param name="Where">Where it was read, for findings.</param>
public sealed record StreamSaving(string Option, string Stream, decimal Saving, string Where = "");

/// <summary>What the options on one stream come to.</summary>
/// <param name="Stream">Stream id.</param>
/// <param name="Amount">Baseline amount of the stream.</param>
/// <param name="Sum">Σ s, the plain sum.</param>
/// <param name="Combined">A·(1 − Π(1 − s/A)): each acting on what the others leave. Never more than the stream.</param>
public sealed record StreamSavingTotal(string Stream, decimal Amount, decimal Sum, decimal? Combined);

/// <summary>
/// No double counting (避免效果重复计算): what options save on a stream is at most the stream. Audit method §4.8: an option's effect is tagged to a
/// balance stream, the sum stays within the baseline of that stream.
/// </summary>
public static class StreamSavings
{
    /// <summary>Checks all savings against the amounts of the streams (same unit and period).</summary>
    public static (IReadOnlyList<StreamSavingTotal> Totals, IReadOnlyList<Finding> Findings) Check(
        IReadOnlyDictionary<string, decimal> amounts, IReadOnlyList<StreamSaving> savings)
    {
        var findings = new List<Finding>();
        var totals = new List<StreamSavingTotal>();
        foreach (var bad in savings.Where(s => s.Saving < 0))
        {
            findings.Add(OptionFindings.StreamSavingNegative.At(bad.Where, bad.Option, bad.Stream, bad.Saving));
        }

        foreach (var group in savings.Where(s => s.Saving >= 0).GroupBy(s => s.Stream, StringComparer.Ordinal))
        {
            var names = string.Join("、", group.Select(s => s.Option).Distinct(StringComparer.Ordinal));
            var where = group.First().Where;
            if (!amounts.TryGetValue(group.Key, out var amount))
            {
                findings.Add(OptionFindings.StreamNotKnown.At(where, names, group.Key));
                continue;
            }

            var sum = Rational.Sum(group.Select(s => (Rational)s.Saving));
            var over = sum > amount;
            var left = amount > 0 && group.All(s => s.Saving <= amount)
                ? group.Aggregate(Rational.One, (rest, s) => rest * (Rational.One - (Rational)s.Saving / amount))
                : (Rational?)null;
            var combined = left is { } l ? ((Rational)amount * (Rational.One - l)).ToFigure() : null;
            totals.Add(new StreamSavingTotal(group.Key, amount, sum.ToFigure() ?? decimal.MaxValue, combined));
            if (over)
            {
                findings.Add(OptionFindings.StreamOverCounted.At(where, names, group.Key, sum.ToFigure(4), amount));
            }
            else if (group.Where(s => s.Saving > 0).Skip(1).Any())
            {
                findings.Add(OptionFindings.StreamDiminishing.At(where, names, group.Key, sum.ToFigure(4), combined is { } c ? ((Rational)c).ToFigure(4) : null));
            }
        }

        return (totals, findings);
    }
}
