using Qingyuan.Core.Numbers;
using Qingyuan.Core.Standards;

namespace Qingyuan.Core.Evaluation;

/// <summary>
/// The weights of one plant (权重再分配): ω'_ij = ω_ij / Σ ω_ij over the rows of the group that apply, and first-level weights rescaled or lost where a
/// whole group does not apply. Exact fractions. Sources: PCB formula 5-3, antimony 2015 formula 5-1.
/// </summary>
/// <param name="Rows">ω' by row in the order of the table; 0 where it does not apply, null where the group's weights are incomplete.</param>
/// <param name="Groups">w' by group; 0 where it does not apply, null where weights are incomplete.</param>
/// <param name="WeightLost">True where a first-level weight was lost, so that Ⅲ cannot be reached.</param>
/// <param name="Complete">True where the index can be computed.</param>
internal sealed record EffectiveWeights(Rational?[] Rows, Rational?[] Groups, bool WeightLost, bool Complete)
{
    /// <summary>Computes the weights for one pattern of rows that apply.</summary>
    /// <param name="system">The edition.</param>
    /// <param name="profile">Its effective profile.</param>
    /// <param name="applies">By row in the order of the table.</param>
    /// <param name="shares">Share of each row's set; null where it cannot be told.</param>
    public static EffectiveWeights Of(IndicatorSystem system, RuleProfile profile, IReadOnlyList<bool> applies, IReadOnlyList<Rational?> shares)
    {
        var rows = new Rational?[applies.Count];
        var groups = new Rational?[system.Groups.Length];
        var present = new bool[system.Groups.Length];
        var complete = !system.HasMissingWeights;
        var next = 0;
        for (var g = 0; g < system.Groups.Length; g++)
        {
            var group = system.Groups[g];
            var first = next;
            next += group.Rows.Length;
            present[g] = Enumerable.Range(first, group.Rows.Length).Any(i => applies[i]);
            var n = group.Rows.Where((r, j) => r.WeightKind == WeightKind.OverN && applies[first + j]).Count();
            var sum = Rational.Zero;
            var known = !group.HasMissingWeights;
            for (var j = 0; j < group.Rows.Length; j++)
            {
                var raw = applies[first + j] ? Raw(group.Rows[j], n, shares[first + j]) : Rational.Zero;
                rows[first + j] = raw;
                known &= raw is not null;
                sum += raw ?? Rational.Zero;
            }

            known &= !present[g] || sum.Sign > 0;
            complete &= known;
            for (var j = first; j < next; j++)
            {
                rows[j] = !known ? null : present[g] ? rows[j]!.Value / sum : Rational.Zero;
            }
        }

        var lost = false;
        if (system.Groups.All(g => g.Weight is not null))
        {
            var inSum = Enumerable.Range(0, groups.Length).Where(g => !system.Groups[g].Bonus).ToArray();
            var total = Rational.Sum(inSum.Select(g => (Rational)system.Groups[g].Weight!.Value));
            var kept = Rational.Sum(inSum.Where(g => present[g]).Select(g => (Rational)system.Groups[g].Weight!.Value));
            var rescale = profile.FirstLevel == MissingGroupRule.Rescale && kept.Sign > 0;
            lost = !rescale && kept < total;
            for (var g = 0; g < groups.Length; g++)
            {
                Rational weight = system.Groups[g].Weight!.Value;
                groups[g] = !present[g] || (system.Groups[g].Bonus && !profile.BonusAllowed) ? Rational.Zero
                    : system.Groups[g].Bonus || !rescale ? weight
                    : weight * total / kept;
            }
        }

        return new EffectiveWeights(rows, groups, lost, complete);
    }

    private static Rational? Raw(IndicatorRow row, int n, Rational? share) => (row.Weight, row.WeightKind) switch
    {
        (null, _) => null,
        ({ } c, WeightKind.OverN) => (Rational)c / n,
        ({ } w, WeightKind.Shared) => share is { } part ? (Rational)w * part : null,
        ({ } w, _) => w,
    };
}
