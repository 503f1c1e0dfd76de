using Microsoft.AspNetCore.Routing;

namespace Qingyuan.Platform.Balances;

/// <summary>Balances of material, elements, water and energy (物料、元素、水与能量平衡).</summary>
public static class BalancesModule
{
    /// <summary>Declares the module's addresses.</summary>
    public static void Map(IEndpointRouteBuilder routes) => CheckBalance.Map(routes);
}
