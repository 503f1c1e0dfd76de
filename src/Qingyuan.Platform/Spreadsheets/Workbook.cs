using System.Globalization;
using System.Runtime.InteropServices;

namespace Qingyuan.Platform.Spreadsheets;

/// <summary>A workbook as read (工作簿): what its cells hold, nothing about what they mean.</summary>
/// <param name="FileName">Name for messages.</param>
/// <param name="Sheets">Sheets in their order; a sheet that was too long to read has no rows and a finding.</param>
public sealed record Workbook(string FileName, IReadOnlyList<Sheet> Sheets)
{
    /// <summary>The sheet of exactly this name (blanks at the ends aside), or null.</summary>
    public Sheet? Sheet(string name) => Sheets.FirstOrDefault(s => s.Name.Trim() == name);
}

/// <summary>What a cell holds.</summary>
public enum CellKind : byte
{
    /// <summary>Nothing, or only blanks.</summary>
    Empty,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A number that the cell's format shows as a day or time.</summary>
    Date,

    /// <summary>TRUE or FALSE.</summary>
    Flag,

    /// <summary>A failed formula: #DIV/0!, #REF!…; <see cref="Cell.Text"/> is the mark.</summary>
    Error,

    /// <summary>NaN, an infinity or beyond ±7.9e28; <see cref="Cell.Text"/> is what stands there.</summary>
    OutOfRange,
}

/// <summary>
/// One cell. Numbers are decimals of at most 15 significant digits: that is what Excel and WPS keep of what is typed, and it
/// removes the dust of their binary arithmetic (0.1 + 0.2 is read as 0.3, as the screen shows it).
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Cell
{
    private readonly string? _text;

    private Cell(CellKind kind, string? text, decimal number, DateTime date, bool percent)
    {
        Kind = kind;
        _text = text;
        Number = number;
        Date = date;
        IsPercent = percent;
    }

    /// <summary>What the cell holds.</summary>
    public CellKind Kind { get; }

    /// <summary>The number of a number cell (as stored: 95 % is 0.95), else 0.</summary>
    public decimal Number { get; }

    /// <summary>The day of a date cell.</summary>
    public DateTime Date { get; }

    /// <summary>True where the format shows the number as per cent.</summary>
    public bool IsPercent { get; }

    /// <summary>True where there is nothing.</summary>
    public bool IsEmpty => Kind == CellKind.Empty;

    /// <summary>The cell as text without blanks at its ends; numbers in plain invariant digits, days as yyyy-MM-dd.</summary>
    public string Text => Kind switch
    {
        CellKind.Number => Number.ToString(CultureInfo.InvariantCulture),
        CellKind.Date => Date.ToString(Date.TimeOfDay == default ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        CellKind.Flag => Number == 1m ? "TRUE" : "FALSE",
        _ => _text ?? "",
    };

    /// <summary>A text cell; empty where only blanks.</summary>
    public static Cell OfText(string text) =>
        text.Trim() is { Length: > 0 } trimmed ? new(CellKind.Text, trimmed, 0, default, false) : default;

    /// <summary>A number cell from the binary number of the file; <paramref name="source"/> is what stands in the file, for messages.</summary>
    public static Cell OfNumber(double number, string? source = null, bool percent = false)
    {
        if (number is > -1e15 and < 1e15 && number == Math.Truncate(number))
        {
            return new(CellKind.Number, null, (long)number, default, percent);
        }

        var text = number.ToString("G15", CultureInfo.InvariantCulture);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? new(CellKind.Number, null, exact, default, percent)
            : new(CellKind.OutOfRange, source ?? number.ToString("R", CultureInfo.InvariantCulture), 0, default, false);
    }

    /// <summary>A date cell.</summary>
    public static Cell OfDate(DateTime date) => new(CellKind.Date, null, 0, date, false);

    /// <summary>TRUE or FALSE.</summary>
    public static Cell OfFlag(bool flag) => new(CellKind.Flag, null, flag ? 1 : 0, default, false);

    /// <summary>A failed formula.</summary>
    public static Cell OfError(string mark) => new(CellKind.Error, mark, 0, default, false);
}

/// <summary>A filled row.</summary>
/// <param name="Index">0-based index in the sheet: row 1 on the screen has index 0.</param>
/// <param name="Cells">Cells from column A to the last filled one.</param>
public sealed record SheetRow(int Index, IReadOnlyList<Cell> Cells)
{
    /// <summary>The cell of a column, empty beyond the last filled one.</summary>
    public Cell this[int column] => column < Cells.Count ? Cells[column] : default;
}

/// <summary>A merged range, 0-based, both ends inclusive.</summary>
public readonly record struct MergedRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn);

/// <summary>A sheet (工作表): its filled rows.</summary>
public sealed class Sheet
{
    private const long MaxMergedCells = 1_000_000;

    private readonly Dictionary<int, SheetRow> _byIndex;
    private readonly Dictionary<(int Row, int Column), MergedRange> _merged = [];

    /// <summary>Makes a sheet of its filled rows.</summary>
    public Sheet(string name, bool hidden, IReadOnlyList<SheetRow> rows, IReadOnlyList<MergedRange> merges)
    {
        Name = name;
        Hidden = hidden;
        Rows = rows;
        Merges = merges;
        _byIndex = rows.ToDictionary(r => r.Index);
        var last = rows.Count == 0 ? -1 : rows[^1].Index;
        foreach (var merge in merges)
        {
            // Whole columns or sheets may be merged: what lies below the last filled row needs no entry, and a file may not make us hold millions.
            var lastRow = Math.Min(merge.LastRow, last);
            var lastColumn = Math.Min(merge.LastColumn, WorkbookReader.MaxColumns);
            if (_merged.Count + ((lastRow - merge.FirstRow + 1L) * (lastColumn - merge.FirstColumn + 1L)) > MaxMergedCells)
            {
                continue;
            }

            for (var r = merge.FirstRow; r <= lastRow; r++)
            {
                for (var c = merge.FirstColumn; c <= lastColumn; c++)
                {
                    _merged[(r, c)] = merge;
                }
            }
        }
    }

    /// <summary>Name on the tab.</summary>
    public string Name { get; }

    /// <summary>True where the tab is hidden.</summary>
    public bool Hidden { get; }

    /// <summary>Filled rows from top to bottom; blank rows are left out, see <see cref="SheetRow.Index"/>.</summary>
    public IReadOnlyList<SheetRow> Rows { get; }

    /// <summary>Merged ranges.</summary>
    public IReadOnlyList<MergedRange> Merges { get; }

    /// <summary>A filled row by its 0-based index, or null.</summary>
    public SheetRow? Row(int index) => _byIndex.GetValueOrDefault(index);

    /// <summary>The cell itself: of a merged range only the top-left cell holds the value.</summary>
    public Cell At(int row, int column) => _byIndex.TryGetValue(row, out var found) ? found[column] : default;

    /// <summary>The cell as a person sees it: every cell of a merged range shows the value of its top-left cell (合并单元格).</summary>
    public Cell Seen(int row, int column)
    {
        var (r, c) = Origin(row, column);
        return At(r, c);
    }

    /// <summary>Where the value that is seen at a cell really stands.</summary>
    public (int Row, int Column) Origin(int row, int column)
    {
        var merge = MergeAt(row, column);
        return (merge.FirstRow, merge.FirstColumn);
    }

    /// <summary>The merged range a cell belongs to; the cell alone where it belongs to none.</summary>
    public MergedRange MergeAt(int row, int column) =>
        _merged.TryGetValue((row, column), out var merge) ? merge : new MergedRange(row, column, row, column);

    /// <summary>The cell as a finding names it: 能源消耗!C7.</summary>
    public string Where(int row, int column) => $"{Name}!{CellAddress.Of(row, column)}";
}

/// <summary>Cell addresses as they stand on the screen.</summary>
public static class CellAddress
{
    /// <summary>A1 form of a 0-based row and column.</summary>
    public static string Of(int row, int column) => $"{Column(column)}{(row + 1).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Letters of a 0-based column: 0 → A, 26 → AA.</summary>
    public static string Column(int column)
    {
        var letters = "";
        for (var n = column + 1; n > 0; n = (n - 1) / 26)
        {
            letters = (char)('A' + ((n - 1) % 26)) + letters;
        }

        return letters;
    }
}
