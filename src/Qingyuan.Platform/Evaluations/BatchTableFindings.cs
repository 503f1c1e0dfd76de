using Qingyuan.Core.Findings;

namespace Qingyuan.Platform.Evaluations;

/// <summary>Findings of a table of plant-years (批量评价表检查意见).</summary>
public static class BatchTableFindings
{
    /// <summary>No column names the plant.</summary>
    public static readonly FindingKind NoPlantColumn = new("batch.no_plant_column", Severity.Error, "首行没有“企业”列：首行应为 企业、年份 和各指标的名称或编号", "The first line has no column 'plant': it holds plant, year and the names or codes of the rows");

    /// <summary>A heading that means nothing here.</summary>
    public static readonly FindingKind UnknownColumn = new("batch.unknown_column", Severity.Error, "列“{0}”不是《{1}》的指标；其他可用的列：企业、年份、不适用理由、责任人", "Column '{0}' is no row of {1}; other known columns: plant, year, not_applicable_reason, by");

    /// <summary>A heading twice.</summary>
    public static readonly FindingKind DuplicateColumn = new("batch.duplicate_column", Severity.Error, "列“{0}”与 {1} 重复：只保留一列", "Column '{0}' repeats {1}: keep one of them");

    /// <summary>A row of the edition without a column.</summary>
    public static readonly FindingKind ColumnMissing = new("batch.column_missing", Severity.Warning, "没有指标“{0}”的列：所有企业按无数据计 0 分", "There is no column for '{0}': every plant scores zero for lack of data");

    /// <summary>More cells than headings.</summary>
    public static readonly FindingKind ExtraCells = new("batch.extra_cells", Severity.Error, "本行有 {0} 个单元格，首行只有 {1} 个：含逗号的文字须加引号", "This line has {0} cells, the first line only {1}: quote texts with commas");

    /// <summary>A line without a plant.</summary>
    public static readonly FindingKind PlantMissing = new("batch.plant_missing", Severity.Error, "本行没有企业名称或编号", "This line names no plant");

    /// <summary>A plant-year twice.</summary>
    public static readonly FindingKind DuplicatePlantYear = new("batch.duplicate_plant_year", Severity.Warning, "企业“{0}”{1} 年已在第 {2} 行出现", "Plant '{0}', year {1} already stands in line {2}");

    /// <summary>A line whose index does not exist.</summary>
    public static readonly FindingKind LineNotComputable = new("batch.not_computable", Severity.Error, "“{0}”{1} 的指数不可计算：多为 n_metals 与参评的金属行数不等，按产量分摊而未给出 parameters.output，或没有一行参评；用 evaluate 评价这一家可见原因", "The index of '{0}', {1}, cannot be computed: mostly n_metals is not the number of metal rows assessed, rows share a weight but parameters.output is not given, or no row is assessed; evaluate this plant alone to see why");

    /// <summary>More findings than anybody reads.</summary>
    public static readonly FindingKind More = new("batch.more_findings", Severity.Error, "另有 {0} 条意见未列出：请先改正前 {1} 条", "{0} further findings are not listed: correct the first {1}");

    /// <summary>Quotes that do not match.</summary>
    public static readonly FindingKind Malformed = new("batch.malformed", Severity.Error, "第 {0} 行附近的引号不成对，整个表未评价；含引号的文字应写成 \"5\"\"管\":{1}", "Quotes do not match near line {0}, so the table was not judged; write a text with quotes as \"5\"\" pipe\": {1}");

    /// <summary>No line to judge.</summary>
    public static readonly FindingKind NoLines = new("batch.no_lines", Severity.Error, "首行之下没有数据", "There is no line below the first");
}
