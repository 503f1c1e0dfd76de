using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Qingyuan.CommandLine;

/// <summary>A verb with examples of its use, which help prints.</summary>
internal sealed class Verb(string name, string description) : Command(name, description)
{
    /// <summary>Command lines that work as they stand.</summary>
    public IReadOnlyList<string> Examples { get; set; } = [];
}

/// <summary>Prints the usage of a command (用法), wholly in the language of the terminal.</summary>
internal sealed class HelpAction(Terminal terminal) : SynchronousCommandLineAction
{
    /// <inheritdoc />
    public override bool ClearsParseErrors => true;

    /// <summary>The words that lead to a command: qingyuan audit run.</summary>
    public static string CommandPath(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{CommandPath(parent)} {command.Name}" : "qingyuan";

    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var verbs = command.Subcommands.Where(c => !c.Hidden).ToArray();
        var arguments = command.Arguments.Where(a => !a.Hidden).ToArray();
        var own = command.Options.Where(o => !o.Hidden && !o.Recursive && o is not (HelpOption or VersionOption)).ToArray();
        var common = Ancestors(command).SelectMany(c => c.Options).Where(o => o.Recursive || o is HelpOption).ToArray();

        var writer = terminal.Out;
        writer.WriteLine(command.Description);
        writer.WriteLine();
        writer.WriteLine(terminal.Say("用法：", "Usage:"));
        var usage = new List<string> { CommandPath(command) };
        usage.AddRange(verbs.Length > 0 ? [terminal.Say("<子命令>", "<verb>")] : arguments.Select(a => $"<{a.Name}>"));
        usage.AddRange(own.Where(o => o.Required).Select(Shown));
        usage.Add(terminal.Say("[选项]", "[options]"));
        writer.WriteLine("  " + string.Join(' ', usage));

        Section(terminal.Say("子命令：", "Verbs:"), verbs.Select(c => (c.Name, c.Description)));
        Section(terminal.Say("参数：", "Arguments:"), arguments.Select(a => ($"<{a.Name}>", a.Description)));
        Section(terminal.Say("选项：", "Options:"), own.Select(o => (Shown(o), o.Required ? $"{o.Description}{terminal.Say("(必需)", " (required)")}" : o.Description)));
        Section(terminal.Say("通用选项：", "Common options:"), common.Select(o => (Shown(o), o.Description)));
        if (command is Verb { Examples.Count: > 0 } verb)
        {
            writer.WriteLine();
            writer.WriteLine(terminal.Say("例：", "Examples:"));
            foreach (var example in verb.Examples)
            {
                writer.WriteLine("  " + example);
            }
        }

        writer.WriteLine();
        writer.WriteLine(terminal.Say(
            "退出码：0 完成；1 完成，但输入有错误(已列出);2 命令行有误；3 程序内部出错。",
            "Exit status: 0 done; 1 done, the input has errors (listed); 2 the command line is wrong; 3 the program failed."));
        writer.Flush();
        return ExitStatus.Done;

        void Section(string title, IEnumerable<(string Name, string? Description)> rows)
        {
            var lines = rows.ToArray();
            if (lines.Length > 0)
            {
                writer.WriteLine();
                writer.WriteLine(title);
                var width = lines.Max(l => TextTable.Width(l.Name));
                foreach (var (name, description) in lines)
                {
                    writer.WriteLine($"  {TextTable.Pad(name, width)}  {description}");
                }
            }
        }
    }

    /// <summary>The command and those above it, the root first.</summary>
    public static IEnumerable<Command> Ancestors(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? Ancestors(parent).Append(command) : [command];

    private static string Shown(Option option) => option is HelpOption ? "-h, --help"
        : option.Arity.MaximumNumberOfValues == 0 ? option.Name
        : $"{option.Name} <{option.HelpName ?? option.Name.TrimStart('-')}>";
}
