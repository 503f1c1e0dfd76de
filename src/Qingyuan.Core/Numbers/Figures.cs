using System.Numerics;

namespace Qingyuan.Core.Numbers;

/// <summary>
/// Exact fractions turned into figures for a result (结果数值): as many decimal places as asked for, fewer where the size leaves no room
/// in a decimal's 28 digits, no trailing zeros. The rounding lies far below what any table prints; verdicts are
/// taken from the fractions, never from the figures.
/// </summary>
public static class Figures
{
    private const decimal NoTrailingZeros = 1.0000000000000000000000000000m;

    private static readonly BigInteger Limit = (BigInteger)decimal.MaxValue;

    /// <summary>The figure, or null where the value is too large for a decimal (7.9e28).</summary>
    public static decimal? ToFigure(this Rational value, int places = 12)
    {
        for (var p = places; p >= 0; p--)
        {
            if ((BigInteger.Abs(value.Numerator) * BigInteger.Pow(10, p) / value.Denominator) + 1 <= Limit)
            {
                return value.ToDecimal(p) / NoTrailingZeros;
            }
        }

        return null;
    }

    /// <summary>Power with a whole exponent, negative ones included.</summary>
    /// <exception cref="DivideByZeroException">0 to a negative power.</exception>
    public static Rational Power(this Rational value, int exponent) => exponent >= 0
        ? Rational.Of(BigInteger.Pow(value.Numerator, exponent), BigInteger.Pow(value.Denominator, exponent))
        : Rational.Of(BigInteger.Pow(value.Denominator, -exponent), BigInteger.Pow(value.Numerator, -exponent));
}
