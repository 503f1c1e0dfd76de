using System.Numerics;

namespace Qingyuan.Core.Numbers;

/// <summary>
/// All distinct positive real roots of a polynomial with rational coefficients (多项式正实根), found exactly: Descartes' rule
/// of signs settles the cases of no and one sign change, Sturm's theorem isolates the rest, bisection on exact signs refines them.
/// No starting value, no tolerance in the decision how many roots there are: two rates that lie close stay two, and a
/// double root is found although the polynomial does not change its sign there.
/// </summary>
public static class RealRoots
{
    /// <summary>Width of the last interval: 2⁻⁷⁰, about 8.5e-22.</summary>
    private static readonly Rational Width = Rational.Of(1, BigInteger.One << 70);

    /// <summary>A root and whether the polynomial changes sign there (false: it only touches zero).</summary>
    /// <param name="Value">The root, exact or within 1e-21.</param>
    /// <param name="Crosses">The polynomial changes sign.</param>
    public readonly record struct Root(Rational Value, bool Crosses);

    /// <summary>Changes of sign in a sequence, zeros left out.</summary>
    public static int SignChanges(IEnumerable<int> signs)
    {
        var (changes, last) = (0, 0);
        foreach (var sign in signs.Where(s => s != 0))
        {
            changes += sign * last < 0 ? 1 : 0;
            last = sign;
        }

        return changes;
    }

    /// <summary>
    /// Positive roots in ascending order; <paramref name="coefficients"/> begin with the constant term. None for the zero polynomial.
    /// </summary>
    public static IReadOnlyList<Root> Positive(IReadOnlyList<Rational> coefficients)
    {
        var p = Trim(ToIntegers(coefficients));
        var changes = SignChanges(p.Select(c => c.Sign));
        if (changes == 0)
        {
            return [];
        }

        var bound = Bound(p);
        if (changes == 1)
        {
            return [new Root(Refine(p, Rational.Zero, bound), true)];
        }

        var chain = Sturm(p);
        var common = chain[^1];
        var q = p;
        if (common.Length > 1)
        {
            q = Primitive(DivideExactly(p, common));
            chain = Sturm(q);
        }

        var roots = new List<Root>();
        var open = new Stack<(Rational Low, Rational High)>([(Rational.Zero, bound)]);
        while (open.TryPop(out var interval))
        {
            var count = Variations(chain, interval.Low) - Variations(chain, interval.High); // roots in (low, high]
            if (count == 1)
            {
                var root = Refine(q, interval.Low, interval.High);
                roots.Add(new Root(root, Crosses(p, root, interval.Low)));
            }
            else if (count > 1)
            {
                var middle = (interval.Low + interval.High) / 2;
                open.Push((middle, interval.High));
                open.Push((interval.Low, middle));
            }
        }

        return [.. roots.OrderBy(r => r.Value)];
    }

    private static BigInteger[] ToIntegers(IReadOnlyList<Rational> coefficients)
    {
        var common = coefficients.Aggregate(BigInteger.One, (lcm, c) => lcm / BigInteger.GreatestCommonDivisor(lcm, c.Denominator) * c.Denominator);
        return [.. coefficients.Select(c => c.Numerator * (common / c.Denominator))];
    }

    /// <summary>Without leading zeros and without roots at zero.</summary>
    private static BigInteger[] Trim(BigInteger[] p)
    {
        var first = Array.FindIndex(p, c => !c.IsZero);
        return first < 0 ? [] : Primitive(p[first..(Array.FindLastIndex(p, c => !c.IsZero) + 1)]);
    }

    private static BigInteger[] Primitive(BigInteger[] p)
    {
        var content = p.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        return content.IsZero || content.IsOne ? p : [.. p.Select(c => c / content)];
    }

    /// <summary>Cauchy's bound: every root is smaller in size.</summary>
    private static Rational Bound(BigInteger[] p) =>
        Rational.One + Rational.Of(p.Max(BigInteger.Abs), BigInteger.Abs(p[^1]));

    private static int SignAt(BigInteger[] p, Rational x)
    {
        var (value, power) = (p[^1], BigInteger.One);
        for (var i = p.Length - 2; i >= 0; i--)
        {
            power *= x.Denominator;
            value = value * x.Numerator + p[i] * power;
        }

        return value.Sign;
    }

    private static int Variations(List<BigInteger[]> chain, Rational x) => SignChanges(chain.Select(p => SignAt(p, x)));

    private static List<BigInteger[]> Sturm(BigInteger[] p)
    {
        var chain = new List<BigInteger[]> { p, Primitive([.. p.Skip(1).Select((c, i) => c * (i + 1))]) };
        while (chain[^1].Length > 1)
        {
            var rest = Remainder(chain[^2], chain[^1]);
            if (rest.Length == 0)
            {
                break;
            }

            chain.Add([.. Primitive(rest).Select(c => -c)]);
        }

        return chain;
    }

    /// <summary>Remainder of a/b times a positive number, so that signs stay.</summary>
    private static BigInteger[] Remainder(BigInteger[] a, BigInteger[] b)
    {
        var rest = (BigInteger[])a.Clone();
        var lead = BigInteger.Abs(b[^1]);
        var length = rest.Length;
        while (length >= b.Length)
        {
            var factor = rest[length - 1] * b[^1].Sign;
            for (var i = 0; i < length; i++)
            {
                rest[i] *= lead;
            }

            for (var i = 0; i < b.Length; i++)
            {
                rest[length - b.Length + i] -= factor * b[i];
            }

            while (length > 0 && rest[length - 1].IsZero)
            {
                length--;
            }
        }

        return rest[..length];
    }

    /// <summary>a/b up to a positive factor, where b divides a.</summary>
    private static BigInteger[] DivideExactly(BigInteger[] a, BigInteger[] b)
    {
        var rest = a.Select(c => Rational.Of(c, BigInteger.One)).ToArray();
        var quotient = new Rational[a.Length - b.Length + 1];
        for (var k = quotient.Length - 1; k >= 0; k--)
        {
            quotient[k] = rest[k + b.Length - 1] / Rational.Of(b[^1], BigInteger.One);
            for (var i = 0; i < b.Length; i++)
            {
                rest[k + i] -= quotient[k] * Rational.Of(b[i], BigInteger.One);
            }
        }

        return ToIntegers(quotient);
    }

    /// <summary>The one root in (low, high], a simple one.</summary>
    private static Rational Refine(BigInteger[] p, Rational low, Rational high)
    {
        var above = SignAt(p, high);
        if (above == 0)
        {
            return high;
        }

        while (high - low > Width)
        {
            var middle = (low + high) / 2;
            var sign = SignAt(p, middle);
            if (sign == 0)
            {
                return middle;
            }

            (low, high) = sign == above ? (low, middle) : (middle, high);
        }

        return (low + high) / 2;
    }

    /// <summary>Does p itself (not its square-free part) have opposite signs on both sides of the root?</summary>
    private static bool Crosses(BigInteger[] p, Rational root, Rational low)
    {
        var step = Width * 4;
        var below = root - step > low ? root - step : (root + low) / 2;
        return SignAt(p, below) * SignAt(p, root + step) < 0;
    }
}
