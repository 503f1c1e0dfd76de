using Qingyuan.Core.Findings;

namespace Qingyuan.Core.Energy;

/// <summary>What can be wrong with energy figures and factors (能耗检查意见).</summary>
public static class EnergyFindings
{
    /// <summary>Nobody knows this energy.</summary>
    public static readonly FindingKind Unknown = new("energy.unknown", Severity.Error,
        "没有“{0}”的折标系数：请改用系数表中的名称，或给出实测热值", "no factor for \"{0}\": use a name of the factor table, or give the measured heat value");

    /// <summary>The table has the energy but no single factor.</summary>
    public static readonly FindingKind FactorMissing = new("energy.factor.missing", Severity.Error,
        "“{0}”没有确定的{1}折标系数(表中为 {2})：请给出实测热值或供方数据；合计不完整",
        "\"{0}\" has no single {3} factor (the table says {2}): give the measured heat value or the supplier's figure; the total is incomplete");

    /// <summary>A heat value per something else than the energy is counted in.</summary>
    public static readonly FindingKind HeatUnit = new("energy.heat.unit", Severity.Error,
        "“{0}”的热值单位 {1} 与计量单位不符：应可换算为 {2}", "the heat value of \"{0}\" is in {1}, which does not fit its amount: a unit that converts to {2} is needed");

    /// <summary>Steam in tonnes without state.</summary>
    public static readonly FindingKind SteamState = new("energy.steam.state.missing", Severity.Error,
        "“{0}”以质量计量，但没有压力和温度，也没有供方热值：吨蒸汽没有默认折标系数，请填写压力(绝对)、温度和给水温度，或供方 GJ/t",
        "\"{0}\" is given by mass without pressure and temperature or the supplier's figure: a tonne of steam has no default; give absolute pressure, temperature and feed water, or GJ/t");

    /// <summary>Outside the covered range.</summary>
    public static readonly FindingKind SteamRange = new("energy.steam.range", Severity.Error,
        "蒸汽参数 {0} MPa、{1} ℃ 超出计算范围：压力应为 0.00062–16.5 MPa(绝对)，温度不超过 800 ℃",
        "steam at {0} MPa, {1} °C is outside the range: 0.00062–16.5 MPa absolute, up to 800 °C");

    /// <summary>Below saturation.</summary>
    public static readonly FindingKind NotSteam = new("energy.steam.liquid", Severity.Error,
        "{0} ℃、{1} MPa(绝对)时是水而不是蒸汽(饱和温度 {2} ℃)：请核对，压力可能填成了表压",
        "at {0} °C and {1} MPa absolute this is water, not steam (saturation {2} °C): check it, perhaps the pressure is a gauge pressure");

    /// <summary>Feed water or dryness impossible.</summary>
    public static readonly FindingKind FeedWater = new("energy.steam.feed", Severity.Error,
        "给水温度 {0} ℃ 或干度 {1} 不合理：给水应在 0 ℃ 与饱和温度 {2} ℃ 之间，干度 0–1 且仅用于饱和蒸汽",
        "feed water {0} °C or dryness {1} is impossible: feed water lies between 0 °C and saturation {2} °C, dryness is 0–1 and for saturated steam only");

    /// <summary>Nm3 against m3.</summary>
    public static readonly FindingKind GasConditions = new("energy.gas.conditions", Severity.Info,
        "“{0}”以 {1} 计量，系数以 {2} 计：气体系数的立方米按标准状态理解", "\"{0}\" is measured in {1}, the factor is per {2}: the factor's cubic metre is taken at standard conditions");

    /// <summary>Negative amount.</summary>
    public static readonly FindingKind Negative = new("energy.amount.negative", Severity.Error,
        "“{0}”的消耗量 {1} 为负：外供能源请另列", "\"{0}\": the amount {1} is negative: list energy sold separately");

    /// <summary>Row unreadable.</summary>
    public static readonly FindingKind Row = new("energy.factor.row", Severity.Error,
        "系数表一行有误：{0}", "a row of the factor table is faulty: {1}");

    /// <summary>No product.</summary>
    public static readonly FindingKind NoOutput = new("energy.output.zero", Severity.Warning,
        "{0} 为零或缺失，单位能耗无法计算", "{0} is zero or missing, specific energy cannot be computed");
}
