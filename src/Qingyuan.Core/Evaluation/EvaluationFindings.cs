using Qingyuan.Core.Findings;

namespace Qingyuan.Core.Evaluation;

/// <summary>Findings of an evaluation (评价检查意见).</summary>
public static class EvaluationFindings
{
    private const Severity Error = Severity.Error;
    private const Severity Warning = Severity.Warning;
    private const Severity Info = Severity.Info;

    /// <summary>A value for a row the system does not have.</summary>
    public static readonly FindingKind UnknownRow = new("value.unknown_row", Error, "“{0}”不是《{1}》的指标；最接近的是“{2}”", "'{0}' is not an indicator of {1}; the nearest is '{2}'");

    /// <summary>Two values for one row.</summary>
    public static readonly FindingKind DuplicateValue = new("value.given_twice", Error, "指标“{0}”填了两次(另见 {1})", "Indicator '{0}' is given twice (also at {1})");

    /// <summary>A typed number that cannot be read.</summary>
    public static readonly FindingKind BadNumber = new("value.not_a_number", Error, "“{0}”不能读成数：定量指标“{1}”应填至多 28 位有效数字的有限小数，或 {{\"not_applicable\":理由，\"by\":责任人}}，或 null(无数据)", "'{0}' cannot be read as a number: quantitative row '{1}' takes a finite decimal of at most 28 digits, {{\"not_applicable\":reason,\"by\":person}}, or null (no data)");

    /// <summary>A typed level that cannot be read.</summary>
    public static readonly FindingKind BadLevel = new("value.not_a_level", Error, "“{0}”不是等级：定性指标“{1}”应填 I、II、III、below、true 或 false", "'{0}' is not a level: qualitative row '{1}' takes I, II, III, below, true or false");

    /// <summary>An object or array that means nothing here.</summary>
    public static readonly FindingKind BadValue = new("value.not_understood", Error, "“{0}”的值无法理解：应为数、等级、true/false、null 或 {{\"not_applicable\":理由，\"by\":责任人}}", "The value of '{0}' is not understood: give a number, a level, true/false, null or {{\"not_applicable\":reason,\"by\":person}}");

    /// <summary>A number for a row judged by text.</summary>
    public static readonly FindingKind NumberForText = new("value.number_for_text", Error, "“{0}”是定性指标，不能填数 {1}；应填 I、II、III 或 below", "'{0}' is qualitative and takes I, II, III or below, not the number {1}");

    /// <summary>A level for a row judged by number.</summary>
    public static readonly FindingKind TypedLevel = new("value.typed_level", Warning, "定量指标“{0}”直接填了等级而没有数值，需有佐证", "Quantitative row '{0}' was given a level instead of a number; evidence is needed");

    /// <summary>A typed level that the table does not have for this row.</summary>
    public static readonly FindingKind LevelNotDefined = new("value.level_not_defined", Error, "“{0}”没有{1}级基准({2})，按{3}计", "'{0}' has no base value at level {1} ({2}); graded as {3}");

    /// <summary>Not applicable without a reason or a person.</summary>
    public static readonly FindingKind NotApplicableUnjustified = new("value.not_applicable_unjustified", Error, "“{0}”标为不适用，但缺少理由或责任人；按无数据处理", "'{0}' is marked not applicable without a reason or a person; treated as no data");

    /// <summary>No data for a row.</summary>
    public static readonly FindingKind NoData = new("value.no_data", Warning, "“{0}”没有数据，得 0 分", "'{0}' has no data and scores zero");

    /// <summary>A row does not apply.</summary>
    public static readonly FindingKind NotApplicable = new("value.not_applicable", Info, "“{0}”不适用：{1}({2})", "'{0}' does not apply: {1} ({2})");

    /// <summary>A restrictive row does not apply.</summary>
    public static readonly FindingKind RestrictiveNotApplicable = new("value.restrictive_not_applicable", Warning, "限定性指标“{0}”标为不适用：{1}({2})；评审须确认", "Restrictive row '{0}' is marked not applicable: {1} ({2}); the reviewer must confirm");

    /// <summary>A row has no base value and cannot be assessed.</summary>
    public static readonly FindingKind NotAssessable = new("row.no_base_value", Warning, "“{0}”没有基准值，不可评价，按不适用处理", "'{0}' has no base value, cannot be assessed and is treated as not applicable");

    /// <summary>The parameter of a row lies outside the range of its base values.</summary>
    public static readonly FindingKind OutsideRange = new("row.parameter_range", Warning, "“{0}”的基准值只在 {1} = {2} 内成立，现为 {3}({4})：不可评价，按不适用处理", "Base values of '{0}' hold only for {1} = {2}; it is {3} ({4}): not assessable, treated as not applicable");

    /// <summary>A parameter that base values depend on is not given.</summary>
    public static readonly FindingKind ParameterMissing = new("parameter.missing", Error, "“{0}”的基准值取决于参数 {1}，未给出；按无数据处理", "Base values of '{0}' depend on parameter {1}, which is not given; treated as no data");

    /// <summary>The number of metals is not the number of metal rows assessed.</summary>
    public static readonly FindingKind MetalCount = new("parameter.n_metals", Error, "n_metals = {0}，但参评的金属利用率指标有 {1} 项({2})；两者必须相等，综合指数不予计算", "n_metals = {0}, but {1} metal rows are assessed ({2}); they must be equal, the index is not computed");

    /// <summary>The number of metals was counted from the rows.</summary>
    public static readonly FindingKind MetalCountDerived = new("parameter.n_metals_counted", Info, "未给出 n_metals，按参评的金属利用率指标数取 {0}", "n_metals is not given; {0} is taken from the number of metal rows assessed");

    /// <summary>An output that belongs to no row.</summary>
    public static readonly FindingKind OutputUnknown = new("parameter.output_unknown", Error, "产量“{0}”不对应任何指标(可用：{1})", "Output '{0}' belongs to no row (known: {1})");

    /// <summary>An output named by product where several variants have values.</summary>
    public static readonly FindingKind OutputAmbiguous = new("parameter.output_ambiguous", Error, "产量“{0}”对应多个类别({1})；请写成“类别-产品”或给出 parameters.variant", "Output '{0}' fits several variants ({1}); write 'variant-product' or give parameters.variant");

    /// <summary>Rows share a weight by output, but no output is given.</summary>
    public static readonly FindingKind OutputMissing = new("parameter.output_missing", Error, "“{0}”按产量分摊权重，有 {1} 项有值，但未给出各类产量(工作簿中为产品产量表的“产品类别”和“产量”，JSON 中为 parameters.output)", "'{0}' shares its weight by output; {1} rows have values but no output by class is given (product class and output of the workbook's products, parameters.output of JSON)");

    /// <summary>A value for a product that is not made.</summary>
    public static readonly FindingKind ValueForNoOutput = new("value.no_output", Warning, "“{0}”填了值，但各类产量(产品类别或 parameters.output)中没有该产品，未使用", "'{0}' has a value but parameters.output has no such product; not used");

    /// <summary>A whole group does not apply.</summary>
    public static readonly FindingKind GroupRescaled = new("group.rescaled", Warning, "一级指标“{0}”整组不适用或不可评价，其权重 {1} 按比例分给其他组(not_applicable.first_level = rescale)", "No row of '{0}' can be assessed; its weight {1} is shared by the other groups (not_applicable.first_level = rescale)");

    /// <summary>A whole group does not apply and its weight is lost.</summary>
    public static readonly FindingKind GroupLost = new("group.lost", Warning, "一级指标“{0}”整组不适用或不可评价，其权重 {1} 不再分配(not_applicable.first_level = lose)：满分低于 100，不能判为Ⅲ级", "No row of '{0}' can be assessed; its weight {1} is lost (not_applicable.first_level = lose): the ceiling is below 100 and level III cannot be reached");

    /// <summary>No row at all can be assessed.</summary>
    public static readonly FindingKind NothingAssessed = new("evaluation.nothing_assessed", Error, "没有一项指标参评，不能评价", "No row is assessed; nothing can be judged");

    /// <summary>Weights are missing in the edition.</summary>
    public static readonly FindingKind WeightsMissing = new("evaluation.weights_missing", Warning, "《{0}》缺少 {1} 个权重，综合指数和等级不可计算；逐项结果仍有效", "{0} lacks {1} weights: index and level cannot be computed; the rows stand");

    /// <summary>A percentage beyond 0–100.</summary>
    public static readonly FindingKind Percent = new("value.percent", Warning, "“{0}”为 {1} %，超出 0~100 %，请核对", "'{0}' is {1} %, outside 0–100 %; please check");

    /// <summary>A negative number where none can be.</summary>
    public static readonly FindingKind Negative = new("value.negative", Error, "{0} 为负，此处不应为负", "{0} is negative, which cannot be here");

    /// <summary>The edition was not in force on the day.</summary>
    public static readonly FindingKind NotInForce = new("evaluation.not_in_force", Warning, "《{0}》在 {1} 不在有效期内({2} 起，{3} 止)", "{0} was not in force on {1} (from {2}, until {3})");

    /// <summary>The edition has a defect that forbids a verdict.</summary>
    public static readonly FindingKind SystemDefective = new("evaluation.system_defective", Error, "指标体系数据有 {0} 处错误，不予评价", "The indicator system has {0} errors; nothing is judged");

    /// <summary>A result that rests on numbers nobody has confirmed.</summary>
    public static readonly FindingKind Unconfirmed = new("evaluation.unconfirmed", Warning, "结果用到 {0} 项未证实的基准值或权重，只供参考，不得据以作出不利决定", "The result uses {0} unconfirmed base values or weights; advisory only, nobody may be refused by it");

    /// <summary>A ratio cannot be formed.</summary>
    public static readonly FindingKind NegativeRatio = new("p_index.negative", Error, "“{0}”的值 {1} 为负，P 指数不能取比值；按无数据处理", "'{0}' is {1}: a P index cannot form a ratio with a negative value; treated as no data");

    /// <summary>Part points above the row's points.</summary>
    public static readonly FindingKind PartPoints = new("p_index.part_points", Error, "“{0}”得分 {1} 应在 0 与 {2} 之间", "Points {1} of '{0}' must lie between 0 and {2}");

    /// <summary>A bonus group the profile does not count.</summary>
    public static readonly FindingKind BonusIgnored = new("group.bonus_ignored", Warning, "评价规则不计加分组“{0}”", "The rule profile does not count bonus group '{0}'");
}
