using System.Diagnostics;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Standards;
using Qingyuan.Platform.Data;

namespace Qingyuan.Platform.Tests.Data;

public sealed class VerifyDataTests : IDisposable
{
    private const string Plating = "systems/electroplating-2015-comprehensive.json";

    private readonly TestData _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void The_data_that_ships_has_no_error()
    {
        var response = VerifyData.Handle(new DataFolder(userFolder: _data.UserFolder));

        response.Findings.Where(f => f.Severity == Severity.Error).Select(f => $"{f.Where} {f.Message}").ShouldBeEmpty();
        response.Systems.ShouldBe(Directory.GetFiles(Path.Combine(TestData.Real, "systems"), "*.json").Length);
    }

    [Fact]
    public void Everything_is_verified_in_less_than_two_seconds()
    {
        // The best of three: other tests share the machine. 0.2 s when it is idle.
        Enumerable.Range(0, 3).Min(_ =>
        {
            var clock = Stopwatch.StartNew();
            VerifyData.Handle(new DataFolder(userFolder: _data.UserFolder));
            return clock.ElapsedMilliseconds;
        }).ShouldBeLessThan(2000);
    }

    [Fact]
    public void Missing_weights_are_warnings() =>
        _data.Verify().Where(f => f.Code == SystemFindings.WeightMissing.Code).ShouldAllBe(f => f.Severity == Severity.Warning);

    [Theory]
    [InlineData("\"weight\": 0.33,", "\"weight\": 0.32,", "weights.first_level_sum", Severity.Error)]
    [InlineData("\"weight\": 0.15,", "\"weight\": 0.14,", "weights.second_level_sum", Severity.Error)]
    [InlineData("\"unit\": \"L/m2\"", "\"unit\": \"L/qm\"", "system.unknown_unit", Severity.Error)]
    [InlineData("[8, 24, 40]", "[40, 24, 8]", "levels.reversed", Severity.Error)]
    [InlineData("\"rule_profile\": \"tongze-2013\"", "\"rule_profile\": \"tongze-2031\"", "profile.unknown", Severity.Error)]
    [InlineData("\"source\": \"web-shea-electroplating\"", "\"source\": \"web-shea\"", "data.unknown_source", Severity.Error)]
    [InlineData("\"status\": \"transcribed\"", "\"status\": \"confirmed\"", "data.unknown_status", Severity.Error)]
    [InlineData("\"status\": \"transcribed\"", "\"status\": \"checked\"", "data.checked_by_nobody", Severity.Error)]
    [InlineData("\"restrictive\": false,", "", "data.schema_missing_field", Severity.Error)]
    [InlineData("\"restrictive\": false,", "\"restrictive\": false, \"vetoes\": true,", "data.schema_unknown_field", Severity.Error)]
    [InlineData("\"kind\": \"qualitative\"", "\"kind\": \"text\"", "data.schema", Severity.Error)]
    [InlineData("\"restrictive\": false,", "\"restrictive\": \"no\",", "data.schema", Severity.Error)]
    [InlineData("\"date\": \"2015-10-28\"", "\"date\": \"28.10.2015\"", "data.schema", Severity.Error)]
    [InlineData("\"id\": \"electroplating-2015-comprehensive\"", "\"id\": \"electroplating-2016\"", "data.file_name", Severity.Error)]
    [InlineData("\"effective\": null,\n  \"repealed\": null", "\"effective\": \"2016-01-02\",\n  \"repealed\": \"2016-01-01\"", "data.days_reversed", Severity.Error)]
    [InlineData("\"code\": \"1.2\"", "\"code\": \"1.1\"", "system.duplicate_row", Severity.Error)]
    [InlineData("\"code\": \"1.1\",", "\"code\": \"1.1\", \"code\": \"1.1\",", "json.syntax", Severity.Error)]
    [InlineData("\"weight\": 0.33,", "\"weight\": 1e400,", "json.not_number", Severity.Error)]
    [InlineData("\"weight\": 0.33,", "\"weight\": NaN,", "json.syntax", Severity.Error)]
    public void A_fault_in_an_edition_is_found(string old, string @new, string code, Severity severity)
    {
        var findings = _data.With(Plating, old, @new).Verify();

        findings.ShouldContain(f => f.Code == code && f.Severity == severity && f.Where.StartsWith(Plating, StringComparison.Ordinal));
    }

    [Fact]
    public void A_defect_that_is_printed_in_an_unconfirmed_row_is_a_warning()
    {
        _data.With(Plating, "[8, 24, 40]", "[40, 24, 8]").With(Plating, "[40, 24, 8]", "[40, 24, 8],\n          \"status\": \"unconfirmed\"");
        var path = Path.Combine(_data.Folder, Plating);
        // The row had its own status behind the levels: take that one away.
        var text = File.ReadAllText(path);
        var second = text.IndexOf("\"status\": \"transcribed\",", text.IndexOf("[40, 24, 8]", StringComparison.Ordinal), StringComparison.Ordinal);
        File.WriteAllText(path, text.Remove(second, "\"status\": \"transcribed\",".Length));

        _data.Verify().Where(f => f.Code == "levels.reversed").ShouldHaveSingleItem().Severity.ShouldBe(Severity.Warning);
    }

    [Theory]
    [InlineData("factors/energy.json", "\"factor\": 0.7143", "\"factor\": 0.7413", "data.factor_off")] // digits exchanged
    [InlineData("factors/energy.json", "\"factor\": 0.7143", "\"factor\": -0.7143", "data.factor_not_positive")]
    [InlineData("factors/energy.json", "\"factor_unit\": \"kgce/kg\"", "\"factor_unit\": \"kgce/t\"", "data.factor_units")]
    [InlineData("factors/energy.json", "{ \"min\": 8374, \"max\": 12560 }", "{ \"min\": 12560, \"max\": 8374 }", "data.range_reversed")]
    [InlineData("factors/energy.json", "\"id\": \"cleaned-coal\"", "\"id\": \"raw-coal\"", "data.duplicate_id")]
    [InlineData("factors/heat.json", "\"unit\": \"tCO2/GJ\"", "\"unit\": \"tCO2/Stück\"", "system.unknown_unit")]
    [InlineData("units.json", "\"factor\": \"0.01\"", "\"factor\": \"0\"", "unit.table.row")]
    [InlineData("factors/grid.json", "\"year\": 2022", "\"year\": 2021", "data.duplicate_factor")]
    [InlineData("audit/deadlines.json", "\"priority\": 0,", "", "data.rule_field_missing")]
    [InlineData("audit/legal-bases.json", "\"valid_to\": \"2026-08-14\"", "\"valid_to\": \"2011-08-14\"", "data.days_reversed")]
    [InlineData("audit/legal-bases.json", "\"valid_to\": \"2026-08-14\"", "\"valid_to\": \"2026-08-32\"", "data.not_day")]
    [InlineData("audit/balance.json", "\"source\": \"project\"", "\"source\": \"nobody\"", "data.unknown_source")]
    [InlineData("profiles.json", "\"id\": \"p-index\"", "\"id\": \"hj-row\"", "data.duplicate_id")]
    [InlineData("profiles.json", "\"y_min\": 85", "\"y_min\": \"85\"", "json.not_number")]
    [InlineData("profiles.json", "\"first_level\": \"rescale\"", "\"first_level\": \"drop\"", "json.unknown_choice")]
    [InlineData("profiles.json", "\"membership\": \"cumulative\"", "\"membreship\": \"cumulative\"", "profile.unknown_key")]
    [InlineData("sources.csv", "guide-2018,", "order-38,", "data.duplicate_id")]
    [InlineData("sources.csv", "2016-07-01", "1.7.2016", "data.not_day")]
    [InlineData("sources.csv", "2026-08-15,https", "2011-08-15,https", "data.days_reversed")]
    [InlineData("sources.csv", "id,title", "key,title", "data.csv_header")]
    [InlineData("sources.csv", "order-38,清洁生产审核办法,", "order-38,清洁生产审核办法", "data.csv_row")]
    [InlineData("sources.csv", "order-38,清洁生产审核办法,", "order-38,,", "data.csv_cell_empty")]
    [InlineData("register.csv", ",electroplating-2015-comprehensive,", ",electroplating-2015,", "data.unknown_edition")]
    [InlineData("register.csv", ",electroplating-2015-comprehensive,", ",,", "data.not_in_register")]
    [InlineData("register.csv", ",unconfirmed,", ",perhaps,", "data.unknown_status")]
    public void A_fault_in_a_table_is_found(string file, string old, string @new, string code)
    {
        var findings = _data.With(file, old, @new).Verify();

        findings.ShouldContain(f => f.Code == code && f.Where.StartsWith(file, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_fault_is_listed_not_only_the_first()
    {
        _data.With(Plating, "\"weight\": 0.33,", "\"weight\": 0.32,").With("factors/energy.json", "0.7143", "0.8143").With("sources.csv", "2016-07-01", "soon");

        _data.Verify().Where(f => f.Severity == Severity.Error).Select(f => f.Code).Distinct()
            .ShouldBe(["weights.first_level_sum", "data.factor_off", "data.not_day"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("", "file.empty")]
    [InlineData("{", "json.syntax")]
    [InlineData("[]", "json.not_object")]
    public void A_file_that_is_no_edition_is_found(string text, string code) =>
        _data.Write("systems/x.json", text).Verify().ShouldContain(f => f.Code == code && f.Where.StartsWith("systems/x.json", StringComparison.Ordinal) | f.Message.Contains("x.json", StringComparison.Ordinal));

    [Fact]
    public void A_file_that_is_not_UTF_8_is_found()
    {
        File.WriteAllBytes(Path.Combine(_data.Folder, "systems", "x.json"), [0x7B, 0xC4, 0xE3, 0xBA, 0xC3, 0x7D]); // {你好} in GBK
        _data.Verify().ShouldContain(f => f.Code == "file.not_utf8");
    }

    [Fact]
    public void A_missing_table_is_found()
    {
        File.Delete(Path.Combine(_data.Folder, "register.csv"));
        _data.Verify().ShouldContain(f => f.Code == "data.file_missing" && f.Where == "register.csv");
    }

    [Fact]
    public void A_row_without_source_is_found() =>
        _data.With(Plating, "\"source\": \"web-shea-electroplating\"", "\"source\": null").Verify().ShouldContain(f => f.Code == "data.no_source");

    [Fact]
    public void Both_printed_factors_of_electricity_pass() => // 3600 / 29307.6 = 0.12284; the standard prints 0.1229
        _data.Verify().ShouldNotContain(f => f.Code == "data.factor_off");
}
