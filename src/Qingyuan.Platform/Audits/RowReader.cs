using System.Globalization;
using Qingyuan.Core.Audits;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Quantities;
using Qingyuan.Platform.Spreadsheets;

namespace Qingyuan.Platform.Audits;

/// <summary>Reads the rows of one table (逐行读取): skips blank lines, totals and notes, carries merged keys down, fills defaults.</summary>
internal sealed class RowReader(SheetDefinition definition, Sheet sheet, IReadOnlyList<FieldPlace> places, CellReader reader, List<Finding> findings)
{
    private static readonly string[] Totals = ["合计", "总计", "小计", "累计", "total", "subtotal", "sum"];
    private static readonly string[] Notes = ["注", "备注", "说明", "填表人", "审核人", "制表", "填报", "note"];

    // Units first: the quantities of a row are read in the unit that the row gives.
    private readonly IReadOnlyList<FieldPlace> _ordered = [.. places.OrderBy(p => p.Field.Type == FieldType.Unit ? 0 : 1)];

    private readonly Dictionary<string, int> _columns = places.ToDictionary(p => p.Field.Id, p => p.Column, StringComparer.Ordinal);

    /// <summary>The row, or null where it holds no record.</summary>
    public AuditRow? Read(SheetRow row)
    {
        // A line of the indicator sheet that nobody filled still is the place of its indicator; elsewhere what the template filled is no record.
        var own = places.Where(p => (!p.Field.Locked || p.Field.Type == FieldType.Text && definition.Id == SheetCatalogue.IndicatorSheet) && !row[p.Column].IsEmpty).ToList();
        if (own.Count == 0 || IsHeading(row) || IsTotalOrNote(row))
        {
            return null;
        }

        var cells = new Dictionary<string, AuditCell>(StringComparer.Ordinal);
        foreach (var place in _ordered)
        {
            var field = place.Field;
            var (at, cell) = Seen(row, place);
            Read(field, cell, at, place.Unit ?? Usual(field), reader, cells, findings);
        }

        return new AuditRow(definition.Id, string.Create(CultureInfo.InvariantCulture, $"{sheet.Name}!第{row.Index + 1}行"), cells)
        {
            Blank = id => _columns.TryGetValue(id, out var column) ? sheet.Where(row.Index, column) : null,
        };
    }

    /// <summary>Reads one field into a row: blank cells take the default, required ones are asked for. Units must be read before quantities.</summary>
    public static void Read(SheetField field, Cell cell, string where, Unit? unit, CellReader reader, Dictionary<string, AuditCell> cells, List<Finding> findings)
    {
        if (CellReader.IsBlank(cell))
        {
            // A unit is asked for by the quantity that needs it: it may also stand in the heading or beside the number.
            if (field.Required && field.Type != FieldType.Unit)
            {
                findings.Add(ReadingFindings.Required.At(where, field.Name, field.Description, field.NameEn, field.DescriptionEn));
            }

            if (field.Default is null || field.Type == FieldType.Unit)
            {
                return;
            }

            cell = Cell.OfText(field.Default);
        }

        if (field.Type == FieldType.Indicator)
        {
            cells[field.Id] = new AuditCell(cell, where); // what it means depends on the row of the system: IndicatorRows
            return;
        }

        var given = field.UnitsField is { } units && cells.TryGetValue(units, out var row) ? reader.UnitOf((string)row.Value) : null;
        var target = given ?? reader.UnitOf(field.Unit);
        if (reader.Read(field, cell, where, given ?? unit ?? target, target) is { } value)
        {
            cells[field.Id] = value;
        }
    }

    /// <summary>
    /// The cell of a field: merged downwards over several rows it holds for each of them where it names something (年份, 产品). A number merged over rows
    /// counts once: carried down it would be added up several times.
    /// </summary>
    private (string Where, Cell Cell) Seen(SheetRow row, FieldPlace place)
    {
        var (r, c) = sheet.Origin(row.Index, place.Column);
        var carried = c == place.Column && (place.Field.Key || place.Field.Type is FieldType.Text or FieldType.Choice or FieldType.Unit or FieldType.Year or FieldType.Flag or FieldType.Date);
        return carried ? (sheet.Where(r, c), sheet.At(r, c)) : (sheet.Where(row.Index, place.Column), row[place.Column]);
    }

    /// <summary>The unit meant where neither heading nor row gives one.</summary>
    private Unit? Usual(SheetField field) => field.UnitsField is { } units ? reader.UnitOf(definition.Field(units)?.Default) : null;

    /// <summary>Headings printed again on a new page.</summary>
    private bool IsHeading(SheetRow row) => places.Count > 1 && places.All(p => row[p.Column].IsEmpty || row[p.Column].Text == sheet.Seen(p.Row, p.Column).Text);

    private bool IsTotalOrNote(SheetRow row)
    {
        if (Enumerable.Range(0, row.Cells.Count).Select(c => row[c]).FirstOrDefault(c => !c.IsEmpty) is not { Kind: CellKind.Text } first)
        {
            return false;
        }

        var text = SheetNames.Normalise(first.Text);
        var filled = row.Cells.Count(c => !c.IsEmpty);
        var ignored = Totals.Any(t => text == t || (text.Length <= t.Length + 4 && text.EndsWith(t, StringComparison.Ordinal)))
            || (filled == 1 && Notes.Any(n => text.StartsWith(n, StringComparison.Ordinal)));
        if (ignored)
        {
            findings.Add(ReadingFindings.RowIgnored.At(sheet.Where(row.Index, 0), first.Text));
        }

        return ignored;
    }
}
