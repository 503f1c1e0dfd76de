using System.Globalization;
using Qingyuan.Core.Findings;

namespace Qingyuan.Core.Audits;

/// <summary>
/// What a plant's workbook (or, later, its web forms) says, table by table, already typed and converted to the declared units but
/// not yet judged (审核数据表). Every value remembers the cell it came from, so that every later finding can point at it.
/// The tables and fields are those of data/workbook/sheets.json.
/// </summary>
/// <param name="Rows">Rows by sheet id; a sheet that was not filled has no entry or an empty list. A form sheet (enterprise) has one row.</param>
public sealed record AuditTables(IReadOnlyDictionary<string, IReadOnlyList<AuditRow>> Rows)
{
    /// <summary>Cells where the value of an indicator belongs that nobody filled, by its code.</summary>
    public IReadOnlyDictionary<string, string> BlankIndicators { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Rows of a sheet, empty where it was not filled.</summary>
    public IReadOnlyList<AuditRow> this[string sheet] => Rows.TryGetValue(sheet, out var rows) ? rows : [];

    /// <summary>The single row of a form sheet; an empty row where it was not filled.</summary>
    public AuditRow Form(string sheet) => this[sheet] is [var row, ..] ? row : new AuditRow(sheet, sheet, new Dictionary<string, AuditCell>(StringComparer.Ordinal));
}

/// <summary>A row of a table.</summary>
/// <param name="Sheet">Sheet id.</param>
/// <param name="Where">The row as a person finds it: 能源消耗!第7行.</param>
/// <param name="Cells">Values by field id; an empty cell has no entry.</param>
public sealed record AuditRow(string Sheet, string Where, IReadOnlyDictionary<string, AuditCell> Cells)
{
    /// <summary>Where a field stands that nobody filled (指标!I8); null for a field without a column or line.</summary>
    public Func<string, string?> Blank { get; init; } = static _ => null;

    /// <summary>The text of a field, or null where it is empty.</summary>
    public string? Text(string field) => Cells.TryGetValue(field, out var cell) ? cell.Value as string ?? cell.Value?.ToString() : null;

    /// <summary>A field as a reader sees it: the name of a choice, 是 or 否, a day as yyyy-MM-dd; null where it is empty.</summary>
    public string? Shown(string field) => Cells.TryGetValue(field, out var cell)
        ? cell.Shown ?? cell.Value switch { bool flag => flag ? "是" : "否", DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), _ => Text(field) }
        : null;

    /// <summary>The number of a field, or null where it is empty or was not a number (then a finding was made).</summary>
    public decimal? Number(string field) => Cells.TryGetValue(field, out var cell) && cell.Value is decimal number ? number : null;

    /// <summary>The day of a field.</summary>
    public DateOnly? Day(string field) => Cells.TryGetValue(field, out var cell) && cell.Value is DateOnly day ? day : null;

    /// <summary>The yes/no of a field.</summary>
    public bool? Flag(string field) => Cells.TryGetValue(field, out var cell) && cell.Value is bool flag ? flag : null;

    /// <summary>The unit a quantity is in: the field's own, or the one that the row gives.</summary>
    public string? Unit(string field) => Cells.TryGetValue(field, out var cell) ? cell.Unit : null;

    /// <summary>The cell a field stands in (能源消耗!D7), filled or not; the row where the sheet has no such column.</summary>
    public string At(string field) => Cells.TryGetValue(field, out var cell) ? cell.Where : Blank(field) ?? Where;
}

/// <summary>A typed value and the cell it came from.</summary>
/// <param name="Value">string, decimal, DateOnly or bool.</param>
/// <param name="Where">Sheet and cell: 能源消耗!D7.</param>
/// <param name="Unit">Unit the value is in, for quantity fields; null otherwise.</param>
/// <param name="Shown">Chinese name of a choice, whose <paramref name="Value"/> is its id; null otherwise.</param>
public sealed record AuditCell(object Value, string Where, string? Unit = null, string? Shown = null);
