using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Qingyuan.Platform.Spreadsheets;

/// <summary>
/// Writes .xlsx for people (生成工作簿): Excel, WPS and LibreOffice of any age. Drop-downs refer to ranges of a visible sheet 选项, help is
/// in classic comments, there are no macros, dynamic arrays, threaded comments or protection (practice W20). The same calls give
/// the same bytes.
/// </summary>
/// <remarks>
/// Text that begins with = + - @, tab or return could turn into a formula when somebody edits the cell or passes the sheet on as CSV. Such
/// text keeps its characters, and its cell is marked quotePrefix, which is what typing a leading apostrophe does: it stays text
/// and reads back unchanged. A formula is only written by <see cref="SheetWriter.Formula"/>.
/// </remarks>
public sealed class WorkbookWriter
{
    /// <summary>Name of the sheet that holds the lists of the drop-downs.</summary>
    public const string OptionsSheet = "选项";

    /// <summary>Longest text of a cell in Excel; longer text is cut and ends in ….</summary>
    public const int MaxText = 32_767;

    private static readonly DateTimeOffset FixedTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<SheetWriter> _sheets = [];
    private readonly List<(string Title, IReadOnlyList<string> Values, string Reference)> _lists = [];

    /// <summary>Adds a sheet at the end. Names are at most 31 characters, without []:*?/\ and unique without regard to case.</summary>
    public SheetWriter Sheet(string name)
    {
        if (name.Length is 0 or > 31 || name.AsSpan().ContainsAny("[]:*?/\\") || name.StartsWith('\'') || name.EndsWith('\'')
            || name == OptionsSheet || _sheets.Exists(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArgumentException($"Not usable as a sheet name: {name}", nameof(name));
        }

        var sheet = new SheetWriter(name);
        _sheets.Add(sheet);
        return sheet;
    }

    /// <summary>
    /// Puts a list on the sheet 选项 (once for equal lists) and gives the reference for <see cref="SheetWriter.DropDown"/>.
    /// </summary>
    /// <param name="title">Heading over the list.</param>
    /// <param name="values">What may be chosen, at least one.</param>
    public string List(string title, IReadOnlyList<string> values)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Count);
        if (_lists.Find(l => l.Values.SequenceEqual(values)) is { Reference: { } known })
        {
            return known;
        }

        var column = CellAddress.Column(_lists.Count);
        var reference = $"'{OptionsSheet}'!${column}$2:${column}${values.Count + 1}";
        _lists.Add((title, values, reference));
        return reference;
    }

    /// <summary>The finished workbook.</summary>
    public byte[] ToBytes()
    {
        var sheets = new List<SheetWriter>(_sheets);
        if (_lists.Count > 0)
        {
            sheets.Add(Options());
        }

        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            document.ChangeIdOfPart(workbook, "rIdWorkbook"); // the SDK would draw a random one
            var strings = new SharedStrings();
            var list = new Sheets();
            for (var i = 0; i < sheets.Count; i++)
            {
                var id = FormattableString.Invariant($"rIdSheet{i + 1}");
                sheets[i].WriteTo(workbook.AddNewPart<WorksheetPart>(id), strings, selected: i == 0);
                list.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = sheets[i].Name, SheetId = (uint)(i + 1), Id = id });
            }

            workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(list);
            workbook.AddNewPart<WorkbookStylesPart>("rIdStyles").Stylesheet = CellStyles.Stylesheet();
            strings.WriteTo(workbook.AddNewPart<SharedStringTablePart>("rIdStrings"));
        }

        return WithFixedTimes(memory.ToArray());
    }

    private SheetWriter Options()
    {
        var sheet = new SheetWriter(OptionsSheet);
        sheet.Freeze(1, 0);
        for (var c = 0; c < _lists.Count; c++)
        {
            sheet.Width(c, 22);
            sheet.Text(0, c, _lists[c].Title, CellLook.Header);
            for (var r = 0; r < _lists[c].Values.Count; r++)
            {
                sheet.Text(r + 1, c, _lists[c].Values[r], CellLook.Locked);
            }
        }

        return sheet;
    }

    /// <summary>The package stamps its parts with the time of writing; the same content must be the same bytes.</summary>
    private static byte[] WithFixedTimes(byte[] package)
    {
        using var output = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(package, writable: false), ZipArchiveMode.Read))
        using (var target = new ZipArchive(output, ZipArchiveMode.Create))
        {
            foreach (var entry in source.Entries.OrderBy(e => e.FullName == "[Content_Types].xml" ? "" : e.FullName, StringComparer.Ordinal))
            {
                var copy = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = FixedTime;
                using var from = entry.Open();
                using var to = copy.Open();
                from.CopyTo(to);
            }
        }

        return output.ToArray();
    }
}

/// <summary>The texts of a workbook, each once.</summary>
internal sealed class SharedStrings
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    public int IndexOf(string text)
    {
        if (!_index.TryGetValue(text, out var index))
        {
            index = _texts.Count;
            _index[text] = index;
            _texts.Add(text);
        }

        return index;
    }

    public void WriteTo(SharedStringTablePart part)
    {
        using var xml = OpenXmlWriter.Create(part);
        xml.WriteStartElement(new SharedStringTable());
        foreach (var text in _texts)
        {
            xml.WriteElement(new SharedStringItem(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
        }

        xml.WriteEndElement();
    }
}
