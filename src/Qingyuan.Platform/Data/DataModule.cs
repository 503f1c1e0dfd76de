using Microsoft.AspNetCore.Routing;

namespace Qingyuan.Platform.Data;

/// <summary>
/// Official data (官方数据): verify, list and show it, bring in further indicator systems, and have a second person check them.
/// <see cref="VerifyData"/>, <see cref="WriteSystemTemplate"/>, <see cref="ImportSystem"/>, <see cref="ExportSystem"/> and <see cref="CheckSystem"/> belong to
/// the command line: they judge or write the files of whoever runs the platform. The front door is <see cref="DataFolder"/>.
/// </summary>
public static class DataModule
{
    /// <summary>Declares the module's addresses.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        ListSystems.Map(routes);
        ShowSystem.Map(routes);
    }
}
