using System.Globalization;
using Qingyuan.Core.Numbers;

namespace Qingyuan.Core.Tests.Numbers;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("1,234,567.89", "1234567.89")]
    [InlineData("１２，３４５．６", "12345.6")]
    [InlineData("3.5万", "35000")]
    [InlineData("2亿", "200000000")]
    [InlineData("1.2e3", "1200")]
    [InlineData("-0.050", "-0.05")]
    [InlineData("+7", "7")]
    [InlineData("95 %", "95")]
    [InlineData("三万二千", "32000")]
    [InlineData("一百二十点五", "120.5")]
    [InlineData("十二", "12")]
    [InlineData("二〇二五", "2025")]
    [InlineData("0.1234567890123456789012345678", "0.1234567890123456789012345678")]
    [InlineData("1000000000000000000000000000e-27", "1")]
    public void People_write_numbers_in_many_ways(string text, string expected)
    {
        NumberText.TryParse(text, out var value).ShouldBe(NumberFault.None);
        value.ShouldBe(decimal.Parse(expected, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("", NumberFault.NotANumber)]
    [InlineData("—", NumberFault.NotANumber)]
    [InlineData("12kg", NumberFault.NotANumber)]
    [InlineData("1.2.3", NumberFault.NotANumber)]
    [InlineData("1,5", NumberFault.NotANumber)]
    [InlineData("NaN", NumberFault.OutOfRange)]
    [InlineData("Infinity", NumberFault.OutOfRange)]
    [InlineData("1e400", NumberFault.OutOfRange)]
    [InlineData("1e99999999999", NumberFault.OutOfRange)]
    [InlineData("0.12345678901234567890123456789", NumberFault.TooManyDigits)]
    [InlineData("8.00000000000000000000000000001", NumberFault.TooManyDigits)]
    public void What_is_not_an_exact_number_is_named(string text, NumberFault expected) =>
        NumberText.TryParse(text, out _).ShouldBe(expected);
}
