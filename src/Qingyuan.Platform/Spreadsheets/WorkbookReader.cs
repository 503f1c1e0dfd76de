using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Qingyuan.Core.Findings;

namespace Qingyuan.Platform.Spreadsheets;

/// <summary>
/// Opens xlsx, xlsb and xls from anybody (读取工作簿): whatever the bytes are, the outcome is a workbook or findings, never an
/// exception. The kind of file is told by its content, not by its extension. xlsx goes through our own <see cref="XlsxReader"/>, the
/// binary forms through ExcelDataReader, which reads a failed formula of a xls as an empty cell.
/// </summary>
public static class WorkbookReader
{
    /// <summary>Largest file read: 64 MB.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>Most filled rows read per sheet.</summary>
    public const int MaxRows = 100_000;

    /// <summary>Most columns read per sheet.</summary>
    public const int MaxColumns = 1_000;

    /// <summary>Most filled cells read per file; about 400 MB of memory.</summary>
    public const int MaxCells = 5_000_000;

    static WorkbookReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // xls of old Chinese Office: code page 936

    /// <summary>Reads from a stream, at most <see cref="MaxBytes"/> of it.</summary>
    /// <returns>The workbook, or null with at least one finding of severity error.</returns>
    public static Workbook? Read(Stream stream, string fileName, List<Finding> findings)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            memory.Write(buffer, 0, read);
            if (memory.Length > MaxBytes)
            {
                findings.Add(WorkbookFile.TooLarge(fileName, memory.Length));
                return null;
            }
        }

        return Read(memory.ToArray(), fileName, findings);
    }

    /// <summary>Reads from bytes.</summary>
    /// <returns>The workbook, or null with at least one finding of severity error.</returns>
    public static Workbook? Read(byte[] bytes, string fileName, List<Finding> findings)
    {
        if (WorkbookFile.Inspect(bytes, fileName) is { } fault)
        {
            findings.Add(fault);
            return null;
        }

        try
        {
            if (WorkbookFile.IsXlsx(bytes))
            {
                return XlsxReader.Read(bytes, fileName, findings);
            }

            using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(bytes, writable: false), new() { LeaveOpen = false });
            return Read(reader, fileName, findings);
        }
        catch (InvalidPasswordException)
        {
            findings.Add(WorkbookFindings.Encrypted.At(fileName, fileName));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The parser meets bytes that may come from anybody; whatever it trips over, the file is at fault, not the program.
            findings.Add(WorkbookFindings.Truncated.At(fileName, fileName, e.GetType().Name));
        }

        return null;
    }

    private static Workbook? Read(IExcelDataReader reader, string fileName, List<Finding> findings)
    {
        var sheets = new List<Sheet>();
        var cells = 0;
        do
        {
            var columns = Math.Min(reader.FieldCount, MaxColumns);
            if (reader.FieldCount > MaxColumns)
            {
                findings.Add(WorkbookFindings.TooManyColumns.At(reader.Name, reader.Name, reader.FieldCount, MaxColumns));
            }

            var rows = new List<SheetRow>();
            for (var index = 0; reader.Read(); index++)
            {
                if (Row(reader, columns) is not { } filled)
                {
                    continue;
                }

                rows.Add(new SheetRow(index, filled));
                cells += filled.Length;
                if (rows.Count > MaxRows)
                {
                    findings.Add(WorkbookFindings.TooManyRows.At(reader.Name, reader.Name, MaxRows));
                    rows.Clear();
                    break;
                }

                if (cells > MaxCells)
                {
                    findings.Add(WorkbookFindings.TooManyCells.At(fileName, fileName, MaxCells));
                    return null;
                }
            }

            var merges = (reader.MergeCells ?? []).Select(m => new MergedRange(m.FromRow, m.FromColumn, m.ToRow, m.ToColumn)).ToList();
            sheets.Add(new Sheet(reader.Name, reader.VisibleState != "visible", rows, merges));
        }
        while (reader.NextResult());

        return new Workbook(fileName, sheets);
    }

    private static Cell[]? Row(IExcelDataReader reader, int columns)
    {
        Cell[]? cells = null;
        var last = -1;
        for (var c = 0; c < columns; c++)
        {
            var cell = Cell(reader, c);
            if (!cell.IsEmpty)
            {
                cells ??= new Cell[columns];
                cells[c] = cell;
                last = c;
            }
        }

        return cells is null || last == cells.Length - 1 ? cells : cells[..(last + 1)];
    }

    private static Cell Cell(IExcelDataReader reader, int column) =>
        reader.GetValue(column) switch
        {
            null => default,
            string text => Spreadsheets.Cell.OfText(text),
            double number => Spreadsheets.Cell.OfNumber(number, null, reader.GetNumberFormatString(column)?.Contains('%', StringComparison.Ordinal) == true),
            int number => Spreadsheets.Cell.OfNumber(number),
            bool flag => Spreadsheets.Cell.OfFlag(flag),
            DateTime date => Spreadsheets.Cell.OfDate(date),
            TimeSpan time => Spreadsheets.Cell.OfNumber(time.TotalDays),
            var other => Spreadsheets.Cell.OfText(other.ToString() ?? ""),
        };
}
