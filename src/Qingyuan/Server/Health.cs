using Qingyuan.Core.Findings;

namespace Qingyuan.Server;

/// <summary>Health of the service for whoever starts and watches it (健康检查).</summary>
internal static class Health
{
    /// <summary>An answer: "live", "ready" or "not_ready".</summary>
    internal sealed record Response(string Status);

    /// <summary>Declares the two addresses.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => new Response("live")).WithName("Live").WithTags("Health").WithSummary("进程在运行 The process runs");
        routes.MapGet("/health/ready", Ready).WithName("Ready").WithTags("Health").WithSummary("数据齐备，可以受理 The data is there, requests are taken")
            .Produces<Response>().Produces<Response>(StatusCodes.Status503ServiceUnavailable);
    }

    private static IResult Ready() => Directory.Exists(Path.Combine(AppContext.BaseDirectory, "data"))
        ? Results.Ok(new Response("ready"))
        : Results.Json(new Response("not_ready"), statusCode: StatusCodes.Status503ServiceUnavailable);
}
