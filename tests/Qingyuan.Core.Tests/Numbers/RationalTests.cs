using Qingyuan.Core.Numbers;

namespace Qingyuan.Core.Tests.Numbers;

public sealed class RationalTests
{
    [Fact]
    public void Three_tenths_over_nine_tenths_is_one_third() => ((Rational)0.3m / 0.9m).ToString().ShouldBe("1/3");

    [Theory]
    [InlineData("0.125", 2, "0.12")] // GB/T 8170: half to even
    [InlineData("0.135", 2, "0.14")]
    [InlineData("-0.125", 2, "-0.12")]
    [InlineData("2.5", 0, "2")]
    [InlineData("3.5", 0, "4")]
    public void Printing_rounds_half_to_even(string value, int places, string expected) =>
        ((Rational)decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)).ToDecimal(places)
            .ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(expected);

    [Fact]
    public void Every_decimal_is_held_exactly()
    {
        foreach (var value in new[] { 0m, 1m, -1m, 0.1m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, 79228162514264337593543950335m })
        {
            var exact = (Rational)value;
            ((decimal)exact.Numerator / (decimal)exact.Denominator).ShouldBe(value);
        }
    }

    [Fact]
    public void Order_and_equality_follow_the_value()
    {
        (Rational.Of(1, 3) + Rational.Of(1, 6)).ShouldBe(Rational.Of(1, 2));
        (Rational.Of(-2, -4) == Rational.Of(1, 2)).ShouldBeTrue();
        (Rational.Of(1, 3) < 0.3333333333333333333333333334m).ShouldBeTrue();
        (Rational.Of(1, 3) > 0.3333333333333333333333333333m).ShouldBeTrue();
    }
}
