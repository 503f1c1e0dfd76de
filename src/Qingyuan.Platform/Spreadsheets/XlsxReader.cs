using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Qingyuan.Core.Findings;

namespace Qingyuan.Platform.Spreadsheets;

/// <summary>
/// Reads the parts of an .xlsx that hold cells (ECMA-376 part 1, SpreadsheetML). Our own, because ExcelDataReader 3.6 drops the marks
/// of failed formulas (#DIV/0!), which an auditor must be told about. Elements are told by local name, so that transitional
/// and strict files, with or without prefixes, all read the same. Faults of the file surface as exceptions that
/// <see cref="WorkbookReader"/> turns into a finding.
/// </summary>
internal sealed partial class XlsxReader
{
    private const int LastRow = 1_048_576;
    private const int LastColumn = 16_384;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreComments = true, IgnoreProcessingInstructions = true };

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _strings = [];
    private readonly List<NumberLook> _styles = [];
    private bool _from1904;

    private XlsxReader(ZipArchive zip)
    {
        _zip = zip;
        foreach (var entry in _zip.Entries)
        {
            _parts[entry.FullName.Replace('\\', '/').TrimStart('/')] = entry;
        }
    }

    private enum NumberLook : byte
    {
        Number,
        Percent,
        Date,
    }

    /// <summary>Reads all sheets; null where there are more cells than we hold.</summary>
    public static Workbook? Read(byte[] bytes, string fileName, List<Finding> findings)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        return new XlsxReader(zip).Read(fileName, findings);
    }

    private Workbook? Read(string fileName, List<Finding> findings)
    {
        var main = Relations("").FirstOrDefault(r => r.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Target ?? "xl/workbook.xml";
        var relations = Relations(main);
        if (relations.Find(r => r.Type.EndsWith("/sharedStrings", StringComparison.Ordinal)).Target is { } strings)
        {
            ReadStrings(strings);
        }

        if (relations.Find(r => r.Type.EndsWith("/styles", StringComparison.Ordinal)).Target is { } styles)
        {
            ReadStyles(styles);
        }

        var sheets = new List<Sheet>();
        var cells = 0;
        foreach (var (name, hidden, id) in SheetList(main))
        {
            var target = relations.Find(r => r.Id == id);
            if (target.Target is null || !target.Type.EndsWith("/worksheet", StringComparison.Ordinal))
            {
                continue; // chart sheets and macro sheets hold no cells
            }

            sheets.Add(ReadSheet(target.Target, name, hidden, findings, ref cells));
            if (cells > WorkbookReader.MaxCells)
            {
                findings.Add(WorkbookFindings.TooManyCells.At(fileName, fileName, WorkbookReader.MaxCells));
                return null;
            }
        }

        return sheets.Count > 0 ? new Workbook(fileName, sheets) : throw new InvalidDataException("no sheets");
    }

    private XmlReader Open(string part) => _parts.TryGetValue(part, out var entry)
        ? XmlReader.Create(entry.Open(), Settings)
        : throw new InvalidDataException($"part {part} is missing");

    private List<(string Id, string Type, string Target)> Relations(string part)
    {
        var folder = part.Contains('/', StringComparison.Ordinal) ? part[..(part.LastIndexOf('/') + 1)] : "";
        var file = $"{folder}_rels/{part[folder.Length..]}.rels";
        var found = new List<(string, string, string)>();
        if (!_parts.ContainsKey(file))
        {
            return found;
        }

        using var xml = Open(file);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship" && xml.GetAttribute("Target") is { } target)
            {
                found.Add((xml.GetAttribute("Id") ?? "", xml.GetAttribute("Type") ?? "", Resolve(folder, target)));
            }
        }

        return found;
    }

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/'))
        {
            return target[1..];
        }

        var path = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var step in target.Replace('\\', '/').Split('/'))
        {
            if (step == ".." && path.Count > 0)
            {
                path.RemoveAt(path.Count - 1);
            }
            else if (step is not ("." or ".."))
            {
                path.Add(step);
            }
        }

        return string.Join('/', path);
    }

    private List<(string Name, bool Hidden, string Id)> SheetList(string main)
    {
        var list = new List<(string, bool, string)>();
        using var xml = Open(main);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "workbookPr")
            {
                _from1904 = xml.GetAttribute("date1904") is "1" or "true";
            }
            else if (xml.LocalName == "sheet")
            {
                string? name = null, state = null, id = null;
                while (xml.MoveToNextAttribute())
                {
                    (name, state, id) = xml.LocalName switch
                    {
                        "name" => (xml.Value, state, id),
                        "state" => (name, xml.Value, id),
                        "id" => (name, state, xml.Value),
                        _ => (name, state, id),
                    };
                }

                list.Add((name ?? "", state is "hidden" or "veryHidden", id ?? ""));
            }
        }

        return list;
    }

    private void ReadStrings(string part)
    {
        using var xml = Open(part);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                _strings.Add(RichText(xml));
            }
        }
    }

    /// <summary>The text inside the current element, its runs joined, without phonetic guides.</summary>
    private static string RichText(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var depth = xml.Depth;
        string? first = null;
        StringBuilder? more = null;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "rPh")
            {
                SkipInside(xml);
            }
            else if (xml.LocalName == "t")
            {
                var text = TextInside(xml);
                if (first is null)
                {
                    first = text;
                }
                else
                {
                    (more ??= new StringBuilder(first)).Append(text);
                }
            }
        }

        var whole = more?.ToString() ?? first ?? "";
        return whole.Contains("_x", StringComparison.Ordinal)
            ? Escape().Replace(whole, m => ((char)int.Parse(m.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
            : whole;
    }

    /// <summary>Text of the current element; stops on its end.</summary>
    private static string TextInside(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var depth = xml.Depth;
        var text = "";
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                text = text.Length == 0 ? xml.Value : text + xml.Value;
            }
        }

        return text;
    }

    private static void SkipInside(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
        }
    }

    private void ReadStyles(string part)
    {
        var custom = new Dictionary<int, string>();
        var inCellXfs = false;
        using var xml = Open(part);
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
            {
                inCellXfs = xml.NodeType == XmlNodeType.Element;
            }

            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "numFmt" && int.TryParse(xml.GetAttribute("numFmtId"), CultureInfo.InvariantCulture, out var id))
            {
                custom[id] = xml.GetAttribute("formatCode") ?? "";
            }
            else if (inCellXfs && xml.LocalName == "xf")
            {
                _ = int.TryParse(xml.GetAttribute("numFmtId"), CultureInfo.InvariantCulture, out var format);
                _styles.Add(LookOf(format, custom.GetValueOrDefault(format)));
            }
        }
    }

    /// <summary>Built-in formats of ECMA-376 18.8.30 (with the Chinese dates 27–36 and 50–58), else what the format code shows.</summary>
    private static NumberLook LookOf(int id, string? code)
    {
        if (code is null)
        {
            return id switch
            {
                9 or 10 => NumberLook.Percent,
                >= 14 and <= 17 or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => NumberLook.Date,
                _ => NumberLook.Number,
            };
        }

        var shown = Quoted().Replace(code, "").Split(';')[0].ToLowerInvariant().Replace("general", "", StringComparison.Ordinal);
        if (shown.Contains('%', StringComparison.Ordinal))
        {
            return NumberLook.Percent;
        }

        var clock = shown.AsSpan().ContainsAny('h', 's');
        return shown.AsSpan().ContainsAny('y', 'd') || (shown.Contains('m', StringComparison.Ordinal) && !clock) ? NumberLook.Date : NumberLook.Number;
    }

    [GeneratedRegex("""("[^"]*"|\\.|_.|\*.|\[[^\]]*\])""")]
    private static partial Regex Quoted();

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escape();

    private Sheet ReadSheet(string part, string name, bool hidden, List<Finding> findings, ref int cells)
    {
        var rows = new List<SheetRow>();
        var merges = new List<MergedRange>();
        var buffer = new List<Cell>();
        var next = 0;
        var widest = 0;
        using var xml = Open(part);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "row")
            {
                var index = Index(xml.GetAttribute("r"), next, LastRow);
                next = index + 1;
                buffer.Clear();
                widest = Math.Max(widest, ReadRow(xml, buffer));
                if (buffer.Count == 0)
                {
                    continue;
                }

                rows.Add(new SheetRow(index, buffer.ToArray()));
                cells += buffer.Count;
                if (rows.Count > WorkbookReader.MaxRows)
                {
                    findings.Add(WorkbookFindings.TooManyRows.At(name, name, WorkbookReader.MaxRows));
                    return new Sheet(name, hidden, [], []);
                }

                if (cells > WorkbookReader.MaxCells)
                {
                    break;
                }
            }
            else if (xml.LocalName == "mergeCell" && xml.GetAttribute("ref") is { } range && Range().Match(range) is { Success: true } m)
            {
                merges.Add(new MergedRange(RowOf(m.Groups["r1"].Value), ColumnOf(m.Groups["c1"].Value), RowOf(m.Groups["r2"].Value), ColumnOf(m.Groups["c2"].Value)));
            }
        }

        if (widest > WorkbookReader.MaxColumns)
        {
            findings.Add(WorkbookFindings.TooManyColumns.At(name, name, widest, WorkbookReader.MaxColumns));
        }

        return new Sheet(name, hidden, rows, merges);
    }

    [GeneratedRegex("^(?<c1>[A-Z]{1,3})(?<r1>[0-9]{1,7}):(?<c2>[A-Z]{1,3})(?<r2>[0-9]{1,7})$")]
    private static partial Regex Range();

    private static int RowOf(string digits) => int.Parse(digits, CultureInfo.InvariantCulture) - 1;

    private static int ColumnOf(ReadOnlySpan<char> letters)
    {
        var column = 0;
        foreach (var c in letters)
        {
            if (!char.IsAsciiLetterUpper(c))
            {
                break;
            }

            column = (column * 26) + (c - 'A' + 1);
        }

        return column - 1;
    }

    /// <summary>Rows and cells stand in ascending order and inside the sheet; a file where they do not is damaged.</summary>
    private static int Index(string? number, int next, int last)
    {
        var index = number is null ? next : int.Parse(number, CultureInfo.InvariantCulture) - 1;
        return index >= next && index < last ? index : throw new InvalidDataException("rows out of order");
    }

    /// <summary>Fills the buffer up to the last filled cell; returns the number of columns that hold something.</summary>
    private int ReadRow(XmlReader xml, List<Cell> buffer)
    {
        if (xml.IsEmptyElement)
        {
            return 0;
        }

        var depth = xml.Depth;
        var next = 0;
        var widest = 0;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c")
            {
                continue;
            }

            var column = xml.GetAttribute("r") is { } address ? ColumnOf(address) : next;
            if (column < next || column >= LastColumn)
            {
                throw new InvalidDataException("cells out of order");
            }

            next = column + 1;
            var cell = ReadCell(xml);
            if (cell.IsEmpty)
            {
                continue;
            }

            widest = next;
            if (column >= WorkbookReader.MaxColumns)
            {
                continue;
            }

            while (buffer.Count < column)
            {
                buffer.Add(default);
            }

            buffer.Add(cell);
        }

        return widest;
    }

    private Cell ReadCell(XmlReader xml)
    {
        var type = xml.GetAttribute("t");
        _ = int.TryParse(xml.GetAttribute("s"), CultureInfo.InvariantCulture, out var style);
        string? value = null, inline = null, formula = null;
        if (xml.IsEmptyElement)
        {
            return default;
        }

        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "v":
                    value = TextInside(xml);
                    break;
                case "is":
                    inline = RichText(xml);
                    break;
                case "f":
                    formula = TextInside(xml);
                    break;
                default:
                    SkipInside(xml);
                    break;
            }
        }

        if (string.IsNullOrEmpty(value) && formula is not null && type is not "str") // of a text formula an empty result is a result: =IF(A1="","",…)
        {
            return Cell.OfError("=" + formula); // written by a program that does not compute; Excel fills it on saving
        }

        return type switch
        {
            "s" => value is null ? default : Cell.OfText(_strings[int.Parse(value, CultureInfo.InvariantCulture)]),
            "inlineStr" => Cell.OfText(inline ?? value ?? ""),
            "str" => Cell.OfText(value ?? ""),
            "b" => value is null ? default : Cell.OfFlag(value is "1" or "true"),
            "e" => Cell.OfError(value is { Length: > 0 } ? value : "#ERROR"),
            "d" => value is not null && DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var day) ? Cell.OfDate(day) : Cell.OfText(value ?? ""),
            _ => string.IsNullOrWhiteSpace(value) ? default : Number(value, style),
        };
    }

    private Cell Number(string text, int style)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return Cell.OfText(text);
        }

        var look = style >= 0 && style < _styles.Count ? _styles[style] : NumberLook.Number;
        if (look == NumberLook.Date && number is >= 1 and < 2_958_466)
        {
            return Cell.OfDate(DateTime.FromOADate(number + (_from1904 ? 1462 : 0)));
        }

        return Cell.OfNumber(number, text, look == NumberLook.Percent);
    }
}
