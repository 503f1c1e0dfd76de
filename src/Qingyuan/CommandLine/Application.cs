using System.CommandLine;
using System.Text;
using Qingyuan.Core.Findings;
using Qingyuan.Platform.Files;

namespace Qingyuan.CommandLine;

/// <summary>Exit status (退出码) of every verb; scripts depend on it.</summary>
internal static class ExitStatus
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, and the input has findings of severity error; they are listed.</summary>
    public const int Findings = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Something failed inside the program.</summary>
    public const int Failure = 3;
}

/// <summary>
/// Runs one command line from words to exit status. Streams and environment are handed in, so that tests run exactly
/// what the shell runs.
/// </summary>
internal static class Application
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Runs <paramref name="args"/> and returns the exit status.</summary>
    public static int Run(string[] args, Stream output, Stream error, Func<string, string?> environment, bool isPiped)
    {
        // Our own writers: .NET's console would follow LC_ALL's character set and print ? for 清.
        using var errorWriter = new StreamWriter(error, Utf8, leaveOpen: true) { AutoFlush = true };
        using var terminal = new Terminal(
            CommonOptions.ChooseLanguage(args, environment), CommonOptions.Has(args, CommonOptions.JsonName),
            new StreamWriter(output, Utf8, leaveOpen: true), errorWriter, isPiped);
        try
        {
            var parsed = Verbs.Root(terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Action is not HelpAction && UsageErrors.Of(parsed) is { Count: > 0 } errors)
            {
                var help = terminal.Say("查看用法：", "For usage: ") + HelpAction.CommandPath(parsed.CommandResult.Command) + " --help";
                return terminal.Fail(ExitStatus.Usage, [.. errors.Select(e => CommandFindings.Usage.At("", e.Chinese, e.English))], help);
            }

            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = terminal.Out, Error = terminal.Error });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The disk is full, the output folder is read-only: the person can mend it, and needs the system's words, not a stack.
            Trace(e);
            return terminal.Fail(ExitStatus.Findings, [FileFindings.InputOutput.At("", e.Message)]);
        }
        catch (Exception e)
        {
            Trace(e);
            return terminal.Fail(ExitStatus.Failure, [CommandFindings.Internal.At("", e.GetType().Name, e.Message)]);
        }

        void Trace(Exception e)
        {
            if (CommonOptions.Has(args, CommonOptions.DebugName))
            {
                errorWriter.WriteLine(e);
            }
        }
    }
}

/// <summary>What the command line itself has to say (命令行检查意见).</summary>
internal static class CommandFindings
{
    /// <summary>The words of the command line make no sense; {0} and {1} are the reason in both languages.</summary>
    public static readonly FindingKind Usage = new("command.usage", Severity.Error, "命令行有误：{0}", "The command line is wrong: {1}");

    /// <summary>Another program holds the port.</summary>
    public static readonly FindingKind AddressInUse = new("command.address_in_use", Severity.Error,
        "地址 {0} 已被占用：请停止占用它的程序，或用 --urls 换一个端口", "The address {0} is in use: stop the program that holds it, or choose another port with --urls");

    /// <summary>The benchmarks are not part of an installation.</summary>
    public static readonly FindingKind BenchMissing = new("command.bench_missing", Severity.Error,
        "安装包内没有性能对比程序：请在源代码目录运行 ./run bench", "The benchmarks are not part of an installation: run ./run bench in a clone of the repository");

    /// <summary>A fault of the program.</summary>
    public static readonly FindingKind Internal = new("command.internal", Severity.Error,
        "程序内部出错({0}:{1})。这是程序的缺陷，不是数据的问题：请加 --debug 重新运行，把输出和输入文件提交到项目的问题列表。",
        "Something failed inside ({0}: {1}). This is a fault of the program, not of your data: run again with --debug and send the output and the input to the project's issue list.");
}
