using System.CommandLine;
using System.Globalization;
using Qingyuan.Core.Evaluation;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;
using Qingyuan.Platform.Data;
using Qingyuan.Platform.Evaluations;
using Qingyuan.Platform.Files;

namespace Qingyuan.CommandLine;

/// <summary><c>qingyuan evaluate</c> (清洁生产水平评价).</summary>
internal static class EvaluateVerb
{
    /// <summary>Declares the verb.</summary>
    public static Command Make(Terminal terminal)
    {
        var system = new Option<string>("--system") { Required = true, Description = terminal.Say("指标体系：标识或 .json 文件", "Indicator system: id or .json file"), HelpName = terminal.Say("标识|文件", "id|file") };
        var values = new Option<string>("--values") { Required = true, Description = terminal.Say("企业指标值 JSON 文件", "JSON file of the plant's values"), HelpName = terminal.Say("文件", "file") };
        var asOf = DayOption.Make(terminal, "--as-of", terminal.Say("评价日期", "Day the evaluation speaks for"));
        var verb = new Verb("evaluate", terminal.Say("按指标体系评价清洁生产水平，逐行说明得分、一票否决和差距", "Evaluate a plant against an indicator system, with the reason for every point"))
        {
            system, values, asOf,
        };
        verb.Examples = ["qingyuan evaluate --system electroplating-2015-comprehensive --values values.json", "qingyuan evaluate --system 体系.json --values values.json --as-of 2026-06-30 --json"];
        verb.SetAction(parsed =>
        {
            var findings = new List<Finding>();
            if (TextFile.Read(parsed.GetRequiredValue(values), findings) is not { } json)
            {
                return terminal.Finish(new EvaluatePlant.Failure(parsed.GetRequiredValue(system), Verdict.NotComputable, findings), findings, _ => { });
            }

            var response = EvaluatePlant.Handle(new DataFolder(), parsed.GetRequiredValue(system), json, parsed.DayOf(asOf));
            return terminal.Finish(response.Document, response.Findings, writer => Print(terminal, response.Result, writer));
        });
        return verb;
    }

    private static void Print(Terminal terminal, EvaluationResult? result, TextWriter writer)
    {
        if (result is null)
        {
            return;
        }

        var rows = new TextTable(
            terminal.Say("编号", "Code"), terminal.Say("指标", "Row"), terminal.Say("实际值", "Value"), terminal.Say("单位", "Unit"), "Ⅰ", "Ⅱ", "Ⅲ",
            terminal.Say("达到", "Achieved"), terminal.Say("组内权重", "Weight"), terminal.Say("对Y的贡献", "Points"));
        foreach (var row in result.Rows)
        {
            var limits = terminal.Language == Language.English ? row.LimitsTextEn : row.LimitsText;
            rows.Add(
                row.Code, (row.Restrictive ? "*" : "") + (terminal.Say(row.Name, row.NameEn ?? row.Name)), Text(row.Value), row.Unit,
                Short(limits, 0), Short(limits, 1), Short(limits, 2), Grade(terminal, row.Achieved), Text(row.EffectiveWeight),
                row.Contribution is { } c ? string.Join('/', c.Select(p => Text(p))) : "—");
        }

        rows.Print(writer);
        writer.WriteLine();
        if (result.Y is { } y)
        {
            writer.WriteLine($"Y_Ⅰ = {Text(y[0])}   Y_Ⅱ = {Text(y[1])}   Y_Ⅲ = {Text(y[2])}");
        }

        if (result.PIndex is { } p)
        {
            writer.WriteLine($"P = {Text(p)}");
        }

        writer.WriteLine(terminal.Say("结论：", "Verdict: ") + (result.LevelName is { } name ? $"{VerdictText(terminal, result.Level)} {terminal.Say(name, result.LevelNameEn ?? name)}" : VerdictText(terminal, result.Level)));
        if (result.Gap is { ToLevel: { } next, Rows.Length: > 0 } gap)
        {
            writer.WriteLine();
            writer.WriteLine(terminal.Say($"距 {Grade(terminal, next)} 级的差距：", $"Gap to level {Grade(terminal, next)}:"));
            var table = new TextTable(
                terminal.Say("指标", "Row"), terminal.Say("实际值", "Value"), terminal.Say("需达到", "Required"), terminal.Say("差值", "Change"), terminal.Say("Y增量", "Gain"), terminal.Say("一票否决", "Veto"));
            var english = result.Rows.ToDictionary(r => r.Code, r => r.NameEn, StringComparer.Ordinal);
            foreach (var row in gap.Rows)
            {
                table.Add(terminal.Say(row.Name, english[row.Code] ?? row.Name), Text(row.Value), Shorten(terminal.Say(row.RequiredText, row.RequiredTextEn)), Text(row.Change), Text(row.Gain), row.Veto ? terminal.Say("是", "yes") : "");
            }

            table.Print(writer);
        }
    }

    private static string Grade(Terminal terminal, Achieved achieved) => achieved switch
    {
        Achieved.I => "Ⅰ",
        Achieved.II => "Ⅱ",
        Achieved.III => "Ⅲ",
        Achieved.Below => terminal.Say("未达Ⅲ", "below Ⅲ"),
        Achieved.Missing => terminal.Say("无数据", "no data"),
        _ => terminal.Say("不适用", "n/a"),
    };

    public static string VerdictText(Terminal terminal, Verdict verdict) => verdict switch
    {
        Verdict.I => "Ⅰ",
        Verdict.II => "Ⅱ",
        Verdict.III => "Ⅲ",
        Verdict.None => terminal.Say("未达到任何等级", "no level reached"),
        _ => terminal.Say("不可计算", "not computable"),
    };

    private static string Short(string[] texts, int index) => index < texts.Length ? Shorten(texts[index]) : "";

    private static string Shorten(string text) => text.Length <= 16 ? text : text[..15] + "…";

    private static string Text(object? value) => value switch
    {
        null => "—",
        Rational exact => exact.ToDecimal(4).ToString("0.####", CultureInfo.InvariantCulture),
        decimal number => Math.Round(number, 6, MidpointRounding.ToEven).ToString("0.######", CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
