using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Qingyuan.Core.Findings;

namespace Qingyuan.Platform.Tests.House;

/// <summary>Codes of findings are listed in docs/findings.md and stay stable: scripts and other offices depend on them.</summary>
public partial class FindingsPageTests
{
    private static readonly (FieldInfo Field, FindingKind Kind)[] Kinds =
        [.. new[] { typeof(FindingKind).Assembly, typeof(Files.TextFile).Assembly, typeof(Qingyuan.CommandLine.Application).Assembly }
            .SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(FindingKind))
            .Select(f => (f, (FindingKind)f.GetValue(null)!))
            .OrderBy(k => k.Item2.Code, StringComparer.Ordinal)];

    [Fact]
    [Trait("Category", "GeneratedDocs")]
    public void The_page_of_findings_is_current() => Repository.ShouldBeCurrent("docs/findings.md", Page());

    [Fact]
    public void Each_code_is_declared_once() =>
        Kinds.GroupBy(k => k.Kind.Code, StringComparer.Ordinal).Where(g => g.Count() > 1)
            .Select(g => $"{g.Key}: {string.Join(", ", g.Select(k => $"{k.Field.DeclaringType!.Name}.{k.Field.Name}"))}")
            .ShouldBeEmpty();

    [Fact]
    public void A_code_is_lower_case_words_joined_by_dots() =>
        Kinds.Select(k => k.Kind.Code).Where(c => !Code().IsMatch(c)).ShouldBeEmpty();

    [Fact]
    public void Kinds_are_declared_in_a_class_named_Findings() =>
        Kinds.Where(k => !k.Field.DeclaringType!.Name.EndsWith("Findings", StringComparison.Ordinal)).Select(k => k.Kind.Code).ShouldBeEmpty();

    [Fact]
    public void Both_languages_are_there_and_format()
    {
        foreach (var (_, kind) in Kinds)
        {
            kind.Message.Any(IsChinese).ShouldBeTrue($"{kind.Code} has no Chinese text");
            // English may quote a Chinese name of a sheet or a word to type; it may not be Chinese.
            kind.MessageEn.Count(IsChinese).ShouldBeLessThan(kind.MessageEn.Count(char.IsAsciiLetter) / 2, $"{kind.Code} has no English text");
            // A placeholder too many throws here instead of in front of a user.
            var finding = kind.At("$", [.. Enumerable.Range(0, 10).Cast<object?>()]);
            finding.Message.ShouldNotBeEmpty();
        }
    }

    private static bool IsChinese(char c) => c is >= '\u4e00' and <= '\u9fff';

    private static string Page()
    {
        var page = new StringBuilder("""
            # 检查意见代码 Codes of findings

            由源代码生成,不要手工修改:`./test --update-docs`。代码保持稳定;`{0}`、`{1}` 处是具体内容。
            Generated from the sources, not edited by hand: `./test --update-docs`. Codes stay stable; `{0}`, `{1}` stand for the particulars.

            `error`:输入有错,退出码 1,不写任何文件;`warning`:结果成立,但评审会问;`info`:供参考。
            `error`: the input is wrong, exit status 1, no file is written; `warning`: the result stands, a reviewer will ask; `info`: worth knowing.

            | 代码 code | 级别 severity | 中文 | English |
            |---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var (_, kind) in Kinds)
        {
            page.Append($"| `{kind.Code}` | {kind.Severity.ToString().ToLowerInvariant()} | {Cell(kind.Message)} | {Cell(kind.MessageEn)} |\n");
        }

        return page.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("{{", "{", StringComparison.Ordinal)
        .Replace("}}", "}", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    [GeneratedRegex(@"^[a-z0-9_]+(\.[a-z0-9_]+)+$")]
    private static partial Regex Code();
}
