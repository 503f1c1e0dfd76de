using System.Globalization;
using Qingyuan.Core.Numbers;

namespace Qingyuan.Platform.Reports;

/// <summary>
/// How figures are printed (数值修约): half to even (四舍六入五成双, GB/T 8170) to a named number of places, only here and never inside a
/// computation. What a person typed is printed as typed. A figure that does not exist is a dash.
/// </summary>
internal static class Printed
{
    /// <summary>Printed where a figure does not exist.</summary>
    public const string None = "—";

    /// <summary>The rule as the report states it.</summary>
    public const string Rule = "计算过程不修约；打印时按 GB/T 8170 修约（四舍六入五成双）：指数、贡献与百分数取 2 位小数，权重取 4 位，金额、年限、综合能耗与碳排放取 2 位，计算所得的实物量与单位指标取 4 位并略去末尾的零。等级按修约前的全数值比较判定。";

    /// <summary>A value as given, without trailing zeros.</summary>
    public static string Given(decimal? value) => value is { } v ? v.ToString("0.############################", CultureInfo.InvariantCulture) : None;

    /// <summary>Rounded to exactly so many places.</summary>
    public static string Fixed(decimal? value, int places) =>
        value is { } v ? NoMinusZero(Math.Round(v, places, MidpointRounding.ToEven)).ToString("F" + places, CultureInfo.InvariantCulture) : None;

    /// <summary>Rounded to exactly so many places.</summary>
    public static string Fixed(Rational? value, int places) => value is { } v ? Fixed(v.ToDecimal(places), places) : None;

    /// <summary>Rounded to at most so many places, trailing zeros left out.</summary>
    public static string Short(decimal? value, int places = 4) => value is { } v ? Given(NoMinusZero(Math.Round(v, places, MidpointRounding.ToEven))) : None;

    /// <summary>Rounded to at most so many places, trailing zeros left out.</summary>
    public static string Short(Rational? value, int places = 4) => value is { } v ? Short(v.ToDecimal(places), places) : None;

    /// <summary>A fraction as a percentage with its sign: 0.0391 → 3.91%.</summary>
    public static string Percent(decimal? fraction, int places = 2) => fraction is { } f ? Fixed(f * 100m, places) + "%" : None;

    /// <summary>
    /// An index beside the threshold it is compared with: more places where rounding would make it look as if it were the threshold
    /// (84.996 against 85).
    /// </summary>
    public static string Beside(Rational? value, decimal? threshold)
    {
        if (value is not { } v)
        {
            return None;
        }

        for (var places = 2; places < 10; places++)
        {
            if (threshold is not { } t || v == t || v.ToDecimal(places) != t)
            {
                return Fixed(v, places);
            }
        }

        return Fixed(v, 10);
    }

    /// <summary>A unit of our data with raised figures: L/m2 → L/m².</summary>
    public static string Unit(string unit) => unit.Replace("m2", "m²", StringComparison.Ordinal).Replace("m3", "m³", StringComparison.Ordinal);

    /// <summary>A day as Chinese documents write it: 2022年6月30日.</summary>
    public static string Day(DateOnly? day) => day is { } d ? string.Create(CultureInfo.InvariantCulture, $"{d.Year}年{d.Month}月{d.Day}日") : None;

    private static decimal NoMinusZero(decimal value) => value == 0m ? 0m : value;
}
