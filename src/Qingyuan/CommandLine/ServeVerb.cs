using System.CommandLine;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Connections;
using Qingyuan.Core.Findings;

namespace Qingyuan.CommandLine;

/// <summary><c>qingyuan serve</c> (启动平台).</summary>
internal static class ServeVerb
{
    private const string DefaultUrl = "http://localhost:5080";

    private sealed record Response(IReadOnlyList<string> Urls, IReadOnlyList<Finding> Findings);

    /// <summary>Declares the verb.</summary>
    public static Command Make(Terminal terminal)
    {
        var urls = new Option<string>("--urls")
        {
            Description = terminal.Say($"监听地址，多个用分号隔开(默认 {DefaultUrl})", $"Addresses to listen at, separated by semicolons (default {DefaultUrl})"),
            HelpName = terminal.Say("地址", "addresses"),
        };
        urls.Validators.Add(result =>
        {
            foreach (var url in Split(result.Tokens is [var token] ? token.Value : ""))
            {
                if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp)
                {
                    result.AddError(terminal.Say($"--urls 应为 http://主机：端口，不能是“{url}”", $"--urls is http://host:port, not '{url}'"));
                }
            }
        });
        var verb = new Verb("serve", terminal.Say("启动平台(网页与接口)", "Start the platform (web page and API)")) { urls };
        verb.Examples = ["qingyuan serve", "qingyuan serve --urls http://0.0.0.0:8080"];
        verb.SetAction(parsed => Serve(terminal, Split(parsed.GetValue(urls) ?? DefaultUrl)));
        return verb;
    }

    private static string[] Split(string urls) => urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // On its own, so that no other verb loads ASP.NET Core.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Serve(Terminal terminal, string[] urls)
    {
        using var app = Server.PlatformServer.Build(urls);
        try
        {
            app.Start();
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            return terminal.Fail(ExitStatus.Findings, [CommandFindings.AddressInUse.At("", string.Join(';', urls))]);
        }

        terminal.Finish(new Response([.. app.Urls], []), [], writer =>
            writer.WriteLine(terminal.Say($"清源已启动：{string.Join(" ", app.Urls)}(按 Ctrl+C 停止)", $"Qingyuan is up: {string.Join(" ", app.Urls)} (Ctrl+C stops it)")));
        app.WaitForShutdown();
        return ExitStatus.Done;
    }
}
