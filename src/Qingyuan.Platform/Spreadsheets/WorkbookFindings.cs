using Qingyuan.Core.Findings;

namespace Qingyuan.Platform.Spreadsheets;

/// <summary>Findings on a workbook as a file, before anybody looks at what its cells mean (工作簿文件检查); for empty and oversized files see FileFindings.</summary>
public static class WorkbookFindings
{
    private const Severity Error = Severity.Error;
    private const Severity Warning = Severity.Warning;

    /// <summary>Not a workbook, by its content and whatever its extension says.</summary>
    public static readonly FindingKind Type = new("file.type", Error,
        "文件“{0}”的内容是{1}，不是 Excel 工作簿；请在 Excel 或 WPS 中另存为 .xlsx", "File '{0}' holds {2}, not an Excel workbook; save it as .xlsx in Excel or WPS");

    /// <summary>Needs a password to open.</summary>
    public static readonly FindingKind Encrypted = new("file.encrypted", Error,
        "文件“{0}”设有打开密码，无法读取；请取消密码后重新保存", "File '{0}' is protected by a password and cannot be read; remove the password and save it again");

    /// <summary>Cut off or damaged.</summary>
    public static readonly FindingKind Truncated = new("file.truncated", Error,
        "文件“{0}”不完整或已损坏({1})；请重新传送，或在 Excel 或 WPS 中打开并另存", "File '{0}' is cut off or damaged ({1}); transfer it again, or open it in Excel or WPS and save it anew");

    /// <summary>Expands to more than any audit needs.</summary>
    public static readonly FindingKind ZipBomb = new("file.zip_bomb", Error,
        "文件“{0}”解压后异常膨胀({1})，为安全起见未读取；上限：共 512 MB、单个部件 200 倍、2000 个部件", "File '{0}' expands abnormally ({2}) and was not read for safety; limits: 512 MB in all, 200 times for a part, 2000 parts");

    /// <summary>Millions of cells.</summary>
    public static readonly FindingKind TooManyCells = new("file.too_many_cells", Error,
        "文件“{0}”的非空单元格超过 {1} 个，未全部读取；请删去与审核无关的数据", "File '{0}' has more than {1} filled cells and was not read to the end; remove data that the audit does not need");

    /// <summary>More than 100,000 filled rows in a sheet.</summary>
    public static readonly FindingKind TooManyRows = new("sheet.too_many_rows", Error,
        "工作表“{0}”的非空行超过 {1} 行，未读取；请按年或按月汇总后填写", "Sheet '{0}' has more than {1} filled rows and was not read; sum up by year or month");

    /// <summary>More than 1,000 columns.</summary>
    public static readonly FindingKind TooManyColumns = new("sheet.too_many_columns", Warning,
        "工作表“{0}”有 {1} 列，只读取前 {2} 列", "Sheet '{0}' has {1} columns; only the first {2} were read");
}
