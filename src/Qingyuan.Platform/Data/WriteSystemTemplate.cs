using Qingyuan.Core.Findings;
using Qingyuan.Platform.Files;

namespace Qingyuan.Platform.Data;

/// <summary>Writes the empty workbook in which anybody can type in an official indicator system (体系录入模板).</summary>
public static class WriteSystemTemplate
{
    /// <summary>The answer.</summary>
    /// <param name="Path">The file written.</param>
    /// <param name="Findings">None: an empty sheet has no faults; a path that cannot be written is an exception of the system.</param>
    public sealed record Response(string Path, IReadOnlyList<Finding> Findings);

    /// <summary>Writes it to a file, whole or not at all.</summary>
    public static Response Handle(string path)
    {
        var bytes = SystemSheetWriter.Write(null);
        WholeFile.Write(path, stream => stream.Write(bytes));
        return new Response(path, []);
    }
}
