using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Qingyuan.Platform.Tests.Server;

namespace Qingyuan.Browser.Tests;

/// <summary>A running platform and a Chromium that looks at it; one of each for all tests.</summary>
public sealed class Browser : IAsyncLifetime
{
    private readonly RunningPlatform _platform = new();
    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        await _platform.InitializeAsync();
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync",
            ],
        });
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        _playwright?.Dispose();
        await _platform.DisposeAsync();
    }

    /// <summary>Opens the page in a window of its own; anything that the page complains of fails the test at <see cref="Visit.DisposeAsync"/>.</summary>
    public async Task<Visit> OpenAsync(string hash = "", int width = 1280, ColorScheme colors = ColorScheme.Light)
    {
        var context = await _chromium!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = colors,
            AcceptDownloads = true,
        });
        var visit = new Visit(context, await context.NewPageAsync());
        await visit.Page.GotoAsync(new Uri(_platform.Client.BaseAddress!, "/" + hash).ToString());
        await Assertions.Expect(visit.Page.Locator("#audit-system option").First).ToBeAttachedAsync();
        return visit;
    }
}

/// <summary>One look at the page.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    internal Visit(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => _complaints.Add(error);
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>No violation of WCAG 2.1 A and AA that a program can find.</summary>
    public async Task ShouldBeAccessibleAsync()
    {
        var result = await Page.RunAxe(new Deque.AxeCore.Commons.AxeRunOptions
        {
            RunOnly = Deque.AxeCore.Commons.RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"),
        });
        result.Violations.Select(v => $"{v.Id}: {v.Help} — {string.Join("; ", v.Nodes.Take(3).Select(n => n.Html))}").ShouldBeEmpty();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        _complaints.ShouldBeEmpty();
    }
}

/// <summary>All browser tests share one browser.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<Browser>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "browser";
}
