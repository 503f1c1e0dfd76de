using Qingyuan.Core.Findings;

namespace Qingyuan.CommandLine;

/// <summary>The answer of a verb that writes files (已写文件): none where a finding is an error.</summary>
internal sealed record Written(IReadOnlyList<string> Files, IReadOnlyList<Finding> Findings)
{
    /// <summary>Ends the verb.</summary>
    public int Finish(Terminal terminal) => terminal.Finish(this, Findings, writer =>
    {
        foreach (var file in Files)
        {
            writer.WriteLine(terminal.Say($"已写入 {file}", $"{file} written"));
        }
    });
}
