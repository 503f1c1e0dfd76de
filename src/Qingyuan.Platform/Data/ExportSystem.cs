using Qingyuan.Core.Findings;
using Qingyuan.Platform.Files;

namespace Qingyuan.Platform.Data;

/// <summary>
/// Writes an edition as a workbook (体系导出), in the form that the import reads: exporting and importing again gives the same edition, save
/// that whoever imports signs for it and that "checked" must be given anew by a second person.
/// </summary>
public static class ExportSystem
{
    /// <summary>The answer.</summary>
    /// <param name="Path">The file written; null where nothing was.</param>
    /// <param name="Findings">What is wrong.</param>
    public sealed record Response(string? Path, IReadOnlyList<Finding> Findings);

    /// <summary>Exports an edition, by id or path.</summary>
    public static Response Handle(DataFolder data, string idOrPath, string path)
    {
        var findings = new List<Finding>();
        if (data.FindSystem(idOrPath, findings) is not { } system || findings.HasErrors())
        {
            return new Response(null, findings);
        }

        findings.AddRange(system.Rows
            .Where(r => r.Levels.Length is not (0 or 3))
            .Select(r => Core.Standards.SystemFindings.LevelCount.At("$." + r.Code, r.Name, r.Levels.Length)));
        if (findings.HasErrors())
        {
            return new Response(null, findings);
        }

        var bytes = SystemSheetWriter.Write(system);
        WholeFile.Write(path, stream => stream.Write(bytes));
        return new Response(path, findings);
    }
}
