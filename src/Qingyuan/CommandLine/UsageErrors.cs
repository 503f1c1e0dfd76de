using System.CommandLine;
using System.CommandLine.Parsing;

namespace Qingyuan.CommandLine;

/// <summary>
/// Why a command line cannot run, in both languages (命令行错误). System.CommandLine has Chinese texts for a part of its messages
/// only, so the usual faults are worded here and the rest keeps the library's words.
/// </summary>
internal static class UsageErrors
{
    /// <summary>One fault.</summary>
    internal sealed record UsageError(string Chinese, string English);

    /// <summary>All faults of the parsed command line; empty where it can run.</summary>
    public static IReadOnlyList<UsageError> Of(ParseResult parsed)
    {
        if (parsed.Errors.Count == 0)
        {
            return [];
        }

        var found = new List<UsageError>();
        var command = parsed.CommandResult.Command;
        foreach (var word in parsed.UnmatchedTokens)
        {
            found.Add(new($"不认识“{word}”", $"'{word}' is not known here"));
        }

        if (parsed.UnmatchedTokens.Count == 0 && command.Subcommands.Count > 0)
        {
            var verbs = string.Join(", ", command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name));
            found.Add(new($"缺少子命令，可用：{verbs}", $"a verb is missing, one of: {verbs}"));
        }

        foreach (var option in HelpAction.Ancestors(command).SelectMany(c => c.Options))
        {
            switch (parsed.GetResult(option))
            {
                case null or { Implicit: true } when option.Required:
                    found.Add(new($"缺少必需的选项 {option.Name}", $"the option {option.Name} is required"));
                    break;
                case { Implicit: false, Tokens.Count: 0 } when option.Arity.MinimumNumberOfValues > 0:
                    found.Add(new($"选项 {option.Name} 后面缺少值", $"the option {option.Name} needs a value"));
                    break;
                case { IdentifierTokenCount: > 1 }:
                    found.Add(new($"选项 {option.Name} 只能出现一次", $"the option {option.Name} may appear once only"));
                    break;
            }
        }

        foreach (var argument in command.Arguments)
        {
            if (argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is null or { Tokens.Count: 0 })
            {
                found.Add(new($"缺少参数 <{argument.Name}>", $"the argument <{argument.Name}> is missing"));
            }
        }

        return found.Count > 0 ? found : [.. parsed.Errors.Select(e => new UsageError(e.Message, e.Message))];
    }
}
