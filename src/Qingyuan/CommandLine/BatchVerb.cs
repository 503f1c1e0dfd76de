using System.CommandLine;
using Qingyuan.Core.Evaluation;
using Qingyuan.Core.Findings;
using Qingyuan.Platform.Data;
using Qingyuan.Platform.Evaluations;
using Qingyuan.Platform.Files;

namespace Qingyuan.CommandLine;

/// <summary><c>qingyuan batch</c> (批量评价): a table with one plant-year per line in, one verdict per line out.</summary>
internal static class BatchVerb
{
    private sealed record Response(IReadOnlyList<string> Files, int PlantYears, IReadOnlyDictionary<Verdict, int> Levels, IReadOnlyList<Finding> Findings);

    /// <summary>Declares the verb.</summary>
    public static Command Make(Terminal terminal)
    {
        var system = new Option<string>("--system") { Required = true, Description = terminal.Say("指标体系：标识或 .json 文件", "Indicator system: id or .json file"), HelpName = terminal.Say("标识|文件", "id|file") };
        var table = new Option<string>("--table") { Required = true, Description = terminal.Say("企业年度表(.csv、.xlsx 或 .xls)", "Table of plant-years (.csv, .xlsx or .xls)"), HelpName = terminal.Say("文件", "file") };
        var path = new Option<string>("--out") { Required = true, Description = terminal.Say("要写的结论表(.csv)", "Table of verdicts to write (.csv)"), HelpName = terminal.Say("文件", "file") };
        var conditions = new Option<string>("--parameters")
        {
            Description = terminal.Say("各行共同的条件：JSON 文件，内容同 --values 的文件，但没有 values", "What holds for all lines: JSON file as for --values, without values"),
            HelpName = terminal.Say("文件", "file"),
        };
        var isNew = new Option<bool>("--new-project") { Description = terminal.Say("新建、改建、扩建项目", "New, rebuilt or enlarged projects"), Arity = ArgumentArity.Zero };
        var verb = new Verb("batch", terminal.Say("批量评价：一行一个企业年度，得出每行的等级", "Evaluate many plant-years: one per line in, one verdict per line out")) { system, table, path, conditions, isNew };
        verb.Examples = ["qingyuan batch --system electroplating-2015-comprehensive --table plants.csv --out verdicts.csv", "qingyuan batch --system my-system --table plants.xlsx --parameters conditions.json --out verdicts.csv"];
        verb.SetAction(parsed =>
        {
            var findings = new List<Finding>();
            var name = parsed.GetRequiredValue(table);
            var common = parsed.GetValue(conditions) is { } file ? TextFile.Read(file, findings) : null;
            using var stream = InputFile.Open(name, findings);
            if (stream is null || findings.HasErrors())
            {
                return terminal.Finish(new Response([], 0, new Dictionary<Verdict, int>(), findings), findings, _ => { });
            }

            var answer = Busy.While(terminal, terminal.Say("正在评价", "Evaluating"), () => EvaluateBatch.Handle(
                new DataFolder(), parsed.GetRequiredValue(system), stream, Path.GetFileName(name),
                new EvaluateBatch.Request(common, parsed.GetValue(isNew))));
            var files = new List<string>();
            if (answer.Csv is { } csv)
            {
                WholeFile.Write(parsed.GetRequiredValue(path), target => target.Write(csv));
                files.Add(parsed.GetRequiredValue(path));
            }

            return terminal.Finish(new Response(files, answer.PlantYears, answer.Levels, answer.Findings), answer.Findings, writer =>
            {
                var counts = new TextTable(terminal.Say("等级", "Level"), terminal.Say("企业年度", "Plant-years"));
                foreach (var (level, count) in answer.Levels.OrderBy(l => l.Key))
                {
                    counts.Add(EvaluateVerb.VerdictText(terminal, level), $"{count}");
                }

                counts.Print(writer);
                files.ForEach(file => writer.WriteLine(terminal.Say($"已写入 {file}", $"{file} written")));
            });
        });
        return verb;
    }
}
