using Qingyuan.Core.Findings;

namespace Qingyuan.Core.Options;

/// <summary>What can be wrong with the options' money and screening (方案检查意见).</summary>
public static class OptionFindings
{
    /// <summary>No discount rate: NPV is refused, there is no silent default.</summary>
    public static readonly FindingKind DiscountRateMissing = new("option.discount.rate.missing", Severity.Error,
        "缺少折现率 i：不计算净现值。请填写基准收益率或贷款利率(小数，如 0.05 表示 5%)",
        "no discount rate: NPV is not computed. Give the benchmark or loan rate as a fraction (0.05 = 5 %)");

    /// <summary>annual_saving needs a tax rate.</summary>
    public static readonly FindingKind TaxRateMissing = new("option.tax.rate.missing", Severity.Error,
        "方案 {0} 用税前年节约额 P 计算，但缺少综合税率：请填写 tax_rate(小数，如 0.25)",
        "option {0} is given by its saving before tax, but the tax rate is missing: give tax_rate as a fraction (0.25)");

    /// <summary>More than one way of giving the flows.</summary>
    public static readonly FindingKind FlowsAmbiguous = new("option.flows.ambiguous", Severity.Error,
        "方案 {0} 同时给出了 {1}：只能选一种", "option {0} gives {1} together: choose one");

    /// <summary>No money figures at all.</summary>
    public static readonly FindingKind FlowsMissing = new("option.flows.missing", Severity.Warning,
        "方案 {0} 没有年效益数据，不作经济评价：请给出 annual_saving、annual_net_cash_flow 或 cash_flows 之一",
        "option {0} has no yearly figures and is not judged economically: give one of annual_saving, annual_net_cash_flow, cash_flows");

    /// <summary>Neither life nor depreciation years.</summary>
    public static readonly FindingKind LifeMissing = new("option.life.missing", Severity.Error,
        "方案 {0} 缺少寿命期 n(也没有折旧年限可代替)，净现值和内部收益率无法计算：请填写 life_years",
        "option {0} has no life n (nor depreciation years to stand in), so NPV and IRR cannot be computed: give life_years");

    /// <summary>Life taken from the depreciation years.</summary>
    public static readonly FindingKind LifeFromDepreciation = new("option.life.from.depreciation", Severity.Info,
        "方案 {0} 未给寿命期，按折旧年限 {1} 年计算", "option {0} gives no life, the {1} depreciation years are taken");

    /// <summary>life_years and the number of cash flows differ.</summary>
    public static readonly FindingKind LifeMismatch = new("option.life.mismatch", Severity.Warning,
        "方案 {0} 的寿命期为 {1} 年，但给出了 {2} 年的现金流量：按现金流量的年数计算",
        "option {0} has a life of {1} years but {2} cash flows: the flows count");

    /// <summary>annual_saving without depreciation years.</summary>
    public static readonly FindingKind DepreciationMissing = new("option.depreciation.missing", Severity.Error,
        "方案 {0} 缺少折旧年限 Y，无法计算折旧 D 与净利润：请填写 depreciation_years",
        "option {0} has no depreciation years Y, so D and the net profit cannot be computed: give depreciation_years");

    /// <summary>Depreciation runs longer than the equipment.</summary>
    public static readonly FindingKind DepreciationLonger = new("option.depreciation.longer", Severity.Warning,
        "方案 {0} 的折旧年限 {1} 年长于寿命期 {2} 年：寿命期末未提完的折旧未计入，请核对",
        "option {0} depreciates over {1} years but lives {2}: what is left at the end is not counted, check it");

    /// <summary>Depreciation ends before the life does: F changes.</summary>
    public static readonly FindingKind FlowChanges = new("option.flow.changes", Severity.Info,
        "方案 {0} 各年净现金流量不同(折旧在第 {1} 年结束或有免税期)，按逐年流量计算",
        "option {0}: the yearly flow changes (depreciation ends after year {1}, or a tax holiday), computed year by year");

    /// <summary>T below zero.</summary>
    public static readonly FindingKind NoTaxableProfit = new("option.taxable.profit.negative", Severity.Info,
        "方案 {0} 的应税利润 T = {1} < 0，不计税", "option {0}: taxable profit T = {1} < 0, no tax");

    /// <summary>F ≤ 0.</summary>
    public static readonly FindingKind FlowNotPositive = new("option.flow.not.positive", Severity.Warning,
        "方案 {0} 的年净现金流量 F ≤ 0：偿还期和内部收益率不存在，经济上不可行(因环境责任仍可实施，需说明)",
        "option {0}: yearly net cash flow F ≤ 0, so payback and IRR do not exist; not feasible economically (it may still be a duty)");

    /// <summary>I = 0.</summary>
    public static readonly FindingKind NoInvestment = new("option.investment.zero", Severity.Info,
        "方案 {0} 无投资：偿还期为 0，净现值率和内部收益率无意义", "option {0} needs no investment: payback 0, NPVR and IRR have no meaning");

    /// <summary>The flows never change sign.</summary>
    public static readonly FindingKind IrrNoSignChange = new("option.irr.no.sign.change", Severity.Warning,
        "方案 {0} 的现金流量没有正负变化：内部收益率不存在", "option {0}: the flows do not change sign, there is no IRR");

    /// <summary>The flows change sign but NPV is zero at no rate.</summary>
    public static readonly FindingKind IrrNone = new("option.irr.none", Severity.Warning,
        "方案 {0} 的净现值在任何折现率下都不为零：内部收益率不存在", "option {0}: NPV is zero at no rate, there is no IRR");

    /// <summary>Several rates.</summary>
    public static readonly FindingKind IrrSeveral = new("option.irr.several", Severity.Warning,
        "方案 {0} 的现金流量正负变化 {1} 次，有 {2} 个内部收益率({3})：不能用内部收益率判断，请看净现值",
        "option {0}: the flows change sign {1} times and have {2} IRRs ({3}): do not judge by IRR, look at NPV");

    /// <summary>NPV touches zero only.</summary>
    public static readonly FindingKind IrrTouches = new("option.irr.touches", Severity.Warning,
        "方案 {0} 的净现值在 {1} 处只触及零而不变号：该内部收益率不能用于判断",
        "option {0}: NPV only touches zero at {1} without changing sign: do not judge by this IRR");

    /// <summary>Not paid back within the life.</summary>
    public static readonly FindingKind NeverPaidBack = new("option.payback.never", Severity.Warning,
        "方案 {0} 在 {1} 年内不能收回投资：偿还期不存在", "option {0} does not pay back within {1} years: there is no payback time");

    /// <summary>Paid back, then under water again.</summary>
    public static readonly FindingKind PaybackReversed = new("option.payback.reversed", Severity.Warning,
        "方案 {0} 收回投资后，后期支出又使累计净现金流量为负：偿还期仅供参考",
        "option {0}: after payback later outlays make the cumulated flow negative again: take the payback with care");

    /// <summary>No limits: the cost class cannot be computed.</summary>
    public static readonly FindingKind ClassLimitsMissing = new("option.class.limits.missing", Severity.Warning,
        "缺少费用类别界限(缺 {0})：国家没有统一标准，请由企业给出 cost_class_limits，如 {{\"no\":0,\"low\":5,\"medium\":50}}(万元)",
        "cost class limits are missing ({0}): there is no national threshold, give cost_class_limits, e.g. {{\"no\":0,\"low\":5,\"medium\":50}} (10^4 CNY)");

    /// <summary>Limits not ascending.</summary>
    public static readonly FindingKind ClassLimitsOrder = new("option.class.limits.order", Severity.Error,
        "费用类别界限应由小到大：{0} ≤ {1} ≤ {2} 不成立", "cost class limits must ascend: {0} ≤ {1} ≤ {2} does not hold");

    /// <summary>Rejected for NPV.</summary>
    public static readonly FindingKind NpvNegative = new("option.npv.negative", Severity.Info,
        "方案 {0} 不可行：净现值 {1} < 0", "option {0} is not feasible: NPV {1} < 0");

    /// <summary>Rejected for IRR.</summary>
    public static readonly FindingKind IrrBelowRate = new("option.irr.below.rate", Severity.Info,
        "方案 {0} 不可行：内部收益率 {1} 低于基准收益率 {2}", "option {0} is not feasible: IRR {1} is below the benchmark {2}");

    /// <summary>Rejected for payback.</summary>
    public static readonly FindingKind PaybackTooLong = new("option.payback.too.long", Severity.Info,
        "方案 {0} 不可行：偿还期 {1} 年超过 {2} 年", "option {0} is not feasible: payback {1} years exceeds {2} years");

    /// <summary>A figure that does not fit.</summary>
    public static readonly FindingKind FigureTooLarge = new("option.figure.too.large", Severity.Error,
        "方案 {0} 的计算结果超出可表示的范围：请核对投资额与单位(万元)", "option {0}: a result is too large to write: check the amounts and the unit (10^4 CNY)");

    /// <summary>More saved than there is.</summary>
    public static readonly FindingKind StreamOverCounted = new("option.stream.over.counted", Severity.Error,
        "方案 {0} 在物流 {1} 上的削减合计 {2}，超过该物流现状量 {3}：效果重复计算，请核减",
        "options {0} save {2} on stream {1}, more than its {3}: effects are counted twice, reduce them");

    /// <summary>One option saves more than the stream.</summary>
    public static readonly FindingKind StreamNotKnown = new("option.stream.unknown", Severity.Error,
        "方案 {0} 的物流 {1} 不在平衡表中：请改为已有物流编号", "option {0} names stream {1}, which no balance has: use an existing stream id");

    /// <summary>Several options on one stream act on what the others leave.</summary>
    public static readonly FindingKind StreamDiminishing = new("option.stream.diminishing", Severity.Warning,
        "方案 {0} 作用于同一物流 {1}：简单相加为 {2}，若依次作用于剩余量则为 {3}。请说明各方案是否相互独立",
        "options {0} act on the same stream {1}: the plain sum is {2}, acting on what the others leave it is {3}. State whether they are independent");

    /// <summary>A saving must be positive.</summary>
    public static readonly FindingKind StreamSavingNegative = new("option.stream.saving.negative", Severity.Error,
        "方案 {0} 在物流 {1} 上的削减量 {2} 为负：增加量请另列为影响", "option {0} saves {2} on stream {1}, a negative amount: list an increase as an impact");

    /// <summary>Weight outside its usual range.</summary>
    public static readonly FindingKind WeightOutOfRange = new("screening.weight.range", Severity.Warning,
        "因素“{0}”的权重 {1} 不在通常范围 {2}–{3} 内：请说明理由", "factor \"{0}\": weight {1} is outside the usual {2}–{3}: give the reason");

    /// <summary>Weight outside 1–10.</summary>
    public static readonly FindingKind WeightInvalid = new("screening.weight.invalid", Severity.Error,
        "因素“{0}”的权重 {1} 不在 1–10 内", "factor \"{0}\": weight {1} is not within 1–10");

    /// <summary>Score missing or outside 1–10.</summary>
    public static readonly FindingKind ScoreInvalid = new("screening.score.invalid", Severity.Error,
        "备选“{0}”在因素“{1}”上的得分 {2} 无效：应为 1–10 的整数", "candidate \"{0}\", factor \"{1}\": score {2} is not a whole number from 1 to 10");

    /// <summary>Fewer than two candidates.</summary>
    public static readonly FindingKind TooFewCandidates = new("screening.candidates.few", Severity.Error,
        "只有 {0} 个备选：权重总和法至少需要 2 个", "only {0} candidates: weighted sums need at least 2");

    /// <summary>Equal totals.</summary>
    public static readonly FindingKind Tie = new("screening.tie", Severity.Warning,
        "{0} 总分同为 {1}：并列第 {2}，请由审核小组说明取舍", "{0} share the total {1} and rank {2}: the audit team must say which comes first");

    /// <summary>A mark is missing in a simple comparison.</summary>
    public static readonly FindingKind MarkMissing = new("screening.mark.missing", Severity.Error,
        "备选“{0}”在“{1}”上没有打勾或打叉：简单比较须逐项判断", "candidate \"{0}\" has no mark for \"{1}\": judge every item");
}
