using System.CommandLine;
using Qingyuan.Core.Findings;
using Qingyuan.Platform.Audits;
using Qingyuan.Platform.Data;
using Qingyuan.Platform.Files;

namespace Qingyuan.CommandLine;

/// <summary><c>qingyuan audit …</c> (清洁生产审核).</summary>
internal static class AuditVerbs
{
    /// <summary>Declares the verbs.</summary>
    public static Command Make(Terminal terminal) =>
        new Verb("audit", terminal.Say("审核：工作簿模板、数据检查、评价与报告", "Audits: workbook, data check, evaluation and report"))
        {
            Template(terminal),
            Check(terminal),
            Run(terminal),
        };

    private static Verb Template(Terminal terminal)
    {
        var system = new Option<string>("--system") { Required = true, Description = terminal.Say("指标体系：标识或 .json 文件", "Indicator system: id or .json file"), HelpName = terminal.Say("标识|文件", "id|file") };
        var path = new Option<string>("--out") { Required = true, Description = terminal.Say("要写的工作簿", "Workbook to write"), HelpName = terminal.Say("文件", "file") };
        var content = new Option<string>("--content") { Description = terminal.Say("预填内容 JSON 文件，格式见 docs/workbook.md", "JSON file with what to fill in, see docs/workbook.md"), HelpName = terminal.Say("文件", "file") };
        var verb = new Verb("template", terminal.Say("生成审核工作簿", "Write the audit workbook for a system")) { system, path, content };
        verb.Examples = ["qingyuan audit template --system electroplating-2015-comprehensive --out 审核.xlsx", "qingyuan audit template --system hj-450-2008-pcb --content plant.json --out 审核.xlsx"];
        verb.SetAction(parsed =>
        {
            var data = new DataFolder();
            var findings = new List<Finding>();
            var description = WorkbookDescription.Of(data);
            var edition = data.FindSystem(parsed.GetRequiredValue(system), findings);
            var text = parsed.GetValue(content) is { } file ? TextFile.Read(file, findings) : null;
            var given = edition is null || text is null ? null : WorkbookContent.Read(text, description.Catalogue.For(edition), findings);
            if (edition is not null)
            {
                given?.CheckIndicators(edition, findings);
            }

            if (edition is null || findings.HasErrors())
            {
                return new Written([], findings).Finish(terminal);
            }

            // The workbook names its system by id; later that id must lead back to the file.
            var (asked, target) = (parsed.GetRequiredValue(system), parsed.GetRequiredValue(path));
            if (data.IsShipped(edition.Id))
            {
                if (asked != edition.Id)
                {
                    findings.Add(ReadingFindings.SystemShipped.At("", edition.Id));
                }
            }
            else if (asked != edition.Id)
            {
                data.Register(edition.Id, asked, findings);
            }

            return Written.By(findings, () =>
            {
                WholeFile.Write(target, stream => stream.Write(WriteTemplate.Handle(edition, description, given)));
                return [target];
            }).Finish(terminal);
        });
        return verb;
    }

    private static Verb Check(Terminal terminal)
    {
        var path = Workbook(terminal);
        var asOf = AsOf(terminal);
        var verb = new Verb("check", terminal.Say("检查工作簿，逐格列出全部问题", "Check a workbook: everything that is wrong, by cell")) { path, asOf };
        verb.Examples = ["qingyuan audit check 审核.xlsx"];
        verb.SetAction(parsed =>
        {
            var findings = new List<Finding>();
            var name = parsed.GetRequiredValue(path);
            if (InputFile.Read(name, findings) is not { } bytes)
            {
                return terminal.Finish(new CheckWorkbook.Response(null, [], findings), findings, _ => { });
            }

            var response = Busy.While(terminal, terminal.Say("正在检查", "Checking"), () =>
                CheckWorkbook.Handle(new DataFolder(), bytes, Path.GetFileName(name), parsed.DayOf(asOf)));
            return terminal.Finish(response, response.Findings, writer =>
            {
                writer.WriteLine(terminal.Say($"指标体系：{response.System ?? "—"}", $"Indicator system: {response.System ?? "—"}"));
                var table = new TextTable(terminal.Say("工作表", "Sheet"), terminal.Say("已读行数", "Rows read"));
                foreach (var sheet in response.Sheets)
                {
                    table.Add(terminal.Say(sheet.Name, sheet.NameEn), $"{sheet.Rows}");
                }

                table.Print(writer);
            }, bySheet: true);
        });
        return verb;
    }

    private static Verb Run(Terminal terminal)
    {
        var path = Workbook(terminal);
        var folder = new Option<string>("--out") { Required = true, Description = terminal.Say("结果文件夹", "Folder for the result"), HelpName = terminal.Say("文件夹", "folder") };
        var asOf = AsOf(terminal);
        var verb = new Verb("run", terminal.Say("由工作簿得出等级、平衡、方案评价和审核报告", "From the workbook to the level, balances, options and the report")) { path, folder, asOf };
        verb.Examples = ["qingyuan audit run 审核.xlsx --out result", "qingyuan audit run 审核.xlsx --out result --json"];
        verb.SetAction(parsed =>
        {
            var findings = new List<Finding>();
            var name = parsed.GetRequiredValue(path);
            if (InputFile.Read(name, findings) is not { } bytes)
            {
                return new Written([], findings).Finish(terminal);
            }

            var response = Busy.While(terminal, terminal.Say("正在审核", "Auditing"), () =>
                RunAudit.Handle(new DataFolder(), bytes, Path.GetFileName(name), parsed.DayOf(asOf)));
            var written = Written.By(response.Findings, () => RunAudit.Write(response, parsed.GetRequiredValue(folder)));
            if (!terminal.IsJson && written.Files.Count > 0 && response.Result is { } result)
            {
                var level = EvaluateVerb.VerdictText(terminal, result.Evaluation.Level);
                terminal.Out.WriteLine(terminal.Say($"{result.Enterprise}:{level} {result.Evaluation.LevelName}", $"{result.Enterprise}: {level} {result.Evaluation.LevelName}"));
            }

            return written.Finish(terminal);
        });
        return verb;
    }

    private static Option<string> AsOf(Terminal terminal) => DayOption.Make(terminal, "--as-of", terminal.Say("审核所依据的日期", "Day the audit speaks for"));

    private static Argument<string> Workbook(Terminal terminal) =>
        new("workbook") { Description = terminal.Say("填好的工作簿(.xlsx 或 .xls)", "The filled workbook (.xlsx or .xls)") };
}
