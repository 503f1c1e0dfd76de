using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using Qingyuan.Core.Findings;
using Qingyuan.Platform.Files;
using Qingyuan.Platform.Spreadsheets;

namespace Qingyuan.Platform.Evaluations;

/// <summary>Reads a table of plant-years line by line (批量评价表): CSV in UTF-8 or GB 18030, or the first sheet of a workbook.</summary>
internal static class BatchTable
{
    /// <summary>Largest table, bytes: a million plant-years of forty rows.</summary>
    public const int MaxBytes = 1024 * 1024 * 1024;

    /// <summary>Hands over line by line, numbered from 0 as the rows of a spreadsheet, so that findings can name the cell. False where there is no table.</summary>
    public static bool Read(Stream table, string fileName, Action<int, string[]> line, List<Finding> findings)
    {
        var memory = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = table.Read(buffer)) > 0;)
        {
            memory.Write(buffer, 0, read);
            if (memory.Length > MaxBytes)
            {
                findings.Add(FileFindings.TooLarge.At("", fileName, memory.Length >> 20, MaxBytes >> 20));
                return false;
            }
        }

        if (memory.Length == 0)
        {
            findings.Add(FileFindings.Empty.At("", fileName));
            return false;
        }

        var bytes = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            var sheet = WorkbookReader.Read(memory.ToArray(), fileName, findings)?.Sheets.FirstOrDefault();
            foreach (var row in sheet?.Rows ?? [])
            {
                line(row.Index, [.. row.Cells.Select(CellText)]);
            }

            return sheet is not null;
        }

        // Chinese Excel saves CSV in the system's code page, which is a subset of GB 18030.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var isUtf8 = Utf8.IsValid(bytes);
        memory.Position = 0;
        return Csv(memory, isUtf8 ? null : Encoding.GetEncoding("GB18030"), fileName, line, findings);
    }

    private static string CellText(Cell cell) => cell is { Kind: CellKind.Number, IsPercent: true } ? (cell.Number * 100m).ToString(CultureInfo.InvariantCulture) : cell.Text;

    private static bool Csv(Stream stream, Encoding? encoding, string fileName, Action<int, string[]> line, List<Finding> findings)
    {
        var options = new CsvReaderOptions { HasHeader = false, SkipEmptyLines = false, Encoding = encoding, MalformedData = CsvMalformedDataHandling.Throw };
        using var reader = CsvReader.Create(stream, options);
        var index = 0;
        try
        {
            for (; reader.Read(); index++)
            {
                string[] cells = [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i))];
                if (cells.Any(c => !string.IsNullOrWhiteSpace(c)))
                {
                    line(index, cells);
                }
            }

            return true;
        }
        catch (CsvFormatException e)
        {
            findings.Add(BatchTableFindings.Malformed.At($"{fileName}!{CellAddress.Of(index, 0)}", index + 1, e.Message));
            return false;
        }
    }
}
