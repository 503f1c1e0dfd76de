using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace Qingyuan.Platform.Reports;

/// <summary>The small workbook behind a chart (图表数据): what Word opens when a person chooses to edit the data.</summary>
internal static class ChartWorkbook
{
    /// <summary>Categories in column A, a series in each column after it, names in row 1.</summary>
    public static byte[] Write(IReadOnlyList<string> categories, IReadOnlyList<ChartSeries> series)
    {
        using var stream = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = package.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>("rIdSheet1");
            var rows = new SheetData(new Row([Text(""), .. series.Select(s => Text(s.Name))]));
            for (var i = 0; i < categories.Count; i++)
            {
                rows.Append(new Row([Text(categories[i]), .. series.Select(s => Number(s.Values[i]))]));
            }

            sheet.Worksheet = new Worksheet(rows);
            book.Workbook = new Workbook(new Sheets(new Sheet { Name = "Sheet1", SheetId = 1, Id = "rIdSheet1" }));
        }

        stream.Position = 0;
        return StablePackage.Of(stream);
    }

    private static SheetCell Text(string text) => new(new InlineString(new Text(WordText.Clean(text)))) { DataType = CellValues.InlineString };

    private static SheetCell Number(decimal? value) => value is { } v ? new SheetCell(new CellValue(Printed.Given(v))) { DataType = CellValues.Number } : new SheetCell();
}
