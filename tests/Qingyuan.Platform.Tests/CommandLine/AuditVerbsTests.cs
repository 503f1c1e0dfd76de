using System.Text.Json;
using Qingyuan.Platform.Tests.Audits;

namespace Qingyuan.Platform.Tests.CommandLine;

/// <summary><c>qingyuan audit …</c> as a shell sees it. Alone, because one test moves the folder of imported editions.</summary>
[CollectionDefinition(nameof(AuditVerbsTests), DisableParallelization = true)]
[Collection(nameof(AuditVerbsTests))]
public class AuditVerbsTests
{
    private static readonly object?[][] Indicators = [["编号", "指标名称", "实际值"], ["2.1", "单位产品每次清洗取水量", 20]];

    private static string[] Keys(JsonElement json) => [.. json.EnumerateObject().Select(p => p.Name)];

    [Fact]
    public void A_folder_that_cannot_be_written_is_a_finding_beside_an_empty_list_of_files()
    {
        using var scratch = new Scratch();
        File.WriteAllBytes(scratch.At("审核.xlsx"), AuditData.Book(("指标", Indicators)));
        foreach (var folder in new[] { scratch.File("file", "x"), scratch.At("file/below"), "" })
        {
            var shell = Shell.Run("audit", "run", scratch.At("审核.xlsx"), "--out", folder, "--json");
            shell.Status.ShouldBe(1);
            Keys(shell.Json()).ShouldBe(["files", "findings"]);
            shell.Json().GetProperty("files").GetArrayLength().ShouldBe(0);
            shell.Codes().ShouldContain("file.input_output");
        }
    }

    [Fact]
    public void Checking_lists_the_findings_under_their_sheets_gravest_first()
    {
        using var scratch = new Scratch();
        File.WriteAllBytes(scratch.At("审核.xlsx"), AuditData.Book(
            ("能源消耗", [["年份", "能源种类", "消耗量", "单位", "我的列"], [2022, "电力", -1, "kWh"]]), ("指标", Indicators)));
        var lines = Shell.Run("audit", "check", scratch.At("审核.xlsx")).Out.Split('\n').ToList();
        var heading = lines.FindIndex(l => l == "能源消耗 (错误 1，提示 1)");
        heading.ShouldBeGreaterThan(0);
        lines[heading + 1].ShouldStartWith("[错误] 能源消耗!C2");
        lines[heading + 2].ShouldStartWith("[提示] 能源消耗!E1");
    }

    [Fact]
    public void A_workbook_made_for_an_edition_given_by_path_finds_that_edition_again()
    {
        using var scratch = new Scratch();
        var before = Environment.GetEnvironmentVariable("QINGYUAN_DATA");
        Environment.SetEnvironmentVariable("QINGYUAN_DATA", scratch.At("home"));
        try
        {
            var edition = scratch.File("mine.json",
                """
                {"schema_version":1,"id":"p-plating-trial","title":"试行体系","title_en":"Trial","rule_profile":"p-index","weight_convention":"none","first_level":[
                 {"code":"1","name":"资源消耗","name_en":"r","points":60,"indicators":[
                  {"code":"1.1","name":"电耗","name_en":"power","kind":"quantitative","unit":"kWh/m2","direction":"lower_better","base":2.0,"points":40,"status":"unconfirmed"},
                  {"code":"1.2","name":"水重复利用率","name_en":"reuse","kind":"quantitative","unit":"%","direction":"higher_better","base":50,"points":20,"status":"unconfirmed"}]},
                 {"code":"2","name":"管理","name_en":"m","points":100,"indicators":[{"code":"2.1","name":"管理体系","name_en":"ems","kind":"qualitative","unit":"","points":100,"status":"unconfirmed"}]}]}
                """);
            var content = scratch.File("content.json",
                """
                {"sheets":{"enterprise":[{"name":"某厂","baseline_year":2024,"comparison_year":2024}],
                 "indicators":[{"code":"1.1","name":"电耗","value":2.5},{"code":"1.2","name":"水重复利用率","value":60},{"code":"2.1","name":"管理体系","value":"Ⅰ级"}]}}
                """);
            Shell.Run("audit", "template", "--system", edition, "--content", content, "--out", scratch.At("审核.xlsx"), "--json").Codes().ShouldBeEmpty();
            Shell.Run("audit", "run", scratch.At("审核.xlsx"), "--out", scratch.At("out"), "--json").Status.ShouldBe(0);

            // 0.6·(40·2/2.5 + 20·60/50) + 0.4·100 = 0.6·56 + 40 = 73.6 (caps k/m = 30 reach neither ratio).
            using var result = JsonDocument.Parse(File.ReadAllText(scratch.At("out/result.json")));
            result.RootElement.GetProperty("evaluation").GetProperty("p_index").GetDecimal().ShouldBe(73.6m);

            File.Delete(edition);
            var gone = Shell.Run("audit", "run", scratch.At("审核.xlsx"), "--out", scratch.At("out2"), "--json");
            (gone.Status, gone.Codes().Single()).ShouldBe((1, "data.imported_file_gone"));
            Directory.Exists(scratch.At("out2")).ShouldBeFalse();
        }
        finally
        {
            Environment.SetEnvironmentVariable("QINGYUAN_DATA", before);
        }
    }
}
