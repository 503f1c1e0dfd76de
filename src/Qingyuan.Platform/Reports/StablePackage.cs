using System.IO.Compression;

namespace Qingyuan.Platform.Reports;

/// <summary>
/// Makes the same content the same bytes (同一输入,同一文件): the packaging library stamps every entry with the clock and orders
/// entries as they were touched, so a finished docx or xlsx is packed once more with one date and one order.
/// </summary>
internal static class StablePackage
{
    // The earliest day a zip entry can carry.
    private static readonly DateTimeOffset Day = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Packs the entries again, the list of content types first as readers expect it, the rest by name.</summary>
    public static byte[] Of(MemoryStream package)
    {
        using var result = new MemoryStream();
        using (var source = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true))
        using (var target = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries.OrderBy(e => e.FullName != "[Content_Types].xml").ThenBy(e => e.FullName, StringComparer.Ordinal))
            {
                var copy = target.CreateEntry(entry.FullName, CompressionLevel.Fastest);
                copy.LastWriteTime = Day;
                using var from = entry.Open();
                using var to = copy.Open();
                from.CopyTo(to);
            }
        }

        return result.ToArray();
    }
}
