using System.Globalization;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Standards;
using Qingyuan.Platform.Spreadsheets;

namespace Qingyuan.Platform.Data;

/// <summary>
/// A table of a workbook, read by its headings (按表头读取的表): wherever the columns stand, with extra columns, blank rows and merged cells.
/// Every fault is a finding at its cell; a faulty cell reads as empty.
/// </summary>
internal sealed class SheetTable
{
    private const int HeadingWithin = 20; // headings are looked for in the first rows

    private static readonly string[] DayForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"];

    private readonly Sheet _sheet;
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly List<Finding> _findings;

    private SheetTable(Sheet sheet, List<Finding> findings)
    {
        _sheet = sheet;
        _findings = findings;
    }

    /// <summary>0-based rows with content in a known column, below the headings.</summary>
    public IReadOnlyList<int> Rows { get; private set; } = [];

    /// <summary>0-based row of the headings.</summary>
    public int Heading { get; private set; }

    /// <summary>Finds the table in its sheet; null with a finding where the sheet or its headings are missing.</summary>
    public static SheetTable? Find(Workbook book, string name, SystemField[] fields, List<Finding> findings)
    {
        if (book.Sheets.FirstOrDefault(s => RowNames.Normalise(s.Name) == name) is not { } sheet)
        {
            findings.Add(SystemSheetFindings.SheetMissing.At(name, name));
            return null;
        }

        var table = new SheetTable(sheet, findings);
        var keys = fields.ToDictionary(f => RowNames.Normalise(f.Heading), f => f.Key, StringComparer.Ordinal);
        var heading = sheet.Rows.Where(r => r.Index < HeadingWithin).MaxBy(r => r.Cells.Count(c => keys.ContainsKey(RowNames.Normalise(c.Text))));
        table.Heading = heading?.Index ?? 0;
        for (var c = 0; c < (heading?.Cells.Count ?? 0); c++)
        {
            var text = heading![c].Text;
            if (text.Length > 0 && (!keys.TryGetValue(RowNames.Normalise(text), out var key) || !table._columns.TryAdd(key, c)))
            {
                findings.Add(SystemSheetFindings.UnknownColumn.At(sheet.Where(table.Heading, c), text));
            }
        }

        var missing = fields.Where(f => f.Required && !table._columns.ContainsKey(f.Key)).ToArray();
        findings.AddRange(missing.Select(f => SystemSheetFindings.ColumnMissing.At(name, f.Heading)));
        if (missing.Length > 0)
        {
            return null;
        }

        table.Rows = [.. sheet.Rows.Where(r => r.Index > table.Heading && table._columns.Values.Any(c => !r[c].IsEmpty)).Select(r => r.Index)];
        return table;
    }

    /// <summary>The cell of a row and field, as a finding names it; the first column where the sheet does not have the field.</summary>
    public string Where(int row, string key) => _sheet.Where(row, _columns.GetValueOrDefault(key));

    /// <summary>The cell as a person sees it; a failed formula is a finding and reads as empty.</summary>
    public Cell Cell(int row, SystemField field)
    {
        var cell = _columns.TryGetValue(field.Key, out var column) ? _sheet.Seen(row, column) : default;
        if (cell.Kind == CellKind.Error)
        {
            _findings.Add(SystemSheetFindings.ErrorCell.At(Where(row, field.Key), cell.Text));
            return default;
        }

        if (cell.IsEmpty && field.Required)
        {
            _findings.Add(SystemSheetFindings.CellEmpty.At(Where(row, field.Key), field.Heading));
        }

        return cell;
    }

    /// <summary>A text, null where empty.</summary>
    public string? Text(int row, SystemField field) => Cell(row, field) is { IsEmpty: false } cell ? cell.Text : null;

    /// <summary>A number; text after the manner of people is read too.</summary>
    public decimal? Number(int row, SystemField field)
    {
        var cell = Cell(row, field);
        if (cell.IsEmpty)
        {
            return null;
        }

        if (cell.Kind == CellKind.Number)
        {
            return cell.Number;
        }

        if (cell.Kind == CellKind.Text && NumberText.TryParse(cell.Text, out var number) == NumberFault.None)
        {
            return cell.Text[^1] is '%' or '\uFF05' ? number / 100m : number;
        }

        _findings.Add(SystemSheetFindings.NotNumber.At(Where(row, field.Key), field.Heading, cell.Text));
        return null;
    }

    /// <summary>The word of a choice; null where empty or, with a finding, unknown.</summary>
    public string? Choice(int row, SystemField field)
    {
        var cell = Cell(row, field);
        if (cell.IsEmpty)
        {
            return null;
        }

        var word = cell.Kind == CellKind.Flag ? field.Choices!.WordOf(cell.Number == 1m ? "yes" : "no") : field.Choices!.WordOf(cell.Text);
        if (word is null)
        {
            _findings.Add(SystemSheetFindings.UnknownChoice.At(Where(row, field.Key), field.Heading, cell.Text, string.Join("、", field.Choices.Labels)));
        }

        return word;
    }

    /// <summary>A day.</summary>
    public DateOnly? Day(int row, SystemField field)
    {
        var cell = Cell(row, field);
        if (cell.IsEmpty)
        {
            return null;
        }

        if (cell.Kind == CellKind.Date)
        {
            return DateOnly.FromDateTime(cell.Date);
        }

        if (DateOnly.TryParseExact(NumberText.ToHalfWidth(cell.Text), DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        _findings.Add(DataFindings.NotDay.At(Where(row, field.Key), cell.Text));
        return null;
    }
}
