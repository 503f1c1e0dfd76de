using System.Text.Json;

namespace Qingyuan.Platform.Tests.CommandLine;

/// <summary>The whole way of an edition through the command line. An id of the platform is used: it is not registered for the user who runs the tests.</summary>
public sealed class DataVerbsTests : IDisposable
{
    private const string Id = "hj-t-183-2006-beer";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void An_edition_goes_out_comes_in_and_is_checked_by_a_second_person()
    {
        var (book, json) = (_scratch.At("体系.xlsx"), _scratch.At("system.json"));
        Shell.Run("data", "export", Id, "--out", book, "--json").Status.ShouldBe(0);

        var imported = Shell.Run("data", "import", book, "--out", json, "--by", "张三", "--on", "2026-11-20", "--json");
        imported.Status.ShouldBe(0);
        imported.Json().GetProperty("path").GetString().ShouldBe(json);
        imported.Codes().ShouldBe(["import.shipped_id"]);

        var first = Shell.Run("data", "check", json, "--by", "张三", "--json");
        first.Status.ShouldBe(1);
        first.Codes().ShouldContain("data.check.same_person");

        var second = Shell.Run("data", "check", json, "--by", "李四", "--office", "市局", "--on", "2026-11-21", "--json");
        second.Status.ShouldBe(0);
        second.Json().GetProperty("counts").GetProperty("checked").GetInt32().ShouldBe(8); // all rows of HJ/T 183-2006 that were read

        using var written = JsonDocument.Parse(File.ReadAllText(json));
        written.RootElement.GetProperty("checked_by")[0].ToString().ShouldContain("市局");
        Shell.Run("data", "show", json).Out.ShouldContain("啤酒");
    }

    [Fact]
    public void The_empty_template_cannot_be_imported_and_leaves_nothing_behind()
    {
        Shell.Run("data", "template", "--out", _scratch.At("t.xlsx")).Status.ShouldBe(0);

        var imported = Shell.Run("data", "import", _scratch.At("t.xlsx"), "--out", _scratch.At("s.json"), "--json");

        imported.Status.ShouldBe(1);
        imported.Codes().ShouldContain("import.cell_empty");
        File.Exists(_scratch.At("s.json")).ShouldBeFalse();
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_named() =>
        Shell.Run("data", "template", "--out", _scratch.At("none/t.xlsx"), "--json").Codes().ShouldBe(["file.input_output"]);

    [Fact]
    public void Long_texts_of_a_table_go_on_in_the_next_line()
    {
        var lines = Shell.Run("data", "show", "electroplating-2015-comprehensive").Out.Split('\n');
        // Nine columns, none wider than 28 places and two blanks between them.
        lines.Where(l => l.StartsWith("1.", StringComparison.Ordinal)).ShouldAllBe(l => l.EnumerateRunes().Sum(r => r.Value > 0x2E80 ? 2 : 1) <= 9 * 28 + 8 * 2);
        string.Concat(lines).ShouldContain("民用产品采用低铬或三价铬钝化");
    }
}
