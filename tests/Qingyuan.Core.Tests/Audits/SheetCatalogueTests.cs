using Qingyuan.Core.Audits;
using Qingyuan.Core.Findings;

namespace Qingyuan.Core.Tests.Audits;

public class SheetCatalogueTests
{
    [Fact]
    public void The_shipped_description_has_no_faults()
    {
        var findings = new List<Finding>();
        var catalogue = SheetCatalogueReader.Read(RepositoryData.Text("workbook/sheets.json"), findings);

        findings.ShouldBeEmpty();
        catalogue.Sheets.Select(s => s.Id).ShouldBe(
            ["enterprise", "products", "energy", "water", "materials", "indicators", "balances", "streams", "options", "option_cash_flows", "option_effects"]);
    }

    [Fact]
    public void Every_field_is_described_in_both_languages()
    {
        var catalogue = SheetCatalogueReader.Read(RepositoryData.Text("workbook/sheets.json"), []);

        catalogue.Sheets.SelectMany(s => s.Fields).Where(f => f.DescriptionEn.Any(c => c is >= '\u4e00' and <= '\u9fff' && !"填写是来自去往计算得出方案现金流".Contains(c, StringComparison.Ordinal)))
            .Select(f => f.Id).ShouldBeEmpty();
        catalogue.Sheets.SelectMany(s => s.Fields).ShouldAllBe(f => f.Description.Length > 0 && f.NameEn.Length > 0);
    }

    [Fact]
    public void Faults_of_a_description_are_all_named()
    {
        const string json = """
            {"schema_version": 1, "sheets": [{"id": "a", "name": "甲", "name_en": "A", "kind": "table", "description": "d", "description_en": "d", "fields": [
              {"id": "x", "name": "量", "name_en": "x", "type": "quantity", "units_field": "nowhere", "description": "d", "description_en": "d"},
              {"id": "x", "name": "量", "name_en": "y", "type": "weight", "description": "d", "description_en": "d"},
              {"id": "z", "name": "量 ", "name_en": "z", "type": "text", "references": "b.c", "description": "d", "description_en": "d"},
              {"id": "z", "name": "另", "name_en": "other", "type": "text", "colour": "red", "description": "d", "description_en": "d"}]}]}
            """;
        var findings = new List<Finding>();
        SheetCatalogueReader.Read(json, findings);

        findings.Select(f => f.Code).ShouldBe(
            ["value.unknown", "json.unknown.key", "sheets.unknown_target", "sheets.shared_heading", "sheets.unknown_target", "sheets.duplicate"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("消耗量 (万kWh)*", "消耗量万kwh")]
    [InlineData("\uFF08必填\uFF09企业名称:", "企业名称")]
    [InlineData("Ⅱ级", "ⅱ级")]
    public void Names_are_compared_without_blanks_brackets_width_and_marks(string typed, string same) => SheetNames.Normalise(typed).ShouldBe(same);

    [Theory]
    [InlineData("能源重类", "能源种类")] // one of four differs
    [InlineData("年消耗量合计", "消耗量")] // contains it
    [InlineData("完全无关的列", null)]
    public void The_nearest_name_is_offered_where_one_is_near(string typed, string? nearest) =>
        SheetNames.Nearest(typed, ["年份", "能源种类", "消耗量", "单位"]).ShouldBe(nearest);
}
