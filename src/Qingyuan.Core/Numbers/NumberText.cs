using System.Globalization;
using System.Numerics;
using System.Text;

namespace Qingyuan.Core.Numbers;

/// <summary>Why a text is not a number we can compute with exactly.</summary>
public enum NumberFault
{
    /// <summary>It is a number.</summary>
    None,

    /// <summary>It is not a number at all.</summary>
    NotANumber,

    /// <summary>NaN, infinity, or a size no plant has (beyond ±7.9e28).</summary>
    OutOfRange,

    /// <summary>More digits than a decimal holds (28): rounding it could change a verdict, so it is refused.</summary>
    TooManyDigits,
}

/// <summary>
/// Reads numbers as people type them in workbooks (数字识别): full-width digits, thousands separators of both widths,
/// blanks, a leading +, exponents, trailing %, 千/万/亿 and Chinese numerals (三万二千, 一百二十点五).
/// The result is exact; nothing is rounded.
/// </summary>
public static class NumberText
{
    private const string ChineseDigits = "零一二三四五六七八九";

    /// <summary>
    /// Reads <paramref name="text"/>; a trailing % is kept as a number of percent (95% → 95).
    /// </summary>
    public static NumberFault TryParse(string? text, out decimal value)
    {
        value = 0m;
        if (string.IsNullOrWhiteSpace(text))
        {
            return NumberFault.NotANumber;
        }

        var plain = ToHalfWidth(text).Replace(" ", "", StringComparison.Ordinal).TrimEnd('%');
        if (plain.Length > 1 && plain.Contains(',', StringComparison.Ordinal) && !TryStripThousands(ref plain))
        {
            return NumberFault.NotANumber;
        }

        var factor = BigInteger.One;
        while (plain.Length > 1 && MyriadFactor(plain[^1]) is { IsOne: false } f && char.IsAsciiDigit(plain[^2]))
        {
            factor *= f;
            plain = plain[..^1];
        }

        if (plain.Length > 0 && (char.IsAsciiDigit(plain[0]) || plain[0] is '+' or '-' or '.' or 'N' or 'n' or 'I' or 'i'))
        {
            return ParsePlain(plain, factor, out value);
        }

        return TryChinese(plain, out value) ? NumberFault.None : NumberFault.NotANumber;
    }

    /// <summary>Full-width letters, digits and punctuation to their ASCII forms; the ideographic blank to a blank.</summary>
    public static string ToHalfWidth(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            builder.Append(c switch
            {
                '　' or ' ' => ' ',
                >= '！' and <= '～' => (char)(c - 0xFEE0),
                '−' or '–' or '—' => '-',
                _ => c,
            });
        }

        return builder.ToString().Trim();
    }

    private static NumberFault ParsePlain(string text, BigInteger factor, out decimal value)
    {
        value = 0m;
        if (text.TrimStart('+', '-').ToUpperInvariant() is "NAN" or "INF" or "INFINITY")
        {
            return NumberFault.OutOfRange;
        }

        var i = 0;
        var negative = false;
        if (text[0] is '+' or '-')
        {
            negative = text[0] == '-';
            i++;
        }

        var digits = new StringBuilder();
        var scale = 0;
        var dot = false;
        for (; i < text.Length && (char.IsAsciiDigit(text[i]) || (text[i] == '.' && !dot)); i++)
        {
            if (text[i] == '.')
            {
                dot = true;
                continue;
            }

            digits.Append(text[i]);
            scale += dot ? 1 : 0;
        }

        if (digits.Length == 0)
        {
            return NumberFault.NotANumber;
        }

        var exponent = 0;
        if (i < text.Length)
        {
            if (text[i] is not ('e' or 'E') ||
                !int.TryParse(text.AsSpan(i + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            {
                return text[i] is 'e' or 'E' && i + 1 < text.Length && text.AsSpan(i + 1).TrimStart("+-").ContainsOnlyDigits()
                    ? NumberFault.OutOfRange
                    : NumberFault.NotANumber;
            }
        }

        if (digits.Length > 400 || Math.Abs((long)exponent) > 400)
        {
            return digits.ToString().Trim('0').Length == 0 ? NumberFault.None : NumberFault.OutOfRange;
        }

        var mantissa = BigInteger.Parse(digits.ToString(), CultureInfo.InvariantCulture) * factor;
        scale -= exponent;
        while (scale > 0 && !mantissa.IsZero && (mantissa % 10).IsZero)
        {
            mantissa /= 10;
            scale--;
        }

        if (mantissa.IsZero)
        {
            return NumberFault.None;
        }

        if (scale < 0)
        {
            mantissa *= BigInteger.Pow(10, -scale);
            scale = 0;
        }

        var limit = (BigInteger)decimal.MaxValue;
        if (mantissa / BigInteger.Pow(10, scale) > limit)
        {
            return NumberFault.OutOfRange;
        }

        if (scale > 28 || mantissa > limit)
        {
            return NumberFault.TooManyDigits;
        }

        value = new decimal(
            (int)(uint)(mantissa & uint.MaxValue),
            (int)(uint)((mantissa >> 32) & uint.MaxValue),
            (int)(uint)((mantissa >> 64) & uint.MaxValue), negative, (byte)scale);
        return NumberFault.None;
    }

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>1,234,567.8 → 1234567.8; false where the commas are not thousands separators (1,5).</summary>
    private static bool TryStripThousands(ref string text)
    {
        var whole = text.Split('.', 2)[0].TrimStart('+', '-');
        var groups = whole.Split(',');
        if (groups[0].Length is 0 or > 3 || groups.Skip(1).Any(g => g.Length != 3) || text.IndexOf(',', whole.Length) > whole.Length + 1)
        {
            return false;
        }

        text = text.Replace(",", "", StringComparison.Ordinal);
        return true;
    }

    private static BigInteger MyriadFactor(char c) => c switch
    {
        '千' => 1000,
        '万' or '萬' => 10_000,
        '亿' or '億' => 100_000_000,
        _ => BigInteger.One,
    };

    private static bool TryChinese(string text, out decimal value)
    {
        value = 0m;
        var negative = text.StartsWith('负');
        var body = (negative ? text[1..] : text)
            .Replace('〇', '零').Replace('两', '二').Replace('壹', '一').Replace('贰', '二').Replace('叁', '三').Replace('肆', '四')
            .Replace('伍', '五').Replace('陆', '六').Replace('柒', '七').Replace('捌', '八').Replace('玖', '九')
            .Replace('拾', '十').Replace('佰', '百').Replace('仟', '千').Replace('萬', '万').Replace('億', '亿');
        var parts = body.Split('点', 2);
        if (parts[0].Length is 0 or > 30 || !TryChineseWhole(parts[0], out var whole))
        {
            return false;
        }

        var fraction = 0m;
        var place = 0.1m;
        foreach (var c in parts.Length == 2 ? parts[1] : "")
        {
            var digit = ChineseDigits.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
            {
                return false;
            }

            fraction += digit * place;
            place /= 10m;
        }

        value = whole + fraction;
        value = negative ? -value : value;
        return parts.Length == 1 || parts[1].Length > 0;
    }

    private static bool TryChineseWhole(string text, out decimal value)
    {
        decimal total = 0, section = 0, digit = 0;
        value = 0;
        foreach (var c in text)
        {
            var d = ChineseDigits.IndexOf(c, StringComparison.Ordinal);
            if (d >= 0)
            {
                digit = digit * (section == 0 && total == 0 ? 10 : 0) + d; // 二〇二五 reads digit by digit
                continue;
            }

            var unit = c switch { '十' => 10, '百' => 100, '千' => 1000, '万' => 10_000, '亿' => 100_000_000, _ => 0 };
            if (unit == 0)
            {
                return false;
            }

            if (unit < 10_000)
            {
                section += (digit == 0 ? (unit == 10 ? 1 : 0) : digit) * unit;
            }
            else
            {
                total = (total + section + digit) * unit;
                section = 0;
            }

            digit = 0;
        }

        value = total + section + digit;
        return true;
    }
}
