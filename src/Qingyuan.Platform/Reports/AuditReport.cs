using Qingyuan.Core.Evaluation;
using Qingyuan.Core.Findings;

namespace Qingyuan.Platform.Reports;

/// <summary>
/// Writes the audit report (清洁生产审核报告) as a Word document: key points, profile, present state and level, balances, options, energy and carbon, findings,
/// what is missing, sources, calculations. Follows the outline of a provincial evaluation/acceptance split as far as data exist; no paragraph
/// is invented. The same model gives the same bytes.
/// </summary>
public static class AuditReport
{
    /// <summary>Title of the report.</summary>
    public const string Title = "清洁生产审核报告";

    /// <summary>Mark of a report made for teaching.</summary>
    public const string TeachingMark = "教学示例（made for teaching），非真实企业数据";

    /// <summary>Mark of a copy that rests on unconfirmed numbers.</summary>
    public const string WorkingMark = "工作稿：判定所用数据含未证实项";

    /// <summary>Writes the report.</summary>
    public static byte[] Write(AuditReportModel model)
    {
        string[] marks = [.. new[] { model.Teaching ? TeachingMark : null, model.IsWorkingCopy ? WorkingMark : null }.OfType<string>()];
        var mark = (model.Teaching, model.IsWorkingCopy) switch
        {
            (true, true) => "教学示例（made for teaching）· 工作稿",
            (true, false) => "教学示例（made for teaching）",
            (false, true) => "工作稿",
            _ => null,
        };
        var enterprise = model.Enterprise ?? "（企业名称缺失）";
        var word = new WordDocument($"{enterprise} {Title}", mark, model.Day);
        word.Cover(
            Title,
            [enterprise, .. Given("编制单位：", model.PreparedBy), .. Given("审核期：", model.Period), .. Given("编制日期：", model.Day is null ? null : Printed.Day(model.Day))],
            marks);
        word.Contents();

        var outline = new Outline(model);
        KeyPoints.Write(word, model, outline);
        ProfileChapter.Write(word, model, outline);
        LevelChapter.Write(word, model, outline);
        BalanceChapter.Write(word, model, outline);
        OptionChapter.Write(word, model, outline);
        EnergyChapter.Write(word, model, outline);
        FindingChapter.Write(word, model);
        outline.Write(word);
        SourceAnnex.Write(word, model);
        CalculationAnnex.Write(word, model);
        return word.ToBytes();
    }

    /// <summary>Ⅰ级, Ⅱ级, …: what a row achieved.</summary>
    internal static string Name(Achieved achieved) => achieved switch
    {
        Achieved.I => "Ⅰ级",
        Achieved.II => "Ⅱ级",
        Achieved.III => "Ⅲ级",
        Achieved.Below => "未达Ⅲ级",
        Achieved.Missing => "无数据",
        _ => "不适用",
    };

    /// <summary>已核对, 已转录, 未证实.</summary>
    internal static string Name(DataStatus status) => status switch
    {
        DataStatus.Checked => "已核对",
        DataStatus.Transcribed => "已转录",
        _ => "未证实",
    };

    /// <summary>错误, 警告, 提示.</summary>
    internal static string Name(Severity severity) => severity switch
    {
        Severity.Error => "错误",
        Severity.Warning => "警告",
        _ => "提示",
    };

    /// <summary>The three levels as they are printed.</summary>
    internal static readonly string[] Levels = ["Ⅰ", "Ⅱ", "Ⅲ"];

    private static string[] Given(string label, string? value) => value is null ? [] : [label + value];
}
