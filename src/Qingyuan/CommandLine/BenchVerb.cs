using System.CommandLine;
using System.Diagnostics;
using Qingyuan.Core.Findings;

namespace Qingyuan.CommandLine;

/// <summary><c>qingyuan bench</c> (性能对比): the benchmarks live in the repository, <c>./run bench</c> puts their program beside this one.</summary>
internal static class BenchVerb
{
    /// <summary>Declares the verb.</summary>
    public static Command Make(Terminal terminal)
    {
        var part = new Argument<string>("part") { Description = terminal.Say("哪一部分：all(默认)、batch …", "Which part: all (default), batch …"), DefaultValueFactory = _ => "all" };
        var verb = new Verb("bench", terminal.Say("运行性能对比(在源代码目录用 ./run bench)", "Run the benchmarks (in a clone: ./run bench)")) { part };
        verb.SetAction(parsed =>
        {
            var program = Path.Combine(AppContext.BaseDirectory, "bench", "Qingyuan.Benchmarks");
            if (!File.Exists(program))
            {
                return terminal.Fail(ExitStatus.Findings, [CommandFindings.BenchMissing.At("")]);
            }

            using var process = Process.Start(new ProcessStartInfo(program, [parsed.GetRequiredValue(part)]))!;
            process.WaitForExit();
            return process.ExitCode;
        });
        return verb;
    }
}
