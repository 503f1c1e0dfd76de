using System.IO.Compression;
using System.Text;

namespace Qingyuan.Platform.Tests.Spreadsheets;

/// <summary>A .xlsx made by hand from XML, so that tests can hold what our own writer would never write.</summary>
internal static class XlsxFile
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>One sheet 数据 with these rows (the inside of sheetData) and what follows it.</summary>
    public static byte[] Of(string rows, string after = "", string styles = "") => Of([("数据", rows, after)], styles);

    public static byte[] Of((string Name, string Rows, string After)[] sheets, string styles = "", string workbook = "")
    {
        var parts = new List<(string, string)>
        {
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"),
            ("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\">{workbook}<sheets>{string.Concat(sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" r:id=\"s{i}\"/>"))}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"st\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/>{string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"s{i}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>"))}</Relationships>"),
            ("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\">{styles}</styleSheet>"),
        };
        parts.AddRange(sheets.Select((s, i) => ($"xl/worksheets/sheet{i}.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{s.Rows}</sheetData>{s.After}</worksheet>")));
        return Zip([.. parts.Select(p => (p.Item1, Encoding.UTF8.GetBytes(p.Item2)))]);
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in parts)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(content);
            }
        }

        return memory.ToArray();
    }
}
