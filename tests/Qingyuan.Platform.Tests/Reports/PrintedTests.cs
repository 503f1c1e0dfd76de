using Qingyuan.Core.Numbers;
using Qingyuan.Platform.Reports;

namespace Qingyuan.Platform.Tests.Reports;

public class PrintedTests
{
    // GB/T 8170: the figure before an exact half stays when even.
    [Theory]
    [InlineData("0.125", "0.12")]
    [InlineData("0.135", "0.14")]
    [InlineData("-0.001", "0.00")]
    [InlineData("7", "7.00")]
    public void Halves_go_to_even_and_zero_has_no_sign(string value, string printed) =>
        Printed.Fixed(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), 2).ShouldBe(printed);

    [Fact]
    public void What_was_typed_is_printed_as_typed_without_trailing_zeros()
    {
        Printed.Given(1234567.5000m).ShouldBe("1234567.5");
        Printed.Given(null).ShouldBe("—");
    }

    [Fact]
    public void An_index_just_below_its_threshold_does_not_look_as_if_it_reached_it()
    {
        Printed.Beside(84.996m, 85m).ShouldBe("84.996");
        Printed.Beside(85m, 85m).ShouldBe("85.00");
        Printed.Beside(Rational.Of(255, 3) - Rational.Of(1, 30000), 85m).ShouldBe("84.99997");
    }

    [Fact]
    public void A_fraction_is_printed_as_a_percentage() => Printed.Percent(0.024265m).ShouldBe("2.43%");
}
