using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Qingyuan.Platform.Reports;

/// <summary>Where text stands in a cell.</summary>
internal enum Align
{
    /// <summary>文字.</summary>
    Left,

    /// <summary>数字.</summary>
    Right,

    /// <summary>居中.</summary>
    Centre,
}

/// <summary>A column (列).</summary>
/// <param name="Title">Heading.</param>
/// <param name="Align">Alignment of its cells.</param>
/// <param name="Width">Share of the table's width; null for a width taken from the content.</param>
/// <param name="Over">A heading over several neighbouring columns that name the same one.</param>
internal sealed record Column(string Title, Align Align = Align.Left, double? Width = null, string? Over = null);

/// <summary>A cell (单元格). A plain string converts to it.</summary>
/// <param name="Text">Text.</param>
internal readonly record struct Cell(string Text)
{
    /// <summary>Alignment other than the column's.</summary>
    public Align? Align { get; init; }

    /// <summary>Shade, RRGGBB.</summary>
    public string? Fill { get; init; }

    /// <summary>Colour of the text, RRGGBB.</summary>
    public string? Colour { get; init; }

    /// <summary>Bold.</summary>
    public bool Bold { get; init; }

    /// <summary>Columns it spans beyond the first.</summary>
    public int More { get; init; }

    /// <summary>Merged with the cell above.</summary>
    public bool Up { get; init; }

    /// <summary>Our own text with lowered parts, see <see cref="Inline.Formula"/>.</summary>
    public bool Formula { get; init; }

    /// <summary>A plain cell.</summary>
    public static implicit operator Cell(string? text) => new(text ?? Printed.None);
}

/// <summary>
/// A native Word table (表格): head repeated on every page, rows never parted, widths fixed so that Word, WPS and LibreOffice show it alike.
/// </summary>
/// <param name="columns">Columns from left to right.</param>
internal sealed class WordTable(params Column[] columns)
{
    /// <summary>Shade of an error.</summary>
    public const string Error = "FADBD8";

    /// <summary>Shade of a warning.</summary>
    public const string Warning = "FCF3CF";

    /// <summary>Shade of what is fulfilled.</summary>
    public const string Good = "E2F0D9";

    /// <summary>Shade of heads and sums.</summary>
    public const string Head = "E7EDF3";

    private const int CellMargin = 70;
    private readonly List<Cell[]> _rows = [];

    /// <summary>Number of rows without the head.</summary>
    public int Count => _rows.Count;

    /// <summary>Number of columns.</summary>
    public int Columns => columns.Length;

    /// <summary>Adds a row; cells merged to the right are left out.</summary>
    public void Add(params Cell[] cells)
    {
        if (cells.Sum(c => 1 + c.More) != columns.Length)
        {
            throw new ArgumentException($"{cells.Sum(c => 1 + c.More)} cells in a table of {columns.Length} columns", nameof(cells));
        }

        _rows.Add(cells);
    }

    /// <summary>Builds the table and counts its rows.</summary>
    /// <param name="width">Width, twips.</param>
    /// <param name="pages">Counts pages.</param>
    public Table Build(int width, PageEstimate pages)
    {
        var widths = Widths(width);
        var table = new Table(
            new TableProperties(
                new TableStyle { Val = "Grid" },
                new TableWidth { Width = Text(width), Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(w => new GridColumn { Width = Text(w) })));
        var heads = Heads();
        foreach (var head in heads)
        {
            table.Append(Row(head, widths, isHead: true, isLast: false, _ => false));
        }

        for (var i = 0; i < _rows.Count; i++)
        {
            table.Append(Row(_rows[i], widths, isHead: false, isLast: i + 1 == _rows.Count, column => Continues(i, column)));
        }

        pages.Table(heads.Sum(h => Height(h, widths, column => heads.Length > 1 && columns[column].Over is null)), _rows.Select((r, i) => Height(r, widths, column => Continues(i, column))));
        return table;
    }

    /// <summary>True where the cell below is merged into this one.</summary>
    private bool Continues(int row, int column) => row + 1 < _rows.Count && At(_rows[row + 1], column)?.Up == true;

    private Cell[][] Heads()
    {
        Cell Head(string text) => new(text) { Fill = WordTable.Head };
        if (columns.All(c => c.Over is null))
        {
            return [[.. columns.Select(c => Head(c.Title))]];
        }

        var top = new List<Cell>();
        for (var i = 0; i < columns.Length; i++)
        {
            var more = 0;
            while (columns[i].Over is { } over && i + more + 1 < columns.Length && columns[i + more + 1].Over == over)
            {
                more++;
            }

            top.Add(Head(columns[i].Over ?? columns[i].Title) with { More = more });
            i += more;
        }

        return [[.. top], [.. columns.Select(c => Head(c.Title) with { Up = c.Over is null })]];
    }

    private TableRow Row(Cell[] cells, int[] widths, bool isHead, bool isLast, Func<int, bool> continues)
    {
        var look = new TableRowProperties(new CantSplit());
        if (isHead)
        {
            look.Append(new TableHeader());
        }

        var row = new TableRow(look);
        var column = 0;
        foreach (var cell in cells)
        {
            var own = new TableCellProperties(new TableCellWidth { Width = Text(widths.AsSpan(column, 1 + cell.More).ToArray().Sum()), Type = TableWidthUnitValues.Dxa });
            if (cell.More > 0)
            {
                own.Append(new GridSpan { Val = 1 + cell.More });
            }

            if (cell.Up)
            {
                own.Append(new VerticalMerge());
            }
            else if (continues(column) || (isHead && cell.More == 0 && columns[column].Over is null && columns.Any(c => c.Over is not null)))
            {
                own.Append(new VerticalMerge { Val = MergedCellValues.Restart });
            }

            if (cell.Fill is { } fill)
            {
                own.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = fill });
            }

            own.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
            var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = isHead ? "TableHead" : StyleOf(cell.Align ?? columns[column].Align) }));
            if (isLast || cell.More == columns.Length - 1)
            {
                // The line that names the source stays on the page of the last row, a line over the whole width with what it heads.
                paragraph.ParagraphProperties!.KeepNext = new KeepNext();
            }

            if (!cell.Up && cell.Text.Length > 0)
            {
                paragraph.Append(Runs(cell));
            }

            row.Append(new TableCell(own, paragraph));
            column += 1 + cell.More;
        }

        return row;
    }

    private static IEnumerable<OpenXmlElement> Runs(Cell cell) => cell.Formula
        ? Inline.Formula(cell.Text).Select(part => WordText.Run(part with { Bold = cell.Bold, Colour = cell.Colour }))
        : [WordText.Run(new Inline(cell.Text) { Bold = cell.Bold, Colour = cell.Colour })];

    private static string StyleOf(Align align) => align switch
    {
        Align.Right => "TableNumber",
        Align.Centre => "TableCentre",
        _ => "TableText",
    };

    private static Cell? At(Cell[] row, int column)
    {
        var at = 0;
        foreach (var cell in row)
        {
            if (at == column)
            {
                return cell;
            }

            at += 1 + cell.More;
        }

        return null;
    }

    /// <summary>A cell that goes on below has room there; its lines do not count.</summary>
    private static double Height(Cell[] row, int[] widths, Func<int, bool> continues)
    {
        var lines = 1;
        var column = 0;
        foreach (var cell in row)
        {
            var width = widths.AsSpan(column, 1 + cell.More).ToArray().Sum() - 2 * CellMargin;
            lines = cell.Up || continues(column) ? lines : Math.Max(lines, PageEstimate.LinesOf(cell.Text, width / 20.0, WordStyles.TableSize));
            column += 1 + cell.More;
        }

        return lines * WordStyles.TablePitch + 3;
    }

    /// <summary>
    /// Widths in twips that sum to the table's. Columns without a share get what their longest text wants, at most 16 em and at least their
    /// longest word; what is left over or lacking is shared out.
    /// </summary>
    private int[] Widths(int total)
    {
        var wanted = new double[columns.Length];
        var least = new double[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            wanted[i] = Math.Min(PageEstimate.Widest(columns[i].Title), 6);
            least[i] = Math.Min(PageEstimate.Unbreakable(columns[i].Title), 8);
        }

        foreach (var row in _rows)
        {
            var column = 0;
            foreach (var cell in row)
            {
                if (cell.More == 0 && !cell.Up)
                {
                    wanted[column] = Math.Max(wanted[column], Math.Min(PageEstimate.Widest(cell.Text), 16));
                    least[column] = Math.Max(least[column], Math.Min(PageEstimate.Unbreakable(cell.Text), 8));
                }

                column += 1 + cell.More;
            }
        }

        const double em = WordStyles.TableSize * 20;
        double Points(double ems) => ems * em + 2 * CellMargin + 20;
        var shares = columns.Select((c, i) => c.Width ?? Points(wanted[i])).ToArray();
        if (columns.All(c => c.Width is null) && shares.Sum() > total)
        {
            // Too wide: everybody keeps the longest word, the rest is shared by what is still wanted.
            var floor = columns.Select((_, i) => Points(Math.Max(least[i], 2))).ToArray();
            var spare = Math.Max(0, total - floor.Sum());
            var lack = shares.Select((s, i) => Math.Max(0, s - floor[i])).ToArray();
            shares = [.. floor.Select((f, i) => f + (lack.Sum() > 0 ? spare * lack[i] / lack.Sum() : 0))];
        }

        var sum = shares.Sum();
        var widths = shares.Select(s => (int)(total * s / sum)).ToArray();
        widths[^1] += total - widths.Sum();
        return widths;
    }

    private static string Text(int twips) => twips.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
