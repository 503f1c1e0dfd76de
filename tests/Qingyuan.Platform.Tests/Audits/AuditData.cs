using Qingyuan.Core.Findings;
using Qingyuan.Core.Standards;
using Qingyuan.Platform.Audits;
using Qingyuan.Platform.Data;
using Qingyuan.Platform.Spreadsheets;
using Qingyuan.Platform.Tests.Data;

namespace Qingyuan.Platform.Tests.Audits;

/// <summary>The repository's own data, and workbooks made from the template as a consultant would fill them.</summary>
internal static class AuditData
{
    public const string Electroplating = "electroplating-2015-comprehensive";

    /// <summary>A folder of imported editions that does not exist: what somebody imported on this computer must not reach a test.</summary>
    public static string NoImports { get; } = Path.Combine(Path.GetTempPath(), "no-imported-editions");

    private static readonly DataFolder Data = new(TestData.Real, NoImports);

    public static IReadOnlyDictionary<string, IndicatorSystem> Systems { get; } = Data.Systems().ToDictionary(s => s.Id, s => Data.FindSystem(s.Id, [])!);

    public static WorkbookDescription Description { get; } = WorkbookDescription.Of(Data);

    public static ReadWorkbook.Response Read(byte[] bytes, string name = "审核.xlsx") =>
        ReadWorkbook.Handle(bytes, name, Description, id => Systems.GetValueOrDefault(id));

    public static string[] Errors(this IEnumerable<Finding> findings) =>
        [.. findings.Where(f => f.Severity == Severity.Error).Select(f => $"{f.Where} {f.Code}")];

    /// <summary>A workbook with these sheets: rows of texts and numbers from row 1; an empty enterprise sheet is added where there is none.</summary>
    public static byte[] Book(params (string Name, object?[][] Rows)[] sheets)
    {
        var book = new WorkbookWriter();
        foreach (var (name, rows) in sheets.Any(s => s.Name == "企业概况") ? sheets : [("企业概况", Enterprise()), .. sheets])
        {
            var sheet = book.Sheet(name);
            for (var r = 0; r < rows.Length; r++)
            {
                for (var c = 0; c < rows[r].Length; c++)
                {
                    switch (rows[r][c])
                    {
                        case string text:
                            sheet.Text(r, c, text);
                            break;
                        case int or double or decimal:
                            sheet.Number(r, c, Convert.ToDecimal(rows[r][c], System.Globalization.CultureInfo.InvariantCulture));
                            break;
                        case DateOnly day:
                            sheet.Day(r, c, day);
                            break;
                    }
                }
            }
        }

        return book.ToBytes();
    }

    public static object?[][] Enterprise(int from = 2022, int to = 2022, string system = Electroplating) =>
    [
        ["项目", "填写"], ["企业名称", "某电镀厂"], ["评价指标体系", system], ["审核基准年", from], ["对比年", to],
    ];
}
