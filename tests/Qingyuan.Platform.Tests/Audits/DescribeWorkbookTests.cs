using Qingyuan.Core.Audits;
using Qingyuan.Core.Findings;
using Qingyuan.Platform.Audits;
using Qingyuan.Platform.Tests.House;

namespace Qingyuan.Platform.Tests.Audits;

public class DescribeWorkbookTests
{
    [Fact]
    [Trait("Category", "GeneratedDocs")]
    public void The_page_of_the_workbook_is_current()
    {
        var findings = new List<Finding>();
        var catalogue = SheetCatalogueReader.Read(Repository.Read("data/workbook/sheets.json"), findings);

        findings.ShouldBeEmpty();
        Repository.ShouldBeCurrent("docs/workbook.md", DescribeWorkbook.Handle(catalogue));
    }
}
