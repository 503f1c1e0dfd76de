using Qingyuan.Core.Findings;

namespace Qingyuan.Core.Audits;

/// <summary>Findings on an audit as a whole, across its sheets (审核计算检查意见).</summary>
public static class AuditFindings
{
    private const Severity Warning = Severity.Warning;
    private const Severity Info = Severity.Info;

    /// <summary>The grid factor was chosen for the audit.</summary>
    public static readonly FindingKind GridChosen = new("audit.grid_chosen", Info, "未填电网排放因子年份，取{0}最近公布的 {1} 年平均因子；审核前后用同一因子", "No grid factor year is given; the latest published average for {0}, {1}, is used before and after");

    /// <summary>Steam without the temperature of its feed water.</summary>
    public static readonly FindingKind FeedWaterAssumed = new("audit.feed_water", Warning, "未填给水温度，蒸汽焓自 0 ℃ 的水算起，热量偏大：请填写给水(或凝结水)温度", "The feed-water temperature is missing; the heat of steam is counted from water at 0 °C and comes out too large: give it");

    /// <summary>A stream names a balance without that sheet row.</summary>
    public static readonly FindingKind SavingOnUnknownStream = new("audit.saving_stream", Warning, "方案“{0}”的作用物流“{1}”不在平衡“{2}”中：无法核对是否重复计算", "Stream '{1}' of option '{0}' is not in balance '{2}': double counting cannot be checked");

    /// <summary>A saving in a unit that the stream cannot be measured in.</summary>
    public static readonly FindingKind SavingUnit = new("audit.saving_unit", Warning, "方案“{0}”的物流节约量单位“{1}”与物流“{2}”的单位“{3}”不能换算", "The unit '{1}' of the saving of option '{0}' cannot be converted to that of stream '{2}', '{3}'");

    /// <summary>An uneven cash flow for an option that does not exist.</summary>
    public static readonly FindingKind CashFlowWithoutOption = new("audit.cash_flow_option", Severity.Error, "方案现金流中的方案编号“{0}”不在方案表中", "Option '{0}' of the cash flows is not in the sheet of options");

    /// <summary>Years of a cash flow with gaps.</summary>
    public static readonly FindingKind CashFlowGap = new("audit.cash_flow_gap", Severity.Error, "方案“{0}”的现金流缺少第 {1} 年：每年一行，没有就填 0", "The cash flow of option '{0}' lacks year {1}: one line a year, 0 where there is none");

    /// <summary>Water per product written without a single output.</summary>
    public static readonly FindingKind OutputUnits = new("audit.output_units", Warning, "{0} 年各产品的产量单位不同({1})，不计算单位产品消耗", "Outputs of {0} are in different units ({1}); nothing is computed per product");

    /// <summary>Water in does not equal water out.</summary>
    public static readonly FindingKind WaterOpen = new("audit.water_open", Warning, "{0} 年用水不平衡：取水(新鲜水和非常规水) {1} m3，外排、消耗、漏损合计 {2} m3，差 {3} m3", "Water of {0} does not balance: {1} m3 taken in (fresh and unconventional), {2} m3 drained, consumed and leaked, {3} m3 apart");

    /// <summary>The teaching mark.</summary>
    public static readonly FindingKind Teaching = new("audit.teaching", Info, "教学样例：数据为教学编制，不是任何企业的真实数据", "Made for teaching: the data were made up and belong to no plant");
}
