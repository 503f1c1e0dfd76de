using Microsoft.AspNetCore.Routing;

namespace Qingyuan.Platform.Audits;

/// <summary>
/// Audits of plants (清洁生产审核): <see cref="WriteTemplate"/> makes the workbook for an indicator system, <see cref="CheckWorkbook"/> lists what is wrong with a
/// filled one, <see cref="RunAudit"/> computes it and writes the report; <see cref="ReadWorkbook"/> turns a workbook into typed tables and
/// <see cref="DescribeWorkbook"/> writes its documentation. All follow data/workbook/sheets.json.
/// </summary>
public static class AuditsModule
{
    /// <summary>Declares the module's addresses.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        CheckWorkbook.Map(routes);
        RunAudit.Map(routes);
        WriteTemplate.Map(routes);
    }
}
