namespace Qingyuan.Platform.Audits;

/// <summary>
/// The audit workbook (审核工作簿): <see cref="WriteTemplate"/> makes it for an indicator system, <see cref="CheckWorkbook"/> lists what is wrong with a filled one,
/// <see cref="ReadWorkbook"/> turns it into typed tables, <see cref="DescribeWorkbook"/> writes its documentation. All four follow data/workbook/sheets.json.
/// </summary>
public static class AuditsModule
{
}
