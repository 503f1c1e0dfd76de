using Microsoft.Playwright;

namespace Qingyuan.Browser.Tests;

/// <summary>The page as a person uses it: views, languages, small screens, keyboard, faults.</summary>
[Collection(BrowserCollection.Name)]
public class PageTests(Browser browser)
{
    private static readonly string[] Views = ["audit", "systems", "evaluate", "options", "balances"];

    public static TheoryData<string> AllViews => [.. Views];

    [Theory]
    [MemberData(nameof(AllViews))]
    public async Task A_view_is_accessible_in_light_and_dark_and_in_both_languages(string view)
    {
        foreach (var colors in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var visit = await browser.OpenAsync("#" + view, colors: colors);
            await visit.ShouldBeAccessibleAsync();
            await visit.Page.Locator("#language").ClickAsync();
            await visit.ShouldBeAccessibleAsync();
        }
    }

    [Theory]
    [MemberData(nameof(AllViews))]
    public async Task A_view_fits_a_screen_of_360_pixels(string view)
    {
        await using var visit = await browser.OpenAsync("#" + view, width: 360);

        (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360);
    }

    [Fact]
    public async Task The_page_is_Chinese_until_asked_for_English_and_remembers_it()
    {
        await using var visit = await browser.OpenAsync();
        await Assertions.Expect(visit.Page.Locator("h1:visible")).ToHaveTextAsync("由审核工作簿得出等级和报告");

        await visit.Page.Locator("#language").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1:visible")).ToHaveTextAsync("From the workbook to the level and the report");
        await visit.Page.ReloadAsync();

        await Assertions.Expect(visit.Page.Locator("h1:visible")).ToHaveTextAsync("From the workbook to the level and the report");
        (await visit.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe("en");
    }

    [Fact]
    public async Task A_keyboard_reaches_the_views_and_the_first_step()
    {
        await using var visit = await browser.OpenAsync();
        var reached = new List<string>();
        for (var i = 0; i < 10; i++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            reached.Add(await visit.Page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.hash || document.activeElement.className"));
        }

        reached.ShouldBe(["#main", "language", "#audit", "#systems", "#evaluate", "#options", "#balances", "audit-system", "#systems/coal-power-2015", "audit-template"]);
    }

    [Fact]
    public async Task A_system_shows_its_table_with_sources_and_status()
    {
        await using var visit = await browser.OpenAsync("#systems");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "电镀行业清洁生产评价指标体系(综合电镀类)" }).ClickAsync();

        var answer = visit.Page.Locator("#systems-answer");
        // 电镀行业清洁生产评价指标体系 (2015年第25号公告), 综合电镀类: 单位产品每次清洗取水量 Ⅰ 8, Ⅱ 24, Ⅲ 40 L/m².
        await Assertions.Expect(answer.GetByRole(AriaRole.Row).Filter(new() { HasText = "单位产品每次清洗取水量" })).ToContainTextAsync("≤8≤24≤40");
        await Assertions.Expect(answer).ToContainTextAsync("已转录");
        await visit.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task Options_are_appraised_and_the_result_can_be_kept()
    {
        await using var visit = await browser.OpenAsync("#options");
        await Upload(visit, "options", """{"discount_rate":0.05,"tax_rate":0.25,"cost_class_limits":{"low":5,"medium":50},"options":[{"code":"F1","name":"回用","investment":150,"annual_net_cash_flow":32.5,"life_years":10}]}""");

        // N = 150/32.5 = 4.615…
        await Assertions.Expect(visit.Page.Locator("#options-answer tbody tr").First).ToContainTextAsync("4.6154");
        await visit.ShouldBeAccessibleAsync();
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "result.json" }).ClickAsync());
        download.SuggestedFilename.ShouldBe("result.json");
    }

    [Fact]
    public async Task An_open_balance_is_shown_open()
    {
        await using var visit = await browser.OpenAsync("#balances");
        await Upload(visit, "balances", """{"tolerance":0.05,"nodes":[{"id":"镀槽"}],"streams":[{"id":"s1","from":null,"to":"镀槽","value":10,"unit":"t","kind":"raw"},{"id":"s2","from":"镀槽","to":null,"value":9,"unit":"t","kind":"product"}]}""");

        // δ = |10 − 9|/10 = 10 % > 5 %
        await Assertions.Expect(visit.Page.Locator("#balances-answer tbody tr").First).ToContainTextAsync("10%不平衡");
    }

    [Fact]
    public async Task Faulty_input_shows_findings_with_their_place()
    {
        await using var visit = await browser.OpenAsync("#balances");
        await Upload(visit, "balances", """{"streams":[{"id":"s1","to":"镀槽","value":"许多","unit":"t","kind":"raw"}]}""");

        await Assertions.Expect(visit.Page.Locator("#balances-answer")).ToContainTextAsync("$.streams[0].value");
        await visit.Page.Locator("#language").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#balances-answer")).ToContainTextAsync("Severity");
    }

    [Fact]
    public async Task A_platform_that_does_not_answer_is_told_in_words()
    {
        await using var visit = await browser.OpenAsync("#options");
        await visit.Page.RouteAsync("**/api/options", route => route.FulfillAsync(new RouteFulfillOptions { Status = 200, ContentType = "application/json", Body = "{\"options\":[],\"findings\":[]}" }));
        await Upload(visit, "options", "{}");
        await Assertions.Expect(visit.Page.Locator("#options-answer")).ToContainTextAsync("没有检查意见");
    }

    private static async Task Upload(Visit visit, string view, string json)
    {
        await visit.Page.Locator($"#{view}-file").SetInputFilesAsync(new FilePayload { Name = "input.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(json) });
        await visit.Page.Locator($"#{view}-form button").ClickAsync();
    }
}
