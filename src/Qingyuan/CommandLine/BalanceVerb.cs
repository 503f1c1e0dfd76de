using System.CommandLine;
using Qingyuan.Core.Balances;
using Qingyuan.Core.Findings;
using Qingyuan.Platform.Balances;
using Qingyuan.Platform.Data;
using Qingyuan.Platform.Files;

namespace Qingyuan.CommandLine;

/// <summary><c>qingyuan balance</c> (平衡核算).</summary>
internal static class BalanceVerb
{
    /// <summary>Declares the verb.</summary>
    public static Command Make(Terminal terminal)
    {
        var path = new Argument<string>("path") { Description = terminal.Say("物流 JSON 文件", "JSON file of the streams") };
        var verb = new Verb("balance", terminal.Say("核算物料、元素、水或能量平衡：逐单元与全厂的偏差", "Check a material, element, water or energy balance by unit and for the plant"))
        {
            path,
        };
        verb.Examples = ["qingyuan balance streams.json", "qingyuan balance streams.json --json"];
        verb.SetAction(parsed =>
        {
            var findings = new List<Finding>();
            if (TextFile.Read(parsed.GetRequiredValue(path), findings) is not { } json)
            {
                return terminal.Finish(new CheckBalance.Response([], null, [], findings), findings, _ => { });
            }

            var response = CheckBalance.Handle(json, new DataFolder().Units);
            return terminal.Finish(response, response.Findings, writer => Print(terminal, response, writer));
        });
        return verb;
    }

    private static void Print(Terminal terminal, CheckBalance.Response response, TextWriter writer)
    {
        var table = new TextTable(
            terminal.Say("单元", "Unit"), terminal.Say("输入", "In"), terminal.Say("输出", "Out"), terminal.Say("差额", "Difference"),
            terminal.Say("计量单位", "Measured in"), terminal.Say("偏差", "Deviation"), terminal.Say("结论", "Verdict"));
        IEnumerable<BalanceTotals> plant = response.Plant is { } totals ? [totals] : [];
        foreach (var node in response.Nodes.Concat(plant))
        {
            table.Add(
                node == response.Plant ? terminal.Say("全厂", "plant") : node.Id, Words.Figure(node.In, 4), Words.Figure(node.Out, 4), Words.Figure(node.Difference, 4), node.Unit,
                Words.Percent(node.Deviation), terminal.Of(node.Status));
        }

        table.Print(writer);
    }
}
