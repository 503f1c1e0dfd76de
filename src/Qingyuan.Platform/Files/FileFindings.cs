using Qingyuan.Core.Findings;

namespace Qingyuan.Platform.Files;

/// <summary>What can be wrong with a file before anybody reads its content (文件检查意见).</summary>
public static class FileFindings
{
    /// <summary>Nothing there.</summary>
    public static readonly FindingKind Missing = new("file.missing", Severity.Error,
        "找不到文件“{0}”：请检查路径", "There is no file '{0}': check the path");

    /// <summary>A folder where a file belongs.</summary>
    public static readonly FindingKind IsDirectory = new("file.is_directory", Severity.Error,
        "“{0}”是文件夹：请给出文件", "'{0}' is a folder: name a file");

    /// <summary>The system refuses to give it.</summary>
    public static readonly FindingKind Unreadable = new("file.unreadable", Severity.Error,
        "无法读取“{0}”({1})：请检查权限，或关闭占用它的程序", "'{0}' cannot be read ({1}): check permissions, or close the program that holds it");

    /// <summary>Larger than any audit's data.</summary>
    public static readonly FindingKind TooLarge = new("file.too_large", Severity.Error,
        "“{0}”有 {1} MB，超过上限 {2} MB：请按企业或年度拆分", "'{0}' has {1} MB, the limit is {2} MB: split it by plant or year");

    /// <summary>Nothing in it.</summary>
    public static readonly FindingKind Empty = new("file.empty", Severity.Error, "文件“{0}”是空的", "The file '{0}' is empty");

    /// <summary>Another encoding, or no text at all.</summary>
    public static readonly FindingKind NotUtf8 = new("file.not_utf8", Severity.Error,
        "“{0}”不是 UTF-8 文本：请另存为 UTF-8 编码的 JSON", "'{0}' is not UTF-8 text: save it as JSON in UTF-8");

    /// <summary>The system refused a file operation on the way.</summary>
    public static readonly FindingKind InputOutput = new("file.input_output", Severity.Error,
        "读写文件失败({0})：请检查路径、权限和磁盘空间", "Reading or writing a file failed ({0}): check the path, permissions and disk space");
}
