using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Qingyuan.Core.Findings;
using Qingyuan.Platform.Data;
using Qingyuan.Platform.Http;

namespace Qingyuan.Platform.Audits;

/// <summary>
/// Check an audit workbook (检查审核工作簿): all findings by sheet and cell, what was read of every sheet, and nothing written. First step of every audit
/// (清洁生产审核评估与验收指南 asks for true and complete data before anything else).
/// </summary>
public static class CheckWorkbook
{
    /// <summary>How much of a sheet was read.</summary>
    public sealed record SheetCount(string Id, string Name, string NameEn, int Rows);

    /// <summary>The outcome.</summary>
    /// <param name="System">Indicator system the workbook names; null where it is missing or unknown.</param>
    /// <param name="Sheets">Rows read per sheet of the description.</param>
    /// <param name="Findings">Everything found.</param>
    public sealed record Response(string? System, IReadOnlyList<SheetCount> Sheets, IReadOnlyList<Finding> Findings);

    /// <summary>Declares its address.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/audits/check", (HttpRequest request, DataFolder data, [FromQuery(Name = "as_of")] DateOnly? asOf) =>
            Uploads.FileAsync(request, "file", (bytes, name) => Results.Ok(Handle(data, bytes, name, asOf ?? DateOnly.FromDateTime(DateTime.Now)))))
        .WithName("CheckWorkbook").WithTags("Audits").WithSummary("检查审核工作簿 Check an audit workbook")
        .Accepts<IFormFile>("multipart/form-data").Produces<Response>();

    /// <summary>Checks the bytes of a workbook: what is wrong with its cells, and what the calculation then finds across sheets.</summary>
    public static Response Handle(DataFolder data, byte[] bytes, string fileName, DateOnly asOf)
    {
        var audit = RunAudit.Compute(data, bytes, fileName, asOf);
        return new Response(
            audit.Read.System?.Id,
            [.. WorkbookDescription.Of(data).Catalogue.Sheets.Select(s => new SheetCount(s.Id, s.Name, s.NameEn, audit.Read.Tables[s.Id].Count))],
            audit.Findings);
    }
}
