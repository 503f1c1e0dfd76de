using System.Text.Json;
using Qingyuan.Core;
using Qingyuan.Core.Audits;
using Qingyuan.Core.Carbon;
using Qingyuan.Core.Energy;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Standards;
using Qingyuan.Platform.Data;
using Qingyuan.Platform.Files;
using Qingyuan.Platform.Reports;

namespace Qingyuan.Platform.Audits;

/// <summary>
/// Run an audit (计算审核并生成报告): from a plant's workbook to the explained result and the report (清洁生产审核报告). Nothing is made while the
/// workbook has errors: they are listed, all at once.
/// </summary>
public static class RunAudit
{
    /// <summary>File name of the result for machines.</summary>
    public const string ResultFile = "result.json";

    /// <summary>File name of the report.</summary>
    public const string ReportFile = AuditReport.Title + ".docx";

    /// <summary>A file that was made.</summary>
    public sealed record MadeFile(string Name, byte[] Content);

    /// <summary>The outcome.</summary>
    /// <param name="Result">What was computed; null where the workbook could not be read.</param>
    /// <param name="Files">The files; none while there are errors.</param>
    /// <param name="Findings">Everything found.</param>
    public sealed record Response(AuditResult? Result, IReadOnlyList<MadeFile> Files, IReadOnlyList<Finding> Findings);

    /// <summary>What the command line prints: the files written, and the findings.</summary>
    public sealed record Written(IReadOnlyList<string> Files, IReadOnlyList<Finding> Findings);

    /// <summary>Computes an audit and makes its files in memory.</summary>
    /// <param name="data">The official data.</param>
    /// <param name="bytes">The workbook.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <param name="asOf">The day the audit speaks for.</param>
    public static Response Handle(DataFolder data, byte[] bytes, string fileName, DateOnly asOf)
    {
        var systemFindings = new List<Finding>();
        var read = ReadWorkbook.Handle(bytes, fileName, WorkbookDescription.Of(data), id => data.FindSystem(id, systemFindings));
        var findings = new List<Finding>([.. systemFindings, .. read.Findings]);
        if (read.System is null || Basis(data, read.System, asOf, findings) is not { } basis)
        {
            return new Response(null, [], findings);
        }

        var result = AuditCalculation.Run(read.Tables, basis);
        findings.AddRange(result.Findings);
        return findings.HasErrors()
            ? new Response(result, [], findings)
            : new Response(
                result,
                [
                    new MadeFile(ResultFile, JsonSerializer.SerializeToUtf8Bytes(AuditDocument.Of(result, basis, findings), Json.Options)),
                    new MadeFile(ReportFile, AuditReport.Write(ReportModel.Of(data, read.Tables, result, basis, findings))),
                ],
                findings);
    }

    /// <summary>
    /// Writes the files of a response into a folder, each whole or not at all. A report that stands there already may carry weeks of handwork: it is kept
    /// beside the new one as .bak.
    /// </summary>
    /// <returns>The paths written.</returns>
    public static IReadOnlyList<string> Write(Response response, string folder)
    {
        if (response.Files.Count > 0)
        {
            Directory.CreateDirectory(folder);
        }

        var paths = new List<string>();
        foreach (var file in response.Files)
        {
            var path = Path.Combine(folder, file.Name);
            if (file.Name == ReportFile && File.Exists(path) && !File.ReadAllBytes(path).AsSpan().SequenceEqual(file.Content))
            {
                File.Move(path, FreeName(path));
            }

            WholeFile.Write(path, stream => stream.Write(file.Content));
            paths.Add(path);
        }

        return paths;
    }

    private static string FreeName(string path) =>
        Enumerable.Range(1, int.MaxValue).Select(i => i == 1 ? path + ".bak" : $"{path}.{i}.bak").First(p => !File.Exists(p));

    private static AuditBasis? Basis(DataFolder data, IndicatorSystem system, DateOnly asOf, List<Finding> findings)
    {
        if (data.EffectiveProfile(system, null, findings) is not { } profile)
        {
            return null;
        }

        // The shipped factor files were verified; what they say wrong would be a fault of ours, found by "data verify".
        var fuels = CarbonFactorFiles.ReadFuels(data.Text("factors/carbon-fuels.json"), data.Units, []);
        return new AuditBasis(
            system, profile, data.Units, EnergyFactors.Read(data.Text("factors/energy.json"), data.Units, []), fuels[0],
            CarbonFactorFiles.ReadGrid(data.Text("factors/grid.json"), data.Units, []), CarbonFactorFiles.ReadHeat(data.Text("factors/heat.json"), data.Units, []), asOf);
    }
}
