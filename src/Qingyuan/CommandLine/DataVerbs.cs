using System.CommandLine;
using Qingyuan.Core.Findings;
using Qingyuan.Platform.Data;

namespace Qingyuan.CommandLine;

/// <summary><c>qingyuan data …</c> (官方数据).</summary>
internal static class DataVerbs
{
    /// <summary>Declares the verbs.</summary>
    public static Command Make(Terminal terminal) =>
        new Verb("data", terminal.Say("官方数据：校验、查看、录入与核对指标体系", "Official data: verify, show, bring in and check indicator systems"))
        {
            Verify(terminal),
            List(terminal),
            Show(terminal),
            Template(terminal),
            Import(terminal),
            Export(terminal),
            Check(terminal),
        };

    private static Verb Verify(Terminal terminal)
    {
        var verb = new Verb("verify", terminal.Say("校验全部数据：结构、来源、权重、基准值次序、因子", "Verify all data: schema, sources, weights, order of base values, factors"))
        {
            Examples = ["qingyuan data verify", "qingyuan data verify --json"],
        };
        verb.SetAction(_ =>
        {
            var response = Busy.While(terminal, terminal.Say("正在校验数据", "Verifying the data"), () => VerifyData.Handle(new DataFolder()));
            return terminal.Finish(response, response.Findings, writer => writer.WriteLine(terminal.Say(
                $"已校验 {response.Files.Count} 个文件、{response.Systems} 个指标体系：{Count(response.Findings, Severity.Error)} 个错误，{Count(response.Findings, Severity.Warning)} 个警告",
                $"{response.Files.Count} files and {response.Systems} indicator systems verified: {Count(response.Findings, Severity.Error)} errors, {Count(response.Findings, Severity.Warning)} warnings")));
        });
        return verb;
    }

    private static int Count(IEnumerable<Finding> findings, Severity severity) => findings.Count(f => f.Severity == severity);

    private static Verb List(Terminal terminal)
    {
        var verb = new Verb("list", terminal.Say("列出全部指标体系", "List all indicator systems")) { Examples = ["qingyuan data list"] };
        verb.SetAction(_ =>
        {
            var response = ListSystems.Handle(new DataFolder());
            return terminal.Finish(response, response.Findings, writer =>
            {
                var table = new TextTable(
                    terminal.Say("标识", "Id"), terminal.Say("标题", "Title"), terminal.Say("日期", "Date"), terminal.Say("规则", "Profile"), terminal.Say("指标", "Rows"),
                    terminal.Say("核对/转录/未证实", "Checked/transcribed/unconfirmed"), terminal.Say("可定级", "Level computable"));
                foreach (var s in response.Systems)
                {
                    table.Add(
                        s.Id, terminal.Say(s.Title, s.TitleEn ?? s.Title), s.Date, s.Profile, $"{s.Rows}",
                        $"{s.Counts.Checked}/{s.Counts.Transcribed}/{s.Counts.Unconfirmed}", s.Computable ? terminal.Say("是", "yes") : terminal.Say("否", "no"));
                }

                table.Print(writer);
            });
        });
        return verb;
    }

    private static Verb Show(Terminal terminal)
    {
        var id = new Argument<string>("id") { Description = terminal.Say("体系标识，或 .json 文件路径", "Id of the system, or path of its .json file") };
        var verb = new Verb("show", terminal.Say("查看一个指标体系的指标表和来源", "Show the table of an indicator system with its sources")) { id };
        verb.Examples = ["qingyuan data show electroplating-2015-comprehensive"];
        verb.SetAction(parsed =>
        {
            var response = ShowSystem.Handle(new DataFolder(), parsed.GetRequiredValue(id));
            return terminal.Finish(response, response.Findings, writer => PrintSystem(terminal, response, writer));
        });
        return verb;
    }

    private static void PrintSystem(Terminal terminal, ShowSystem.Response response, TextWriter writer)
    {
        if (response.System is { } system)
        {
            writer.WriteLine(terminal.Say($"{system["title"]}", $"{system["title_en"] ?? system["title"]}"));
            writer.WriteLine($"{system["id"]}  {system["number"]}  {system["date"]}");
            writer.WriteLine();
        }

        foreach (var group in response.Table)
        {
            writer.WriteLine($"{group.Code} {terminal.Say(group.Name, group.NameEn ?? group.Name)}  {terminal.Say("权重", "weight")} {group.Weight}");
            var table = new TextTable(
                terminal.Say("编号", "Code"), terminal.Say("指标(* 限定性)", "Indicator (* restrictive)"), terminal.Say("单位", "Unit"), terminal.Say("权重", "Weight"),
                "Ⅰ", "Ⅱ", "Ⅲ", terminal.Say("状态", "Status"), terminal.Say("来源", "Source"))
            {
                WrapAt = 28, // level texts are sentences
            };
            foreach (var row in group.Rows)
            {
                var source = string.Join(" ", new[] { row.Source, row.Clause }.Where(t => t is not null));
                table.Add(
                    row.Code, terminal.Say(row.Name, row.NameEn ?? row.Name), row.Unit, row.Weight,
                    row.Levels.ElementAtOrDefault(0), row.Levels.ElementAtOrDefault(1), row.Levels.ElementAtOrDefault(2), terminal.Of(row.Status), source);
            }

            table.Print(writer);
            writer.WriteLine();
        }

        foreach (var source in response.Sources)
        {
            writer.WriteLine($"[{source.Id}] {string.Join(", ", new[] { source.Title, source.Issuer, source.Number, source.Url }.Where(t => !string.IsNullOrEmpty(t)))}");
        }
    }

    private static Verb Template(Terminal terminal)
    {
        var path = Out(terminal, terminal.Say("要写出的工作簿", "Workbook to write"), required: true);
        var verb = new Verb("template", terminal.Say("生成体系录入表(空白工作簿，带说明和下拉选项)", "Write the empty workbook in which a system is typed in")) { path };
        verb.Examples = ["qingyuan data template --out 指标体系.xlsx"];
        verb.SetAction(parsed =>
        {
            var response = WriteSystemTemplate.Handle(parsed.GetRequiredValue(path));
            return terminal.Finish(response, response.Findings, writer => writer.WriteLine(terminal.Say($"已写入 {response.Path}", $"{response.Path} written")));
        });
        return verb;
    }

    private static Verb Import(Terminal terminal)
    {
        var book = new Argument<string>("workbook") { Description = terminal.Say("填好的体系录入表", "The workbook that was filled in") };
        var path = Out(terminal, terminal.Say("要写出的体系文件 .json(默认放入本机的导入目录)", "System file .json to write (default: the folder of imported systems)"), required: false);
        var by = new Option<string>("--by") { Description = terminal.Say("录入人(默认取表中所填，再取本机用户名)", "Who typed it in (default: what the workbook says, else the user of this computer)"), HelpName = terminal.Say("姓名", "name") };
        var office = new Option<string>("--office") { Description = terminal.Say("录入人所在单位", "Office of that person"), HelpName = terminal.Say("单位", "office") };
        var on = DayOption.Make(terminal, "--on", terminal.Say("录入日期", "Day of the import"));
        var verb = new Verb("import", terminal.Say("导入体系录入表：列出全部问题，无错误时写出体系文件", "Import a filled workbook: list every finding, write the system where none is an error")) { book, path, by, office, on };
        verb.Examples = ["qingyuan data import 指标体系.xlsx --out system.json --by 张三"];
        verb.SetAction(parsed =>
        {
            var request = new ImportSystem.Request(parsed.GetRequiredValue(book), parsed.GetValue(path), parsed.DayOf(on), parsed.GetValue(by), parsed.GetValue(office));
            var response = Busy.While(terminal, terminal.Say("正在读取工作簿", "Reading the workbook"), () => ImportSystem.Handle(new DataFolder(), request));
            return terminal.Finish(response, response.Findings, writer =>
            {
                if (response is { Path: { } written, Counts: { } counts })
                {
                    writer.WriteLine(terminal.Say(
                        $"已写入 {written}：体系 {response.Id}，已转录 {counts.Transcribed}、未证实 {counts.Unconfirmed} 项，录入人 {response.ImportedBy}{(response.Computable ? "" : ";不可定级(缺少权重或按行定级)")}",
                        $"{written} written: system {response.Id}, {counts.Transcribed} rows transcribed, {counts.Unconfirmed} unconfirmed, typed in by {response.ImportedBy}{(response.Computable ? "" : "; no level can be computed (weights missing, or graded row by row)")}"));
                }
            });
        });
        return verb;
    }

    private static Verb Export(Terminal terminal)
    {
        var id = new Argument<string>("id") { Description = terminal.Say("体系标识，或 .json 文件路径", "Id of the system, or path of its .json file") };
        var path = Out(terminal, terminal.Say("要写出的工作簿", "Workbook to write"), required: true);
        var verb = new Verb("export", terminal.Say("把指标体系导出为录入表，可修改后再导入", "Write a system as a workbook that can be imported again")) { id, path };
        verb.Examples = ["qingyuan data export hj-450-2008-pcb --out 印制电路板.xlsx"];
        verb.SetAction(parsed =>
        {
            var response = ExportSystem.Handle(new DataFolder(), parsed.GetRequiredValue(id), parsed.GetRequiredValue(path));
            return terminal.Finish(response, response.Findings, writer =>
            {
                if (response.Path is { } written)
                {
                    writer.WriteLine(terminal.Say($"已写入 {written}", $"{written} written"));
                }
            });
        });
        return verb;
    }

    private static Option<string> Out(Terminal terminal, string description, bool required) =>
        new("--out") { Description = description, HelpName = terminal.Say("文件", "file"), Required = required };

    private static Verb Check(Terminal terminal)
    {
        var id = new Argument<string>("id") { Description = terminal.Say("导入的体系标识或 .json 文件路径", "Id of an imported system, or path of its .json file") };
        var by = new Option<string>("--by") { Description = terminal.Say("核对人(不能是录入人)", "Who compared it (not the person who typed it in)"), HelpName = terminal.Say("姓名", "name"), Required = true };
        var office = new Option<string>("--office") { Description = terminal.Say("核对人所在单位", "Office of that person"), HelpName = terminal.Say("单位", "office") };
        var evidence = new Option<string>("--evidence") { Description = terminal.Say("所对照的原文(页面扫描件等)", "What it was compared with (a page scan)"), HelpName = terminal.Say("原文", "copy") };
        var rows = new Option<string[]>("--rows") { Description = terminal.Say("只核对这些指标编号(默认全部)", "Only these row codes (default: all)"), HelpName = terminal.Say("编号", "codes"), AllowMultipleArgumentsPerToken = true };
        var on = DayOption.Make(terminal, "--on", terminal.Say("核对日期", "Day of the comparison"));
        var verb = new Verb("check", terminal.Say("由第二人核对导入的指标体系", "A second person checks an imported system")) { id, by, office, evidence, rows, on };
        verb.Examples = ["qingyuan data check my-system --by 李四"];
        verb.SetAction(parsed =>
        {
            var request = new CheckSystem.Request(
                parsed.GetRequiredValue(id), parsed.GetRequiredValue(by), parsed.DayOf(on), parsed.GetValue(office), parsed.GetValue(evidence),
                parsed.GetValue(rows)?.SelectMany(r => r.Split([',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToArray());
            var response = CheckSystem.Handle(new DataFolder(), request);
            // To a shell a refusal is an error like others: it is listed and ends with 1.
            if (response.Refusal is { } refusal)
            {
                response = response with { Findings = [.. response.Findings, new Finding(Severity.Error, refusal.Code, "", refusal.Message, refusal.MessageEn, refusal.Clause)] };
            }

            return terminal.Finish(response, response.Findings, writer =>
            {
                if (response is { Path: { } path, Counts: { } counts })
                {
                    writer.WriteLine(terminal.Say(
                        $"已写入 {path}：已核对 {counts.Checked}、已转录 {counts.Transcribed}、未证实 {counts.Unconfirmed} 项",
                        $"{path} written: {counts.Checked} rows checked, {counts.Transcribed} transcribed, {counts.Unconfirmed} unconfirmed"));
                }
            });
        });
        return verb;
    }
}
