using Qingyuan.Core.Findings;
using Qingyuan.Platform.Files;

namespace Qingyuan.CommandLine;

/// <summary>The answer of a verb that writes files (已写文件): none where a finding is an error.</summary>
internal sealed record Written(IReadOnlyList<string> Files, IReadOnlyList<Finding> Findings)
{
    /// <summary>What <paramref name="write"/> wrote; what the system refuses (read-only folder, full disk, no such path) is a finding more.</summary>
    public static Written By(IReadOnlyList<Finding> findings, Func<IReadOnlyList<string>> write)
    {
        try
        {
            return new Written(write(), findings);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException) // ArgumentException: an empty path
        {
            return new Written([], [.. findings, FileFindings.InputOutput.At("--out", e.Message)]);
        }
    }

    /// <summary>Ends the verb.</summary>
    public int Finish(Terminal terminal) => terminal.Finish(this, Findings, writer =>
    {
        foreach (var file in Files)
        {
            writer.WriteLine(terminal.Say($"已写入 {file}", $"{file} written"));
        }
    });
}
