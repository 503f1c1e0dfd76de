using System.Text;

namespace Qingyuan.Platform.Tests.Spreadsheets;

/// <summary>A .xls (BIFF8 in an OLE container, [MS-XLS] and [MS-CFB]) made by hand: just enough for the reader.</summary>
internal static class XlsFile
{
    private const int Sector = 512;

    /// <summary>A workbook with one sheet 数据: numbers and texts by row and column, and merged ranges.</summary>
    public static byte[] Of((int Row, int Column, object Value)[] cells, (int R1, int R2, int C1, int C2)[] merges, bool password = false, string name = "数据")
    {
        var sheet = new MemoryStream();
        Record(sheet, 0x0809, [0x00, 0x06, 0x10, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        var (rows, columns) = (cells.Max(c => c.Row) + 1, cells.Max(c => c.Column) + 1);
        Record(sheet, 0x0200, [.. U32(0), .. U32(rows), .. U16(0), .. U16(columns), .. U16(0)]);
        foreach (var row in cells.Select(c => c.Row).Distinct())
        {
            Record(sheet, 0x0208, [.. U16(row), .. U16(0), .. U16(columns), .. U16(255), .. U32(0), .. U32(0x100)]);
        }

        foreach (var (row, column, value) in cells)
        {
            if (value is string text)
            {
                Record(sheet, 0x0204, [.. U16(row), .. U16(column), .. U16(0), .. U16(text.Length), 1, .. Encoding.Unicode.GetBytes(text)]);
            }
            else
            {
                Record(sheet, 0x0203, [.. U16(row), .. U16(column), .. U16(0), .. BitConverter.GetBytes((double)value)]);
            }
        }

        Record(sheet, 0x00E5, [.. U16(merges.Length), .. merges.SelectMany(m => (byte[])[.. U16(m.R1), .. U16(m.R2), .. U16(m.C1), .. U16(m.C2)])]);
        Record(sheet, 0x000A, []);

        var globals = new MemoryStream();
        Record(globals, 0x0809, [0x00, 0x06, 0x05, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        if (password)
        {
            // FILEPASS, RC4: version 1.1, salt, encrypted verifier and hash that no default password fits.
            Record(globals, 0x002F, [.. U16(1), .. U16(1), .. U16(1), .. Enumerable.Range(0, 48).Select(i => (byte)(i * 7))]);
        }

        var tab = Encoding.Unicode.GetBytes(name);
        var start = (int)globals.Length + 4 + 8 + tab.Length + 4;
        Record(globals, 0x0085, [.. U32(start), 0, 0, (byte)name.Length, 1, .. tab]);
        Record(globals, 0x000A, []);
        sheet.WriteTo(globals);
        return Container("Workbook", globals.ToArray());
    }

    /// <summary>An OLE container with one stream.</summary>
    public static byte[] Container(string stream, byte[] content)
    {
        var size = Math.Max(4096, (content.Length + Sector - 1) / Sector * Sector); // below 4096 it would be a mini stream
        Array.Resize(ref content, size);
        var sectors = size / Sector;
        var file = new MemoryStream();
        byte[] header = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[16], .. U16(0x3E), .. U16(3), .. U16(0xFFFE), .. U16(9), .. U16(6), .. new byte[10],
            .. U32(1), .. U32(1), .. U32(0), .. U32(4096), .. U32(-2), .. U32(0), .. U32(-2), .. U32(0), .. U32(0), .. Enumerable.Repeat((byte)0xFF, 108 * 4)];
        file.Write(header);
        var fat = Enumerable.Repeat(-1, 128).ToArray();
        fat[0] = -3;
        fat[1] = -2;
        for (var i = 0; i < sectors; i++)
        {
            fat[2 + i] = i == sectors - 1 ? -2 : 3 + i;
        }

        file.Write(fat.SelectMany(BitConverter.GetBytes).ToArray());
        file.Write([.. Entry("Root Entry", 5, 1, -2, 0), .. Entry(stream, 2, -1, 2, size), .. Entry("", 0, -1, 0, 0), .. Entry("", 0, -1, 0, 0)]);
        file.Write(content);
        return file.ToArray();
    }

    private static byte[] Entry(string name, byte type, int child, int start, int size)
    {
        var text = Encoding.Unicode.GetBytes(name);
        return [.. text, .. new byte[64 - text.Length], .. U16(name.Length == 0 ? 0 : text.Length + 2), type, 1, .. U32(-1), .. U32(-1), .. U32(child),
            .. new byte[36], .. U32(start), .. U32(size), .. U32(0)];
    }

    private static void Record(Stream stream, int id, byte[] data)
    {
        stream.Write(U16(id));
        stream.Write(U16(data.Length));
        stream.Write(data);
    }

    private static byte[] U16(int value) => BitConverter.GetBytes((ushort)value);

    private static byte[] U32(int value) => BitConverter.GetBytes(value);
}
