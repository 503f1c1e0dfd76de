using System.Globalization;
using System.Numerics;

namespace Qingyuan.Core.Numbers;

/// <summary>
/// An exact fraction (精确分数) in lowest terms with a positive denominator. Scores and effective weights are held so:
/// 0.3/0.9 is not a decimal, and a verdict at exactly 85 must not depend on the last binary digit.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Evaluation.RationalJsonConverter))]
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly BigInteger _denominator;

    private Rational(BigInteger numerator, BigInteger denominator)
    {
        Numerator = numerator;
        _denominator = denominator;
    }

    /// <summary>Signed numerator.</summary>
    public BigInteger Numerator { get; }

    /// <summary>Positive denominator (1 for the default value, which is zero).</summary>
    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    /// <summary>0.</summary>
    public static Rational Zero => default;

    /// <summary>1.</summary>
    public static Rational One { get; } = new(BigInteger.One, BigInteger.One);

    /// <summary>100, the full score of an index.</summary>
    public static Rational Hundred { get; } = new(100, BigInteger.One);

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>Makes numerator/denominator in lowest terms.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public static Rational Of(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0)
        {
            divisor = -divisor;
        }

        return new Rational(numerator / divisor, denominator / divisor);
    }

    /// <summary>The exact value of a decimal (a decimal is an integer over a power of ten).</summary>
    public static implicit operator Rational(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var mantissa = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        var scale = (bits[3] >> 16) & 0xFF;
        return Of(bits[3] < 0 ? -mantissa : mantissa, BigInteger.Pow(10, scale));
    }

    /// <summary>The exact value of an integer.</summary>
    public static implicit operator Rational(int value) => new(value, BigInteger.One);

    /// <summary>Sum.</summary>
    public static Rational operator +(Rational a, Rational b) =>
        Of(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    /// <summary>Difference.</summary>
    public static Rational operator -(Rational a, Rational b) =>
        Of(a.Numerator * b.Denominator - b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    /// <summary>Negation.</summary>
    public static Rational operator -(Rational a) => new(-a.Numerator, a.Denominator);

    /// <summary>Product.</summary>
    public static Rational operator *(Rational a, Rational b) => Of(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <summary>Quotient.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="b"/> is zero.</exception>
    public static Rational operator /(Rational a, Rational b) => Of(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    /// <summary>Order.</summary>
    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    /// <summary>Order.</summary>
    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    /// <summary>Order.</summary>
    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    /// <summary>Order.</summary>
    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    /// <summary>Equality of value.</summary>
    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    /// <summary>Inequality of value.</summary>
    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    /// <summary>Sum of a sequence.</summary>
    public static Rational Sum(IEnumerable<Rational> terms) => terms.Aggregate(Zero, (a, b) => a + b);

    /// <summary>Absolute value.</summary>
    public Rational Abs() => Sign < 0 ? -this : this;

    /// <inheritdoc/>
    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>
    /// The value rounded half to even (四舍六入五成双, GB/T 8170) to a number of decimal places, fewer where its size leaves no room for them: for
    /// printing only.
    /// </summary>
    /// <exception cref="OverflowException">The value does not fit a decimal.</exception>
    public decimal ToDecimal(int places)
    {
        var scaled = Numerator * BigInteger.Pow(10, places);
        var quotient = BigInteger.DivRem(scaled, Denominator, out var remainder);
        var twice = BigInteger.Abs(remainder) * 2;
        if (twice > Denominator || (twice == Denominator && !quotient.IsEven))
        {
            quotient += Sign;
        }

        if (places > 0 && BigInteger.Abs(quotient) > (BigInteger)decimal.MaxValue)
        {
            return ToDecimal(places - 1);
        }

        var result = (decimal)quotient;
        for (var i = 0; i < places; i++)
        {
            result /= 10m;
        }

        return result;
    }

    /// <summary>"3", or "1271/20": the exact value as text.</summary>
    public override string ToString() => Denominator.IsOne
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
