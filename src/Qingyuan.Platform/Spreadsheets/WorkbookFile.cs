using System.IO.Compression;
using System.Text;
using Qingyuan.Core.Findings;
using Qingyuan.Platform.Files;

namespace Qingyuan.Platform.Spreadsheets;

/// <summary>
/// Looks at a file before it is parsed (文件安全检查): is it a workbook at all, does it need a password, is it whole, and does it
/// stay small when unpacked. Sizes that a zip file declares are not believed: every part is unpacked and counted.
/// </summary>
public static class WorkbookFile
{
    private const long MaxInflated = 512L * 1024 * 1024;
    private const int MaxRatio = 200;
    private const long RatioFrom = 1024 * 1024;
    private const int MaxParts = 2000;

    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>The fault of the file, or null where it can be parsed.</summary>
    public static Finding? Inspect(byte[] bytes, string fileName)
    {
        if (bytes.Length == 0)
        {
            return FileFindings.Empty.At(fileName, fileName);
        }

        if (bytes.Length > WorkbookReader.MaxBytes)
        {
            return TooLarge(fileName, bytes.Length);
        }

        if (bytes.AsSpan().StartsWith("PK"u8))
        {
            return InspectZip(bytes, fileName);
        }

        return bytes.AsSpan().StartsWith(Ole) ? InspectOle(bytes, fileName) : WrongType(fileName, PlainType(bytes));
    }

    /// <summary>True for the zipped XML form (xlsx, xlsm); false for xlsb and xls.</summary>
    public static bool IsXlsx(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith("PK"u8))
        {
            return false;
        }

        using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        return !zip.Entries.Any(e => e.FullName.EndsWith("workbook.bin", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The finding for a file over <see cref="WorkbookReader.MaxBytes"/>.</summary>
    public static Finding TooLarge(string fileName, long bytes) =>
        FileFindings.TooLarge.At(fileName, fileName, (bytes / 1024 / 1024) + 1, WorkbookReader.MaxBytes / 1024 / 1024);

    private static Finding WrongType(string fileName, (string Chinese, string English) type) =>
        WorkbookFindings.Type.At(fileName, fileName, type.Chinese, type.English);

    private static (string Chinese, string English) PlainType(byte[] bytes)
    {
        var start = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 512)).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t');
        return start switch
        {
            _ when start.StartsWith("%PDF", StringComparison.Ordinal) => (" PDF", "a PDF document"),
            _ when start.StartsWith("Rar!", StringComparison.Ordinal) => (" RAR 压缩包", "a RAR archive"),
            _ when start.StartsWith("7z\u00BC\u00AF", StringComparison.Ordinal) => (" 7z 压缩包", "a 7z archive"),
            _ when start.StartsWith("\u0089PNG", StringComparison.Ordinal) || start.StartsWith("\u00FF\u00D8\u00FF", StringComparison.Ordinal) => ("图片", "a picture"),
            _ when start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) => (" XML(可能是“XML 电子表格 2003”)", "XML (perhaps an XML Spreadsheet 2003)"),
            _ when start.StartsWith('<') => ("网页(许多系统把网页导出为 .xls)", "a web page (many systems export one as .xls)"),
            _ when start.StartsWith('{') || start.StartsWith('[') => (" JSON 文本", "JSON text"),
            _ when !bytes.AsSpan(0, Math.Min(bytes.Length, 4096)).Contains((byte)0) => ("纯文本(例如 CSV)", "plain text (perhaps CSV)"),
            _ => ("不认识的格式", "an unknown format"),
        };
    }

    private static Finding? InspectZip(byte[] bytes, string fileName)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > MaxParts)
            {
                return WorkbookFindings.ZipBomb.At(fileName, fileName, $"{zip.Entries.Count} 个部件", $"{zip.Entries.Count} parts");
            }

            if (ZipType(zip) is { } type)
            {
                return WrongType(fileName, type);
            }

            if (zip.Entries.Any(e => e.IsEncrypted))
            {
                return WorkbookFindings.Encrypted.At(fileName, fileName);
            }

            var total = 0L;
            var buffer = new byte[81920];
            foreach (var entry in zip.Entries)
            {
                if (Inflate(entry, bytes.Length, buffer, ref total) is { } what)
                {
                    return WorkbookFindings.ZipBomb.At(fileName, fileName, what.Chinese, what.English);
                }
            }

            return null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            return WorkbookFindings.Truncated.At(fileName, fileName, "zip");
        }
    }

    private static (string Chinese, string English)? ZipType(ZipArchive zip)
    {
        bool Has(string start) => zip.Entries.Any(e => e.FullName.Replace('\\', '/').StartsWith(start, StringComparison.OrdinalIgnoreCase));
        return Has("xl/workbook.") ? null
            : Has("word/") ? (" Word 文档", "a Word document")
            : Has("ppt/") ? (" PowerPoint 演示文稿", "a PowerPoint presentation")
            : Has("content.xml") ? (" OpenDocument 文档", "an OpenDocument file")
            : (" ZIP 压缩包", "a ZIP archive");
    }

    private static (string Chinese, string English)? Inflate(ZipArchiveEntry entry, int fileLength, byte[] buffer, ref long total)
    {
        var packed = Math.Max(1, Math.Min(entry.CompressedLength, fileLength));
        var size = 0L;
        using var stream = entry.Open();
        int read;
        while ((read = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            size += read;
            total += read;
            if (total > MaxInflated)
            {
                return ("解压超过 512 MB", "over 512 MB unpacked");
            }

            if (size > RatioFrom && size / packed > MaxRatio)
            {
                return ($"部件 {entry.FullName} 超过 {MaxRatio} 倍", $"part {entry.FullName} grows over {MaxRatio} times");
            }
        }

        if (size < entry.Length && entry.Length <= MaxInflated)
        {
            throw new InvalidDataException("part is shorter than declared");
        }

        return null;
    }

    /// <summary>An OLE container holds a xls (stream Workbook or Book) or, where a modern workbook has a password, the stream EncryptedPackage.</summary>
    private static Finding? InspectOle(byte[] bytes, string fileName)
    {
        if (HasOleEntry(bytes, "EncryptedPackage"))
        {
            return WorkbookFindings.Encrypted.At(fileName, fileName);
        }

        if (HasOleEntry(bytes, "Workbook") || HasOleEntry(bytes, "Book"))
        {
            return null;
        }

        return HasOleEntry(bytes, "WordDocument") ? WrongType(fileName, (" Word 97–2003 文档", "a Word 97–2003 document"))
            : DirectoryIsCutOff(bytes) ? WorkbookFindings.Truncated.At(fileName, fileName, "OLE")
            : WrongType(fileName, ("不含工作簿的 OLE 文件", "an OLE file without a workbook"));
    }

    /// <summary>
    /// The header names the first sector of the directory (offset 48) and the size of sectors as a power of two (offset 30): [MS-CFB] 2.2. xls files keep
    /// their directory near the end, so that a file cut off on the way loses it first.
    /// </summary>
    private static bool DirectoryIsCutOff(byte[] bytes) =>
        bytes.Length < 4096 || ((BitConverter.ToUInt32(bytes, 48) + 2L) << (BitConverter.ToUInt16(bytes, 30) & 15)) > bytes.Length;

    /// <summary>
    /// Directory entries of an OLE container are 128 bytes long and aligned to 128: the name in UTF-16, its length in bytes
    /// (with the closing zero) at offset 64 ([MS-CFB] 2.6.1). Looking at every such place spares following sector chains.
    /// </summary>
    private static bool HasOleEntry(byte[] bytes, string name)
    {
        var wanted = Encoding.Unicode.GetBytes(name + '\0');
        for (var at = 512; at + 128 <= bytes.Length; at += 128)
        {
            if (bytes.AsSpan(at).StartsWith(wanted) && BitConverter.ToUInt16(bytes, at + 64) == wanted.Length)
            {
                return true;
            }
        }

        return false;
    }
}
