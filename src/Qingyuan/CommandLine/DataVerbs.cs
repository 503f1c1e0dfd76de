using System.CommandLine;
using Qingyuan.Core.Findings;
using Qingyuan.Platform.Data;

namespace Qingyuan.CommandLine;

/// <summary><c>qingyuan data …</c> (官方数据).</summary>
internal static class DataVerbs
{
    /// <summary>Declares the verbs.</summary>
    public static Command Make(Terminal terminal) =>
        new Verb("data", terminal.Say("官方数据:校验、查看、录入与核对指标体系", "Official data: verify, show, bring in and check indicator systems"))
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
        var verb = new Verb("verify", terminal.Say("校验全部数据:结构、来源、权重、基准值次序、因子", "Verify all data: schema, sources, weights, order of base values, factors"))
        {
            Examples = ["qingyuan data verify", "qingyuan data verify --json"],
        };
        verb.SetAction(_ =>
        {
            var response = Busy.While(terminal, terminal.Say("正在校验数据", "Verifying the data"), () => VerifyData.Handle(new DataFolder()));
            return terminal.Finish(response, response.Findings, writer => writer.WriteLine(terminal.Say(
                $"已校验 {response.Files.Count} 个文件、{response.Systems} 个指标体系:{Count(response.Findings, Severity.Error)} 个错误,{Count(response.Findings, Severity.Warning)} 个警告",
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
        var id = new Argument<string>("id") { Description = terminal.Say("体系标识,或 .json 文件路径", "Id of the system, or path of its .json file") };
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
                "Ⅰ", "Ⅱ", "Ⅲ", terminal.Say("状态", "Status"), terminal.Say("来源", "Source"));
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

    private static Option<string> Out(Terminal terminal, string chinese, string english, bool isRequired) =>
        new("--out") { Required = isRequired, Description = terminal.Say(chinese, english), HelpName = terminal.Say("文件", "file") };

    private static Verb Template(Terminal terminal)
    {
        var path = Out(terminal, "要写的工作簿", "Workbook to write", isRequired: true);
        var verb = new Verb("template", terminal.Say("生成指标体系录入模板(含填写说明和下拉选项)", "Write the workbook in which anybody can type in an official system")) { path };
        verb.Examples = ["qingyuan data template --out 指标体系.xlsx"];
        verb.SetAction(parsed =>
        {
            var target = parsed.GetRequiredValue(path);
            WriteSystemTemplate.Handle(target);
            return new Written([target], []).Finish(terminal);
        });
        return verb;
    }

    private static Verb Import(Terminal terminal)
    {
        var workbook = new Argument<string>("workbook") { Description = terminal.Say("填好的录入模板(.xlsx 或 .xls)", "The filled workbook (.xlsx or .xls)") };
        var path = Out(terminal, "要写的体系文件(默认存入本机的体系目录)", "File to write (default: the folder of imported systems)", isRequired: false);
        var by = new Option<string>("--by") { Description = terminal.Say("录入人(默认取工作簿内所填,否则为本机用户)", "Who typed it in (default: as the workbook says, else the user)"), HelpName = terminal.Say("姓名", "name") };
        var office = new Option<string>("--office") { Description = terminal.Say("录入人所在单位", "Office of that person"), HelpName = terminal.Say("单位", "office") };
        var on = DayOption.Make(terminal, "--on", terminal.Say("录入日期", "Day of the import"));
        var verb = new Verb("import", terminal.Say("导入填好的指标体系,逐格列出全部问题", "Bring in a filled workbook: everything that is wrong, by cell")) { workbook, path, by, office, on };
        verb.Examples = ["qingyuan data import 指标体系.xlsx --out system.json", "qingyuan data import 指标体系.xlsx --by 张三"];
        verb.SetAction(parsed =>
        {
            var response = ImportSystem.Handle(
                new DataFolder(),
                new ImportSystem.Request(parsed.GetRequiredValue(workbook), parsed.GetValue(path), parsed.DayOf(on), parsed.GetValue(by), parsed.GetValue(office)));
            return terminal.Finish(response, response.Findings, writer =>
            {
                if (response is { Path: { } target, Counts: { } counts })
                {
                    writer.WriteLine(terminal.Say(
                        $"已写入 {target}(标识 {response.Id},录入人 {response.ImportedBy}):已转录 {counts.Transcribed}、未证实 {counts.Unconfirmed} 项",
                        $"{target} written (id {response.Id}, typed in by {response.ImportedBy}): {counts.Transcribed} rows transcribed, {counts.Unconfirmed} unconfirmed"));
                }
            });
        });
        return verb;
    }

    private static Verb Export(Terminal terminal)
    {
        var id = new Argument<string>("id") { Description = terminal.Say("体系标识,或 .json 文件路径", "Id of the system, or path of its .json file") };
        var path = Out(terminal, "要写的工作簿", "Workbook to write", isRequired: true);
        var verb = new Verb("export", terminal.Say("把指标体系导出为工作簿(可再导入)", "Write a system as a workbook that can be imported again")) { id, path };
        verb.Examples = ["qingyuan data export electroplating-2015-comprehensive --out 指标体系.xlsx"];
        verb.SetAction(parsed =>
        {
            var response = ExportSystem.Handle(new DataFolder(), parsed.GetRequiredValue(id), parsed.GetRequiredValue(path));
            return new Written(response.Path is { } target ? [target] : [], response.Findings).Finish(terminal);
        });
        return verb;
    }

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
                parsed.GetRequiredValue(id), parsed.GetRequiredValue(by), parsed.DayOf(on), parsed.GetValue(office), parsed.GetValue(evidence), parsed.GetValue(rows));
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
                        $"已写入 {path}:已核对 {counts.Checked}、已转录 {counts.Transcribed}、未证实 {counts.Unconfirmed} 项",
                        $"{path} written: {counts.Checked} rows checked, {counts.Transcribed} transcribed, {counts.Unconfirmed} unconfirmed"));
                }
            });
        });
        return verb;
    }
}
