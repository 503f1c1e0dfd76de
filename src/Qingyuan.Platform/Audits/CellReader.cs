using System.Globalization;
using System.Text.RegularExpressions;
using Qingyuan.Core.Audits;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Quantities;
using Qingyuan.Platform.Spreadsheets;

namespace Qingyuan.Platform.Audits;

/// <summary>
/// Turns one cell into a typed value (单元格取值): numbers with units, Chinese and English days, choices by any of their names. What cannot be read is a
/// finding at the cell and no value.
/// </summary>
internal sealed partial class CellReader(UnitTable units, List<Finding> findings)
{
    private static readonly string[] DayFormats =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "d MMMM yyyy", "d MMM yyyy", "MMMM d yyyy", "MMM d yyyy", "dd-MMM-yyyy", "d-MMM-yyyy",
    ];

    private readonly Dictionary<string, Unit?> _known = new(StringComparer.Ordinal);

    /// <summary>What people write where they have nothing to say. Not a value, and not zero.</summary>
    public static bool IsBlank(Cell cell) => cell.IsEmpty || (cell.Kind == CellKind.Text && cell.Text is "/" or "／" or "-" or "—" or "——" or "－" or "–" or "无数据");

    /// <summary>The value of a field; null where it is blank or faulty (then there is a finding).</summary>
    /// <param name="field">What should stand there.</param>
    /// <param name="cell">What stands there.</param>
    /// <param name="where">Sheet and cell.</param>
    /// <param name="unit">Unit that a bare number is meant in, of heading or row.</param>
    /// <param name="target">Unit to convert to; null keeps the unit given.</param>
    public AuditCell? Read(SheetField field, Cell cell, string where, Unit? unit, Unit? target)
    {
        if (cell.Kind == CellKind.Error)
        {
            findings.Add((cell.Text.StartsWith('=') ? ReadingFindings.FormulaNotComputed : ReadingFindings.FormulaError).At(where, field.Name, cell.Text, field.NameEn));
            return null;
        }

        return field.Type switch
        {
            FieldType.Text => Make(cell.Text, where),
            FieldType.Unit => Unit(cell, where),
            FieldType.Choice => Choice(field, cell, where),
            FieldType.Flag => Flag(field, cell, where),
            FieldType.Date => Day(field, cell, where),
            FieldType.Year => Year(field, cell, where),
            FieldType.Quantity => Quantity(field, cell, where, unit, target),
            _ => Number(field, cell, where),
        };
    }

    /// <summary>A unit by its text, looked up once; null where it is unknown.</summary>
    public Unit? UnitOf(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (!_known.TryGetValue(text, out var unit))
        {
            _known[text] = unit = units.TryParse(text, out var parsed) is null ? parsed : null;
        }

        return unit;
    }

    /// <summary>A value with its unit, converted; null with a finding where that cannot be done.</summary>
    public (decimal Value, Unit Unit)? Measure(SheetField field, Cell cell, string where, Unit? unit, Unit? target)
    {
        Quantity? given = null;
        switch (cell.Kind)
        {
            case CellKind.Number when cell.IsPercent:
                given = new Quantity(cell.Number * 100m, UnitOf("%")!);
                break;
            case CellKind.Number when unit is null:
                findings.Add(UnitFindings.Missing.At(where, "t, m3, kWh"));
                return null;
            case CellKind.Number:
                given = new Quantity(cell.Number, unit);
                break;
            case CellKind.OutOfRange:
                findings.Add(ReadingFindings.NumberUnusable.At(where, field.Name, cell.Text, field.NameEn));
                return null;
            case CellKind.Text:
                given = units.ReadCell(cell.Text, unit, where, findings);
                break;
            default:
                findings.Add(ReadingFindings.NotNumber.At(where, field.Name, cell.Text, field.NameEn));
                break;
        }

        if (given is not { } quantity)
        {
            return null;
        }

        var to = target ?? quantity.Unit;
        if (quantity.In(to)?.ToFigure(20) is not { } value)
        {
            findings.Add(ReadingFindings.UnitMismatch.At(where, field.Name, quantity.Unit.Symbol, to.Symbol, field.NameEn));
            return null;
        }

        if (cell is { Kind: CellKind.Number, IsPercent: false } && to.Symbol == "%" && value is > 0m and < 1m)
        {
            findings.Add(ReadingFindings.PercentDoubt.At(where, field.Name, value, value * 100m, field.NameEn));
        }

        return (value, to);
    }

    private AuditCell? Quantity(SheetField field, Cell cell, string where, Unit? unit, Unit? target) =>
        Measure(field, cell, where, unit, target) is var (value, kept) && InRange(field, value, where) ? new AuditCell(value, where, kept.Symbol) : null;

    private static AuditCell? Make(object value, string where) => value is "" ? null : new AuditCell(value, where);

    private AuditCell? Unit(Cell cell, string where)
    {
        if (units.Parse(cell.Text, where, findings) is not { } unit)
        {
            return null;
        }

        return new AuditCell(cell.Text, where, unit.Symbol);
    }

    private AuditCell? Number(SheetField field, Cell cell, string where)
    {
        decimal value;
        if (cell.Kind == CellKind.Number)
        {
            value = cell.Number;
        }
        else
        {
            // The unit of a count may be written out: 10 年, 3 个.
            var text = cell.Text;
            if (UnitOf(field.Unit) is { } own && NumberText.TryParse(text, out _) == NumberFault.NotANumber && text.TrimEnd() is var bare && Letters().Match(bare) is { Success: true } m
                && UnitOf(m.Value.Trim()) is { } written && written.Same(own))
            {
                text = bare[..m.Index];
            }

            var fault = cell.Kind is CellKind.Text or CellKind.OutOfRange ? NumberText.TryParse(text, out value) : NumberText.TryParse(null, out value);
            if (fault != NumberFault.None)
            {
                findings.Add((fault == NumberFault.NotANumber ? ReadingFindings.NotNumber : ReadingFindings.NumberUnusable).At(where, field.Name, cell.Text, field.NameEn));
                return null;
            }
        }

        if (field.Type == FieldType.Integer && decimal.Truncate(value) != value)
        {
            findings.Add(ReadingFindings.NotWhole.At(where, field.Name, value, field.NameEn));
            return null;
        }

        return InRange(field, value, where) ? new AuditCell(value, where) : null;
    }

    [GeneratedRegex(@"\s*[\p{L}/·]+$")]
    private static partial Regex Letters();

    private bool InRange(SheetField field, decimal value, string where)
    {
        if ((field.Min is { } min && value < min) || (field.Max is { } max && value > max))
        {
            findings.Add(field.Min == 0m && value < 0m
                ? ReadingFindings.Negative.At(where, field.Name, value, field.NameEn)
                : ReadingFindings.OutOfRange.At(where, field.Name, value, field.Min?.ToString(CultureInfo.InvariantCulture) ?? "−∞", field.Max?.ToString(CultureInfo.InvariantCulture) ?? "∞", field.NameEn));
            return false;
        }

        return true;
    }

    private AuditCell? Choice(SheetField field, Cell cell, string where)
    {
        foreach (var choice in field.Choices)
        {
            if (choice.Name == cell.Text || choice.Matches(cell.Text))
            {
                return new AuditCell(choice.Id, where, Shown: choice.Name);
            }
        }

        if (field.Open || field.Choices.Length == 0)
        {
            return Make(cell.Text, where);
        }

        var near = SheetNames.Nearest(cell.Text, field.Choices.SelectMany(c => c.Aliases.Prepend(c.Name)));
        near = near is null ? null : field.Choices.First(c => c.Matches(near)).Name;
        findings.Add(ReadingFindings.UnknownChoice.At(
            where, field.Name, cell.Text, near is null ? "" : $"，是否应为“{near}”？", Shorten(field.Choices.Select(c => c.Name), "、"),
            field.NameEn, near is null ? "" : $", is '{near}' meant?", Shorten(field.Choices.Select(c => c.NameEn), ", ")));
        return null;
    }

    private static string Shorten(IEnumerable<string> names, string separator)
    {
        var all = names.ToList();
        return string.Join(separator, all.Take(12)) + (all.Count > 12 ? $" … ({all.Count})" : "");
    }

    private AuditCell? Flag(SheetField field, Cell cell, string where)
    {
        bool? flag = cell.Kind switch
        {
            CellKind.Flag => cell.Number == 1m,
            _ => SheetNames.Normalise(cell.Text) switch
            {
                "是" or "有" or "对" or "√" or "✓" or "yes" or "y" or "true" or "1" => true,
                "否" or "无" or "错" or "×" or "✗" or "x" or "no" or "n" or "false" or "0" => false,
                _ => null,
            },
        };
        if (flag is null)
        {
            findings.Add(ReadingFindings.NotFlag.At(where, field.Name, cell.Text, field.NameEn));
        }

        return flag is { } known ? new AuditCell(known, where) : null;
    }

    private AuditCell? Year(SheetField field, Cell cell, string where)
    {
        var year = cell.Kind switch
        {
            CellKind.Number => cell.Number,
            CellKind.Date => cell.Date.Year,
            CellKind.Text when NumberText.TryParse(NumberText.ToHalfWidth(cell.Text).Replace("年度", "", StringComparison.Ordinal).TrimEnd('年'), out var number) == NumberFault.None => number,
            CellKind.Text => DayOf(cell.Text)?.Year ?? 0m,
            _ => 0m,
        };
        if (decimal.Truncate(year) != year || year is < 1000m or > 9999m)
        {
            findings.Add(ReadingFindings.NotYear.At(where, field.Name, cell.Text, field.NameEn));
            return null;
        }

        return InRange(field, year, where) ? new AuditCell(year, where) : null;
    }

    private AuditCell? Day(SheetField field, Cell cell, string where)
    {
        DateOnly? day = cell.Kind switch
        {
            CellKind.Date => DateOnly.FromDateTime(cell.Date),
            CellKind.Number when cell.Number is >= 20_000m and < 80_000m => DateOnly.FromDateTime(DateTime.FromOADate((double)cell.Number)),
            CellKind.Number => DayOf(cell.Text),
            CellKind.Text => DayOf(cell.Text),
            _ => null,
        };
        if (day is { } known)
        {
            return new AuditCell(known, where);
        }

        var kind = AmbiguousDay().IsMatch(cell.Text) ? ReadingFindings.DateAmbiguous : ReadingFindings.NotDate;
        findings.Add(kind.At(where, field.Name, cell.Text, field.NameEn));
        return null;
    }

    [GeneratedRegex("^[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}$")]
    private static partial Regex AmbiguousDay();

    private static DateOnly? DayOf(string text)
    {
        var plain = NumberText.ToHalfWidth(text).Replace(" ", " ", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        if (plain.Contains('年', StringComparison.Ordinal))
        {
            var parts = plain.Replace(" ", "", StringComparison.Ordinal).TrimEnd('日', '号').Split('年', '月');
            return parts.Length == 3 && parts.Select(p => NumberText.TryParse(p, out var n) == NumberFault.None && decimal.Truncate(n) == n && n is > 0m and < 10_000m ? (int)n : 0).ToArray() is [var y, var m, var d]
                && y >= 1000 && m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m)
                ? new DateOnly(y, m, d)
                : null;
        }

        return DateOnly.TryParseExact(plain, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day) ? day : null;
    }
}
