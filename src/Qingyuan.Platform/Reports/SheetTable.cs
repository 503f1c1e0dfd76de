using Qingyuan.Core.Audits;

namespace Qingyuan.Platform.Reports;

/// <summary>A sheet of the workbook as a table of the report (数据表): years side by side where the sheet has them, else row by row as it was filled.</summary>
internal static class SheetTable
{
    // Amounts of a yearly sheet; every other field names what the amount is of.
    private static readonly string[] Amounts = ["output", "amount", "output_value"];

    /// <summary>The sheet as a table; a field that no row fills is left out.</summary>
    public static WordTable Of(ReportSheet sheet)
    {
        var fields = sheet.Fields.Where(f => sheet.Rows.Any(r => r.Cells.ContainsKey(f.Id))).ToList();
        return ByYear(sheet, fields) ?? RowByRow(sheet, fields);
    }

    /// <summary>Label with unit.</summary>
    public static string Label(ReportField field) => string.IsNullOrEmpty(field.Unit) ? field.Label : $"{field.Label}（{Printed.Unit(field.Unit)}）";

    /// <summary>A value as a reader sees it; null where it is empty.</summary>
    public static string? Value(AuditRow row, ReportField field)
    {
        if (!row.Cells.TryGetValue(field.Id, out var cell))
        {
            return null;
        }

        var text = cell.Shown ?? cell.Value switch
        {
            decimal number => Printed.Given(number),
            DateOnly day => Printed.Day(day),
            bool flag => flag ? "是" : "否",
            string unit when field.Id.EndsWith("unit", StringComparison.Ordinal) => Printed.Unit(unit),
            var other => other.ToString(),
        };
        return cell.Unit is { } own && field.Unit is { } declared && own != declared ? $"{text} {Printed.Unit(own)}" : text;
    }

    private static WordTable RowByRow(ReportSheet sheet, List<ReportField> fields)
    {
        var table = new WordTable([new Column("序号", Align.Centre), .. fields.Select(f => new Column(Label(f), IsNumber(sheet, f) ? Align.Right : Align.Left))]);
        foreach (var row in sheet.Rows)
        {
            table.Add([Printed.Given(table.Count + 1), .. fields.Select(f => (Cell)(Value(row, f) ?? Printed.None))]);
        }

        return table;
    }

    /// <summary>One line per item, a column per amount and year; null where the sheet has no years, or two rows say the same year of the same item.</summary>
    private static WordTable? ByYear(ReportSheet sheet, List<ReportField> fields)
    {
        var amounts = fields.Where(f => Amounts.Contains(f.Id)).ToList();
        if (fields.Find(f => f.Id == "year") is not { } yearField || amounts.Count == 0 || sheet.Rows.Any(r => Value(r, yearField) is null))
        {
            return null;
        }

        var keys = fields.Where(f => f != yearField && !amounts.Contains(f)).ToList();
        string Key(AuditRow row) => string.Join('\u001f', keys.Select(f => Value(row, f)));
        if (sheet.Rows.GroupBy(r => (Key(r), Value(r, yearField))).Any(g => g.Skip(1).Any()))
        {
            return null;
        }

        var years = sheet.Rows.Select(r => Value(r, yearField)!).Distinct().Order(StringComparer.Ordinal).ToList();
        var table = new WordTable(
        [
            .. keys.Select(f => new Column(Label(f), IsNumber(sheet, f) ? Align.Right : Align.Left)),
            .. amounts.SelectMany(a => years.Select(y => new Column(y.All(char.IsAsciiDigit) ? y + "年" : y, Align.Right, null, Label(a)))),
        ]);
        foreach (var item in sheet.Rows.GroupBy(Key))
        {
            var byYear = item.ToDictionary(r => Value(r, yearField)!);
            table.Add(
            [
                .. keys.Select(f => (Cell)(Value(item.First(), f) ?? Printed.None)),
                .. amounts.SelectMany(a => years.Select(y => (Cell)(byYear.TryGetValue(y, out var row) ? Value(row, a) ?? Printed.None : Printed.None))),
            ]);
        }

        return table;
    }

    // A year is a number, but nobody reads a column of years from the right.
    private static bool IsNumber(ReportSheet sheet, ReportField field) =>
        field.Id != "year" && sheet.Rows.All(r => !r.Cells.TryGetValue(field.Id, out var cell) || cell.Value is decimal);
}
