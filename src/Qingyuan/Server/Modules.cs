using Qingyuan.Platform.Audits;
using Qingyuan.Platform.Balances;
using Qingyuan.Platform.Data;
using Qingyuan.Platform.Evaluations;
using Qingyuan.Platform.Options;

namespace Qingyuan.Server;

/// <summary>All modules of the platform that answer over HTTP (接口模块).</summary>
internal static class Modules
{
    /// <summary>Registers what their use cases share.</summary>
    public static void AddTo(IServiceCollection services) => services.AddSingleton(new DataFolder());

    /// <summary>Declares their addresses.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        AuditsModule.Map(routes);
        BalancesModule.Map(routes);
        DataModule.Map(routes);
        EvaluationsModule.Map(routes);
        OptionsModule.Map(routes);
    }
}
