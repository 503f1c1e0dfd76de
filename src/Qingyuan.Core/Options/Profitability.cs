using Qingyuan.Core.Numbers;

namespace Qingyuan.Core.Options;

/// <summary>An internal rate of return (内部收益率).</summary>
/// <param name="Rate">The rate, a fraction, within 1e-20.</param>
/// <param name="Crosses">NPV changes sign there; false where it only touches zero.</param>
public readonly record struct InternalRate(Rational Rate, bool Crosses);

/// <summary>
/// The measures of profitability (盈利能力分析), pure and exact: the investment at time 0, flows at the ends of years 1…n, 万元, rates as
/// fractions. Method: enterprise cleaner-production audit handbook (企业清洁生产审核手册), economic evaluation.
/// </summary>
public static class Profitability
{
    /// <summary>NPV = Σ F_j/(1+i)^j − I (净现值), 万元.</summary>
    /// <param name="investment">I.</param>
    /// <param name="flows">F_1…F_n.</param>
    /// <param name="rate">i, greater than −1.</param>
    /// <exception cref="DivideByZeroException">The rate is −1.</exception>
    public static Rational NetPresentValue(Rational investment, IReadOnlyList<Rational> flows, Rational rate)
    {
        var discount = Rational.One / (Rational.One + rate);
        var value = Rational.Zero;
        for (var j = flows.Count - 1; j >= 0; j--)
        {
            value = (value + flows[j]) * discount;
        }

        return value - investment;
    }

    /// <summary>
    /// N (投资偿还期, years): I/F where all flows are equal (also beyond the life, as the handbook's formula gives it); otherwise the time when
    /// the cumulated flow first reaches I, linear within the year. Null where it never does.
    /// </summary>
    public static Rational? Payback(Rational investment, IReadOnlyList<Rational> flows)
    {
        if (flows.Count > 0 && flows.All(f => f == flows[0]))
        {
            return Payback(investment, flows[0]);
        }

        var open = investment;
        if (open.Sign <= 0)
        {
            return flows.Any(f => f.Sign > 0) ? Rational.Zero : null;
        }

        for (var j = 0; j < flows.Count; j++)
        {
            if (flows[j] >= open)
            {
                return j + open / flows[j];
            }

            open -= flows[j];
        }

        return null;
    }

    /// <summary>N = I/F for an equal yearly flow; null where F ≤ 0 and there is something to pay back.</summary>
    public static Rational? Payback(Rational investment, Rational flow) =>
        investment.Sign <= 0 ? (flow.Sign >= 0 ? Rational.Zero : null)
        : flow.Sign > 0 ? investment / flow
        : null;

    /// <summary>
    /// All rates above −1 at which NPV is zero (内部收益率), ascending. With y = 1 + r the equation −I·yⁿ + F₁·yⁿ⁻¹ + … + F_n = 0 is a
    /// polynomial whose positive roots are wanted. Empty where there is none.
    /// </summary>
    public static IReadOnlyList<InternalRate> InternalRates(Rational investment, IReadOnlyList<Rational> flows) =>
        [.. RealRoots.Positive([.. flows.Reverse(), -investment]).Select(root => new InternalRate(root.Value - 1, root.Crosses))];

    /// <summary>Changes of sign in −I, F₁ … F_n.</summary>
    public static int SignChanges(Rational investment, IReadOnlyList<Rational> flows) =>
        RealRoots.SignChanges([-investment.Sign, .. flows.Select(f => f.Sign)]);
}
