using System.Text.RegularExpressions;
using Qingyuan.CommandLine;

namespace Qingyuan.Platform.Tests.House;

/// <summary>What the repository promises as a whole.</summary>
public partial class RepositoryTests
{
    private static readonly string[] Text = [".cs", ".md", ".json", ".csv", ".csproj", ".props", ".slnx", ".js", ".css", ".html", ".py", ".sh", ""];

    [Fact]
    public void No_file_names_a_path_of_the_machine_it_was_written_on()
    {
        // Put together here, so that this file does not find itself.
        string[] foreign = ["/wo" + "rk/", "../sha" + "red", "/ro" + "ot/", "/ho" + "me/"];
        var offenders =
            from file in Repository.Files(".")
            where Text.Contains(Path.GetExtension(file), StringComparer.Ordinal)
            let text = Repository.Read(file)
            from path in foreign
            where text.Contains(path, StringComparison.Ordinal)
            select $"{file}: {path}";

        offenders.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    [InlineData("CONTRIBUTING.md")]
    public void Every_command_of_a_page_exists(string page)
    {
        using var terminal = new Terminal(Language.English, isJson: false, TextWriter.Null, TextWriter.Null, isPiped: true);
        var root = Verbs.Root(terminal);
        var commands = Command().Matches(Repository.Read(page)).Select(m => m.Groups["words"].Value.Trim()).ToArray();

        commands.ShouldNotBeEmpty();
        foreach (var command in commands)
        {
            var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeWhile(w => !w.StartsWith('#')).ToArray();
            UsageErrors.Of(root.Parse(words)).ShouldBeEmpty($"{page}: {command}");
        }
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("docs/architecture.md")]
    public void Every_link_of_a_page_leads_to_a_file(string page)
    {
        var folder = Path.GetDirectoryName(page)!;
        var broken = Link().Matches(Repository.Read(page)).Select(m => m.Groups["target"].Value)
            .Where(t => !t.Contains("://", StringComparison.Ordinal))
            .Where(t => !Path.Exists(Path.Combine(Repository.Root, folder, t)));

        broken.ShouldBeEmpty();
    }

    [Fact]
    public void Every_type_of_the_glossary_exists()
    {
        var types = new[] { typeof(Core.Json).Assembly, typeof(Files.TextFile).Assembly }.SelectMany(a => a.GetExportedTypes()).Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        var named = GlossaryType().Matches(Repository.Read("docs/glossary.md")).Select(m => m.Groups["type"].Value).ToArray();

        named.ShouldNotBeEmpty();
        named.Except(types, StringComparer.Ordinal).ShouldBeEmpty();
    }

    // A line of a fenced block that starts the executable with a verb: "./run audit check 审核.xlsx".
    [GeneratedRegex(@"^(\./run|qingyuan) (?<words>[a-z].*)$", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"^\|[^|]+\|[^|]+\| `(?<type>\w+)` \|$", RegexOptions.Multiline)]
    private static partial Regex GlossaryType();

    [GeneratedRegex(@"\]\((?<target>[^)#\s]+)")]
    private static partial Regex Link();
}
