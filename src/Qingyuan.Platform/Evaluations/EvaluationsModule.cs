using Microsoft.AspNetCore.Routing;

namespace Qingyuan.Platform.Evaluations;

/// <summary>
/// Evaluation of plants against indicator systems (清洁生产水平评价): <see cref="EvaluatePlant"/> explains one, <see cref="EvaluateBatch"/> judges many.
/// </summary>
public static class EvaluationsModule
{
    /// <summary>Declares the module's addresses.</summary>
    public static void Map(IEndpointRouteBuilder routes) => EvaluatePlant.Map(routes);
}
