using Qingyuan.Core.Findings;

namespace Qingyuan.Core.Balances;

/// <summary>What can be wrong with a balance (平衡检查意见).</summary>
public static class BalanceFindings
{
    /// <summary>Two streams or nodes share an id, or a stream names a node that is not there.</summary>
    public static readonly FindingKind UnknownNode = new("balance.node.unknown", Severity.Error,
        "物流 {0} 的 {1} 指向不存在的单元“{2}”：应为 {3} 之一，或 null(厂界)",
        "stream {0}: {1} names the node \"{2}\", which does not exist: one of {3}, or null for the plant boundary");

    /// <summary>From a node to itself.</summary>
    public static readonly FindingKind SelfLoop = new("balance.stream.loop", Severity.Error,
        "物流 {0} 的起点和终点都是 {1}：请改正，或取消该物流", "stream {0} runs from {1} to itself: correct or drop it");

    /// <summary>From outside to outside.</summary>
    public static readonly FindingKind NoNode = new("balance.stream.outside", Severity.Error,
        "物流 {0} 的起点和终点都在厂界外：至少一端应为单元", "stream {0} begins and ends outside the plant: one end must be a node");

    /// <summary>Negative amount.</summary>
    public static readonly FindingKind Negative = new("balance.value.negative", Severity.Error,
        "物流 {0} 的数值 {1} 为负：应 ≥ 0，反向流动请交换起点和终点(只有库存变化可以为负)",
        "stream {0} is {1}, negative: give a value ≥ 0 and swap its ends (only a stock change may be negative)");

    /// <summary>No value and nothing to compute it from.</summary>
    public static readonly FindingKind ValueMissing = new("balance.value.missing", Severity.Error,
        "物流 {0} 没有可用的数值：请填写实测值，或用 computed: true 注明由平衡推算",
        "stream {0} has no usable value: give the measured one, or mark it computed: true");

    /// <summary>Different dimensions meet in one node.</summary>
    public static readonly FindingKind MixedDimensions = new("balance.unit.mixed", Severity.Error,
        "{0} 的物流 {1} 单位为 {2}({3})，与同一平衡的 {4}({5})量纲不同，不能相加：请换算到同一量纲并注明系数来源",
        "{0}: stream {1} is in {2} ({3}) while the balance is in {4} ({5}); they cannot be added: bring them to one dimension with a factor that has a source");

    /// <summary>No input: no deviation.</summary>
    public static readonly FindingKind NotComputable = new("balance.not.computable", Severity.Warning,
        "{0} 的输入合计为零，偏差无法计算(不是 0%)：请补充输入物流",
        "{0} has no input, so its deviation is not computable (it is not 0 %): add what goes in");

    /// <summary>Some stream of it is faulty.</summary>
    public static readonly FindingKind Incomplete = new("balance.incomplete", Severity.Warning,
        "{0} 有数据错误的物流({1})，不计算合计与偏差", "{0} has faulty streams ({1}): no totals and no deviation are computed");

    /// <summary>Deviation above the tolerance.</summary>
    public static readonly FindingKind Open = new("balance.open", Severity.Warning,
        "{0} 不平衡：输入 {1}，输出 {2}，差 {3} {4}，偏差 {5} 超过允许的 {6}：请查找未计量的损失或测量误差，必要时重测",
        "{0} does not close: in {1}, out {2}, difference {3} {4}, deviation {5} exceeds {6}: look for unmeasured loss or bad measurement, measure again");

    /// <summary>Deviation exactly zero.</summary>
    public static readonly FindingKind TooPerfect = new("balance.too.perfect", Severity.Warning,
        "{0} 的偏差恰好为 0：实测数据不会完全相等，请确认是否有物流由差额得出；若是，请标注为计算得出(computed)",
        "{0} closes to exactly 0: measurements never do, check whether a stream was taken as the difference; if so mark it computed: true");

    /// <summary>A computed stream closes it.</summary>
    public static readonly FindingKind ClosedByCalculation = new("balance.closed.by.calculation", Severity.Info,
        "{0} 由推算物流 {1} 补平，没有偏差可言", "{0} is closed by calculation through {1} and has no deviation");

    /// <summary>The remainder is negative.</summary>
    public static readonly FindingKind NegativeRemainder = new("balance.remainder.negative", Severity.Error,
        "{0} 的差额物流 {1} 算得 {2} {3}，为负：输出大于输入，请核对测量数据",
        "{0}: the remainder {1} comes out as {2} {3}, negative: more goes out than in, check the measurements");

    /// <summary>A node that no stream ties to the plant boundary.</summary>
    public static readonly FindingKind Disconnected = new("balance.node.disconnected", Severity.Warning,
        "单元 {0} 与厂界没有物流相连：请补充物流或删除该单元", "node {0} is not connected to the plant boundary by any stream: add its streams or drop it");

    /// <summary>Tolerance missing.</summary>
    public static readonly FindingKind DefaultTolerance = new("balance.tolerance.default", Severity.Info,
        "未给允许偏差，按 {0} 计", "no tolerance is given, {0} is taken");

    /// <summary>Tolerance wider than usual without a reason.</summary>
    public static readonly FindingKind WideTolerance = new("balance.tolerance.wide", Severity.Warning,
        "允许偏差 {0} 大于通常的 {1}：请在 tolerance_reason 中说明理由", "the tolerance {0} is wider than the usual {1}: give the reason in tolerance_reason");

    /// <summary>Element balance without a content.</summary>
    public static readonly FindingKind ContentMissing = new("balance.content.missing", Severity.Error,
        "元素平衡中物流 {0} 没有含量 content：请填写(不含则填 0)", "element balance: stream {0} has no content: give it (0 where there is none)");

    /// <summary>Dry basis, moisture not given.</summary>
    public static readonly FindingKind MoistureMissing = new("balance.moisture.missing", Severity.Info,
        "按干基计算，物流 {0} 未给含水率，视为干料", "computed on dry basis; stream {0} gives no moisture and is taken as dry");

    /// <summary>A printed total is wrong.</summary>
    public static readonly FindingKind ClaimWrong = new("balance.claim.wrong", Severity.Error,
        "{0} 报告的{1}为 {2}，复算为 {3}{4}：请改正", "{0}: the printed {5} is {2}, recomputed it is {3}{4}: correct it");

    /// <summary>The printed totals contradict each other.</summary>
    public static readonly FindingKind ClaimInconsistent = new("balance.claim.inconsistent", Severity.Error,
        "{0} 报告的数字自相矛盾：{1} − {2} = {3}(偏差 {4})，而报告写差 {5}；若差 {5} 正确，则输出应为 {6}",
        "{0}: the printed figures contradict each other: {1} − {2} = {3} (deviation {4}), printed difference {5}; if {5} were right, out would be {6}");

    /// <summary>Water leak negative.</summary>
    public static readonly FindingKind NegativeLeak = new("water.leak.negative", Severity.Error,
        "{0} 的漏失水量算得 {1}，为负：出水大于进水，请核对水表", "{0}: the leak comes out as {1}, negative: more water leaves than enters, check the meters");

    /// <summary>Water node open.</summary>
    public static readonly FindingKind WaterOpen = new("water.balance.open", Severity.Error,
        "{0} 的水量不平衡：进 {1}，出 {2}，偏差 {3} 超过 {4}", "{0}: water in {1}, out {2}, deviation {3} exceeds {4}");

    /// <summary>Units against plant.</summary>
    public static readonly FindingKind UnitsAgainstPlant = new("water.units.against.plant", Severity.Warning,
        "各用水单元日取水量之和 {0} 与全厂实际日取水量 {1} 相差 {2}，超过 {3}：请查找漏测的单元",
        "the units' daily intake adds up to {0}, the plant takes {1}: {2} apart, more than {3}; look for units not measured");

    /// <summary>More leaves than enters.</summary>
    public static readonly FindingKind VocNegative = new("voc.emission.negative", Severity.Error,
        "VOCs 平衡算得排放量 {0}，为负：回收、去除、带出之和大于投入，请核对", "the VOC balance gives an emission of {0}, negative: recovery, destruction and carry-out exceed the input");

    /// <summary>Useful exceeds supplied.</summary>
    public static readonly FindingKind EfficiencyAboveOne = new("energy.efficiency.above.one", Severity.Error,
        "有效能量 {0} 大于供给能量 {1}：请核对", "useful energy {0} exceeds the energy supplied {1}: check it");
}
