using System.CommandLine;
using Qingyuan.Core.Findings;
using Qingyuan.Platform.Files;
using Qingyuan.Platform.Options;

namespace Qingyuan.CommandLine;

/// <summary><c>qingyuan options</c> (方案经济评价).</summary>
internal static class OptionsVerb
{
    /// <summary>Declares the verb.</summary>
    public static Command Make(Terminal terminal)
    {
        var path = new Argument<string>("path") { Description = terminal.Say("方案 JSON 文件", "JSON file of the options") };
        var verb = new Verb("options", terminal.Say(
            "评价清洁生产方案的经济可行性：费用类别、净现金流量、投资偿还期、净现值、内部收益率",
            "Appraise options: cost class, net cash flow, payback, NPV, IRR"))
        {
            path,
        };
        verb.Examples = ["qingyuan options options.json", "qingyuan options options.json --json"];
        verb.SetAction(parsed =>
        {
            var findings = new List<Finding>();
            if (TextFile.Read(parsed.GetRequiredValue(path), findings) is not { } json)
            {
                return terminal.Finish(new AppraiseOptions.Response([], findings), findings, _ => { });
            }

            var response = AppraiseOptions.Handle(json);
            return terminal.Finish(response, response.Findings, writer => Print(terminal, response, writer));
        });
        return verb;
    }

    private static void Print(Terminal terminal, AppraiseOptions.Response response, TextWriter writer)
    {
        var table = new TextTable(
            terminal.Say("编号", "Code"), terminal.Say("方案", "Option"), terminal.Say("类别", "Class"), terminal.Say("投资 万元", "Investment 10k CNY"),
            terminal.Say("年净现金流量 万元", "Net cash flow 10k CNY/a"), terminal.Say("偿还期 年", "Payback a"), terminal.Say("净现值 万元", "NPV 10k CNY"),
            terminal.Say("内部收益率", "IRR"), terminal.Say("结论", "Verdict"));
        foreach (var option in response.Options)
        {
            table.Add(
                option.Code, option.Name, terminal.Of(option.Class), Words.Figure(option.Investment), Words.Figure(option.NetCashFlow),
                Words.Figure(option.PaybackYears), Words.Figure(option.Npv), Words.Percent(option.Irr), terminal.Of(option.Verdict));
        }

        table.Print(writer);
    }
}
