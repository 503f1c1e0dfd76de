using Qingyuan.Core.Findings;

namespace Qingyuan.Core.Standards;

/// <summary>Findings on an indicator system or a rule profile (指标体系数据检查).</summary>
public static class SystemFindings
{
    private const Severity Error = Severity.Error;
    private const Severity Warning = Severity.Warning;

    /// <summary>Not JSON at all.</summary>
    public static readonly FindingKind NotJson = new("json.syntax", Error, "不是合法的 JSON:{0}", "Not valid JSON: {0}");

    /// <summary>A required field is absent.</summary>
    public static readonly FindingKind FieldMissing = new("system.field_missing", Error, "缺少字段“{0}”", "Field '{0}' is missing");

    /// <summary>A field that the format does not know.</summary>
    public static readonly FindingKind UnknownField = new("system.unknown_field", Warning, "不认识的字段“{0}”，未使用", "Unknown field '{0}', not used");

    /// <summary>Not a text.</summary>
    public static readonly FindingKind NotText = new("json.not_text", Error, "这里应为文本", "A text is expected here");

    /// <summary>Not a number that can be held exactly.</summary>
    public static readonly FindingKind NotNumber = new("json.not_number", Error, "“{0}”不是可用的数(应为至多 28 位有效数字的有限小数，体系中的数不超过 ±1e12)", "'{0}' is not a usable number (a finite decimal of at most 28 digits, in a system not beyond ±1e12)");

    /// <summary>Not an object.</summary>
    public static readonly FindingKind NotObject = new("json.not_object", Error, "这里应为对象 {{…}}", "An object {{…}} is expected here");

    /// <summary>Not an array.</summary>
    public static readonly FindingKind NotArray = new("json.not_array", Error, "这里应为数组 […]", "An array […] is expected here");

    /// <summary>Not one of the allowed values.</summary>
    public static readonly FindingKind UnknownChoice = new("json.unknown_choice", Error, "“{0}”不在可选值内(可选：{1})", "'{0}' is not allowed here (allowed: {1})");

    /// <summary>An override names a key that profiles do not have.</summary>
    public static readonly FindingKind UnknownProfileKey = new("profile.unknown_key", Error, "评价规则没有“{0}”这一项；本项调整未使用", "Rule profiles have no key '{0}'; the override was not used");

    /// <summary>An override leaves a level without any condition: every plant would reach it.</summary>
    public static readonly FindingKind LevelAsksNothing = new("profile.level_asks_nothing", Error, "这一级没有任何条件，谁都能达到：应至少给出 y_min、restrictive_at、others_at、all_assessed_rows_meet 之一；本项调整未使用", "This level asks nothing, so everybody would reach it: give at least one of y_min, restrictive_at, others_at, all_assessed_rows_meet; the override was not used");

    /// <summary>An override with no level or title, or with too many.</summary>
    public static readonly FindingKind ProfileLength = new("profile.length", Error, "这里有 {0} 项，应为 1~3 项；本项调整未使用", "There are {0} entries here, 1 to 3 are needed; the override was not used");

    /// <summary>The edition names a profile that is not loaded.</summary>
    public static readonly FindingKind UnknownProfile = new("profile.unknown", Error, "没有名为“{0}”的评价规则(已有：{1})", "There is no rule profile '{0}' (known: {1})");

    /// <summary>First-level weights do not sum to 1.</summary>
    public static readonly FindingKind GroupWeightSum = new("weights.first_level_sum", Error, "一级指标权重之和为 {0}，应为 1(加分组不计入)", "First-level weights sum to {0}, not 1 (bonus groups not counted)");

    /// <summary>Second-level weights of a group do not sum to what the convention asks.</summary>
    public static readonly FindingKind RowWeightSum = new("weights.second_level_sum", Error, "“{0}”的二级指标权重之和为 {1}，应为 {2}", "Second-level weights of '{0}' sum to {1}, not {2}");

    /// <summary>A weight is not known.</summary>
    public static readonly FindingKind WeightMissing = new("weights.missing", Warning, "“{0}”缺少权重：综合指数不可计算", "'{0}' has no weight: the index cannot be computed");

    /// <summary>A weight is negative or zero.</summary>
    public static readonly FindingKind WeightNotPositive = new("weights.not_positive", Error, "“{0}”的权重为 {1}，应大于 0", "The weight of '{0}' is {1}; it must be above 0");

    /// <summary>Base values are in the wrong order.</summary>
    public static readonly FindingKind LevelsReversed = new("levels.reversed", Error, "“{0}”的基准值次序颠倒：{1};{2}时应为 {3}", "Base values of '{0}' are reversed: {1}; for {2} it must be {3}");

    /// <summary>Base values cross within the valid range of their parameter.</summary>
    public static readonly FindingKind LevelsCross = new("levels.cross", Error, "“{0}”的基准值在 {1} = {2} 时次序颠倒或超出 0~100 %:{3}", "Base values of '{0}' are reversed or leave 0–100 % at {1} = {2}: {3}");

    /// <summary>A row has no base value at any level.</summary>
    public static readonly FindingKind NoBaseValue = new("levels.none", Warning, "“{0}”没有任何基准值，不可评价", "'{0}' has no base value at any level and cannot be assessed");

    /// <summary>A percentage outside 0–100.</summary>
    public static readonly FindingKind PercentOutOfRange = new("levels.percent", Error, "“{0}”的基准值 {1} 不在 0~100 % 内", "Base value {1} of '{0}' is outside 0–100 %");

    /// <summary>Two rows of one name or code.</summary>
    public static readonly FindingKind DuplicateRow = new("system.duplicate_row", Error, "指标“{0}”重复(已在 {1})", "Indicator '{0}' occurs twice (already at {1})");

    /// <summary>A quantitative row does not say which way is better.</summary>
    public static readonly FindingKind DirectionMissing = new("system.direction_missing", Error, "定量指标“{0}”未注明方向(lower_better 越小越好 / higher_better 越大越好)", "Quantitative row '{0}' does not say lower_better or higher_better");

    /// <summary>A quantitative cell holds a text or the reverse.</summary>
    public static readonly FindingKind CellKind = new("system.cell_kind", Error, "“{0}”的单元格与指标类型({1})不符：{2}", "A cell of '{0}' does not fit its kind ({1}): {2}");

    /// <summary>Three cells are needed.</summary>
    public static readonly FindingKind LevelCount = new("system.level_count", Error, "“{0}”应有Ⅰ、Ⅱ、Ⅲ三个基准值，现有 {1} 个", "'{0}' needs base values for I, II and III; it has {1}");

    /// <summary>A P-index row lacks base or points.</summary>
    public static readonly FindingKind PRowIncomplete = new("p_index.row_incomplete", Error, "P 指数指标“{0}”缺少{1}", "P-index row '{0}' lacks {1}");

    /// <summary>α + β is not 1.</summary>
    public static readonly FindingKind AlphaBeta = new("p_index.alpha_beta", Error, "α + β = {0}，应为 1，且两者都在 0 与 1 之间", "α + β = {0}; it must be 1, with both between 0 and 1");

    /// <summary>The unit is not in the table of units.</summary>
    public static readonly FindingKind UnknownUnit = new("system.unknown_unit", Error, "“{0}”的计量单位“{1}”不在单位表内", "Unit '{1}' of '{0}' is not in the table of units");
}
