using Qingyuan.Core.Audits;

namespace Qingyuan.Platform.Reports;

/// <summary>Chapter 1 (企业概况): the enterprise's form as it was filled; and the way any sheet becomes a table.</summary>
internal static class ProfileChapter
{
    /// <summary>Writes the chapter.</summary>
    public static void Write(WordDocument word, AuditReportModel model, Outline outline)
    {
        word.Heading(1, "企业概况");
        if (outline.Sheet("enterprise") is not { } form)
        {
            outline.Missing(word, "2.1 企业概况", "企业基本情况（工作簿“企业”表未填）");
            return;
        }

        var row = form.Rows[0];
        var table = new WordTable(new Column("项目", Width: 30), new Column("内容", Width: 70));
        foreach (var field in form.Fields)
        {
            var value = Value(row, field);
            table.Add(Label(field), value is null ? new Cell("缺失") { Colour = WordText.Red } : value);
        }

        word.Table("table:enterprise", "企业基本情况", table, $"企业填报（工作簿“{form.Title}”表）");
        var blank = form.Fields.Where(f => Value(row, f) is null).Select(f => f.Label).ToList();
        if (blank.Count > 0)
        {
            outline.Missing(word, "2.1 企业概况", $"{string.Join("、", blank)}（工作簿“{form.Title}”表）");
        }
    }

    /// <summary>A sheet as a table: a column that no row fills is left out.</summary>
    public static WordTable Table(ReportSheet sheet)
    {
        var fields = sheet.Fields.Where(f => sheet.Rows.Any(r => r.Cells.ContainsKey(f.Id))).ToList();
        var table = new WordTable([new Column("序号", Align.Centre), .. fields.Select(f => new Column(Label(f), IsNumber(sheet, f) ? Align.Right : Align.Left))]);
        for (var i = 0; i < sheet.Rows.Count; i++)
        {
            var row = sheet.Rows[i];
            table.Add([Printed.Given(i + 1), .. fields.Select(f => (Cell)(Value(row, f) ?? Printed.None))]);
        }

        return table;
    }

    private static string Label(ReportField field) => string.IsNullOrEmpty(field.Unit) ? field.Label : $"{field.Label}({field.Unit})";

    // A year is a number, but nobody reads a column of years from the right.
    private static bool IsNumber(ReportSheet sheet, ReportField field) =>
        sheet.Rows.All(r => !r.Cells.TryGetValue(field.Id, out var cell) || cell.Value is decimal) && !field.Label.Contains('年', StringComparison.Ordinal);

    private static string? Value(AuditRow row, ReportField field)
    {
        if (!row.Cells.TryGetValue(field.Id, out var cell))
        {
            return null;
        }

        var text = cell.Value switch
        {
            decimal number => Printed.Given(number),
            DateOnly day => Printed.Day(day),
            bool flag => flag ? "是" : "否",
            var other => other.ToString(),
        };
        return cell.Unit is { } unit && field.Unit is { } declared && unit != declared ? $"{text} {unit}" : text;
    }
}
