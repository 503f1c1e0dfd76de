using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Qingyuan.CommandLine;
using Qingyuan.Core.Standards;
using Qingyuan.Platform.Data;
using Qingyuan.Platform.Tests.House;

namespace Qingyuan.Browser.Tests;

/// <summary>The main job in the browser: choose a system, download the workbook, upload it filled, see the level, take the report home.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AuditJourneyTests(Browser browser) : IDisposable
{
    private const string Electroplating = "electroplating-2015-comprehensive";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("qingyuan-browser-");

    /// <inheritdoc />
    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_plant_with_every_row_at_level_I_gets_level_I_and_its_report()
    {
        await using var visit = await browser.OpenAsync();
        await visit.Page.Locator("#audit-system").SelectOptionAsync(Electroplating);
        var template = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.Locator("#audit-template").ClickAsync());
        template.SuggestedFilename.ShouldBe($"审核-{Electroplating}.xlsx");

        await visit.Page.Locator("#audit-file").SetInputFilesAsync(Filled());
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "审核并生成报告" }).ClickAsync();

        // Every row at Ⅰ: Y_Ⅰ = 100 ≥ 85 and all restrictive rows at Ⅰ; the name of level Ⅰ in the systems of 2014-2017.
        var answer = visit.Page.Locator("#audit-answer");
        await Assertions.Expect(answer.Locator("#level")).ToHaveTextAsync("Ⅰ级 国际清洁生产领先水平");
        await Assertions.Expect(answer).ToContainTextAsync("教学示例，非真实企业数据");
        await Assertions.Expect(answer.Locator("meter").First).ToHaveAttributeAsync("value", "100");
        await visit.ShouldBeAccessibleAsync();

        var report = await visit.Page.RunAndWaitForDownloadAsync(() => answer.GetByRole(AriaRole.Link, new() { Name = "清洁生产审核报告.docx" }).ClickAsync());
        var path = Path.Combine(_folder.FullName, "report.docx");
        await report.SaveAsAsync(path);
        (await File.ReadAllBytesAsync(path)).AsSpan(0, 2).ToArray().ShouldBe("PK"u8.ToArray());
    }

    [Fact]
    public async Task The_teaching_sample_shows_every_row_its_balances_options_and_gap()
    {
        await using var visit = await browser.OpenAsync();
        await visit.Page.Locator("#audit-file").SetInputFilesAsync(Repository.At("samples/teaching-electroplating/审核.xlsx"));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "审核并生成报告" }).ClickAsync();

        var answer = visit.Page.Locator("#audit-answer");
        // The table of 综合电镀类 (2015年第25号公告) has 25 second-level indicators.
        await Assertions.Expect(answer.GetByRole(AriaRole.Region, new() { Name = "逐项结果" }).Locator("tbody tr")).ToHaveCountAsync(25);
        await Assertions.Expect(answer.GetByRole(AriaRole.Region, new() { Name = "距下一等级的差距" })).ToBeVisibleAsync();
        await Assertions.Expect(answer.GetByRole(AriaRole.Region, new() { Name = "方案经济评价" })).ToBeVisibleAsync();
        await Assertions.Expect(answer.GetByRole(AriaRole.Link, new() { Name = "result.json" })).ToBeVisibleAsync();
        await visit.ShouldBeAccessibleAsync();
        await visit.Page.SetViewportSizeAsync(360, 800);
        (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360);
        if (Environment.GetEnvironmentVariable("QINGYUAN_SCREENSHOT") is { Length: > 0 } picture)
        {
            await visit.Page.SetViewportSizeAsync(1280, 900);
            await visit.Page.ScreenshotAsync(new() { Path = picture, FullPage = true });
        }
    }

    [Fact]
    public async Task An_empty_workbook_gets_findings_with_their_cells_and_no_report()
    {
        await using var visit = await browser.OpenAsync();
        await visit.Page.Locator("#audit-file").SetInputFilesAsync(Workbook("empty.xlsx", "{\"sheets\":{}}"));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "审核并生成报告" }).ClickAsync();

        var answer = visit.Page.Locator("#audit-answer");
        await Assertions.Expect(answer.GetByRole(AriaRole.Row).Filter(new() { HasText = "企业名称" })).ToContainTextAsync("企业概况!B5");
        await Assertions.Expect(answer).ToContainTextAsync("未生成结果");
        await Assertions.Expect(answer.GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_file_that_is_no_workbook_is_named_so()
    {
        await using var visit = await browser.OpenAsync();
        await visit.Page.Locator("#audit-file").SetInputFilesAsync(new FilePayload { Name = "审核.xlsx", MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes("not a workbook") });
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "只检查数据" }).ClickAsync();

        await Assertions.Expect(visit.Page.Locator("#audit-answer")).ToContainTextAsync("不是 Excel 工作簿");
    }

    private string Filled()
    {
        var system = new DataFolder().FindSystem(Electroplating, [])!;
        return Workbook("filled.xlsx", JsonSerializer.Serialize(new
        {
            sheets = new
            {
                enterprise = new[] { new Dictionary<string, string> { ["name"] = "某电镀厂", ["baseline_year"] = "2022", ["comparison_year"] = "2023", ["teaching"] = "是" } },
                indicators = system.Rows.Select(r => new Dictionary<string, string> { ["name"] = r.Name, ["value"] = AtLevelI(r) }).ToArray(),
            },
        }));
    }

    // The base value of Ⅰ itself: bounds of this table are inclusive.
    private static string AtLevelI(IndicatorRow row) =>
        row.Levels[0] is BaseValue.Bound bound ? bound.Value.ToString(CultureInfo.InvariantCulture) : "Ⅰ级";

    private string Workbook(string name, string content)
    {
        var plant = Path.Combine(_folder.FullName, "plant.json");
        File.WriteAllText(plant, content);
        var path = Path.Combine(_folder.FullName, name);
        Application.Run(["audit", "template", "--system", Electroplating, "--content", plant, "--out", path], Stream.Null, Stream.Null, _ => null, isPiped: true).ShouldBe(0);
        return path;
    }
}
