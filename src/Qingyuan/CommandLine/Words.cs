using System.Globalization;
using Qingyuan.Core.Balances;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Options;

namespace Qingyuan.CommandLine;

/// <summary>Figures and terms as the tables print them (表格用语).</summary>
internal static class Words
{
    /// <summary>A figure for reading, rounded half to even (GB/T 8170 修约规则); the JSON document has it in full.</summary>
    public static string? Figure(decimal? value, int places = 2) =>
        value is { } v ? decimal.Round(v, places, MidpointRounding.ToEven).ToString("0." + new string('#', places), CultureInfo.InvariantCulture) : null;

    /// <summary>A fraction as a percentage.</summary>
    public static string? Percent(decimal? fraction) => fraction is { } f ? Figure(f * 100m) + " %" : null;

    /// <summary>费用类别.</summary>
    public static string? Of(this Terminal terminal, CostClass? value) => value switch
    {
        CostClass.No => terminal.Say("无费", "no cost"),
        CostClass.Low => terminal.Say("低费", "low cost"),
        CostClass.Medium => terminal.Say("中费", "medium cost"),
        CostClass.Higher => terminal.Say("较高费", "fairly high cost"),
        CostClass.High => terminal.Say("高费", "high cost"),
        _ => null,
    };

    /// <summary>经济可行性结论.</summary>
    public static string Of(this Terminal terminal, Verdict value) => value switch
    {
        Verdict.Feasible => terminal.Say("可行", "feasible"),
        Verdict.Infeasible => terminal.Say("不可行", "infeasible"),
        _ => terminal.Say("未评价", "not judged"),
    };

    /// <summary>平衡结论.</summary>
    public static string Of(this Terminal terminal, BalanceStatus value) => value switch
    {
        BalanceStatus.Closed => terminal.Say("平衡", "closed"),
        BalanceStatus.Open => terminal.Say("不平衡", "open"),
        BalanceStatus.ClosedByCalculation => terminal.Say("由计算补平", "closed by calculation"),
        _ => terminal.Say("无法计算", "not computable"),
    };

    /// <summary>数据状态.</summary>
    public static string Of(this Terminal terminal, DataStatus value) => value switch
    {
        DataStatus.Checked => terminal.Say("已核对", "checked"),
        DataStatus.Transcribed => terminal.Say("已转录", "transcribed"),
        _ => terminal.Say("未证实", "unconfirmed"),
    };
}
