using System.Text.Json;
using Qingyuan.Core;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Standards;
using Qingyuan.Platform.Files;
using Qingyuan.Platform.Spreadsheets;

namespace Qingyuan.Platform.Data;

/// <summary>
/// Brings in an official indicator system that somebody typed into a workbook (体系导入). All findings by sheet and cell; an error writes nothing.
/// The edition carries the name of whoever typed it in; its rows are transcribed or unconfirmed until a second person checks them.
/// </summary>
public static class ImportSystem
{
    /// <summary>What is asked.</summary>
    /// <param name="WorkbookPath">The workbook.</param>
    /// <param name="Out">File to write; null for the folder of imported editions.</param>
    /// <param name="On">Day of the import.</param>
    /// <param name="By">Who typed it in; null for what the sheet says, else the user of this computer.</param>
    /// <param name="Office">Office of that person; null for what the sheet says.</param>
    public sealed record Request(string WorkbookPath, string? Out, DateOnly On, string? By = null, string? Office = null);

    /// <summary>The answer.</summary>
    /// <param name="Path">The file written; null where nothing was.</param>
    /// <param name="Id">Id of the edition, by which it is found from now on.</param>
    /// <param name="ImportedBy">The name that was written into it.</param>
    /// <param name="Counts">Rows by status.</param>
    /// <param name="Computable">True where a level can be computed.</param>
    /// <param name="Findings">What is wrong or missing.</param>
    public sealed record Response(string? Path, string? Id, string? ImportedBy, StatusCounts? Counts, bool Computable, IReadOnlyList<Finding> Findings);

    /// <summary>Imports the workbook, or names everything that is wrong with it.</summary>
    public static Response Handle(DataFolder data, Request request)
    {
        var findings = new List<Finding>();
        if (InputFile.Read(request.WorkbookPath, findings) is not { } bytes
            || WorkbookReader.Read(bytes, Path.GetFileName(request.WorkbookPath), findings) is not { } book
            || Read(data, book, findings) is not var (reader, system))
        {
            return Nothing(findings);
        }

        var path = request.Out ?? Path.Combine(data.UserFolder, system.Id + ".json");
        if (File.Exists(path) && SystemReader.Read(File.ReadAllText(path), []) is { CheckedBy: { Length: > 0 } signed })
        {
            findings.Add(SystemSheetFindings.CheckedExists.At("", path, signed[0].By));
        }

        if (findings.HasErrors())
        {
            return Nothing(findings);
        }

        var by = new[] { request.By, reader.ImportedBy, Environment.UserName }.First(n => !string.IsNullOrWhiteSpace(n))!.Trim();
        var done = system with { ImportedBy = new SystemSignature(by, request.Office ?? reader.Office, request.On, null, null) };
        if (request.Out is null)
        {
            Directory.CreateDirectory(data.UserFolder);
        }

        WholeFile.Write(path, SystemWriter.Write(done).ToJsonString(Json.Options) + "\n");
        if (data.IsShipped(done.Id))
        {
            findings.Add(SystemSheetFindings.ShippedId.At("", done.Id));
        }
        else
        {
            data.Register(done.Id, path, findings);
        }

        return new Response(path, done.Id, by, StatusCounts.Of(done), ListSystems.IsComputable(done), [.. findings.Distinct()]);
    }

    // A cell that is looked at for two purposes has its fault named once.
    private static Response Nothing(List<Finding> findings) => new(null, null, null, null, false, [.. findings.Distinct()]);

    /// <summary>Reads and judges; findings stand at their cells.</summary>
    private static (SystemSheetReader Reader, IndicatorSystem System)? Read(DataFolder data, Workbook book, List<Finding> findings)
    {
        var (reader, system) = SystemSheetReader.Read(book, data.Units, findings);
        if (system is null)
        {
            return null;
        }

        var judged = new List<Finding>();
        if (system.ProfileId.Length > 0 && data.EffectiveProfile(system, null, judged) is { } profile)
        {
            // Duplicates have their finding already, with both cells.
            judged.AddRange(SystemCheck.Check(system, profile).Where(f => f.Code != SystemFindings.DuplicateRow.Code));
        }

        findings.AddRange(judged.Select(f => f with { Where = reader.CellOf(f) }));
        if (!findings.HasErrors())
        {
            using var schema = JsonDocument.Parse(data.Text("schemas/system.schema.json"));
            using var document = JsonDocument.Parse(SystemWriter.Write(system).ToJsonString());
            var faults = new SchemaCheck(schema.RootElement).Check(document.RootElement, "");
            findings.AddRange(faults.Select(f => f with { Where = f.Where.TrimStart(':') }).Select(f => f with { Where = reader.CellOf(f) }));
        }

        return (reader, system);
    }
}
