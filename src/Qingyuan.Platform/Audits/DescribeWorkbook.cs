using System.Globalization;
using System.Text;
using Qingyuan.Core.Audits;

namespace Qingyuan.Platform.Audits;

/// <summary>Write the documentation of the audit workbook (生成工作簿说明文档), docs/workbook.md, from its description.</summary>
public static class DescribeWorkbook
{
    /// <summary>The page, in Chinese and English.</summary>
    public static string Handle(SheetCatalogue catalogue)
    {
        var page = new StringBuilder("""
            # 审核工作簿 The audit workbook

            由 `data/workbook/sheets.json` 生成，不要手工修改：`./test --update-docs`。模板、读取、检查意见和平台表单都来自同一份描述。
            Generated from `data/workbook/sheets.json`, not edited by hand: `./test --update-docs`. Template, reader, findings and forms come from the same description.

            - 表和列按名称识别，与位置、次序无关；表名前后可加编号(表3 能源消耗)，列名可带单位(消耗量(kWh))。认不出的表和列会列出，不读取。
              Sheets and columns are found by name, wherever they stand. Headings may carry units. What is not recognised is named and not read.
            - 数值可带单位(12.5 kWh、1,234 m³、3万吨)、千分位、全角和中文数字；百分数可写 95% 或 95。`/`、`—` 和空白都是“没有数据”，不是 0。
              Numbers may carry units, thousands separators, full-width or Chinese digits; `/`, `—` and blank mean no data, never 0.
            - 数按 15 位有效数字读取(Excel 与 WPS 保存的精度)。公式取其计算结果；出错或未计算的公式是检查意见。
              Numbers are read with 15 significant digits, what Excel and WPS keep. Formulas give their result; failed ones are findings.
            - 日期写作 2025-03-01、2025/3/1、2025年3月1日；`3/1/2025` 有歧义，不接受。
              Days: 2025-03-01, 2025/3/1, 2025年3月1日; `3/1/2025` is ambiguous and refused.
            - 竖向合并的年份、名称等向下沿用；合并的数值只算一次。合计行和注释行不读取。
              Keys merged over rows are carried down, merged numbers count once; totals and notes are not read.
            - 以 `= + - @` 开头的文字在生成时标记为文字(quotePrefix)，不会成为公式；读回时内容不变。
              Text that begins with `= + - @` is written as marked text (quotePrefix), never as a formula, and reads back unchanged.

            ## 由程序预填 Filled by a program

            `qingyuan audit template --system <编号> --content 内容.json --out 审核.xlsx` 把其他系统已有的数据填进模板，例子见 `samples/*/content.json`：
            `{"sheets": {"<表 id>": [{"<字段 id>": "人会怎样填就怎样写", …}], …}}`。表单只有一行；选项写中文名称；指标按 `code` 或 `name` 对应；不认识的键是检查意见。
            Fills what another system holds into the template: rows by sheet id, values by field id as a person would type them; forms have one row,
            indicators are found by `code` or `name`, unknown keys are findings.


            """.ReplaceLineEndings("\n"));
        foreach (var sheet in catalogue.Sheets)
        {
            page.Append($"## {sheet.Name} {sheet.NameEn} (`{sheet.Id}`)\n\n{sheet.Description}\n{sheet.DescriptionEn}\n\n");
            if (sheet.Aliases.Length > 0)
            {
                page.Append($"别名 aliases:{string.Join("、", sheet.Aliases)}\n\n");
            }

            page.Append("| 字段 field | 编号 id | 类型 type | 单位 unit | 必填 required | 含义 | Meaning |\n|---|---|---|---|---|---|---|\n");
            foreach (var field in sheet.Fields)
            {
                page.Append($"| {field.Name} {field.NameEn} | `{field.Id}` | {TypeOf(field)} | {UnitOf(field, sheet)} | {(field.Locked ? "由模板给出 given" : field.Required ? "是 yes" : "")} | {Cell(Meaning(field, english: false))} | {Cell(Meaning(field, english: true))} |\n");
            }

            page.Append('\n');
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static string TypeOf(SheetField field)
    {
        var type = field.Type.ToString().ToLowerInvariant();
        var bounds = (field.Min, field.Max) switch
        {
            (null, null) => "",
            ({ } min, null) => string.Create(CultureInfo.InvariantCulture, $" ≥ {min}"),
            (null, { } max) => string.Create(CultureInfo.InvariantCulture, $" ≤ {max}"),
            ({ } min, { } max) => string.Create(CultureInfo.InvariantCulture, $" {min}–{max}"),
        };
        return type + bounds + (field.Key ? ",主键 key" : "");
    }

    private static string UnitOf(SheetField field, SheetDefinition sheet) => field.Unit ?? (field.UnitsField is { } units ? $"见 see {sheet.Field(units)!.Name}" : "");

    private static string Meaning(SheetField field, bool english)
    {
        var text = new StringBuilder(english ? field.DescriptionEn : field.Description);
        if (field.Choices.Length > 0)
        {
            text.Append(english ? "; choices: " : ";可选：").AppendJoin(english ? ", " : "、", field.Choices.Select(c => english ? c.NameEn : c.Name));
        }

        if (field.List is { } list)
        {
            text.Append(english ? $"; choices from the list {list}" : $";选项来自数据表 {list}");
        }

        if (field.References is { } target)
        {
            text.Append(english ? $"; must occur in {target}" : $";须在 {target} 中");
        }

        if (field.Default is { } standard)
        {
            text.Append(english ? $"; default {standard}" : $";默认 {standard}");
        }

        if (!english && field.Aliases.Length > 0)
        {
            text.Append(";别名：").AppendJoin('、', field.Aliases);
        }

        return text.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
