using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Qingyuan.Core;
using Qingyuan.Core.Audits;
using Qingyuan.Core.Carbon;
using Qingyuan.Core.Energy;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Standards;
using Qingyuan.Platform.Data;
using Qingyuan.Platform.Files;
using Qingyuan.Platform.Http;
using Qingyuan.Platform.Reports;

namespace Qingyuan.Platform.Audits;

/// <summary>
/// Run an audit (计算审核并生成报告): from a plant's workbook to the explained result and the report (清洁生产审核报告). Nothing is made while the
/// workbook has errors: they are listed, all at once.
/// </summary>
public static class RunAudit
{
    private const string ZipType = "application/zip";

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

    /// <summary>The answer over HTTP: the files inside, since the platform keeps nothing.</summary>
    public sealed record Answer(IReadOnlyList<Download> Files, IReadOnlyList<Finding> Findings);

    /// <summary>A file in an answer; its content is base64 in JSON.</summary>
    public sealed record Download(string Name, string MediaType, byte[] Content);

    /// <summary>Declares its address: JSON with the files inside, or a zip of them where the caller accepts <c>application/zip</c> and there are no errors.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/audits/run", (HttpRequest request, DataFolder data, [FromQuery(Name = "as_of")] DateOnly? asOf) =>
            Uploads.FileAsync(request, "file", (bytes, name) =>
            {
                var response = Handle(data, bytes, name, asOf ?? DateOnly.FromDateTime(DateTime.Now));
                return response.Files.Count > 0 && request.Headers.Accept.ToString().Contains(ZipType, StringComparison.OrdinalIgnoreCase)
                    ? Results.File(Zip(response.Files), ZipType, AuditReport.Title + ".zip")
                    : Results.Ok(new Answer([.. response.Files.Select(f => new Download(f.Name, MediaTypeOf(f.Name), f.Content))], response.Findings));
            }))
        .WithName("RunAudit").WithTags("Audits").WithSummary("计算审核并生成报告 Run an audit")
        .Accepts<IFormFile>("multipart/form-data").Produces<Answer>();

    /// <summary>Computes an audit and makes its files in memory.</summary>
    /// <param name="data">The official data.</param>
    /// <param name="bytes">The workbook.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <param name="asOf">The day the audit speaks for.</param>
    public static Response Handle(DataFolder data, byte[] bytes, string fileName, DateOnly asOf)
    {
        var audit = Compute(data, bytes, fileName, asOf);
        return audit is not { Result: { } result, Basis: { } basis } || audit.Findings.HasErrors()
            ? new Response(audit.Result, [], audit.Findings)
            : new Response(
                result,
                [
                    new MadeFile(ResultFile, JsonSerializer.SerializeToUtf8Bytes(AuditDocument.Of(result, basis, audit.Findings), Json.Options)),
                    new MadeFile(ReportFile, AuditReport.Write(ReportModel.Of(data, audit.Read.Tables, result, basis, audit.Findings))),
                ],
                audit.Findings);
    }

    /// <summary>What a workbook comes to, before any file is made.</summary>
    internal sealed record Computed(ReadWorkbook.Response Read, AuditResult? Result, AuditBasis? Basis, IReadOnlyList<Finding> Findings);

    /// <summary>Reads and computes; the first step of checking and of running.</summary>
    internal static Computed Compute(DataFolder data, byte[] bytes, string fileName, DateOnly asOf)
    {
        var faults = new List<Finding>();
        var read = ReadWorkbook.Handle(bytes, fileName, WorkbookDescription.Of(data), id => data.Has(id) ? data.FindSystem(id, faults) : null);
        var findings = new List<Finding>(read.Findings);

        // An edition that somebody here imported may have been moved or edited since.
        findings.AddRange(faults.Where(f => f.Severity == Severity.Error).Select(f => f with { Where = read.Tables.Form(SheetCatalogue.EnterpriseSheet).At("system") }));
        if (read.System is null || Basis(data, read.System, asOf, findings) is not { } basis)
        {
            return new Computed(read, null, null, findings);
        }

        var result = AuditCalculation.Run(read.Tables, basis);
        findings.AddRange(result.Findings);
        return new Computed(read, result, basis, findings);
    }

    /// <summary>
    /// Writes the files of a response into a folder, all whole or none. A report that stands there already may carry weeks of handwork: it is kept
    /// beside the new one as .bak.
    /// </summary>
    /// <returns>The paths written.</returns>
    /// <exception cref="IOException">The folder cannot be written; nothing was.</exception>
    public static IReadOnlyList<string> Write(Response response, string folder)
    {
        if (response.Files.Count == 0)
        {
            return [];
        }

        if (File.Exists(folder))
        {
            throw new IOException($"应为文件夹，却是文件 (a file stands where the folder belongs) '{folder}'");
        }

        Directory.CreateDirectory(folder);
        WholeFile.WriteAll(folder, [.. response.Files.Select(f => (f.Name, f.Content))], (path, content) =>
            Path.GetFileName(path) == ReportFile && File.Exists(path) && !File.ReadAllBytes(path).AsSpan().SequenceEqual(content) ? FreeName(path) : null);
        return [.. response.Files.Select(f => Path.Combine(folder, f.Name))];
    }

    private static string MediaTypeOf(string name) => Path.GetExtension(name) == ".json"
        ? "application/json"
        : "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static byte[] Zip(IReadOnlyList<MadeFile> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files)
            {
                using var entry = zip.CreateEntry(file.Name).Open();
                entry.Write(file.Content);
            }
        }

        return bytes.ToArray();
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
