using Qingyuan.Core.Findings;

namespace Qingyuan.Platform.Data;

/// <summary>Findings on the workbook of an indicator system (体系录入表检查意见).</summary>
public static class SystemSheetFindings
{
    private const Severity Error = Severity.Error;
    private const Severity Warning = Severity.Warning;

    /// <summary>A sheet is missing.</summary>
    public static readonly FindingKind SheetMissing = new("import.sheet_missing", Error,
        "缺少工作表“{0}”：请用 qingyuan data template 生成的工作簿填写", "The sheet '{0}' is missing: fill in the workbook of 'qingyuan data template'");

    /// <summary>A column is missing.</summary>
    public static readonly FindingKind ColumnMissing = new("import.column_missing", Error, "缺少列“{0}”", "The column '{0}' is missing");

    /// <summary>A column that nobody reads.</summary>
    public static readonly FindingKind UnknownColumn = new("import.unknown_column", Warning, "不认识的列“{0}”，未使用", "Unknown column '{0}', not used");

    /// <summary>An item of 体系信息 that nobody reads.</summary>
    public static readonly FindingKind UnknownItem = new("import.unknown_item", Warning, "不认识的项目“{0}”，未使用", "Unknown item '{0}', not used");

    /// <summary>A cell that must be filled is empty.</summary>
    public static readonly FindingKind CellEmpty = new("import.cell_empty", Error, "“{0}”必须填写", "'{0}' must be filled in");

    /// <summary>A failed formula.</summary>
    public static readonly FindingKind ErrorCell = new("import.error_cell", Error, "单元格公式出错({0})：请改正或填写数值", "The formula of this cell fails ({0}): mend it or type the value");

    /// <summary>No number.</summary>
    public static readonly FindingKind NotNumber = new("import.not_number", Error, "“{0}”应为数值，现为“{1}”", "'{0}' must be a number, found '{1}'");

    /// <summary>Not one of the choices.</summary>
    public static readonly FindingKind UnknownChoice = new("import.unknown_choice", Error, "“{0}”不能填“{1}”(可选：{2})", "'{0}' cannot be '{1}' (choose from: {2})");

    /// <summary>No base value can be read.</summary>
    public static readonly FindingKind LevelText = new("import.level_text", Error,
        "“{0}”的基准值“{1}”无法识别：定量指标应写作 8、<8、≥95、10+5n、[6,9]、6~9，该级无值写 —",
        "Base value '{1}' of '{0}' cannot be read: quantitative rows take 8, <8, ≥95, 10+5n, [6,9], 6~9, or — where the level has none");

    /// <summary>The sign contradicts the direction.</summary>
    public static readonly FindingKind Sign = new("import.sign", Error,
        "“{0}”的基准值“{1}”与方向不符：越小越好用 ≤ 或 <,越大越好用 ≥ 或 >", "Base value '{1}' of '{0}' contradicts its direction: lower is better takes ≤ or <, higher is better ≥ or >");

    /// <summary>A row of a group that is not in the table.</summary>
    public static readonly FindingKind UnknownGroup = new("import.unknown_group", Error,
        "表“一级指标”中没有“{0}”(已有：{1})", "There is no '{0}' among the first-level indicators (known: {1})");

    /// <summary>A name or code twice.</summary>
    public static readonly FindingKind Duplicate = new("import.duplicate", Error, "“{0}”重复(已在 {1})：名称和编号都须唯一", "'{0}' occurs twice (already at {1}): names and codes must differ");

    /// <summary>Not usable as an id.</summary>
    public static readonly FindingKind BadId = new("import.bad_id", Error,
        "“{0}”不能用作标识：只用小写字母、数字和连字符，如 antimony-2015", "'{0}' cannot be an id: use lower-case letters, digits and hyphens, e.g. antimony-2015");

    /// <summary>A cell of JSON that is none.</summary>
    public static readonly FindingKind NotJson = new("import.not_json", Error, "“{0}”应为 JSON 对象或留空：{1}", "'{0}' must be a JSON object or empty: {1}");

    /// <summary>Nothing to import.</summary>
    public static readonly FindingKind NoRows = new("import.no_rows", Error, "表“{0}”没有内容", "The sheet '{0}' is empty");

    /// <summary>A status that only a second person can give.</summary>
    public static readonly FindingKind CheckedAgain = new("import.checked_again", Warning,
        "导入后状态为“已转录”：“已核对”须由第二人用 data check 确认", "The row is imported as transcribed: 'checked' must be given by a second person with 'data check'");

    /// <summary>The id is taken by the platform.</summary>
    public static readonly FindingKind ShippedId = new("import.shipped_id", Warning,
        "标识“{0}”已属于随平台发布的版本：本文件只能用路径引用，或请改用自己的标识", "The id '{0}' belongs to an edition of the platform: refer to this file by its path, or choose an id of your own");

    /// <summary>Would overwrite what a second person has confirmed.</summary>
    public static readonly FindingKind CheckedExists = new("import.checked_exists", Error,
        "{0} 是经 {1} 核对的版本，不能覆盖：请改用新的标识或文件名", "{0} was checked by {1} and is not overwritten: choose another id or file name");
}
