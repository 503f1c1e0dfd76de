using System.Globalization;
using CsvHelper;
using Qingyuan.Core.Findings;

namespace Qingyuan.Platform.Data;

/// <summary>Reads data/sources.csv (来源表) and other tables of the data folder; faults are findings at their line.</summary>
internal static class SourceTable
{
    /// <summary>Columns of sources.csv.</summary>
    public static readonly string[] Columns = ["id", "title", "issuer", "number", "issued", "effective", "repealed", "url", "note"];

    /// <summary>Reads the sources; of two with one id the first stands.</summary>
    public static IEnumerable<Source> Read(string csv, List<Finding> findings)
    {
        var sources = new Dictionary<string, Source>(StringComparer.Ordinal);
        foreach (var (line, cells) in Rows("sources.csv", csv, Columns, findings))
        {
            var where = Line("sources.csv", line);
            foreach (var (column, cell) in new[] { ("id", cells[0]), ("title", cells[1]) })
            {
                if (cell.Length == 0)
                {
                    findings.Add(DataFindings.CsvCellEmpty.At(where, column));
                }
            }

            var effective = Day(cells[5], where, findings);
            var repealed = Day(cells[6], where, findings);
            if (effective > repealed)
            {
                findings.Add(DataFindings.DaysReversed.At(where, cells[5], cells[6]));
            }

            var source = new Source(cells[0], cells[1], Or(cells[2]), Or(cells[3]), Day(cells[4], where, findings), effective, repealed, Or(cells[7]), Or(cells[8]));
            if (!sources.TryAdd(source.Id, source))
            {
                findings.Add(DataFindings.DuplicateId.At(where, source.Id, "sources.csv"));
            }
        }

        return sources.Values;

        static string? Or(string cell) => cell.Length == 0 ? null : cell;
    }

    /// <summary>Rows of a table with their line numbers; a wrong header gives a finding and no rows.</summary>
    public static IEnumerable<(int Line, string[] Cells)> Rows(string file, string csv, string[] columns, List<Finding> findings)
    {
        using var reader = CsvReader.FromText(csv, new CsvReaderOptions { HasHeader = false, TrackLineNumbers = true });
        var isHeader = true;
        while (reader.Read())
        {
            string[] cells = [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i).Trim())];
            var line = (int)reader.LineNumber;
            if (isHeader)
            {
                isHeader = false;
                if (!columns.SequenceEqual(cells, StringComparer.Ordinal))
                {
                    findings.Add(DataFindings.CsvHeader.At(file, string.Join(',', columns), string.Join(',', cells)));
                    yield break;
                }
            }
            else if (cells.Length == columns.Length)
            {
                yield return (line, cells);
            }
            else
            {
                findings.Add(DataFindings.CsvRow.At(Line(file, line), cells.Length, columns.Length));
            }
        }

        if (isHeader)
        {
            findings.Add(DataFindings.CsvHeader.At(file, string.Join(',', columns), ""));
        }
    }

    /// <summary>A line as a finding names it: sources.csv:7.</summary>
    public static string Line(string file, int line) => $"{file}:{line.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>A day; null where the cell is empty or, with a finding, where it is no day.</summary>
    public static DateOnly? Day(string text, string where, List<Finding> findings)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        findings.Add(DataFindings.NotDay.At(where, text));
        return null;
    }
}
