using System.Globalization;
using Qingyuan.Core;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Standards;
using Qingyuan.Platform.Spreadsheets;

namespace Qingyuan.Platform.Data;

/// <summary>Draws the workbook of an indicator system (体系录入表): empty as a template, or filled with an edition.</summary>
internal sealed class SystemSheetWriter
{
    private const int SpareRows = 120; // prepared lines of an empty template
    private const int LastRow = 1000; // drop-downs reach down to here

    private static readonly string[] GuideLines =
    [
        "用途：把一份官方清洁生产评价指标体系(或清洁生产标准)录成数据，不需要编程。",
        "1. 填写“体系信息”“一级指标”“二级指标”；基准值随层数、镀种数变化的体系另填“参数”。带 * 的列必填，其余可留空。",
        "2. 数值照抄原文，不换算、不估计；原文没有的写 —,看不清的行状态选“未证实”。",
        "3. 定量指标的基准值写作：8(含等号)、<8 或 >95(原文印小于号、大于号)、10+5n(n 为参数)、[6,9] 或 (6,9](区间)。",
        "4. 权重：组内合计1，或合计等于一级权重；镀种均分写 0.8/n；多种产品共用一个权重的填“分摊组”和“分摊权重”。",
        "5. 各列的说明见表头批注；可增加列、插入空行、合并单元格，按表头名称读取，与次序无关。",
        "6. 导入：qingyuan data import 本文件.xlsx --out system.json --by 姓名。所有问题一次列出，有错误时不写文件。",
        "7. 核对：由另一人(可属其他单位)对照原文后运行 qingyuan data check 版本标识 --by 姓名，状态变为“已核对”。",
        "Purpose: type in an official indicator system without programming. Fill in the sheets; columns with * are required; help is in the comments of the headings.",
        "Import: qingyuan data import FILE.xlsx --out system.json --by NAME. A second person confirms with qingyuan data check ID --by NAME.",
        "浅黄底色必填，白底选填。 Yellow = required, white = optional.",
    ];

    private readonly WorkbookWriter _book = new();

    private SystemSheetWriter()
    {
    }

    /// <summary>The workbook; without a system, the empty template.</summary>
    public static byte[] Write(IndicatorSystem? system)
    {
        var writer = new SystemSheetWriter();
        writer.Guide();
        writer.Info(system);
        var parameters = writer.Table(SystemSheets.Parameters, "参数：基准值或权重所依赖的企业参数", SystemSheets.ParameterFields, system is null ? 10 : 0);
        var groups = writer.Table(SystemSheets.Groups, "一级指标", SystemSheets.GroupFields, system is null ? 12 : 0);
        var rows = writer.Table(SystemSheets.Rows, "二级指标", SystemSheets.RowFields, system is null ? SpareRows : 0);
        if (system is not null)
        {
            Fill(parameters, SystemSheets.ParameterFields, system.Parameters.Select(Cells));
            Fill(groups, SystemSheets.GroupFields, system.Groups.Select(Cells));
            Fill(rows, SystemSheets.RowFields, system.Groups.SelectMany(g => g.Rows.Select(r => Cells(g, r))));
        }

        return writer._book.ToBytes();
    }

    private static void Fill(SheetWriter sheet, SystemField[] fields, IEnumerable<Dictionary<string, object?>> rows)
    {
        var row = SystemSheets.FirstRow;
        foreach (var cells in rows)
        {
            for (var c = 0; c < fields.Length; c++)
            {
                Put(sheet, row, c, fields[c], cells.GetValueOrDefault(fields[c].Key));
            }

            row++;
        }
    }

    private static Dictionary<string, object?> Cells(SystemParameter p) =>
        new(StringComparer.Ordinal) { ["name"] = p.Name, ["label"] = p.Label, ["label_en"] = p.LabelEn, ["min"] = p.Min, ["max"] = p.Max };

    private static Dictionary<string, object?> Cells(IndicatorGroup g) => new(StringComparer.Ordinal)
    {
        ["code"] = g.Code,
        ["name"] = g.Name,
        ["name_en"] = g.NameEn,
        ["weight"] = g.Weight,
        ["weight_status"] = SystemWriter.Text(g.WeightStatus),
        ["bonus"] = g.Bonus ? "yes" : null,
        ["points"] = g.Points,
    };

    private static Dictionary<string, object?> Cells(IndicatorGroup group, IndicatorRow r)
    {
        var cells = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["code"] = r.Code,
            ["group"] = group.Code,
            ["name"] = r.Name,
            ["name_en"] = r.NameEn,
            ["kind"] = r.Kind == RowKind.Quantitative ? "quantitative" : "qualitative",
            ["unit"] = r.Unit,
            ["weight"] = r.WeightKind switch
            {
                WeightKind.OverN => r.Weight is { } c ? LevelText.Number(c) + "/n" : null,
                WeightKind.Plain => r.Weight,
                _ => null,
            },
            ["share_set"] = r.ShareSet,
            ["shared_weight"] = r.WeightKind == WeightKind.Shared ? (object?)r.Weight ?? LevelText.None : null,
            ["product"] = r.Product,
            ["variant"] = r.Variant,
            ["restrictive"] = r.Restrictive ? "yes" : "no",
            ["direction"] = r.Direction switch
            {
                Direction.LowerBetter => "lower_better",
                Direction.HigherBetter => "higher_better",
                Direction.InRange => "in_range",
                _ => null,
            },
            ["base"] = r.Base,
            ["points"] = r.Points,
            ["parameter"] = r.ParameterRange?.Parameter,
            ["parameter_min"] = r.ParameterRange?.Min,
            ["parameter_max"] = r.ParameterRange?.Max,
            ["advisory"] = r.Advisory ? "yes" : null,
            ["status"] = SystemWriter.Text(r.Status),
            ["source"] = r.Source,
            ["clause"] = r.Clause,
            ["note"] = r.Note,
            ["note_en"] = r.NoteEn,
        };
        for (var i = 0; i < r.Levels.Length; i++)
        {
            var level = r.Levels[i];
            var key = "level" + (i + 1).ToString(CultureInfo.InvariantCulture);
            cells[key] = level is BaseValue.Bound { Strict: false } bound ? bound.Value : LevelText.Print(level, r.Direction);
            cells[key + "_en"] = (level as BaseValue.Wording)?.TextEn;
        }

        return cells;
    }

    private static void Put(SheetWriter sheet, int row, int column, SystemField field, object? value)
    {
        var look = field.Required ? CellLook.RequiredInput : CellLook.Input;
        switch (value)
        {
            case null or "":
                sheet.Blank(row, column, look, CellFormat.Text);
                break;
            case decimal number when Digits(number) <= 15: // what a spreadsheet keeps
                sheet.Number(row, column, number, look);
                break;
            case decimal number:
                sheet.Text(row, column, LevelText.Number(number), look, CellFormat.Text);
                break;
            default:
                var text = (string)value;
                sheet.Text(row, column, field.Choices?.LabelOf(text) ?? text, look, CellFormat.Text);
                break;
        }
    }

    private static int Digits(decimal number) => LevelText.Number(Math.Abs(number)).Replace(".", "", StringComparison.Ordinal).TrimStart('0').Length;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Guide()
    {
        var sheet = _book.Sheet(SystemSheets.Guide);
        sheet.Width(0, 120);
        sheet.Text(0, 0, "清洁生产评价指标体系录入表", CellLook.Title);
        for (var i = 0; i < GuideLines.Length; i++)
        {
            sheet.Text(i + 2, 0, GuideLines[i]);
        }
    }

    private void Info(IndicatorSystem? system)
    {
        var sheet = _book.Sheet(SystemSheets.Info);
        sheet.Text(0, 0, "体系信息", CellLook.Title);
        foreach (var (heading, c) in new[] { ("项目", 0), ("内容", 1), ("英文", 2), ("填写说明", 3) })
        {
            sheet.Text(SystemSheets.HeadingRow, c, heading, CellLook.Header);
        }

        foreach (var (width, c) in new[] { (18d, 0), (60d, 1), (50d, 2), (70d, 3) })
        {
            sheet.Width(c, width);
        }

        sheet.Freeze(SystemSheets.FirstRow, 1);
        var row = SystemSheets.FirstRow;
        foreach (var field in SystemSheets.InfoFields)
        {
            foreach (var (value, english) in Values(system, field.Key))
            {
                sheet.Text(row, 0, field.Title, CellLook.Locked);
                Put(sheet, row, 1, field, value);
                sheet.Blank(row, 2, CellLook.Input, CellFormat.Text);
                if (!string.IsNullOrEmpty(english))
                {
                    sheet.Text(row, 2, english, CellLook.Input, CellFormat.Text);
                }

                sheet.Text(row, 3, field.Help, CellLook.Note);
                if (field.Choices is { } choices)
                {
                    sheet.DropDown(row, row, 1, _book.List(choices.Title, choices.Labels), strict: true);
                }

                row++;
            }
        }
    }

    /// <summary>Values of an item, one per line; an item without value still gets its line.</summary>
    private static IEnumerable<(string? Value, string? English)> Values(IndicatorSystem? s, string key)
    {
        if (s is null)
        {
            return [(null, null)];
        }

        (string?, string?)[] lines = key switch
        {
            "source_urls" => [.. s.SourceUrls.Select(u => ((string?)u, (string?)null))],
            "notes" => [.. Enumerable.Range(0, Math.Max(s.Notes.Length, s.NotesEn.Length)).Select(i => (s.Notes.ElementAtOrDefault(i), s.NotesEn.ElementAtOrDefault(i)))],
            _ => [(Value(s, key), key == "title" ? s.TitleEn : null)],
        };
        return lines.Length > 0 ? lines : [(null, null)];
    }

    private static string? Value(IndicatorSystem s, string key) => key switch
    {
        "id" => s.Id,
        "title" => s.Title,
        "issuer" => s.Issuer,
        "number" => s.Number,
        "date" => s.Date,
        "date_status" => s.DateStatus is { } status ? SystemWriter.Text(status) : null,
        "effective" => Day(s.Effective),
        "repealed" => Day(s.Repealed),
        "superseded_by" => s.SupersededBy,
        "jurisdiction" => s.Jurisdiction,
        "jurisdiction_code" => s.JurisdictionCode,
        "sector" => s.Sector,
        "source" => s.Source,
        "rule_profile" => s.ProfileId,
        "profile_overrides" => s.ProfileOverrides?.ToJsonString(Json.Compact),
        "weight_convention" => s.WeightConvention switch { WeightConvention.Relative => "relative", WeightConvention.Absolute => "absolute", _ => "none" },
        "wording" => s.WordingIsOurs ? "意译" : "原文",
        "wording_note" => s.WordingNote,
        _ => null, // whoever imports the exported file signs for it anew
    };

    private SheetWriter Table(string name, string title, SystemField[] fields, int spare)
    {
        var sheet = _book.Sheet(name);
        sheet.Text(0, 0, title, CellLook.Title);
        sheet.Freeze(SystemSheets.FirstRow, name == SystemSheets.Rows ? 3 : 2);
        for (var c = 0; c < fields.Length; c++)
        {
            var field = fields[c];
            sheet.Width(c, field.Width);
            sheet.Text(SystemSheets.HeadingRow, c, field.Title, field.Required ? CellLook.RequiredHeader : CellLook.Header);
            sheet.Comment(SystemSheets.HeadingRow, c, field.Help);
            if (field.Choices is { } choices)
            {
                sheet.DropDown(SystemSheets.FirstRow, LastRow, c, _book.List(choices.Title, choices.Labels), strict: true);
            }

            for (var r = 0; r < spare; r++)
            {
                sheet.Blank(SystemSheets.FirstRow + r, c, field.Required ? CellLook.RequiredInput : CellLook.Input, CellFormat.Text);
            }
        }

        return sheet;
    }
}
