using System.Globalization;
using Qingyuan.Core.Audits;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Quantities;
using Qingyuan.Platform.Spreadsheets;

namespace Qingyuan.Platform.Audits;

/// <summary>Where a field stands and the unit that its heading declares.</summary>
/// <param name="Field">The field.</param>
/// <param name="Row">0-based row: of the heading of a column, of the value of a form line.</param>
/// <param name="Column">0-based column of the values.</param>
/// <param name="Unit">Unit in the heading, as 消耗量(kWh); null where none stands there.</param>
internal sealed record FieldPlace(SheetField Field, int Row, int Column, Unit? Unit);

/// <summary>
/// Finds fields by their names, never by position (按名称定位): headings of a table anywhere in the first 30 rows, over one or two lines, merged
/// or not, with a unit in brackets or after a stroke; labels of a form with the value to their right.
/// </summary>
internal sealed class SheetLayout
{
    private const int HeadingRows = 30;

    private readonly SheetDefinition _definition;
    private readonly UnitTable _units;
    private readonly Sheet _sheet;
    private readonly Dictionary<string, SheetField> _fields = new(StringComparer.Ordinal);

    private SheetLayout(SheetDefinition definition, UnitTable units, Sheet sheet)
    {
        (_definition, _units, _sheet) = (definition, units, sheet);
        foreach (var field in definition.Fields)
        {
            foreach (var name in field.Aliases.Prepend(field.NameEn).Prepend(field.Heading).Prepend(field.Name))
            {
                _fields.TryAdd(SheetNames.Normalise(name), field);
            }
        }
    }

    /// <summary>Columns of a table and the first row below its headings; null (with a finding) where there is no row of headings.</summary>
    public static (IReadOnlyList<FieldPlace> Places, int FirstRow)? OfTable(SheetDefinition definition, UnitTable units, Sheet sheet, List<Finding> findings) =>
        new SheetLayout(definition, units, sheet).Table(findings);

    /// <summary>Lines of a form.</summary>
    public static IReadOnlyList<FieldPlace> OfForm(SheetDefinition definition, UnitTable units, Sheet sheet, List<Finding> findings) =>
        new SheetLayout(definition, units, sheet).Form(findings);

    private (IReadOnlyList<FieldPlace> Places, int FirstRow)? Table(List<Finding> findings)
    {
        var heading = -1;
        var best = 0;
        foreach (var row in _sheet.Rows.TakeWhile(r => r.Index < HeadingRows))
        {
            var found = Enumerable.Range(0, Width(row.Index)).Select(c => Heading(row.Index, c)?.Field.Id).OfType<string>().Distinct().Count();
            if (found > best || (found == best && row.Index == heading + 1)) // of a heading over two lines the lower one knows all
            {
                (heading, best) = (row.Index, found);
            }
        }

        var named = string.Join("、", _definition.Fields.Where(f => !f.Locked).Select(f => f.Name));
        if (best < Math.Min(2, _definition.Fields.Length))
        {
            findings.Add(ReadingFindings.HeadingsMissing.At(_sheet.Name, named, string.Join(", ", _definition.Fields.Where(f => !f.Locked).Select(f => f.NameEn))));
            return null;
        }

        var places = new Dictionary<string, FieldPlace>(StringComparer.Ordinal);
        var unknown = new List<(string Text, int Column)>();
        var width = Width(heading);
        var last = heading;
        for (var c = 0; c < width; c++)
        {
            var cell = _sheet.Seen(heading, c);
            last = Math.Max(last, Math.Min(_sheet.MergeAt(heading, c).LastRow, heading + HeadingRows));
            if (cell.IsEmpty || (_sheet.Origin(heading, c) is var (_, first) && first != c))
            {
                continue; // nothing, or the continuation of a heading over several columns
            }

            if (Heading(heading, c) is not var (field, unit))
            {
                unknown.Add((cell.Text, c));
            }
            else if (!places.TryAdd(field.Id, new FieldPlace(field, heading, c, unit)))
            {
                findings.Add(ReadingFindings.ColumnTwice.At(_sheet.Where(heading, c), cell.Text, CellAddress.Of(heading, places[field.Id].Column)));
            }
        }

        var missing = _definition.Fields.Where(f => !places.ContainsKey(f.Id)).ToList();
        foreach (var (text, column) in unknown)
        {
            var near = SheetNames.Nearest(text, missing.Select(f => f.Name));
            findings.Add(ReadingFindings.ColumnUnknown.At(_sheet.Where(heading, column), text, near is null ? "" : $"；是否应为“{near}”？", near is null ? "" : $"; is '{near}' meant?"));
        }

        foreach (var field in missing.Where(f => f.Required && f.Type != FieldType.Unit)) // a unit may stand in the heading or the cell
        {
            var near = SheetNames.Nearest(field.Name, unknown.Select(u => u.Text));
            findings.Add(ReadingFindings.ColumnMissing.At(string.Create(CultureInfo.InvariantCulture, $"{_sheet.Name}!第{heading + 1}行"), field.Name, near is null ? "" : $"；“{near}”是否即此列？", near is null ? "" : $"; is it '{near}'?"));
        }

        return ([.. places.Values.Select(p => CheckUnit(p, findings)).OfType<FieldPlace>()], last + 1);
    }

    private List<FieldPlace> Form(List<Finding> findings)
    {
        var places = new Dictionary<string, FieldPlace>(StringComparer.Ordinal);
        var unmatched = new List<(string Text, int Row, int Column)>();
        foreach (var row in _sheet.Rows)
        {
            for (var c = 0; c < row.Cells.Count; c++)
            {
                if (row[c].Kind != CellKind.Text)
                {
                    continue;
                }

                var value = _sheet.MergeAt(row.Index, c).LastColumn + 1;
                if (Match(row[c]) is var (field, unit))
                {
                    if (places.TryAdd(field.Id, new FieldPlace(field, row.Index, value, unit)))
                    {
                        c = value; // what stands in the value cell is no label
                    }
                }
                else if (!_sheet.At(row.Index, value).IsEmpty)
                {
                    unmatched.Add((row[c].Text, row.Index, c));
                }
            }
        }

        var labels = places.Values.Select(p => p.Column).GroupBy(c => c).OrderByDescending(g => g.Count()).Select(g => g.Key - 1).FirstOrDefault(-1);
        var missing = _definition.Fields.Where(f => !places.ContainsKey(f.Id)).Select(f => f.Name).ToList();
        var from = places.Count == 0 ? int.MaxValue : places.Values.Min(p => p.Row);
        foreach (var (text, row, column) in unmatched.Where(u => u.Column == labels && u.Row >= from))
        {
            var near = SheetNames.Nearest(text, missing);
            findings.Add(ReadingFindings.ColumnUnknown.At(_sheet.Where(row, column), text, near is null ? "" : $"；是否应为“{near}”？", near is null ? "" : $"; is '{near}' meant?"));
        }

        return [.. places.Values.Select(p => CheckUnit(p, findings)).OfType<FieldPlace>()];
    }

    /// <summary>A heading in a unit that cannot become the field's own: named once, the column is then not read.</summary>
    private FieldPlace? CheckUnit(FieldPlace place, List<Finding> findings)
    {
        if (place is not { Unit: { } unit, Field: { Type: FieldType.Quantity, Unit: { } own } field }
            || _units.TryParse(own, out var target) is not null || unit.FitsWith(target!))
        {
            return place;
        }

        findings.Add(ReadingFindings.ColumnUnit.At(_sheet.Where(place.Row, place.Column), field.Name, unit.Symbol, own));
        return null;
    }

    /// <summary>What a heading names, alone or together with the line above it: 节电量 over (万kWh).</summary>
    private (SheetField Field, Unit? Unit)? Heading(int row, int column)
    {
        var cell = _sheet.Seen(row, column);
        return cell.Kind != CellKind.Text ? null
            : Match(cell) ?? (row > 0 ? Match(Cell.OfText(_sheet.Seen(row - 1, column).Text + cell.Text)) : null);
    }

    private (SheetField Field, Unit? Unit)? Match(Cell cell)
    {
        if (cell.Kind != CellKind.Text)
        {
            return null;
        }

        var text = cell.Text;
        var (name, bracket) = Split(text);
        Unit? unit = null;
        if (bracket is not null && _units.TryParse(bracket, out var parsed) is null)
        {
            unit = parsed;
        }

        if (_fields.TryGetValue(SheetNames.Normalise(text), out var whole))
        {
            return (whole, whole.Type == FieldType.Quantity ? unit : null);
        }

        return bracket is not null && _fields.TryGetValue(SheetNames.Normalise(name), out var field)
            ? (field, field.Type == FieldType.Quantity ? unit : null)
            : null;
    }

    /// <summary>消耗量(万kWh), 消耗量/万kWh and 消耗量,万kWh to name and unit.</summary>
    private static (string Name, string? Unit) Split(string text)
    {
        var half = NumberText.ToHalfWidth(text).Replace('[', '(').Replace(']', ')').Replace('【', '(').Replace('】', ')').TrimEnd('*', ' ');
        var open = half.EndsWith(')') ? half.IndexOf('(', StringComparison.Ordinal) : -1;
        if (open > 0)
        {
            return (half[..open], half[(open + 1)..^1].Replace("单位:", "", StringComparison.Ordinal));
        }

        var at = half.AsSpan().IndexOfAny('/', ',');
        return at > 0 ? (half[..at], half[(at + 1)..]) : (half, null);
    }

    /// <summary>One beyond the last filled column of a row and the row above it.</summary>
    private int Width(int row)
    {
        int Filled(int r) => _sheet.Row(r)?.Cells.Count ?? 0;
        return Math.Max(Filled(row), row > 0 ? Filled(row - 1) : 0);
    }
}
