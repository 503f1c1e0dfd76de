using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Qingyuan.Core.Audits;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Standards;
using Qingyuan.Platform.Data;
using Qingyuan.Platform.Http;
using Qingyuan.Platform.Spreadsheets;

namespace Qingyuan.Platform.Audits;

/// <summary>
/// Write the audit workbook for an indicator system (生成审核工作簿模板): a first sheet that says how to fill it, then every sheet of the description with
/// headings, help and drop-downs, the rows of the system with their base values. What it writes, <see cref="ReadWorkbook"/> reads.
/// </summary>
public static class WriteTemplate
{
    /// <summary>What a workbook is called until somebody names it.</summary>
    public const string FileName = "审核";

    /// <summary>Media type of xlsx (ECMA-376).</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Name of the first sheet.</summary>
    public const string GuideSheet = "填表说明";

    private const int LastRow = 1999; // drop-downs reach down to row 2000

    /// <summary>Declares its address.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/audits/template", (string system, DataFolder data) =>
            data.Has(system) && data.FindSystem(system, []) is { } edition
                ? Results.File(Handle(edition, WorkbookDescription.Of(data)), MediaType, $"{FileName}-{system}.xlsx")
                : Problems.NotFound("指标体系", "indicator system", system))
        .WithName("WriteTemplate").WithTags("Audits").WithSummary("下载审核工作簿 Download the audit workbook")
        .Produces(StatusCodes.Status200OK, contentType: MediaType).ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>The bytes of the workbook; the same system and content give the same bytes.</summary>
    /// <param name="system">The indicator system.</param>
    /// <param name="description">Sheets, fields and units.</param>
    /// <param name="content">What to fill in; null for an empty workbook.</param>
    public static byte[] Handle(IndicatorSystem system, WorkbookDescription description, WorkbookContent? content = null)
    {
        var catalogue = description.Catalogue.For(system);
        content ??= WorkbookContent.Empty;
        var book = new WorkbookWriter();
        Guide(book.Sheet(GuideSheet), catalogue, system);
        foreach (var definition in catalogue.Sheets)
        {
            var sheet = book.Sheet(definition.Name);
            sheet.Text(0, 0, definition.Name + "  " + definition.NameEn, CellLook.Title);
            sheet.Text(1, 0, definition.Description, CellLook.Note);
            if (definition.Kind == SheetKind.Form)
            {
                Form(book, sheet, definition, system, content);
            }
            else
            {
                Table(book, sheet, definition, catalogue, system, content);
            }
        }

        return book.ToBytes();
    }

    private static void Guide(SheetWriter sheet, SheetCatalogue catalogue, IndicatorSystem system)
    {
        sheet.Width(0, 18);
        sheet.Width(1, 96);
        var row = 0;
        void Line(string left, string right, CellLook look = CellLook.Plain)
        {
            sheet.Text(row, 0, left, look == CellLook.Plain ? CellLook.Header : look);
            sheet.Text(row++, 1, right, look);
        }

        sheet.Text(row++, 0, "清洁生产审核工作簿  Cleaner-production audit workbook", CellLook.Title);
        Line("评价体系", $"{system.Title}({system.Edition})");
        Line("数据状态", Status(system));
        if (system.ProfileId == "hj-row")
        {
            // Practice W8: plants need these standards today although nobody has confirmed that they are in force.
            Line("效力提示", "本体系为原清洁生产标准(HJ)，逐项定级、没有综合指数；其现行效力未经证实，使用前请核实。 This is an HJ standard: rows are graded one by one; whether it is in force has not been confirmed.", CellLook.Warning);
        }

        if (system.WordingIsOurs)
        {
            Line("文字说明", "定性指标的各级文字为本平台意译，不是标准原文；以标准原文为准。 Texts of the levels are our own wording, not the official text.", CellLook.Warning);
        }

        row++;
        Line("怎样填写", "1. 只填黄色(必填)和白色的格子；灰色的格子由模板给出，请勿改动。橙色表头为必填列。");
        Line("", "2. 列按名称识别：可以调整列的次序、增加自己的列(不读取)，但不要改表名和列名。");
        Line("", "3. 数值可带单位(如 12.5 万kWh、1,234 m³)，也可用公式；没有数据请留空或填“/”，不要填 0。");
        Line("", "4. 日期写作 2025-03-01 或 2025年3月1日；年份写四位数。下拉列表的内容见最后一张“选项”表。");
        Line("", "5. 光标停在表头上可看到批注：含义、单位和例子。");
        Line("", "6. 填好后运行 qingyuan audit check 检查，所有问题按“表名!单元格”一次列出；再运行 qingyuan audit run 生成结果与报告。");
        Line("How to fill", "Fill yellow (required) and white cells; grey cells are given. Columns are found by name. Numbers may carry units; leave cells without data empty. Then run `qingyuan audit check` and `qingyuan audit run`.");
        Line("文字的安全", "以 = + - @ 开头的文字按文字保存(等于在前面键入半角撇号)，不会成为公式。");
        row++;
        sheet.Text(row, 0, "工作表", CellLook.Header);
        sheet.Text(row++, 1, "用途", CellLook.Header);
        foreach (var definition in catalogue.Sheets)
        {
            sheet.Text(row, 0, definition.Name, CellLook.Locked);
            sheet.Text(row++, 1, definition.Description + " " + definition.DescriptionEn, CellLook.Locked);
        }
    }

    private static string Status(IndicatorSystem system)
    {
        int Count(DataStatus status) => system.Rows.Count(r => r.Status == status);
        return $"已核对 {Count(DataStatus.Checked)} 行、已转录 {Count(DataStatus.Transcribed)} 行、未证实 {Count(DataStatus.Unconfirmed)} 行；未证实的数值仅供参考。 "
            + $"{Count(DataStatus.Checked)} rows checked, {Count(DataStatus.Transcribed)} transcribed, {Count(DataStatus.Unconfirmed)} unconfirmed (advisory).";
    }

    private static void Form(WorkbookWriter book, SheetWriter sheet, SheetDefinition definition, IndicatorSystem system, WorkbookContent content)
    {
        sheet.Width(0, 32);
        sheet.Width(1, 44);
        sheet.Width(2, 70);
        var row = 2;
        foreach (var (text, column) in new[] { ("项目", 0), ("填写", 1), ("说明", 2) })
        {
            sheet.Text(row, column, text, CellLook.Header);
        }

        sheet.Freeze(++row, 1);
        string? section = null;
        foreach (var field in definition.Fields)
        {
            if (field.Section != section)
            {
                section = field.Section;
                sheet.Text(row++, 0, $"{section} {field.SectionEn}", CellLook.Note);
            }

            sheet.Text(row, 0, field.Heading, field.Required ? CellLook.RequiredHeader : CellLook.Header);
            sheet.Comment(row, 0, Help(field));
            var look = field.Locked ? CellLook.Locked : field.Required ? CellLook.RequiredInput : CellLook.Input;
            var given = field.Id switch { "system" => system.Id, "system_title" => system.Title, _ => content[definition.Id].FirstOrDefault()?.GetValueOrDefault(field.Id) ?? field.Default };
            Put(sheet, row, 1, field, given, field.Id == "system" ? CellLook.Locked : look);
            Validate(book, sheet, field, row, row, 1);
            sheet.Text(row, 2, field.Description, CellLook.Note);
            row++;
        }
    }

    private static void Table(WorkbookWriter book, SheetWriter sheet, SheetDefinition definition, SheetCatalogue catalogue, IndicatorSystem system, WorkbookContent content)
    {
        const int heading = 2;
        sheet.Freeze(heading + 1, definition.Fields.TakeWhile(f => f.Key).Count());
        for (var c = 0; c < definition.Fields.Length; c++)
        {
            var field = definition.Fields[c];
            sheet.Width(c, Width(field));
            sheet.Text(heading, c, field.Heading, field.Required ? CellLook.RequiredHeader : CellLook.Header);
            sheet.Comment(heading, c, Help(field));
            if (field.Type == FieldType.Indicator)
            {
                continue; // by row below
            }

            if (field.References?.Split('.') is [var target, var id])
            {
                var column = CellAddress.Column(catalogue.Find(target)!.Fields.IndexOf(catalogue.Find(target)!.Field(id)!));
                sheet.DropDown(heading + 1, LastRow, c, $"'{catalogue.Find(target)!.Name}'!${column}${heading + 2}:${column}${LastRow + 1}", strict: false);
            }
            else
            {
                Validate(book, sheet, field, heading + 1, LastRow, c);
            }
        }

        if (definition.Id == SheetCatalogue.IndicatorSheet)
        {
            Indicators(book, sheet, definition, system, heading + 1, content[definition.Id]);
            return;
        }

        var given = content[definition.Id];
        for (var row = 0; row < Math.Max(12, given.Count + 3); row++)
        {
            for (var c = 0; c < definition.Fields.Length; c++)
            {
                var field = definition.Fields[c];
                Put(sheet, heading + 1 + row, c, field, given.ElementAtOrDefault(row)?.GetValueOrDefault(field.Id), field.Required ? CellLook.RequiredInput : CellLook.Input);
            }
        }
    }

    private static void Indicators(
        WorkbookWriter book, SheetWriter sheet, SheetDefinition definition, IndicatorSystem system, int first, IReadOnlyList<IReadOnlyDictionary<string, string>> content)
    {
        var byName = content.ToLookup(r => RowNames.Normalise(r.GetValueOrDefault("name") ?? ""), StringComparer.Ordinal);
        var byCode = content.ToLookup(r => r.GetValueOrDefault("code") ?? "", StringComparer.Ordinal);
        var levels = book.List("等级", [.. definition.Field("value")!.Choices.Select(c => c.Name)]);
        var row = first;
        foreach (var group in system.Groups)
        {
            foreach (var indicator in group.Rows)
            {
                var filled = byCode[indicator.Code].FirstOrDefault() ?? byName[RowNames.Normalise(indicator.Name)].FirstOrDefault();
                for (var c = 0; c < definition.Fields.Length; c++)
                {
                    var field = definition.Fields[c];
                    if (Given(field.Id, group, indicator) is { } text)
                    {
                        sheet.Text(row, c, text, CellLook.Locked, CellFormat.Text);
                        continue;
                    }

                    Put(sheet, row, c, field, filled?.GetValueOrDefault(field.Id), field.Id == "value" ? CellLook.RequiredInput : CellLook.Input);
                    if (field.Id == "value" && indicator.Kind == RowKind.Qualitative)
                    {
                        sheet.DropDown(row, row, c, levels, strict: true);
                    }
                }

                row++;
            }
        }
    }

    private static string? Given(string field, IndicatorGroup group, IndicatorRow row) => field switch
    {
        "code" => row.Code,
        "group" => group.Weight is { } w ? $"{group.Name}({Plain(w)})" : group.Name,
        "name" => row.Restrictive ? "*" + row.Name : row.Name,
        "unit" => row.Unit,
        "weight" => row.Weight is not { } weight ? "" : row.WeightKind == WeightKind.OverN ? $"{Plain(weight)}/n" : row.WeightKind == WeightKind.Shared ? $"{Plain(weight)}(按产量分摊)" : Plain(weight),
        "level_1" => SystemCheck.Print(row, row.Levels.ElementAtOrDefault(0)),
        "level_2" => SystemCheck.Print(row, row.Levels.ElementAtOrDefault(1)),
        "level_3" => SystemCheck.Print(row, row.Levels.ElementAtOrDefault(2)),
        "note" => (row.Status switch { DataStatus.Checked => "已核对", DataStatus.Transcribed => "已转录", _ => "未证实" }) + (row.Note is null ? "" : ";" + row.Note),
        _ => null,
    };

    private static string Plain(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    private static void Put(SheetWriter sheet, int row, int column, SheetField field, string? given, CellLook look)
    {
        if (given is null)
        {
            sheet.Blank(row, column, look, Format(field));
        }
        else if ((field.IsNumeric || field.Type == FieldType.Indicator) && NumberText.TryParse(given, out var number) == NumberFault.None)
        {
            sheet.Number(row, column, number, look, Format(field));
        }
        else
        {
            sheet.Text(row, column, given, look, Format(field));
        }
    }

    private static void Validate(WorkbookWriter book, SheetWriter sheet, SheetField field, int first, int last, int column)
    {
        if (field.Locked)
        {
            return;
        }

        switch (field.Type)
        {
            case FieldType.Choice or FieldType.Unit when field.Choices.Length > 0:
                sheet.DropDown(first, last, column, book.List(field.Name, [.. field.Choices.Select(c => c.Name)]), strict: field.Type == FieldType.Choice && !field.Open);
                break;
            case FieldType.Flag:
                sheet.DropDown(first, last, column, book.List("是否", ["是", "否"]), strict: true);
                break;
            case FieldType.Year or FieldType.Integer:
                sheet.NumbersOnly(first, last, column, field.Min, field.Max, whole: true);
                break;
            case FieldType.Number or FieldType.Quantity when field.Unit != "%":
                sheet.NumbersOnly(first, last, column, field.Min, field.Max, whole: false);
                break;
        }
    }

    private static CellFormat Format(SheetField field) => field.Type switch
    {
        FieldType.Text when field.Key => CellFormat.Text,
        FieldType.Text when field.Id is "credit_code" or "cas" or "industry" or "region" => CellFormat.Text,
        FieldType.Date => CellFormat.Date,
        FieldType.Year => CellFormat.Year,
        _ => CellFormat.General,
    };

    private static double Width(SheetField field) => field.Type switch
    {
        FieldType.Year or FieldType.Flag or FieldType.Unit => 10,
        FieldType.Text when field.Id is "name" or "level_1" or "level_2" or "level_3" or "description" or "evidence" => 30,
        FieldType.Text when field.Id is "group" or "note" or "remark" => 22,
        _ => Math.Max(14, (field.Heading.Length * 1.6) + 2),
    };

    private static string Help(SheetField field)
    {
        var lines = new List<string> { field.Description, field.DescriptionEn };
        if (field.Required)
        {
            lines.Add("必填 required");
        }

        if (field.Unit is { } unit)
        {
            lines.Add($"单位 unit:{unit}");
        }

        if (field.Default is { } standard)
        {
            lines.Add($"默认 default:{standard}");
        }

        if (field.Example is { } example)
        {
            lines.Add($"例 example:{example}");
        }

        return string.Join('\n', lines);
    }
}
