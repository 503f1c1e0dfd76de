namespace Qingyuan.Platform.Tests.CommandLine;

/// <summary>The contract of the executable: exit status, one JSON document, languages, bad files.</summary>
public class ApplicationTests
{
    public static TheoryData<string> JsonVerbs => ["options", "balance", "evaluate --system electroplating-2015-comprehensive --values"];

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("options")]
    [InlineData("options a.json b.json")]
    [InlineData("options a.json --nope")]
    [InlineData("version --lang fr")]
    [InlineData("serve --urls ftp://localhost")]
    public void A_wrong_command_line_is_status_2_with_the_reason_on_standard_error(string line)
    {
        var shell = Shell.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        shell.Status.ShouldBe(2);
        shell.Out.ShouldBeEmpty();
        shell.Error.ShouldStartWith("[错误] 命令行有误：");
        shell.Error.ShouldContain("--help");
    }

    [Fact]
    public void A_wrong_command_line_with_json_is_a_document_too()
    {
        var shell = Shell.Run("nonsense", "--json");

        shell.Status.ShouldBe(2);
        shell.Codes().ShouldBe(["command.usage"]);
    }

    [Theory]
    [MemberData(nameof(JsonVerbs))]
    public void A_file_that_is_not_there_is_a_finding(string verb)
    {
        var shell = Shell.Run([.. verb.Split(' '), "no-such-file.json", "--json"]);

        shell.Status.ShouldBe(1);
        shell.Codes().ShouldContain("file.missing");
    }

    [Theory]
    [MemberData(nameof(JsonVerbs))]
    public void A_folder_instead_of_a_file_is_a_finding(string verb)
    {
        using var scratch = new Scratch();

        var shell = Shell.Run([.. verb.Split(' '), scratch.At("."), "--json"]);

        shell.Status.ShouldBe(1);
        shell.Codes().ShouldContain("file.is_directory");
    }

    [Theory]
    [MemberData(nameof(JsonVerbs))]
    public void An_empty_file_is_a_finding(string verb)
    {
        using var scratch = new Scratch();

        var shell = Shell.Run([.. verb.Split(' '), scratch.File("a.json", ""), "--json"]);

        shell.Status.ShouldBe(1);
        shell.Codes().ShouldContain("file.empty");
    }

    [Theory]
    [MemberData(nameof(JsonVerbs))]
    public void Garbage_is_a_finding_and_standard_output_still_one_document(string verb)
    {
        using var scratch = new Scratch();

        foreach (var garbage in new[] { "{", "[]", "null", "\"x\"", "{\"a\":", "not json", "\uFEFF{\"options\": 3, \"streams\": 3, \"values\": 3}" })
        {
            var shell = Shell.Run([.. verb.Split(' '), scratch.File("a.json", garbage), "--json"]);

            shell.Status.ShouldBe(1, garbage);
            shell.Codes().ShouldNotBeEmpty(garbage);
            shell.Error.ShouldNotContain("   at ");
        }
    }

    [Theory]
    [MemberData(nameof(JsonVerbs))]
    public void Bytes_that_are_no_UTF_8_are_a_finding(string verb)
    {
        using var scratch = new Scratch();
        // "中" in GBK, which is how an older Chinese editor saves it.
        File.WriteAllBytes(scratch.At("a.json"), [(byte)'"', 0xD6, 0xD0, (byte)'"']);

        var shell = Shell.Run([.. verb.Split(' '), scratch.At("a.json"), "--json"]);

        shell.Status.ShouldBe(1);
        shell.Codes().ShouldContain("file.not_utf8");
    }

    [Fact]
    public void A_JSON_file_over_64_MB_is_a_finding()
    {
        using var scratch = new Scratch();
        using (var stream = File.Create(scratch.At("a.json")))
        {
            stream.SetLength((64 * 1024 * 1024) + 1);
        }

        var shell = Shell.Run("options", scratch.At("a.json"), "--json");

        shell.Status.ShouldBe(1);
        shell.Codes().ShouldBe(["file.too_large"]);
    }

    [Theory]
    [InlineData("zh_CN.UTF-8", "用法：")]
    [InlineData("en_US.UTF-8", "Usage:")]
    [InlineData("C", "用法：")]
    [InlineData(null, "用法：")]
    public void Help_follows_LANG_and_is_Chinese_by_default(string? lang, string heading) =>
        Shell.RunIn(lang, "--help").Out.ShouldContain(heading);

    [Fact]
    public void The_lang_option_wins_over_LANG()
    {
        Shell.RunIn("zh_CN.UTF-8", "options", "--help", "--lang", "en").Out.ShouldContain("Usage:");
        Shell.RunIn("en_US.UTF-8", "options", "--help", "--lang=zh").Out.ShouldContain("用法：");
    }

    [Fact]
    public void Help_in_English_is_wholly_English()
    {
        foreach (var words in Leaves())
        {
            var help = Shell.RunIn("en_US.UTF-8", [.. words, "--help"]);

            help.Status.ShouldBe(0);
            // Names of files in the examples may be Chinese; sentences may not.
            var lines = help.Out.Split('\n').Where(l => !l.TrimStart().StartsWith("qingyuan ", StringComparison.Ordinal));
            lines.Where(l => l.Any(c => c is >= '\u4e00' and <= '\u9fff')).ShouldBeEmpty(string.Join(' ', words));
        }
    }

    [Fact]
    public void Examples_in_the_help_are_command_lines_that_parse()
    {
        using var terminal = new Qingyuan.CommandLine.Terminal(Qingyuan.CommandLine.Language.Chinese, false, TextWriter.Null, TextWriter.Null, true);
        var root = Qingyuan.CommandLine.Verbs.Root(terminal);
        foreach (var words in Leaves())
        {
            var examples = Shell.Run([.. words, "--help"]).Out.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("qingyuan ", StringComparison.Ordinal)).Skip(1);
            foreach (var example in examples)
            {
                Qingyuan.CommandLine.UsageErrors.Of(root.Parse(example["qingyuan ".Length..])).ShouldBeEmpty(example);
            }
        }
    }

    // Every command of the executable as words.
    private static IEnumerable<string[]> Leaves()
    {
        using var terminal = new Qingyuan.CommandLine.Terminal(Qingyuan.CommandLine.Language.Chinese, false, TextWriter.Null, TextWriter.Null, true);
        return Walk(Qingyuan.CommandLine.Verbs.Root(terminal), []).ToArray();

        static IEnumerable<string[]> Walk(System.CommandLine.Command command, string[] words) =>
            command.Subcommands.SelectMany(c => Walk(c, [.. words, c.Name])).Prepend(words);
    }

    [Fact]
    public void A_batch_with_an_error_writes_no_file()
    {
        using var scratch = new Scratch();
        var table = scratch.File("plants.csv", "企业,单位产品每次清洗取水量\n甲,abc\n");
        var shell = Shell.Run("batch", "--system", "electroplating-2015-comprehensive", "--table", table, "--out", scratch.At("v.csv"), "--json");
        shell.Status.ShouldBe(1);
        shell.Codes().ShouldContain("value.not_a_number");
        shell.Json().GetProperty("files").GetArrayLength().ShouldBe(0);
        File.Exists(scratch.At("v.csv")).ShouldBeFalse();
    }

    [Fact]
    public void A_batch_takes_what_holds_for_all_lines_from_a_file()
    {
        using var scratch = new Scratch();
        var table = scratch.File("plants.csv", "企业,单位产品每次清洗取水量\n甲,8\n");
        var conditions = scratch.File("c.json", """{"parameters":{"n_metals":7}}""");
        Shell.Run("batch", "--system", "electroplating-2015-comprehensive", "--table", table, "--parameters", conditions, "--out", scratch.At("v.csv")).Status.ShouldBe(0);
        File.Exists(scratch.At("v.csv")).ShouldBeTrue();
        var missing = Shell.Run("batch", "--system", "electroplating-2015-comprehensive", "--table", table, "--parameters", scratch.At("no.json"), "--out", scratch.At("w.csv"), "--json");
        missing.Status.ShouldBe(1);
        missing.Codes().ShouldBe(["file.missing"]);
        File.Exists(scratch.At("w.csv")).ShouldBeFalse();
    }

    [Fact]
    public void Values_that_cannot_be_read_give_no_verdict()
    {
        using var scratch = new Scratch();
        foreach (var text in new[] { "[1]", "{\"values\":[1]}", "{\"values\":{\"\\ud800\":1}}", "{" })
        {
            var shell = Shell.Run("evaluate", "--system", "electroplating-2015-comprehensive", "--values", scratch.File("v.json", text), "--json");
            shell.Status.ShouldBe(1, text);
            shell.Json().GetProperty("level").GetString().ShouldBe("not_computable", text);
        }
    }
}
