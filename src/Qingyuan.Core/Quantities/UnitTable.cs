using System.Globalization;
using System.Numerics;
using System.Text;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Inputs;
using Qingyuan.Core.Numbers;

namespace Qingyuan.Core.Quantities;

/// <summary>
/// The known units (单位表), read from data, and the reading of unit texts as people write them: 万kWh, m³/t, kgce/t, t/10^4 CNY, L/㎡,
/// 吨/百米, 度电. Composite units are products and quotients of table units; a multiple stands before a unit (万, 10^4, 1000).
/// </summary>
public sealed class UnitTable
{
    private readonly Dictionary<string, Unit> _byName;
    private readonly Dictionary<string, Unit?> _byFoldedName; // null: ambiguous without case
    private readonly List<(string Text, Rational Factor)> _prefixes; // longest first

    private UnitTable(Dictionary<string, Unit> byName, List<(string Text, Rational Factor)> prefixes)
    {
        _byName = byName;
        _prefixes = [.. prefixes.OrderByDescending(p => p.Text.Length)];
        _byFoldedName = byName.GroupBy(p => p.Key.ToUpperInvariant(), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.All(p => p.Value.Same(g.First().Value)) ? g.First().Value : null, StringComparer.Ordinal);
    }

    /// <summary>All units of the table, by symbol.</summary>
    public IEnumerable<Unit> Units => _byName.Values.Distinct();

    /// <summary>No unit: fractions.</summary>
    public static Unit Fraction { get; } = new("1", Dimension.None, Rational.One);

    /// <summary>Reads data/units.json. A faulty row becomes a finding and is left out.</summary>
    public static UnitTable Read(string json, List<Finding> findings)
    {
        var names = new Dictionary<string, Unit>(StringComparer.Ordinal);
        var prefixes = new List<(string, Rational)>();
        if (InputObject.Parse(json, findings) is { } root)
        {
            foreach (var row in root.Objects("prefixes"))
            {
                if (row.Text("text", required: true) is { } text && Factor(row, text, findings) is { } factor)
                {
                    prefixes.Add((text, factor));
                }
            }

            foreach (var row in root.Objects("units", required: true))
            {
                ReadUnit(row, names, findings);
            }
        }

        return new UnitTable(names, prefixes);
    }

    /// <summary>The unit a text means; null with a finding where there is none.</summary>
    public Unit? Parse(string? text, string where, List<Finding> findings)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            findings.Add(UnitFindings.Missing.At(where, "t, m3, kWh"));
            return null;
        }

        var fault = TryParse(text, out var unit);
        if (fault is not null)
        {
            findings.Add(fault.At(where, text, "t, kg, m3, kWh, tce, m2, %, kgce/t"));
        }

        return unit;
    }

    /// <summary>The unit a text means, or the kind of fault.</summary>
    public FindingKind? TryParse(string text, out Unit? unit)
    {
        var plain = Normalise(text);
        unit = Find(plain) ?? Find(plain.Replace(" ", "", StringComparison.Ordinal));
        if (unit is not null)
        {
            return null;
        }

        var fault = ParseQuotient(plain, out var dimension, out var factor);
        unit = fault is null ? new Unit(text.Trim(), dimension, factor) : null;
        return fault;
    }

    /// <summary>
    /// Reads a cell (单元格中的数值与单位): "12.5 kWh", "3万吨", "95%", "1 200". Without a unit in the cell, <paramref name="fallback"/> (the column's unit) is
    /// meant. Null with a finding where there is no number or no such unit.
    /// </summary>
    public Quantity? ReadCell(string text, Unit? fallback, string where, List<Finding> findings)
    {
        var plain = Normalise(text);
        var end = NumberEnd(plain);
        var rest = plain[end..].TrimStart(' ', '·');
        if (end > 0 && rest.Length > 0 && NumberText.TryParse(plain[..end], out var value) == NumberFault.None && TryParse(rest, out var unit) is null)
        {
            return new Quantity(value, unit!);
        }

        for (var i = plain.Length; i > 0; i--)
        {
            // Chinese numerals run into the unit: 三万二千吨. A trailing % is a unit, not part of the number.
            if (plain[i - 1] == '%' || NumberText.TryParse(plain[..i], out value) != NumberFault.None)
            {
                continue;
            }

            rest = plain[i..].TrimStart();
            if (rest.Length == 0)
            {
                if (fallback is null)
                {
                    findings.Add(UnitFindings.Missing.At(where, "t, m3, kWh"));
                }

                return fallback is null ? null : new Quantity(value, fallback);
            }

            if (TryParse(rest, out unit) is null)
            {
                return new Quantity(value, unit!);
            }
        }

        if (end > 0 && rest.Length > 0 && NumberText.TryParse(plain[..end], out _) == NumberFault.None)
        {
            findings.Add(UnitFindings.Unknown.At(where, plain[end..].Trim(), "t, kg, m3, kWh, tce, m2, %, kgce/t"));
            return null;
        }

        findings.Add(NumberText.TryParse(plain, out _) switch
        {
            NumberFault.OutOfRange => InputFindings.NumberRange.At(where, text),
            NumberFault.TooManyDigits => InputFindings.NumberDigits.At(where, text),
            _ => UnitFindings.NoNumber.At(where, text),
        });
        return null;
    }

    private static void ReadUnit(InputObject row, Dictionary<string, Unit> names, List<Finding> findings)
    {
        if (row.Text("symbol", required: true) is not { } symbol || Factor(row, symbol, findings) is not { } factor)
        {
            return;
        }

        if (row.Text("dimension", required: true) is not { } text || Dimension.Parse(text) is not { } dimension)
        {
            findings.Add(UnitFindings.Row.At(row.Path, symbol, "量纲无法识别", "the dimension cannot be read"));
            return;
        }

        var unit = new Unit(symbol, dimension, factor);
        foreach (var name in row.Texts("names").Prepend(symbol).Select(Normalise).Distinct(StringComparer.Ordinal))
        {
            if (!names.TryAdd(name, unit))
            {
                findings.Add(UnitFindings.NameTwice.At(row.Path, name, names[name].Symbol, symbol));
            }
        }
    }

    /// <summary>An exact factor as text: 4.1868, or 2000/3.</summary>
    private static Rational? Factor(InputObject row, string symbol, List<Finding> findings)
    {
        var parts = (row.Text("factor", required: true) ?? "").Split('/');
        var numbers = parts.Select(p => NumberText.TryParse(p, out var v) == NumberFault.None && v > 0m ? v : 0m).ToList();
        if (parts.Length > 2 || numbers.Contains(0m))
        {
            findings.Add(UnitFindings.Row.At(row.Path, symbol, "系数应为正数或分数，如 2000/3", "the factor must be a positive number or a fraction such as 2000/3"));
            return null;
        }

        return parts.Length == 2 ? (Rational)numbers[0] / numbers[1] : numbers[0];
    }

    private static string Normalise(string text)
    {
        var half = NumberText.ToHalfWidth(text);
        var result = new StringBuilder(half.Length + 4);
        var raised = false;
        foreach (var c in half)
        {
            var digit = "⁰¹²³⁴⁵⁶⁷⁸⁹".IndexOf(c, StringComparison.Ordinal);
            if (digit >= 0 || c == '⁻')
            {
                result.Append(raised ? "" : "^").Append(digit >= 0 ? (char)('0' + digit) : '-');
                raised = true;
                continue;
            }

            raised = false;
            result.Append(c switch
            {
                '₂' => '2',
                '₃' => '3',
                '•' or '∙' or '⋅' or '×' or '*' or '・' => '·',
                '∕' or '÷' => '/',
                _ => c,
            });
        }

        // m^2 and m2 are one spelling
        return result.Replace("m^2", "m2").Replace("m^3", "m3").Replace("每", "/").ToString();
    }

    private static int NumberEnd(string text)
    {
        var i = 0;
        while (i < text.Length && (char.IsAsciiDigit(text[i]) || text[i] is '.' or ',' or '+' or '-' or ' '))
        {
            i++;
        }

        if (i > 0 && i + 1 < text.Length && text[i] is 'e' or 'E')
        {
            var j = i + 1 + (text[i + 1] is '+' or '-' ? 1 : 0);
            var digits = text.AsSpan(j).IndexOfAnyExceptInRange('0', '9');
            digits = digits < 0 ? text.Length - j : digits;
            i = digits > 0 ? j + digits : i;
        }

        return i;
    }

    private Unit? Find(string name) =>
        _byName.TryGetValue(name, out var unit) ? unit : _byFoldedName.GetValueOrDefault(name.ToUpperInvariant());

    /// <summary>product ['/' product]; a second product after the stroke needs brackets.</summary>
    private FindingKind? ParseQuotient(string text, out Dimension dimension, out Rational factor)
    {
        (dimension, factor) = (Dimension.None, Rational.One);
        var power = 1;
        foreach (var part in SplitOutside(text, '/'))
        {
            var body = part.Trim();
            var bracketed = body.Length > 2 && body[0] == '(' && body[^1] == ')' && body.IndexOf(')', StringComparison.Ordinal) == body.Length - 1;
            var factors = SplitOutside(bracketed ? body[1..^1] : body, '·');
            if (power < 0 && factors.Count > 1 && !bracketed && Find(body) is null)
            {
                return UnitFindings.Ambiguous;
            }

            foreach (var item in Find(body) is null ? factors : [body])
            {
                if (!TryFactor(item.Trim(), out var d, out var f))
                {
                    return UnitFindings.Unknown;
                }

                dimension = dimension.Times(d, power);
                factor *= f.Power(power);
            }

            power = -1;
        }

        return null;
    }

    /// <summary>[multiple] unit [power]; or a bare multiple (10^4).</summary>
    private bool TryFactor(string text, out Dimension dimension, out Rational factor)
    {
        (dimension, factor) = (Dimension.None, Rational.One);
        if (Find(text) is { } unit)
        {
            (dimension, factor) = (unit.Dimension, unit.Factor);
            return true;
        }

        if (TryPower(text, out dimension, out factor))
        {
            return true;
        }

        if (TakeMultiple(text, out var multiple, out var rest) && (rest.Length == 0 || TryFactor(rest, out dimension, out factor)))
        {
            factor *= multiple;
            return true;
        }

        return false;
    }

    private bool TryPower(string text, out Dimension dimension, out Rational factor)
    {
        (dimension, factor) = (Dimension.None, Rational.One);
        var caret = text.LastIndexOf('^');
        var at = caret > 0 ? caret : text.Length - 1;
        if (at <= 0 || !int.TryParse(text.AsSpan(caret > 0 ? caret + 1 : at), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power) ||
            power is 0 or > 9 or < -9 || Find(text[..at].Trim()) is not { } unit)
        {
            return false;
        }

        dimension = Dimension.None.Times(unit.Dimension, power);
        factor = unit.Factor.Power(power);
        return true;
    }

    /// <summary>万, 亿, 百…, 10^4, 1000, ×10^4.</summary>
    private bool TakeMultiple(string text, out Rational multiple, out string rest)
    {
        (multiple, rest) = (Rational.One, text);
        foreach (var (prefix, factor) in _prefixes)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal))
            {
                (multiple, rest) = (factor, text[prefix.Length..].TrimStart());
                return true;
            }
        }

        var digits = 0;
        while (digits < text.Length && digits < 12 && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        if (digits == 0)
        {
            return false;
        }

        var number = BigInteger.Parse(text.AsSpan(0, digits), CultureInfo.InvariantCulture);
        var end = digits;
        if (digits < text.Length - 1 && text[digits] == '^' && char.IsAsciiDigit(text[digits + 1]))
        {
            number = BigInteger.Pow(number, text[digits + 1] - '0');
            end = digits + 2;
        }

        (multiple, rest) = (Rational.Of(number, BigInteger.One), text[end..].TrimStart());
        return number > BigInteger.One;
    }

    private static List<string> SplitOutside(string text, char separator)
    {
        var parts = new List<string>();
        var (depth, start) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0 && text[i] == separator)
            {
                parts.Add(text[start..i]);
                start = i + 1;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }
}
