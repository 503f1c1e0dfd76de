namespace Qingyuan.Server;

/// <summary>All modules of the platform that answer over HTTP (接口模块).</summary>
internal static class Modules
{
    /// <summary>Declares their addresses.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
    }
}
