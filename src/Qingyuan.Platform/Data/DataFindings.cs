using Qingyuan.Core.Findings;

namespace Qingyuan.Platform.Data;

/// <summary>Findings on the data folder and on editions in it (数据检查意见).</summary>
public static class DataFindings
{
    private const Severity Error = Severity.Error;
    private const Severity Warning = Severity.Warning;

    /// <summary>No edition of this id.</summary>
    public static readonly FindingKind UnknownSystem = new("data.unknown_system", Error,
        "没有名为“{0}”的指标体系；已有：{1}。自己的体系文件请给出以 .json 结尾的路径",
        "There is no indicator system '{0}'; known: {1}. For a file of your own give a path ending in .json");

    /// <summary>An imported edition whose file has gone.</summary>
    public static readonly FindingKind ImportedFileGone = new("data.imported_file_gone", Error,
        "导入的体系“{0}”应在 {1}，文件已不在：请改用路径或重新导入", "The imported system '{0}' should be at {1}, but the file is gone: give its path or import it again");

    /// <summary>A required file of the data folder is missing.</summary>
    public static readonly FindingKind FileMissing = new("data.file_missing", Error, "数据目录缺少文件 {0}", "The data folder lacks the file {0}");

    /// <summary>Does not satisfy the JSON Schema.</summary>
    public static readonly FindingKind Schema = new("data.schema", Error, "不符合结构定义：{0}", "Does not satisfy the schema: {1}");

    /// <summary>A field that the schema does not know.</summary>
    public static readonly FindingKind SchemaUnknownField = new("data.schema_unknown_field", Error,
        "结构定义没有字段“{0}”", "The schema has no field '{0}'");

    /// <summary>A field that the schema requires is absent.</summary>
    public static readonly FindingKind SchemaMissingField = new("data.schema_missing_field", Error,
        "缺少结构定义要求的字段“{0}”", "The field '{0}' that the schema requires is missing");

    /// <summary>The file is not named after the id it holds.</summary>
    public static readonly FindingKind FileName = new("data.file_name", Error,
        "文件名应与版本标识相同：{0}.json", "The file must be named after the id of the edition: {0}.json");

    /// <summary>One id twice.</summary>
    public static readonly FindingKind DuplicateId = new("data.duplicate_id", Error, "标识“{0}”重复(已在 {1})", "The id '{0}' occurs twice (already at {1})");

    /// <summary>A source that sources.csv does not have.</summary>
    public static readonly FindingKind UnknownSource = new("data.unknown_source", Error,
        "来源“{0}”不在 sources.csv 内：请先在其中登记", "Source '{0}' is not in sources.csv: enter it there first");

    /// <summary>A number or rule without source.</summary>
    public static readonly FindingKind NoSource = new("data.no_source", Error,
        "“{0}”没有来源：每个数值须有 source", "'{0}' has no source: every number needs one");

    /// <summary>Not one of the three statuses.</summary>
    public static readonly FindingKind UnknownStatus = new("data.unknown_status", Error,
        "“{0}”不是数据状态(可选：transcribed 已转录、checked 已核对、unconfirmed 未证实)", "'{0}' is not a data status (transcribed, checked, unconfirmed)");

    /// <summary>Says checked, but nobody is named.</summary>
    public static readonly FindingKind CheckedByNobody = new("data.checked_by_nobody", Error,
        "状态为已核对，但没有核对人：已核对须由第二人用 data check 记下姓名和日期", "Marked checked, but no person is named: a second person must do it with 'data check'");

    /// <summary>Not a day.</summary>
    public static readonly FindingKind NotDay = new("data.not_day", Error, "“{0}”不是日期(应为 yyyy-MM-dd)", "'{0}' is not a day (yyyy-MM-dd)");

    /// <summary>Ends before it begins.</summary>
    public static readonly FindingKind DaysReversed = new("data.days_reversed", Error,
        "起始日 {0} 晚于终止日 {1}", "The first day {0} is after the last day {1}");

    /// <summary>A rule row without the fields by which place and day choose it.</summary>
    public static readonly FindingKind RuleFieldMissing = new("data.rule_field_missing", Error,
        "规则“{0}”缺少 {1}：规则须有 jurisdiction、valid_from、valid_to、priority、source、clause、status、advisory",
        "Rule '{0}' lacks {1}: a rule has jurisdiction, valid_from, valid_to, priority, source, clause, status, advisory");

    /// <summary>A factor that contradicts its own heat value.</summary>
    public static readonly FindingKind FactorOff = new("data.factor_off", Error,
        "“{0}”的折标系数 {1} 与热值 {2}÷29307.6 = {3} 相差 {4} %，超过 0.5 %",
        "Factor {1} of '{0}' differs from its heat value {2} / 29307.6 = {3} by {4} %, more than 0.5 %");

    /// <summary>Heat value and factor in units that do not go together.</summary>
    public static readonly FindingKind FactorUnits = new("data.factor_units", Error,
        "“{0}”的热值单位 {1} 与系数单位 {2} 不对应：应为 kJ/x 与 kgce/x", "Units {1} and {2} of '{0}' do not go together: kJ/x and kgce/x are expected");

    /// <summary>A factor that cannot be a factor.</summary>
    public static readonly FindingKind FactorNotPositive = new("data.factor_not_positive", Error,
        "“{0}”的 {1} 为 {2}，应大于 0", "{1} of '{0}' is {2}; it must be above 0");

    /// <summary>A range whose ends are exchanged.</summary>
    public static readonly FindingKind RangeReversed = new("data.range_reversed", Error,
        "“{0}”的范围下限 {1} 大于上限 {2}", "The range of '{0}' begins at {1}, above its end {2}");

    /// <summary>Two factors for one kind, place and year.</summary>
    public static readonly FindingKind DuplicateFactor = new("data.duplicate_factor", Error,
        "{0} 的因子重复(已在 {1})", "Two factors for {0} (already at {1})");

    /// <summary>The header of a CSV file is not what it should be.</summary>
    public static readonly FindingKind CsvHeader = new("data.csv_header", Error, "表头应为：{0}；现为：{1}", "The header must be: {0}; it is: {1}");

    /// <summary>A CSV row with another number of cells.</summary>
    public static readonly FindingKind CsvRow = new("data.csv_row", Error, "本行有 {0} 个单元格，应有 {1} 个(含逗号的文字须加引号)", "This row has {0} cells instead of {1} (quote texts with commas)");

    /// <summary>A cell of a CSV row that may not be empty.</summary>
    public static readonly FindingKind CsvCellEmpty = new("data.csv_cell_empty", Error, "列“{0}”不能为空", "Column '{0}' may not be empty");

    /// <summary>The register names an edition that is not there.</summary>
    public static readonly FindingKind UnknownEdition = new("data.unknown_edition", Error,
        "没有版本“{0}”的体系文件 systems/{0}.json", "There is no edition '{0}' (systems/{0}.json)");

    /// <summary>An edition that the register does not list.</summary>
    public static readonly FindingKind NotInRegister = new("data.not_in_register", Warning,
        "版本“{0}”未列入 register.csv", "Edition '{0}' is not listed in register.csv");

    /// <summary>A row that the edition does not have.</summary>
    public static readonly FindingKind UnknownRow = new("data.unknown_row", Error,
        "体系“{1}”没有编号为“{0}”的指标", "The system '{1}' has no row '{0}'");

    /// <summary>The id stays out of the user's register because the folder cannot be written.</summary>
    public static readonly FindingKind NotRegistered = new("data.not_registered", Warning,
        "未能登记体系标识“{0}”({1})：以后请用文件路径引用", "The id '{0}' of the edition could not be registered ({1}): refer to it by its path");
}
