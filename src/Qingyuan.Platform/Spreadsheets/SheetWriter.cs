using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SpreadsheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace Qingyuan.Platform.Spreadsheets;

/// <summary>One sheet of a <see cref="WorkbookWriter"/>; rows and columns are 0-based, ranges include both ends.</summary>
public sealed class SheetWriter
{
    private const double StandardHeight = 15;

    private readonly SortedDictionary<int, SortedDictionary<int, Content>> _rows = [];
    private readonly SortedDictionary<int, double> _widths = [];
    private readonly SortedDictionary<int, double> _heights = [];
    private readonly List<MergedRange> _merges = [];
    private readonly List<DataValidation> _validations = [];
    private readonly SortedDictionary<(int Row, int Column), string> _comments = [];
    private (int Rows, int Columns) _frozen;

    internal SheetWriter(string name) => Name = name;

    /// <summary>Name on the tab.</summary>
    public string Name { get; }

    /// <summary>Width of a column in characters of the standard font.</summary>
    public void Width(int column, double characters) => _widths[column] = characters;

    /// <summary>Height of a row in points.</summary>
    public void Height(int row, double points) => _heights[row] = points;

    /// <summary>Keeps the first rows and columns in sight.</summary>
    public void Freeze(int rows, int columns) => _frozen = (rows, columns);

    /// <summary>Writes text; never a formula, whatever its first character.</summary>
    public void Text(int row, int column, string text, CellLook look = CellLook.Plain, CellFormat format = CellFormat.General)
    {
        var clean = Clean(text);
        var quoted = clean.Length > 0 && clean[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '=' or '+' or '-' or '@';
        Put(row, column, new Content(clean, null, null, CellStyles.Index(look, format, quoted)));
    }

    /// <summary>Writes a number exactly.</summary>
    public void Number(int row, int column, decimal number, CellLook look = CellLook.Plain, CellFormat format = CellFormat.General) =>
        Put(row, column, new Content(null, number, null, CellStyles.Index(look, format, false)));

    /// <summary>Writes a day.</summary>
    public void Day(int row, int column, DateOnly day, CellLook look = CellLook.Plain) =>
        Number(row, column, (decimal)day.ToDateTime(default).ToOADate(), look, CellFormat.Date);

    /// <summary>Writes an empty cell that only has a look: a place to fill in.</summary>
    public void Blank(int row, int column, CellLook look, CellFormat format = CellFormat.General) =>
        Put(row, column, new Content(null, null, null, CellStyles.Index(look, format, false)));

    /// <summary>Writes a formula without its = sign; <paramref name="result"/> is what programs that do not compute will show.</summary>
    public void Formula(int row, int column, string formula, decimal result, CellLook look = CellLook.Locked, CellFormat format = CellFormat.General) =>
        Put(row, column, new Content(null, result, formula, CellStyles.Index(look, format, false)));

    /// <summary>Merges a range; its top-left cell holds the value.</summary>
    public void Merge(int firstRow, int firstColumn, int lastRow, int lastColumn) =>
        _merges.Add(new MergedRange(firstRow, firstColumn, lastRow, lastColumn));

    /// <summary>Offers the values of a list (<see cref="WorkbookWriter.List"/>) in a range of one column.</summary>
    /// <param name="strict">False: other values may be typed after a warning.</param>
    public void DropDown(int firstRow, int lastRow, int column, string listReference, bool strict)
    {
        _validations.Add(new DataValidation(new Formula1(listReference))
        {
            Type = DataValidationValues.List,
            AllowBlank = true,
            ShowErrorMessage = true,
            ErrorStyle = strict ? DataValidationErrorStyleValues.Stop : DataValidationErrorStyleValues.Warning,
            ErrorTitle = "不在可选值内",
            Error = "请从下拉列表中选择。 Please choose from the list.",
            SequenceOfReferences = Span(firstRow, lastRow, column),
        });
    }

    /// <summary>Allows numbers only, within bounds where given.</summary>
    public void NumbersOnly(int firstRow, int lastRow, int column, decimal? min, decimal? max, bool whole)
    {
        var (low, high) = (min ?? -1e15m, max ?? 1e15m);
        _validations.Add(new DataValidation(
            new Formula1(low.ToString(CultureInfo.InvariantCulture)), new Formula2(high.ToString(CultureInfo.InvariantCulture)))
        {
            Type = whole ? DataValidationValues.Whole : DataValidationValues.Decimal,
            Operator = DataValidationOperatorValues.Between,
            AllowBlank = true,
            ShowErrorMessage = true,
            ErrorStyle = DataValidationErrorStyleValues.Warning, // "12.5 kWh" is readable too
            ErrorTitle = "应为数值",
            Error = (min, max) is (null, null) ? "请填写数值。 A number is expected." : $"请填写 {min} 至 {max} 的数值。 A number between {min} and {max} is expected.",
            SequenceOfReferences = Span(firstRow, lastRow, column),
        });
    }

    /// <summary>Hangs help on a cell as a classic comment (批注).</summary>
    public void Comment(int row, int column, string text) => _comments[(row, column)] = Clean(text);

    private static ListValue<StringValue> Span(int firstRow, int lastRow, int column) =>
        new() { InnerText = $"{CellAddress.Of(firstRow, column)}:{CellAddress.Of(lastRow, column)}" };

    private void Put(int row, int column, Content content)
    {
        if (!_rows.TryGetValue(row, out var cells))
        {
            _rows[row] = cells = [];
        }

        cells[column] = content;
    }

    /// <summary>Characters that XML cannot hold are left out; what is too long for a cell is cut.</summary>
    private static string Clean(string text)
    {
        var clean = text;
        if (text.Any(c => (c < ' ' && c is not ('\t' or '\n' or '\r')) || c is '\uFFFE' or '\uFFFF' || char.IsSurrogate(c)))
        {
            var builder = new StringBuilder(text.Length);
            foreach (var rune in text.EnumerateRunes())
            {
                if ((rune.Value >= ' ' || rune.Value is '\t' or '\n' or '\r') && rune.Value is not (0xFFFE or 0xFFFF))
                {
                    builder.Append(rune.ToString());
                }
            }

            clean = builder.ToString();
        }

        return clean.Length <= WorkbookWriter.MaxText ? clean : string.Concat(clean.AsSpan(0, WorkbookWriter.MaxText - 1), "…");
    }

    internal void WriteTo(WorksheetPart part, SharedStrings strings, bool selected)
    {
        using (var xml = OpenXmlWriter.Create(part))
        {
            xml.WriteStartElement(new Worksheet());
            xml.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
            WriteView(xml, selected);
            WriteColumns(xml);
            WriteRows(xml, strings);
            if (_merges.Count > 0)
            {
                xml.WriteElement(new MergeCells(_merges.Select(m => new MergeCell
                {
                    Reference = $"{CellAddress.Of(m.FirstRow, m.FirstColumn)}:{CellAddress.Of(m.LastRow, m.LastColumn)}",
                })) { Count = (uint)_merges.Count });
            }

            if (_validations.Count > 0)
            {
                xml.WriteElement(new DataValidations(_validations) { Count = (uint)_validations.Count });
            }

            xml.WriteElement(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 }); // A4
            if (_comments.Count > 0)
            {
                xml.WriteElement(new LegacyDrawing { Id = "rIdNotes" });
            }

            xml.WriteEndElement();
        }

        if (_comments.Count > 0)
        {
            WriteComments(part);
        }
    }

    private void WriteView(OpenXmlWriter xml, bool selected)
    {
        var view = new SheetView { WorkbookViewId = 0, ShowGridLines = true, TabSelected = selected ? true : null };
        var (rows, columns) = _frozen;
        if (rows > 0 || columns > 0)
        {
            view.Append(new Pane
            {
                VerticalSplit = rows > 0 ? rows : null,
                HorizontalSplit = columns > 0 ? columns : null,
                TopLeftCell = CellAddress.Of(rows, columns),
                ActivePane = rows > 0 && columns > 0 ? PaneValues.BottomRight : rows > 0 ? PaneValues.BottomLeft : PaneValues.TopRight,
                State = PaneStateValues.Frozen,
            });
        }

        xml.WriteElement(new SheetViews(view));
    }

    private void WriteColumns(OpenXmlWriter xml)
    {
        if (_widths.Count > 0)
        {
            xml.WriteElement(new Columns(_widths.Select(w => new Column
            {
                Min = (uint)(w.Key + 1),
                Max = (uint)(w.Key + 1),
                Width = w.Value,
                CustomWidth = true,
            })));
        }
    }

    private void WriteRows(OpenXmlWriter xml, SharedStrings strings)
    {
        xml.WriteStartElement(new SheetData());
        foreach (var (index, cells) in _rows)
        {
            var row = new Row { RowIndex = (uint)(index + 1) };
            row.Height = _heights.TryGetValue(index, out var height) ? height : HeightFor(cells);
            row.CustomHeight = true;

            xml.WriteStartElement(row);
            foreach (var (column, content) in cells)
            {
                xml.WriteElement(content.ToCell(CellAddress.Of(index, column), strings));
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>Height that shows all lines of the wrapped cells, for programs that do not fit rows when they open a file.</summary>
    private double HeightFor(SortedDictionary<int, Content> cells)
    {
        var lines = 1;
        foreach (var (column, content) in cells)
        {
            var look = CellStyles.LookOf(content.Style);
            if (look == CellLook.Title)
            {
                return 24;
            }

            if (content.Text is { } text && CellStyles.Wraps(look))
            {
                var width = Math.Max(_widths.GetValueOrDefault(column, 8.4) - 1, 1);
                lines = Math.Max(lines, text.Split('\n').Sum(l => Math.Max(1, (int)Math.Ceiling(l.Sum(c => c > 0xFF ? 2 : 1) / width))));
            }
        }

        return lines == 1 ? StandardHeight : Math.Min(lines * 13.5, 270);
    }

    private void WriteComments(WorksheetPart part)
    {
        part.AddNewPart<WorksheetCommentsPart>("rIdComments").Comments = new Comments(
            new Authors(new Author("清源")),
            new CommentList(_comments.Select(c => new Comment(new CommentText(new Run(new Text(c.Value) { Space = SpaceProcessingModeValues.Preserve })))
            {
                Reference = CellAddress.Of(c.Key.Row, c.Key.Column),
                AuthorId = 0,
            })));

        // Classic comments are drawn by VML, one hidden box per comment.
        var vml = new StringBuilder("""
            <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
            """);
        var number = 1025;
        foreach (var ((row, column), text) in _comments)
        {
            var lines = Math.Clamp((text.Length / 20) + text.Count(c => c == '\n') + 1, 3, 14);
            vml.Append(CultureInfo.InvariantCulture, $"""
                <v:shape id="_x0000_s{number++}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:220pt;height:{lines * 14}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{column + 1}, 15, {row}, 2, {column + 5}, 15, {row + lines}, 2</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>
                """);
        }

        vml.Append("</xml>");
        using var stream = part.AddNewPart<VmlDrawingPart>("rIdNotes").GetStream(FileMode.Create);
        stream.Write(Encoding.UTF8.GetBytes(vml.ToString()));
    }

    private sealed record Content(string? Text, decimal? Number, string? Formula, uint Style)
    {
        public SpreadsheetCell ToCell(string address, SharedStrings strings)
        {
            var cell = new SpreadsheetCell { CellReference = address, StyleIndex = Style };
            if (Formula is not null)
            {
                cell.CellFormula = new CellFormula(Formula);
            }

            if (Text is { Length: > 0 })
            {
                cell.DataType = CellValues.SharedString;
                cell.CellValue = new CellValue(strings.IndexOf(Text).ToString(CultureInfo.InvariantCulture));
            }
            else if (Number is { } number)
            {
                cell.CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture));
            }

            return cell;
        }
    }
}
