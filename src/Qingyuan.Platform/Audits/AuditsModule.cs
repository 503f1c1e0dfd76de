using Microsoft.AspNetCore.Routing;

namespace Qingyuan.Platform.Audits;

/// <summary>
/// Audits of plants (清洁生产审核): the workbook out (<see cref="WriteTemplate"/>), in (<see cref="ReadWorkbook"/>), checked
/// (<see cref="CheckWorkbook"/>) and computed.
/// </summary>
public static class AuditsModule
{
    /// <summary>Declares the module's addresses.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        CheckWorkbook.Map(routes);
        WriteTemplate.Map(routes);
    }
}
