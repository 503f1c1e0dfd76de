using System.Text;
using System.Text.Json.Nodes;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Standards;
using Qingyuan.Platform.Data;

namespace Qingyuan.Platform.Tests.Data;

public sealed class DataFolderTests : IDisposable
{
    private readonly TestData _data = new();
    private readonly List<Finding> _findings = [];

    public void Dispose() => _data.Dispose();

    [Fact]
    public void An_edition_of_the_platform_is_found_by_id_and_read_once()
    {
        var folder = _data.Open();
        var system = folder.FindSystem("electroplating-2015-comprehensive", _findings);

        system!.Rows.Count().ShouldBe(25);
        folder.FindSystem("electroplating-2015-comprehensive", _findings).ShouldBeSameAs(system);
        _findings.ShouldBeEmpty();
    }

    [Fact]
    public void An_unknown_id_names_the_known_ones()
    {
        _data.Open().FindSystem("电镀", _findings).ShouldBeNull();
        var finding = _findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe("data.unknown_system");
        finding.Message.ShouldContain("hj-450-2008-pcb");
    }

    [Theory]
    [InlineData(null, "file.missing")]
    [InlineData("", "file.empty")]
    [InlineData("天", "json.syntax")]
    [InlineData("[1]", "json.not_object")]
    [InlineData("{}", "system.field_missing")]
    public void A_path_that_holds_no_edition_gives_a_finding(string? content, string code)
    {
        var path = _data.File_("x.json");
        if (content is not null)
        {
            File.WriteAllText(path, content);
        }

        _data.Open().FindSystem(path, _findings).ShouldBeNull();
        _findings.ShouldContain(f => f.Code == code && f.Severity == Severity.Error);
    }

    [Fact]
    public void A_file_in_GBK_gives_a_finding()
    {
        var path = _data.File_("x.json");
        File.WriteAllBytes(path, [.. "{\"id\": \""u8, 0xC4, 0xE3, .. "\"}"u8]);
        _data.Open().FindSystem(path, _findings).ShouldBeNull();
        _findings.ShouldHaveSingleItem().Code.ShouldBe("file.not_utf8");
    }

    [Fact]
    public void A_file_over_64_MB_is_not_read()
    {
        var path = _data.File_("x.json");
        using (var stream = File.Create(path))
        {
            stream.SetLength(64L * 1024 * 1024 + 1);
        }

        _data.Open().FindSystem(path, _findings).ShouldBeNull();
        _findings.ShouldHaveSingleItem().Code.ShouldBe("file.too_large");
    }

    [Fact]
    public void An_edition_of_the_platform_wins_over_an_imported_one_of_the_same_id()
    {
        Directory.CreateDirectory(_data.UserFolder);
        File.WriteAllText(Path.Combine(_data.UserFolder, "hj-450-2008-pcb.json"), "{}");
        _data.Open().FindSystem("hj-450-2008-pcb", _findings)!.Title.ShouldContain("印制电路板");
    }

    [Fact]
    public void An_imported_edition_is_found_by_id_in_the_users_folder_and_through_its_registered_path()
    {
        var text = File.ReadAllText(Path.Combine(_data.Folder, "systems", "hj-t-183-2006-beer.json"));
        Directory.CreateDirectory(_data.UserFolder);
        File.WriteAllText(Path.Combine(_data.UserFolder, "beer.json"), text.Replace("\"hj-t-183-2006-beer\"", "\"beer\"", StringComparison.Ordinal));
        File.WriteAllText(_data.File_("elsewhere.json"), text.Replace("\"hj-t-183-2006-beer\"", "\"ale\"", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(_data.UserFolder, "ale.path"), _data.File_("elsewhere.json"));

        var folder = _data.Open();
        folder.FindSystem("beer", _findings)!.Id.ShouldBe("beer");
        folder.FindSystem("ale", _findings)!.Id.ShouldBe("ale");
        _findings.ShouldBeEmpty();

        File.Delete(_data.File_("elsewhere.json"));
        folder.FindSystem("ale", _findings).ShouldBeNull();
        _findings.ShouldHaveSingleItem().Code.ShouldBe("data.imported_file_gone");
        VerifyData.Handle(folder).Findings.ShouldContain(f => f.Code == "data.imported_file_gone");
    }

    [Fact]
    public void The_callers_overrides_come_after_the_editions()
    {
        var folder = _data.Open();
        var system = folder.FindSystem("electroplating-2015-comprehensive", _findings)!;

        folder.EffectiveProfile(system, null, _findings)!.FirstLevel.ShouldBe(MissingGroupRule.Rescale);
        var overrides = JsonNode.Parse("""{"not_applicable": {"first_level": "lose"}}""")!.AsObject();
        folder.EffectiveProfile(system, overrides, _findings)!.FirstLevel.ShouldBe(MissingGroupRule.Lose);
        _findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_profile_may_be_a_plain_array_and_an_unknown_one_is_a_finding()
    {
        var profiles = JsonNode.Parse(File.ReadAllText(Path.Combine(_data.Folder, "profiles.json")))!["profiles"]!.AsArray();
        _data.Write("profiles.json", new JsonArray([.. profiles.Where(p => p!["id"]!.GetValue<string>() != "hj-row").Select(p => p!.DeepClone())]).ToJsonString());
        var folder = _data.Open();

        folder.Profiles.Keys.ShouldBe(["p-index", "tongze-2013", "gbt-43329-2023"], ignoreOrder: true);
        folder.EffectiveProfile(folder.FindSystem("hj-450-2008-pcb", _findings)!, null, _findings).ShouldBeNull();
        _findings.ShouldHaveSingleItem().Code.ShouldBe("profile.unknown");
    }

    [Fact]
    public void Sources_and_units_are_at_hand()
    {
        var folder = _data.Open();
        folder.Sources["order-38"].Number.ShouldBe("第38号令");
        folder.Sources["order-38"].Issued.ShouldBe(new DateOnly(2016, 5, 16));
        folder.Units.TryParse("kgce/t", out _).ShouldBeNull();
    }

    [Fact]
    public void An_incomplete_installation_is_an_error_of_the_program_not_of_the_data()
    {
        Should.Throw<DirectoryNotFoundException>(() => new DataFolder(_data.File_("nowhere"), _data.UserFolder));
        Should.Throw<FileNotFoundException>(() => _data.Open().Text("factors/none.json"));
    }

    [Fact]
    public void Many_threads_may_ask_at_once()
    {
        var folder = _data.Open();
        var ids = folder.Systems().Select(s => s.Id).ToArray();
        Parallel.For(0, 200, i => folder.FindSystem(ids[i % ids.Length], [])!.Id.ShouldBe(ids[i % ids.Length]));
    }

    [Fact]
    public void The_list_says_what_can_be_computed()
    {
        var list = ListSystems.Handle(_data.Open()).Systems.ToDictionary(s => s.Id);

        list["electroplating-2015-comprehensive"].Computable.ShouldBeTrue();
        list["steel-integrated-2014"].Computable.ShouldBeFalse(); // most weights unknown
        list["hj-450-2008-pcb"].Computable.ShouldBeFalse(); // graded row by row
        list["electroplating-2015-comprehensive"].Rows.ShouldBe(25);
        list.Values.ShouldAllBe(s => s.Counts.Checked + s.Counts.Transcribed + s.Counts.Unconfirmed == s.Rows && !s.Imported);
    }

    [Fact]
    public void Showing_an_edition_prints_base_values_as_the_standard_does()
    {
        var shown = ShowSystem.Handle(_data.Open(), "electroplating-2015-comprehensive");

        var water = shown.Table.SelectMany(g => g.Rows).Single(r => r.Name == "*单位产品每次清洗取水量");
        water.Levels.ShouldBe(["≤8", "≤24", "≤40"]);
        water.Unit.ShouldBe("L/m2");
        shown.Table.SelectMany(g => g.Rows).Single(r => r.Name == "锌利用率").Weight.ShouldBe("0.8/n");
        shown.Sources.Select(s => s.Id).ShouldContain("web-shea-electroplating");
        shown.System!["id"]!.GetValue<string>().ShouldBe("electroplating-2015-comprehensive");
        Encoding.UTF8.GetByteCount(shown.Profile!.ToJsonString()).ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Showing_an_unknown_edition_gives_the_finding() =>
        ShowSystem.Handle(_data.Open(), "x").Findings.ShouldHaveSingleItem().Code.ShouldBe("data.unknown_system");
}
