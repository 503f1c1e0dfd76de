using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Qingyuan.Core.Findings;
using Qingyuan.Platform.Audits;
using Qingyuan.Platform.Spreadsheets;

namespace Qingyuan.Platform.Tests.Audits;

public class WriteTemplateTests
{
    public static TheoryData<string> SystemIds => [.. AuditData.Systems.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(SystemIds))]
    public void An_empty_template_reads_back_with_nothing_wrong_but_what_must_be_filled(string id)
    {
        var read = AuditData.Read(WriteTemplate.Handle(AuditData.Systems[id], AuditData.Description));

        read.System!.Id.ShouldBe(id);
        read.Findings.Select(f => (f.Where, f.Code)).ShouldBe([("企业概况!B5", "cell.required"), ("企业概况!B17", "cell.required"), ("企业概况!B18", "cell.required")]);
        read.Tables["indicators"].ShouldBeEmpty();
        read.Tables["energy"].ShouldBeEmpty();
    }

    [Fact]
    public void The_template_is_valid_for_the_Open_XML_validator_and_the_same_every_time()
    {
        var system = AuditData.Systems[AuditData.Electroplating];
        var bytes = WriteTemplate.Handle(system, AuditData.Description);

        Convert.ToBase64String(WriteTemplate.Handle(system, AuditData.Description)).ShouldBe(Convert.ToBase64String(bytes));
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        new OpenXmlValidator().Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}").ShouldBeEmpty();
    }

    [Fact]
    public void Rows_of_the_system_stand_there_with_their_base_values_and_status()
    {
        var sheet = WorkbookReader.Read(WriteTemplate.Handle(AuditData.Systems[AuditData.Electroplating], AuditData.Description), "a.xlsx", [])!.Sheet("指标")!;
        var row = sheet.Rows.Single(r => r[2].Text == "*单位产品每次清洗取水量");

        // 2015年第25号公告, 综合电镀: 单位产品每次清洗取水量 ≤8 / ≤24 / ≤40 L/m2, 限定性指标, weight 1 in its group.
        Enumerable.Range(3, 5).Select(c => row[c].Text).ShouldBe(["L/m2", "1", "≤8", "≤24", "≤40"]);
        row[13].Text.ShouldStartWith("已转录");
    }

    [Theory]
    [InlineData("hj-450-2008-pcb", true)]
    [InlineData(AuditData.Electroplating, false)]
    public void The_first_sheet_warns_where_the_standard_is_an_unconfirmed_HJ_one(string id, bool warns)
    {
        var guide = WorkbookReader.Read(WriteTemplate.Handle(AuditData.Systems[id], AuditData.Description), "a.xlsx", [])!.Sheets[0];

        guide.Name.ShouldBe("填表说明");
        guide.Rows.Any(r => r[0].Text == "效力提示").ShouldBe(warns);
    }

    [Fact]
    public void Parameters_of_the_system_are_lines_of_the_enterprise_form()
    {
        var bytes = WriteTemplate.Handle(AuditData.Systems[AuditData.Electroplating], AuditData.Description);
        var form = WorkbookReader.Read(bytes, "a.xlsx", [])!.Sheet("企业概况")!;

        form.Rows.Count(r => r[0].Text.StartsWith("镀种数", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void No_formula_macro_or_protection_is_in_the_template()
    {
        var bytes = WriteTemplate.Handle(AuditData.Systems[AuditData.Electroplating], AuditData.Description);
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        var sheets = document.WorkbookPart!.WorksheetParts.Select(p => p.Worksheet).ToList();

        sheets.SelectMany(s => s.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>()).ShouldBeEmpty();
        sheets.SelectMany(s => s.Descendants<DocumentFormat.OpenXml.Spreadsheet.SheetProtection>()).ShouldBeEmpty();
        document.WorkbookPart.VbaProjectPart.ShouldBeNull();
        sheets.SelectMany(s => s.Descendants<DocumentFormat.OpenXml.Spreadsheet.DataValidation>()).Where(v => v.Type?.Value == DocumentFormat.OpenXml.Spreadsheet.DataValidationValues.List)
            .ShouldAllBe(v => v.Formula1!.Text.StartsWith('\''));
    }
}
