using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Standards;

namespace Qingyuan.Core.Evaluation;

/// <summary>
/// Rows that share one weight over products or plant classes (按产量分摊权重): W_p = W · O_p / ΣO, with the outputs of the plant. Rows of
/// products that are not made do not apply. Without outputs, the single row of the set that has a value takes the whole weight.
/// </summary>
internal static class Shares
{
    /// <summary>A row's part in its set.</summary>
    /// <param name="Part">O_p/ΣO; 1 for rows outside any set; null where it cannot be told.</param>
    /// <param name="NotMade">Why the row does not apply, where its product is not made.</param>
    internal readonly record struct Share(Rational? Part, string? NotMade);

    /// <summary>The share of every row, by code.</summary>
    public static Dictionary<string, Share> Of(IndicatorSystem system, EvaluationInput input, List<Finding> findings)
    {
        var shares = system.Rows.ToDictionary(r => r.Code, _ => new Share(Rational.One, null), StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var variants = system.Rows.Select(r => r.Variant).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        foreach (var set in system.Groups.SelectMany(g => g.Rows.Where(r => r.ShareSet is not null).GroupBy(r => (g.Code, r.ShareSet))))
        {
            var rows = set.ToArray();
            var made = Match(rows, variants, input, used, findings);
            if (made is null)
            {
                // The outputs say nothing of this set: a power plant's boiler classes do not tell how it is cooled.
                ByValue(set.Key.ShareSet!, rows, input, shares, findings);
            }
            else if (made.Count > 0)
            {
                ByOutput(rows, made, shares);
            }
            else
            {
                foreach (var row in rows)
                {
                    shares[row.Code] = new Share(Rational.Zero, NoOutput(row));
                }
            }
        }

        // Rows of HJ standards name a product but share no weight: those of products not made do not apply.
        if (input.Output.Count > 0)
        {
            foreach (var set in system.Rows.Where(r => r.ShareSet is null && (r.Product ?? r.Variant) is not null).GroupBy(r => RowNames.Normalise(r.Name.Split('-')[0])))
            {
                var made = Match([.. set], variants, input, used, findings);
                foreach (var row in set.Where(r => made is { Count: > 0 } && !made.ContainsKey(r.Code)))
                {
                    shares[row.Code] = new Share(Rational.Zero, NoOutput(row));
                }
            }
        }

        var known = system.Rows.Where(r => (r.Product ?? r.Variant) is not null).Select(Label).Distinct(StringComparer.Ordinal).ToArray();
        foreach (var key in input.Output.Keys.Where(k => !used.Contains(k)))
        {
            findings.Add(EvaluationFindings.OutputUnknown.At($"$.parameters.output.{key}", key, string.Join("、", known)));
        }

        return shares;
    }

    private static string NoOutput(IndicatorRow row) => $"本企业没有该类产品的产量：{Label(row)}";

    private static string Label(IndicatorRow row) => (row.Variant, row.Product) switch
    {
        (null, { } p) => p,
        ({ } v, null) => v,
        ({ } v, { } p) => $"{v}-{p}",
        _ => row.Name,
    };

    /// <summary>
    /// Outputs by row code, for rows whose product is made; null where no output names a row of the set. 刚性-单面 also fits a row for 单面 that
    /// knows no variants.
    /// </summary>
    private static Dictionary<string, decimal>? Match(IndicatorRow[] rows, string[] variants, EvaluationInput input, HashSet<string> used, List<Finding> findings)
    {
        var made = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var isNamed = false;
        foreach (var (key, amount) in input.Output)
        {
            var wanted = Key(key);
            var exact = rows.Where(r => r.Variant is not null && r.Product is not null && (Key(r.Variant + r.Product) == wanted || Key(r.Product + r.Variant) == wanted)).ToArray();
            var candidates = exact.Length > 0 ? exact : [.. rows.Where(r => Key(r.Product ?? r.Variant ?? "") == wanted || (r is { Variant: null, Product: { } p } && variants.Any(v => Key(v + p) == wanted || Key(p + v) == wanted)))];
            if (candidates.Length == 0)
            {
                continue;
            }

            isNamed = true;
            used.Add(key);
            if (amount > 0m)
            {
                var row = Choose(key, candidates, input, findings);
                made[row.Code] = made.GetValueOrDefault(row.Code) + amount;
            }
        }

        return isNamed ? made : null;
    }

    /// <summary>单面 fits both 刚性-单面 and 挠性-单面: the variant named, else the one with a value, else the first that is not declared inapplicable.</summary>
    private static IndicatorRow Choose(string key, IndicatorRow[] candidates, EvaluationInput input, List<Finding> findings)
    {
        if (candidates.Length == 1)
        {
            return candidates[0];
        }

        if (input.Variant is { } variant && candidates.FirstOrDefault(r => r.Variant is not null && Key(r.Variant) == Key(variant)) is { } named)
        {
            return named;
        }

        var valued = candidates.Where(r => input.Values.TryGetValue(r.Code, out var v) && v is not RowValue.NotApplicable).ToArray();
        if (valued.Length > 1)
        {
            findings.Add(EvaluationFindings.OutputAmbiguous.At($"$.parameters.output.{key}", key, string.Join("、", valued.Select(Label))));
        }

        return valued.FirstOrDefault() ?? candidates.FirstOrDefault(r => !input.Values.ContainsKey(r.Code)) ?? candidates[0];
    }

    private static string Key(string text)
    {
        var name = RowNames.Normalise(text);
        return string.Concat(name.Where(c => c is not ('-' or '(' or ')' or '/' or '板')));
    }

    private static void ByOutput(IndicatorRow[] rows, Dictionary<string, decimal> made, Dictionary<string, Share> shares)
    {
        var total = Rational.Sum(made.Values.Select(v => (Rational)v));
        foreach (var row in rows)
        {
            shares[row.Code] = made.TryGetValue(row.Code, out var amount)
                ? new Share((Rational)amount / total, null)
                : new Share(Rational.Zero, NoOutput(row));
        }
    }

    private static void ByValue(string set, IndicatorRow[] rows, EvaluationInput input, Dictionary<string, Share> shares, List<Finding> findings)
    {
        var open = rows.Where(r => !input.Values.TryGetValue(r.Code, out var v) || v is not RowValue.NotApplicable).ToArray();
        var valued = open.Where(r => input.Values.ContainsKey(r.Code)).ToArray();
        if (valued.Length > 1)
        {
            findings.Add(EvaluationFindings.OutputMissing.At("$.parameters.output", set, valued.Length));
        }

        foreach (var row in rows)
        {
            shares[row.Code] = valued.Length switch
            {
                1 when row == valued[0] => new Share(Rational.One, null),
                1 when open.Contains(row) => new Share(Rational.Zero, $"同组指标中企业属于“{Label(valued[0])}”"),
                // Nobody of the set has data: the set as a whole scores zero, however it is divided.
                0 when open.Contains(row) => new Share(Rational.Of(1, open.Length), null),
                > 1 when open.Contains(row) => new Share(null, null),
                _ => new Share(Rational.Zero, null),
            };
        }
    }
}
