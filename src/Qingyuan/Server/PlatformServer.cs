using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.OpenApi;
using Qingyuan.Core;
using Qingyuan.Platform.Http;

namespace Qingyuan.Server;

/// <summary>
/// The platform over HTTP (平台服务): the page, the use cases under /api, health, and the OpenAPI description. It keeps nothing: each
/// request brings its data and takes its answer away.
/// </summary>
internal static class PlatformServer
{
    private const long MaxBodyBytes = Uploads.MaxMegabytes * 1024L * 1024L;

    // Multipart wraps the file in some hundred bytes of headings.
    private const long FormAllowance = 64 * 1024;

    /// <summary>Builds the server for some addresses; the caller starts it.</summary>
    public static WebApplication Build(IReadOnlyList<string> urls)
    {
        var home = AppContext.BaseDirectory;
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = home,
            WebRootPath = Path.Combine(home, "wwwroot"),
        });
        builder.WebHost.UseUrls([.. urls]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes + FormAllowance;
        });
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None); // a port in use: the verb says so in one line
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = MaxBodyBytes);
        builder.Services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = AllowedHosts(urls));
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            Json.Apply(json.SerializerOptions);
            json.SerializerOptions.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict;
        });
        Modules.AddTo(builder.Services);
        builder.Services.AddProblemDetails();
        builder.Services.AddOpenApi("v1", Describe);

        var app = builder.Build();
        app.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = StatusOf, SuppressDiagnosticsCallback = IsClientFault });
        app.UseStatusCodePages();
        app.Use(SecurityHeaders);
        app.UseHostFiltering();
        app.Use(RefuseLargeBodies);
        app.UseDefaultFiles();
        app.UseStaticFiles();
        app.MapOpenApi("/openapi/{documentName}.json");
        Health.Map(app);
        Modules.Map(app);
        return app;
    }

    // On loopback only our own names are answered: a foreign page cannot reach the server by pointing its own name at 127.0.0.1.
    private static IList<string> AllowedHosts(IReadOnlyList<string> urls) =>
        urls.All(u => Uri.TryCreate(u, UriKind.Absolute, out var uri) && uri.IsLoopback) ? ["localhost", "127.0.0.1", "[::1]"] : ["*"];

    private static int StatusOf(Exception exception) =>
        exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;

    private static bool IsClientFault(ExceptionHandlerSuppressDiagnosticsContext context) => StatusOf(context.Exception) < 500;

    private static Task SecurityHeaders(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        // A plant's figures stay out of every cache; the page is revalidated, so that an update shows at once.
        headers.CacheControl = context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) ? "no-store" : "no-cache";
        return next(context);
    }

    private static Task RefuseLargeBodies(HttpContext context, RequestDelegate next) =>
        context.Request.ContentLength > MaxBodyBytes + FormAllowance ? Problems.TooLarge().ExecuteAsync(context) : next(context);

    private static void Describe(OpenApiOptions options)
    {
        options.CreateSchemaReferenceId = SchemaId;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Qingyuan 清源";
            document.Info.Description = "清洁生产审核平台的接口：与命令行同一套用例、同一种 JSON。Cleaner-production audits: the same use cases and the same JSON as the command line.";
            document.Info.Version = "v1";
            document.Servers = []; // the address of whoever generated the file is nobody else's
            return Task.CompletedTask;
        });
    }

    // Every use case has its Request and Response, and two parts of Core have a Verdict: a schema is named by its use case or part too.
    private static string? SchemaId(JsonTypeInfo type)
    {
        var id = OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        return id is null || type.Type.Namespace?.StartsWith("Qingyuan.", StringComparison.Ordinal) != true ? id
            : type.Type.DeclaringType is { } useCase ? useCase.Name + id
            : type.Type.Namespace[(type.Type.Namespace.LastIndexOf('.') + 1)..] + id;
    }
}
