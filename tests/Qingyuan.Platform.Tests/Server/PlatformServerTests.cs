using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Qingyuan.Platform.Tests.CommandLine;
using Qingyuan.Platform.Tests.House;

namespace Qingyuan.Platform.Tests.Server;

/// <summary>The platform over HTTP: the same answers as the command line, limits, refusals, headers.</summary>
public class PlatformServerTests(RunningPlatform platform) : IClassFixture<RunningPlatform>
{
    private const string Options = """{"discount_rate":0.05,"tax_rate":0.25,"cost_class_limits":{"low":5,"medium":50},"options":[{"code":"F1","name":"回用","investment":150,"annual_net_cash_flow":32.5,"life_years":10}]}""";
    private const string Streams = """{"tolerance":0.05,"nodes":[{"id":"A","name":"镀槽"}],"streams":[{"id":"s1","from":null,"to":"A","value":10,"unit":"t","kind":"raw"},{"id":"s2","from":"A","to":null,"value":9.8,"unit":"t","kind":"product"}]}""";

    private static readonly string Sample = Repository.At("samples/teaching-electroplating/审核.xlsx");

    private readonly HttpClient _client = platform.Client;

    [Fact]
    [Trait("Category", "GeneratedDocs")]
    public async Task The_committed_description_of_the_API_is_current()
    {
        var description = await _client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative));

        description.ShouldContain("\"openapi\": \"3.1");
        Repository.ShouldBeCurrent("docs/openapi.json", description.ReplaceLineEndings("\n").TrimEnd() + "\n");
    }

    [Theory]
    [InlineData("/health/live", "live")]
    [InlineData("/health/ready", "ready")]
    public async Task It_says_that_it_is_well(string address, string status) =>
        (await _client.GetStringAsync(new Uri(address, UriKind.Relative))).ShouldBe($$"""{"status":"{{status}}"}""");

    [Theory]
    [InlineData("/api/options", Options, "options")]
    [InlineData("/api/balances", Streams, "balance")]
    public async Task It_answers_as_the_command_line_does(string address, string json, string verb)
    {
        using var scratch = new Scratch();

        var response = await platform.PostAsync(address, json);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        JsonElement.DeepEquals(answer.RootElement, Shell.Run(verb, scratch.File("in.json", json), "--json").Json()).ShouldBeTrue();
    }

    [Theory]
    [InlineData("/api/options")]
    [InlineData("/api/balances")]
    public async Task Garbage_is_answered_with_findings(string address)
    {
        var response = await platform.PostAsync(address, "{\"options\":");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        answer.RootElement.GetProperty("findings")[0].GetProperty("severity").GetString().ShouldBe("error");
    }

    [Fact]
    public async Task An_audit_gives_the_same_files_as_the_command_line_as_JSON_and_as_zip()
    {
        using var scratch = new Scratch();
        Shell.Run("audit", "run", Sample, "--out", scratch.At("out"), "--as-of", "2026-06-30").Status.ShouldBe(0);
        var expected = Directory.GetFiles(scratch.At("out")).ToDictionary(f => Path.GetFileName(f), File.ReadAllBytes, StringComparer.Ordinal);

        using var json = JsonDocument.Parse(await (await RunSampleAsync("application/json")).Content.ReadAsStringAsync());
        var files = json.RootElement.GetProperty("files").EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!, f => f.GetProperty("content").GetBytesFromBase64(), StringComparer.Ordinal);
        using var zip = new ZipArchive(await (await RunSampleAsync("application/zip")).Content.ReadAsStreamAsync());

        files.Keys.ShouldBe(["result.json", "清洁生产审核报告.docx"]);
        foreach (var (name, content) in expected)
        {
            files[name].ShouldBe(content);
            using var entry = new MemoryStream();
            await using var packed = zip.GetEntry(name)!.Open();
            await packed.CopyToAsync(entry);
            entry.ToArray().ShouldBe(content);
        }
    }

    [Fact]
    public async Task The_workbook_to_download_is_that_of_the_command_line()
    {
        using var scratch = new Scratch();
        Shell.Run("audit", "template", "--system", "hj-450-2008-pcb", "--out", scratch.At("a.xlsx")).Status.ShouldBe(0);

        var response = await _client.GetAsync(new Uri("/api/audits/template?system=hj-450-2008-pcb", UriKind.Relative));

        response.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("审核-hj-450-2008-pcb.xlsx");
        (await response.Content.ReadAsByteArrayAsync()).ShouldBe(File.ReadAllBytes(scratch.At("a.xlsx")));
    }

    [Fact]
    public async Task A_form_without_the_file_is_refused()
    {
        using var form = new MultipartFormDataContent { { new StringContent("x"), "other" } };

        var response = await _client.PostAsync(new Uri("/api/audits/check", UriKind.Relative), form);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain("\"code\":\"http.file_missing\"");
    }

    [Fact]
    public async Task A_broken_form_is_refused_and_no_fault_of_ours()
    {
        using var content = new StringContent("no boundary here");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");

        (await _client.PostAsync(new Uri("/api/audits/check", UriKind.Relative), content)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<HttpResponseMessage> RunSampleAsync(string accept)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(await File.ReadAllBytesAsync(Sample)), "file", "审核.xlsx" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/audits/run?as_of=2026-06-30") { Content = form };
        request.Headers.Accept.ParseAdd(accept);
        return await _client.SendAsync(request);
    }

    [Fact]
    public async Task Another_form_of_body_is_refused()
    {
        using var content = new StringContent("a=b");

        var response = await _client.PostAsync(new Uri("/api/options", UriKind.Relative), content);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task An_upload_over_64_MB_is_refused_before_it_is_read()
    {
        using var content = new ByteArrayContent(new byte[(64 * 1024 * 1024) + (128 * 1024)]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/options") { Content = content };
        request.Headers.ExpectContinue = true; // the client waits for leave to send, so that it sees the answer

        var response = await _client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync()).ShouldContain("\"code\":\"http.too_large\"");
    }

    [Theory]
    [InlineData("/api/data/systems/no-such-system")]
    [InlineData("/api/data/systems/..%2F..%2Fsecret.json")]
    [InlineData("/api/data/systems/%2Fetc%2Fpasswd.json")]
    public async Task A_system_is_named_by_id_and_never_by_path(string address)
    {
        var response = await _client.GetAsync(new Uri(address, UriKind.Relative));

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).ShouldContain("\"code\":\"http.not_found\"");
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers_and_sets_no_cookie()
    {
        foreach (var address in new[] { "/", "/app.js", "/api/data/systems", "/no-such-page" })
        {
            var headers = (await _client.GetAsync(new Uri(address, UriKind.Relative))).Headers;

            headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'; script-src 'self'; style-src 'self';");
            headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
            headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
            headers.GetValues("X-Frame-Options").Single().ShouldBe("DENY");
            headers.Contains("Set-Cookie").ShouldBeFalse(address);
            headers.Contains("Server").ShouldBeFalse(address);
        }
    }

    [Fact]
    public async Task A_foreign_host_name_is_not_answered()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/data/systems");
        request.Headers.Host = "example.org";

        (await _client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_page_asks_nobody_but_the_platform()
    {
        var page = await _client.GetStringAsync(new Uri("/", UriKind.Relative));

        page.ShouldContain("<html lang=\"zh-CN\">");
        page.ShouldNotContain("://");
    }
}
