using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Qingyuan.Server;

namespace Qingyuan.Platform.Tests.Server;

/// <summary>The platform on a free port of this machine, as <c>serve</c> starts it.</summary>
public sealed class RunningPlatform : IAsyncLifetime
{
    private readonly WebApplication _app = PlatformServer.Build(["http://127.0.0.1:0"]);

    /// <summary>A client of it.</summary>
    public HttpClient Client { get; } = new();

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        Client.BaseAddress = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>Posts a JSON text.</summary>
    public Task<HttpResponseMessage> PostAsync(string address, string json) =>
        Client.PostAsync(new Uri(address, UriKind.Relative), new StringContent(json, Encoding.UTF8, "application/json"));
}
