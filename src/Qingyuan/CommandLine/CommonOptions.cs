using System.CommandLine;
using System.CommandLine.Help;

namespace Qingyuan.CommandLine;

/// <summary>
/// The options that every verb has. They are looked for before parsing, because help and the report of a wrong command line already
/// need the language and the form of the output.
/// </summary>
internal static class CommonOptions
{
    public const string LanguageName = "--lang";
    public const string JsonName = "--json";
    public const string DebugName = "--debug";

    /// <summary>Chinese unless asked otherwise: --lang first, then LC_ALL, LC_MESSAGES and LANG, as POSIX orders them.</summary>
    public static Language ChooseLanguage(string[] args, Func<string, string?> environment)
    {
        var index = Array.FindLastIndex(args, a => a == LanguageName || a.StartsWith(LanguageName + "=", StringComparison.Ordinal));
        var asked = index < 0 ? null
            : args[index].Contains('=', StringComparison.Ordinal) ? args[index][(LanguageName.Length + 1)..]
            : args.ElementAtOrDefault(index + 1);
        asked ??= new[] { "LC_ALL", "LC_MESSAGES", "LANG" }.Select(environment).FirstOrDefault(v => !string.IsNullOrEmpty(v));
        return asked is not null && asked.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.English : Language.Chinese;
    }

    /// <summary>True where a switch stands on the command line.</summary>
    public static bool Has(string[] args, string name) => args.TakeWhile(a => a != "--").Contains(name, StringComparer.Ordinal);

    /// <summary>Declares them on the root, for all verbs.</summary>
    public static void AddTo(RootCommand root, Terminal terminal)
    {
        var language = new Option<string>(LanguageName)
        {
            Description = terminal.Say("界面语言：zh 或 en(默认取 LANG，否则中文)", "Language: zh or en (default: LANG, else Chinese)"),
            HelpName = "zh|en",
            Recursive = true,
        };
        language.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && token.Value is not ("zh" or "en"))
            {
                result.AddError(terminal.Say($"--lang 只能是 zh 或 en，不能是“{token.Value}”", $"--lang is zh or en, not '{token.Value}'"));
            }
        });
        root.Options.Add(language);
        root.Options.Add(new Option<bool>(JsonName)
        {
            Description = terminal.Say("标准输出只有一个 JSON 文档", "Standard output is exactly one JSON document"),
            Arity = ArgumentArity.Zero,
            Recursive = true,
        });
        root.Options.Add(new Option<bool>(DebugName)
        {
            Description = terminal.Say("程序出错时打印调用栈", "Print the call stack when the program fails"),
            Arity = ArgumentArity.Zero,
            Recursive = true,
        });
        foreach (var option in root.Options)
        {
            switch (option)
            {
                case HelpOption help:
                    help.Description = terminal.Say("显示用法", "Show usage");
                    help.Action = new HelpAction(terminal);
                    break;
                case VersionOption version:
                    version.Description = terminal.Say("显示版本", "Show the version");
                    break;
            }
        }
    }
}
