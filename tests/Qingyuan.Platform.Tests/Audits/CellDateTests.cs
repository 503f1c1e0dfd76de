using System.Collections.Immutable;
using Qingyuan.Core.Audits;
using Qingyuan.Core.Findings;
using Qingyuan.Platform.Audits;
using Qingyuan.Platform.Spreadsheets;

namespace Qingyuan.Platform.Tests.Audits;

public class CellDateTests
{
    private static readonly SheetField Day = new(
        "day", "日期", "Day", [], FieldType.Date, null, null, null, [], false, null, false, false, false, null, null, null, null, null, null, "", "");

    [Theory]
    [InlineData("2025年3月1日")]
    [InlineData("二〇二五年三月一日")]
    [InlineData("2025/3/1")]
    [InlineData("2025-03-01")]
    [InlineData("2025.3.1")]
    [InlineData("20250301")]
    [InlineData("1 March 2025")]
    [InlineData("Mar 1, 2025")]
    [InlineData("\uFF12\uFF10\uFF12\uFF15年\uFF13月\uFF11日")]
    public void Days_are_read_as_Chinese_and_English_write_them(string text) => Read(Cell.OfText(text)).ShouldBe(new DateOnly(2025, 3, 1));

    // Serial 45000 is 2023-03-15: 44927 is 2023-01-01, + 73 days.
    [Fact]
    public void An_unformatted_serial_number_is_a_day() => Read(Cell.OfNumber(45000)).ShouldBe(new DateOnly(2023, 3, 15));

    [Theory]
    [InlineData("3/1/2025", "cell.date_ambiguous")]
    [InlineData("2025年2月30日", "cell.not_date")]
    [InlineData("明年", "cell.not_date")]
    public void What_is_no_day_or_could_be_two_is_refused(string text, string code)
    {
        var findings = new List<Finding>();
        new CellReader(AuditData.Description.Units, findings).Read(Day, Cell.OfText(text), "a!A1", null, null).ShouldBeNull();

        findings.Single().Code.ShouldBe(code);
    }

    private static DateOnly Read(Cell cell) => (DateOnly)new CellReader(AuditData.Description.Units, []).Read(Day, cell, "a!A1", null, null)!.Value;
}
