using Qingyuan.Core.Findings;

namespace Qingyuan.Platform.Audits;

/// <summary>Findings on what stands in an audit workbook (审核工作簿读取检查).</summary>
public static class ReadingFindings
{
    private const Severity Error = Severity.Error;
    private const Severity Warning = Severity.Warning;
    private const Severity Info = Severity.Info;

    /// <summary>A sheet that the audit needs.</summary>
    public static readonly FindingKind SheetMissing = new("sheet.missing", Error,
        "缺少工作表“{0}”{1}", "The sheet '{0}' is missing{2}");

    /// <summary>Read under another name.</summary>
    public static readonly FindingKind SheetRenamed = new("sheet.renamed", Info,
        "工作表“{0}”按“{1}”读取", "The sheet '{0}' was read as '{1}'");

    /// <summary>Two sheets for one.</summary>
    public static readonly FindingKind SheetTwice = new("sheet.twice", Warning,
        "工作表“{0}”与“{1}”都可读作“{2}”，只读取了后者", "Both '{0}' and '{1}' can be read as '{2}'; only the latter was read");

    /// <summary>None of ours.</summary>
    public static readonly FindingKind SheetUnknown = new("sheet.unknown", Info,
        "工作表“{0}”不在模板内，未读取", "The sheet '{0}' is not part of the template and was not read");

    /// <summary>No row of headings.</summary>
    public static readonly FindingKind HeadingsMissing = new("sheet.headings_missing", Error,
        "前 30 行中找不到表头；应有列：{0}", "No row of headings in the first 30 rows; expected columns: {1}");

    /// <summary>A column that every row needs.</summary>
    public static readonly FindingKind ColumnMissing = new("column.missing", Error,
        "缺少列“{0}”{1}", "The column '{0}' is missing{2}");

    /// <summary>A column that we do not know.</summary>
    public static readonly FindingKind ColumnUnknown = new("column.unknown", Info,
        "“{0}”不在模板内，未读取{1}", "'{0}' is not part of the template and was not read{2}");

    /// <summary>Two columns for one field.</summary>
    public static readonly FindingKind ColumnTwice = new("column.twice", Warning,
        "列“{0}”重复，只读取 {1}", "The column '{0}' occurs twice; only {1} was read");

    /// <summary>A heading in a unit that cannot be converted.</summary>
    public static readonly FindingKind ColumnUnit = new("column.unit", Error,
        "列“{0}”的单位 {1} 不能换算为 {2}；请改用 {2} 或同量纲的单位", "The unit {1} of column '{0}' cannot be converted to {2}; use {2} or a unit of its dimension");

    /// <summary>A sum or a note below the table.</summary>
    public static readonly FindingKind RowIgnored = new("row.ignored", Info,
        "本行(“{0}”)是合计或注释，未读取；合计由系统重算", "This row ('{0}') is a total or a note and was not read; totals are computed anew");

    /// <summary>The same record twice.</summary>
    public static readonly FindingKind RowDuplicate = new("row.duplicate", Error,
        "“{0}”与 {1} 重复；请合并或改正其中一行", "'{0}' repeats {1}; join the two rows or correct one");

    /// <summary>Nothing where something must stand.</summary>
    public static readonly FindingKind Required = new("cell.required", Error,
        "“{0}”必填：{1}", "'{2}' must be filled: {3}");

    /// <summary>Not a number.</summary>
    public static readonly FindingKind NotNumber = new("cell.not_number", Error,
        "“{0}”应为数值，现为“{1}”", "'{2}' must be a number; it holds '{1}'");

    /// <summary>A number that no plant has.</summary>
    public static readonly FindingKind NumberUnusable = new("cell.number_unusable", Error,
        "“{0}”的数值“{1}”不可用：应为有限小数，绝对值小于 7.9e28", "The number '{1}' of '{2}' cannot be used: a finite decimal below 7.9e28 is needed");

    /// <summary>A failed formula.</summary>
    public static readonly FindingKind FormulaError = new("cell.formula_error", Error,
        "“{0}”的公式出错({1})；请改正公式或直接填写数值", "The formula of '{2}' fails ({1}); correct it or type the value");

    /// <summary>A formula without a result.</summary>
    public static readonly FindingKind FormulaNotComputed = new("cell.formula_not_computed", Error,
        "“{0}”的公式没有计算结果({1})；请在 Excel 或 WPS 中打开并保存", "The formula of '{2}' has no result ({1}); open the file in Excel or WPS and save it");

    /// <summary>A fraction where a whole number belongs.</summary>
    public static readonly FindingKind NotWhole = new("cell.not_whole", Error,
        "“{0}”应为整数，现为 {1}", "'{2}' must be a whole number; it is {1}");

    /// <summary>Below zero.</summary>
    public static readonly FindingKind Negative = new("cell.negative", Error,
        "“{0}”不能为负，现为 {1}", "'{2}' cannot be negative; it is {1}");

    /// <summary>Outside the sensible range.</summary>
    public static readonly FindingKind OutOfRange = new("cell.out_of_range", Error,
        "“{0}”应在 {2} 与 {3} 之间，现为 {1}", "'{4}' must lie between {2} and {3}; it is {1}");

    /// <summary>0.95 where 95 is usual.</summary>
    public static readonly FindingKind PercentDoubt = new("cell.percent_doubt", Warning,
        "“{0}”按 {1} % 读取；若是 {2} %，请填 {2} 或写明 %", "'{3}' was read as {1} %; if {2} % is meant, type {2} or write the % sign");

    /// <summary>Not a day.</summary>
    public static readonly FindingKind NotDate = new("cell.not_date", Error,
        "“{0}”应为日期(如 2025-03-01 或 2025年3月1日)，现为“{1}”", "'{2}' must be a day (such as 2025-03-01); it holds '{1}'");

    /// <summary>3/1/2025.</summary>
    public static readonly FindingKind DateAmbiguous = new("cell.date_ambiguous", Error,
        "“{0}”的日期“{1}”有歧义(月/日？)；请写作 2025-03-01", "The day '{1}' of '{2}' can mean two days; write 2025-03-01");

    /// <summary>Not a year.</summary>
    public static readonly FindingKind NotYear = new("cell.not_year", Error,
        "“{0}”应为四位年份(如 2024)，现为“{1}”", "'{2}' must be a year of four digits (such as 2024); it holds '{1}'");

    /// <summary>Neither yes nor no.</summary>
    public static readonly FindingKind NotFlag = new("cell.not_flag", Error,
        "“{0}”应为“是”或“否”，现为“{1}”", "'{2}' must be yes or no; it holds '{1}'");

    /// <summary>Not in the list.</summary>
    public static readonly FindingKind UnknownChoice = new("cell.unknown_choice", Error,
        "“{0}”的“{1}”不在可选值内{2}；可选：{3}", "'{1}' is not allowed for '{4}'{5}; allowed: {6}");

    /// <summary>A unit that does not fit the field.</summary>
    public static readonly FindingKind UnitMismatch = new("cell.unit_mismatch", Error,
        "“{0}”的单位 {1} 不能换算为 {2}", "The unit {1} of '{3}' cannot be converted to {2}");

    /// <summary>An id that stands nowhere.</summary>
    public static readonly FindingKind ReferenceUnknown = new("row.reference_unknown", Error,
        "“{0}”不在工作表“{1}”的“{2}”列中{3}", "'{0}' does not occur in column '{5}' of the sheet '{4}'{6}");

    /// <summary>A year without data.</summary>
    public static readonly FindingKind YearMissing = new("year.missing", Error,
        "缺少 {0} 年的数据；从基准年 {1} 到对比年 {2} 应逐年填写", "The year {0} is missing; every year from the baseline {1} to the comparison year {2} is needed");

    /// <summary>A year outside the audit.</summary>
    public static readonly FindingKind YearOutside = new("year.outside", Info,
        "{0} 年不在基准年 {1} 与对比年 {2} 之间，仅供参考", "The year {0} lies outside {1} to {2} and is kept for reference only");

    /// <summary>Comparison before baseline.</summary>
    public static readonly FindingKind YearOrder = new("year.order", Error,
        "对比年 {0} 早于基准年 {1}", "The comparison year {0} lies before the baseline year {1}");

    /// <summary>A workbook for a file whose id the platform has already.</summary>
    public static readonly FindingKind SystemShipped = new("audit.system_shipped", Warning,
        "标识“{0}”已属于随平台发布的版本，检查和计算工作簿时用平台的版本；内容不同的，请在文件中改用自己的标识", "The id '{0}' belongs to an edition of the platform, which is used to check and run the workbook; give the file an id of its own where it differs");

    /// <summary>An indicator that the system does not have.</summary>
    public static readonly FindingKind IndicatorUnknown = new("indicator.unknown", Error,
        "指标体系中没有“{0}”{1}", "The system has no indicator '{0}'{2}");

    /// <summary>Number and name of different rows.</summary>
    public static readonly FindingKind IndicatorMixed = new("indicator.mixed", Error,
        "编号 {0} 的指标应为“{1}”，表中写的是“{2}”；请核对是否错行", "Row {0} is '{1}', the sheet says '{2}'; check whether lines were shifted");

    /// <summary>A value and "not applicable".</summary>
    public static readonly FindingKind IndicatorBoth = new("indicator.value_and_not_applicable", Error,
        "“{0}”既有实际值又写了不适用理由；请只保留一项", "'{0}' has both a value and a reason for not applicable; keep one");

    /// <summary>A level where a number belongs.</summary>
    public static readonly FindingKind IndicatorNeedsNumber = new("indicator.needs_number", Error,
        "“{0}”是定量指标，应填数值(单位 {1})，现为“{2}”", "'{0}' is a quantitative row: a number in {1} is needed, it holds '{2}'");

    /// <summary>A number where a level belongs.</summary>
    public static readonly FindingKind IndicatorNeedsLevel = new("indicator.needs_level", Error,
        "“{0}”是定性指标，应填 Ⅰ级、Ⅱ级、Ⅲ级 或 不达标，现为“{1}”", "'{0}' is judged by text: choose level I, II, III or below; it holds '{1}'");
}
