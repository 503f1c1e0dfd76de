using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Qingyuan.Platform.Spreadsheets;

/// <summary>What a cell is for, and so how it looks. The colours are explained on the first sheet of every template.</summary>
public enum CellLook
{
    /// <summary>Nothing special.</summary>
    Plain,

    /// <summary>Title of a sheet.</summary>
    Title,

    /// <summary>Column heading.</summary>
    Header,

    /// <summary>Heading of a column that must be filled.</summary>
    RequiredHeader,

    /// <summary>To be filled in.</summary>
    Input,

    /// <summary>To be filled in without fail.</summary>
    RequiredInput,

    /// <summary>Given by the standard or computed: not to be changed (grey; there is no protection).</summary>
    Locked,

    /// <summary>Small print.</summary>
    Note,

    /// <summary>A warning in words.</summary>
    Warning,

    /// <summary>A cell that a finding points at.</summary>
    Faulty,
}

/// <summary>How the number of a cell is shown.</summary>
public enum CellFormat
{
    /// <summary>As typed.</summary>
    General,

    /// <summary>Text, so that codes keep their leading zeros and 1.1 stays a code.</summary>
    Text,

    /// <summary>Two decimals: money in 万元.</summary>
    Money,

    /// <summary>yyyy-mm-dd.</summary>
    Date,

    /// <summary>Whole number without separators: a year.</summary>
    Year,
}

/// <summary>The style table of our workbooks: every look in every format, plain and with quotePrefix.</summary>
internal static class CellStyles
{
    private static readonly CellLook[] Looks = Enum.GetValues<CellLook>();
    private static readonly CellFormat[] Formats = Enum.GetValues<CellFormat>();

    /// <summary>Index of a style in <see cref="Stylesheet"/>.</summary>
    public static uint Index(CellLook look, CellFormat format, bool quoted) =>
        (uint)((((int)look * Formats.Length) + (int)format) * 2) + (quoted ? 1u : 0u);

    /// <summary>True where long text goes on in further lines; titles and notes run on to the right.</summary>
    public static bool Wraps(CellLook look) => look is not (CellLook.Title or CellLook.Note);

    /// <summary>The look of a style.</summary>
    public static CellLook LookOf(uint style) => Looks[style / 2 / Formats.Length];

    public static Stylesheet Stylesheet()
    {
        var formats = new CellFormats();
        foreach (var look in Looks)
        {
            foreach (var format in Formats)
            {
                formats.Append(Xf(look, format, quoted: false), Xf(look, format, quoted: true));
            }
        }

        formats.Count = (uint)formats.ChildElements.Count;
        return new Stylesheet(
            new NumberingFormats(
                new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy-mm-dd" }) { Count = 1 },
            new Fonts(Font(10, false, "FF000000"), Font(14, true, "FF1F3864"), Font(10, true, "FFFFFFFF"), Font(9, false, "FF595959"), Font(10, true, "FFC00000")) { Count = 5 },
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                Solid("FF2F5597"), Solid("FFC55A11"), Solid("FFFFFFFF"), Solid("FFFFF2CC"), Solid("FFE7E6E6"), Solid("FFFFC7CE")) { Count = 8 },
            new Borders(
                new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
                new Border(
                    new LeftBorder(Grey()) { Style = BorderStyleValues.Thin }, new RightBorder(Grey()) { Style = BorderStyleValues.Thin },
                    new TopBorder(Grey()) { Style = BorderStyleValues.Thin }, new BottomBorder(Grey()) { Style = BorderStyleValues.Thin },
                    new DiagonalBorder())) { Count = 2 },
            new CellStyleFormats(new DocumentFormat.OpenXml.Spreadsheet.CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
            formats,
            new DocumentFormat.OpenXml.Spreadsheet.CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 });
    }

    private static DocumentFormat.OpenXml.Spreadsheet.CellFormat Xf(CellLook look, CellFormat format, bool quoted)
    {
        var (font, fill, border) = look switch
        {
            CellLook.Title => (1u, 0u, 0u),
            CellLook.Header => (2u, 2u, 1u),
            CellLook.RequiredHeader => (2u, 3u, 1u),
            CellLook.Input => (0u, 4u, 1u),
            CellLook.RequiredInput => (0u, 5u, 1u),
            CellLook.Locked => (0u, 6u, 1u),
            CellLook.Note => (3u, 0u, 0u),
            CellLook.Warning => (4u, 0u, 0u),
            CellLook.Faulty => (0u, 7u, 1u),
            _ => (0u, 0u, 0u),
        };
        var number = format switch
        {
            CellFormat.Text => 49u,
            CellFormat.Money => 4u,
            CellFormat.Date => 164u,
            CellFormat.Year => 1u,
            _ => 0u,
        };
        var heading = look is CellLook.Header or CellLook.RequiredHeader;
        var xf = new DocumentFormat.OpenXml.Spreadsheet.CellFormat
        {
            NumberFormatId = number,
            FontId = font,
            FillId = fill,
            BorderId = border,
            FormatId = 0,
            ApplyNumberFormat = number != 0 ? true : null,
            ApplyFont = font != 0 ? true : null,
            ApplyFill = fill != 0 ? true : null,
            ApplyBorder = border != 0 ? true : null,
            QuotePrefix = quoted ? true : null,
            ApplyAlignment = true,
        };
        xf.Append(new Alignment
        {
            Vertical = heading ? VerticalAlignmentValues.Center : VerticalAlignmentValues.Top,
            Horizontal = heading ? HorizontalAlignmentValues.Center : null,
            WrapText = Wraps(look) ? true : null,
        });
        return xf;
    }

    private static Font Font(double size, bool bold, string colour)
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        font.Append(new FontSize { Val = size }, new Color { Rgb = colour }, new FontName { Val = "宋体" }, new FontCharSet { Val = 134 });
        return font;
    }

    private static Fill Solid(string colour) =>
        new(new PatternFill(new ForegroundColor { Rgb = colour }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid });

    private static Color Grey() => new() { Rgb = "FFBFBFBF" };
}
