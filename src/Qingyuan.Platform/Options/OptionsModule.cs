using Microsoft.AspNetCore.Routing;

namespace Qingyuan.Platform.Options;

/// <summary>Cleaner-production options (清洁生产方案): economic appraisal.</summary>
public static class OptionsModule
{
    /// <summary>Declares the module's addresses.</summary>
    public static void Map(IEndpointRouteBuilder routes) => AppraiseOptions.Map(routes);
}
