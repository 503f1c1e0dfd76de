using System.Globalization;
using System.Text.RegularExpressions;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Standards;

namespace Qingyuan.Platform.Data;

/// <summary>
/// Base values as they stand in a cell (基准值单元格): 8, &lt;8, ≥95, 10+5n, [6,9], 6~9, (-∞,9), — for a level without value. What
/// <see cref="Print"/> writes, <see cref="TryParse"/> reads back unchanged.
/// </summary>
internal static partial class LevelText
{
    /// <summary>Mark of a level without base value.</summary>
    public const string None = "—";

    /// <summary>A base value as cell text.</summary>
    public static string Print(BaseValue? level, Direction? direction) => level switch
    {
        null => None,
        BaseValue.Wording text => text.Text,
        BaseValue.Bound b => Sign(b.Strict, direction) + Number(b.Value),
        BaseValue.Linear l => $"{Sign(l.Strict, direction)}{Number(l.Constant)}{(l.PerN < 0m ? "-" : "+")}{Number(Math.Abs(l.PerN))}n",
        BaseValue.Interval i =>
            (i.Min is null || i.MinStrict ? "(" : "[") + (i.Min is { } min ? Number(min) : "-∞") + "," +
            (i.Max is { } max ? Number(max) : "+∞") + (i.Max is null || i.MaxStrict ? ")" : "]"),
        _ => throw new InvalidOperationException("A form of base value without text"),
    };

    /// <summary>A number in plain digits.</summary>
    public static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>Reads a cell of a quantitative row; the kind of fault, or null.</summary>
    public static FindingKind? TryParse(string text, Direction? direction, out BaseValue? level)
    {
        level = null;
        var plain = NumberText.ToHalfWidth(text).Replace(" ", "", StringComparison.Ordinal).Replace("<=", "≤", StringComparison.Ordinal).Replace(">=", "≥", StringComparison.Ordinal);
        if (plain is "" or "-" or "/" or "无")
        {
            return null;
        }

        if (TryInterval(plain, out level))
        {
            return level is BaseValue.Interval { Min: { } min, Max: { } max } && min > max ? SystemSheetFindings.LevelText : null;
        }

        var sign = plain[0] is '<' or '>' or '≤' or '≥' ? plain[0] : (char?)null;
        var rest = sign is null ? plain : plain[1..];
        if (sign is not null && direction is not null && direction != Direction.InRange && sign is '<' or '≤' != (direction == Direction.LowerBetter))
        {
            return SystemSheetFindings.Sign;
        }

        var isStrict = sign is '<' or '>';
        if (Line().Match(rest) is { Success: true } line)
        {
            if (!TryNumber(line.Groups["a"].Value, 0m, out var a) || !TryNumber(line.Groups["b"].Value, 1m, out var b))
            {
                return SystemSheetFindings.LevelText;
            }

            level = new BaseValue.Linear(a, b, isStrict);
            return null;
        }

        if (NumberText.TryParse(rest, out var value) != NumberFault.None)
        {
            return SystemSheetFindings.LevelText;
        }

        level = direction == Direction.InRange && sign is not null
            ? sign is '<' or '≤' ? new BaseValue.Interval(null, value, false, isStrict) : new BaseValue.Interval(value, null, isStrict, false)
            : new BaseValue.Bound(value, isStrict);
        return null;
    }

    private static bool TryInterval(string plain, out BaseValue? level)
    {
        level = null;
        if (Brackets().Match(plain) is { Success: true } b
            && TryEnd(b.Groups["min"].Value, out var min) && TryEnd(b.Groups["max"].Value, out var max) && (min ?? max) is not null)
        {
            level = new BaseValue.Interval(min, max, min is not null && b.Groups["open"].Value == "(", max is not null && b.Groups["close"].Value == ")");
        }
        else if (Between().Match(plain) is { Success: true } m && TryEnd(m.Groups["min"].Value, out min) && TryEnd(m.Groups["max"].Value, out max))
        {
            level = new BaseValue.Interval(min, max, false, false);
        }

        return level is not null;
    }

    private static bool TryEnd(string text, out decimal? end)
    {
        end = null;
        if (text is "" or "-∞" or "+∞" or "∞")
        {
            return true;
        }

        var isNumber = NumberText.TryParse(text, out var number) == NumberFault.None;
        end = isNumber ? number : null;
        return isNumber;
    }

    /// <summary>A coefficient: empty, + and - mean the number 1 (or 0 for an empty constant) with that sign.</summary>
    private static bool TryNumber(string text, decimal empty, out decimal number)
    {
        switch (text)
        {
            case "" or "+":
                number = empty;
                return true;
            case "-":
                number = -empty;
                return true;
            default:
                return NumberText.TryParse(text, out number) == NumberFault.None;
        }
    }

    private static string Sign(bool strict, Direction? direction) => !strict ? "" : direction == Direction.HigherBetter ? ">" : "<";

    [GeneratedRegex(@"^(?:(?<a>-?[0-9.,]+)(?=[+-]))?(?<b>[+-]?[0-9.,]*)[*·×]?n$", RegexOptions.ExplicitCapture)]
    private static partial Regex Line();

    [GeneratedRegex(@"^(?<open>[\[(])(?<min>[^,]*),(?<max>[^,]*)(?<close>[\])])$", RegexOptions.ExplicitCapture)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^(?<min>-?[0-9.]+)(?:~|至)(?<max>-?[0-9.]+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Between();
}
