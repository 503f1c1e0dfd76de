using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Qingyuan.Platform.Reports;

/// <summary>
/// Builds a Word report (Word 报告) from top to bottom: cover, contents, chapters, annexes. Every table and figure stands in a content control with a
/// stable tag, so that a later run can renew it and leave everything else alone (practice W1). The same calls give the same bytes.
/// </summary>
internal sealed class WordDocument
{
    private const int LongestTag = 64; // Word refuses a longer one

    private readonly string _title;
    private readonly string? _mark;
    private readonly DateOnly? _day;
    private readonly MemoryStream _stream = new();
    private readonly WordprocessingDocument _package;
    private readonly MainDocumentPart _main;
    private readonly Body _body = new();
    private readonly PageEstimate _pages = new();
    private readonly List<Entry> _headings = [];
    private readonly HashSet<int> _controls = [];
    private readonly int[] _number = [-1, 0, 0];
    private OpenXmlCompositeElement _target;
    private OpenXmlElement? _contents;
    private bool _annex;
    private bool _landscape;
    private bool _bodyStarted;
    private int _tables;
    private int _figures;
    private int _drawings;

    /// <summary>Starts a report.</summary>
    /// <param name="title">Running title in the page header.</param>
    /// <param name="mark">Mark on every page (教学示例, 工作稿), or null.</param>
    /// <param name="day">Day of the report; null leaves it out of the properties.</param>
    public WordDocument(string title, string? mark, DateOnly? day)
    {
        _title = title;
        _mark = mark;
        _day = day;
        _package = WordprocessingDocument.Create(_stream, WordprocessingDocumentType.Document);
        _main = _package.AddMainDocumentPart();
        _package.ChangeIdOfPart(_main, "rIdDocument"); // the SDK would draw a random one
        _target = _body;
        Feed(_main.AddNewPart<StyleDefinitionsPart>("rIdStyles"), WordStyles.Styles);
        Feed(_main.AddNewPart<NumberingDefinitionsPart>("rIdNumbering"), WordStyles.Numbering);
        Feed(_main.AddNewPart<FontTablePart>("rIdFonts"), WordStyles.Fonts);
        Feed(_main.AddNewPart<DocumentSettingsPart>("rIdSettings"), WordStyles.Settings);
        AddHeader("rIdHeaderCover", 0, withTitle: false);
        AddHeader("rIdHeader", PageSetup.BodyWidth(landscape: false), withTitle: true);
        AddHeader("rIdHeaderWide", PageSetup.BodyWidth(landscape: true), withTitle: true);
        _main.AddNewPart<FooterPart>("rIdFooterCover").Footer = new Footer(Styled("Footer"));
        var page = Styled("Footer");
        page.Append(WordText.Run("第 "), new SimpleField(WordText.Run("1")) { Instruction = " PAGE " }, WordText.Run(" 页"));
        _main.AddNewPart<FooterPart>("rIdFooter").Footer = new Footer(page);
    }

    /// <summary>The cover: title, lines under it, marks in boxes.</summary>
    public void Cover(string title, IEnumerable<string> lines, IEnumerable<string> marks)
    {
        Append("Title", title);
        foreach (var mark in marks)
        {
            Append("CoverMark", mark);
        }

        var first = true;
        foreach (var line in lines)
        {
            var paragraph = Append("CoverLine", line);
            if (first)
            {
                paragraph.ParagraphProperties!.SpacingBetweenLines = new SpacingBetweenLines { Before = "1600", After = "120", Line = "560", LineRule = LineSpacingRuleValues.Exact };
            }

            first = false;
        }

        EndSection("rIdHeaderCover", "rIdFooterCover", null, false);
    }

    /// <summary>The table of contents, filled in when the document is finished, then the body from page 1.</summary>
    public void Contents()
    {
        Append("ContentsTitle", "目  录");
        _contents = _body.AppendChild(new SdtBlock());
        EndSection("rIdHeader", "rIdFooter", NumberFormatValues.LowerRoman, false);
    }

    /// <summary>A numbered heading: 1 chapter, 2 section, 3 subsection. Chapters count from 0.</summary>
    public void Heading(int level, string text)
    {
        _number[level - 1]++;
        Array.Clear(_number, level, 3 - level);
        if (level == 1)
        {
            _tables = _figures = 0;
            _pages.BreakPage();
        }

        Heading("Heading" + Digits(level), level, string.Join('.', _number.Take(level).Select(Digits)), text);
    }

    /// <summary>An annex: A, B, …; its sections A.1, A.2, …</summary>
    public void Annex(int level, string text)
    {
        if (!_annex)
        {
            _annex = true;
            Array.Clear(_number);
        }

        _number[level - 1]++;
        Array.Clear(_number, level, 3 - level);
        if (level == 1)
        {
            _tables = _figures = 0;
            _pages.BreakPage();
        }

        Heading(level == 1 ? "Annex" : "AnnexSection", level, level == 1 ? "附录 " + Chapter : string.Join('.', _number.Skip(1).Take(level - 1).Select(Digits).Prepend(Chapter)), text);
    }

    /// <summary>A paragraph of text.</summary>
    public void Paragraph(params Inline[] parts) => Append("BodyText", WordStyles.TextPitch, WordStyles.TextSize, 0, parts);

    /// <summary>A formula with its numbers.</summary>
    public void Formula(string text) => Append("Formula", 18, 10.5, 4, Inline.Formula(text));

    /// <summary>A line of a calculation with names that persons gave: nothing in it is taken for a formula.</summary>
    public void Text(string text) => Append("Formula", 18, 10.5, 4, text);

    /// <summary>Says that the workbook gives nothing here (缺失): no paragraph is invented.</summary>
    public void Missing(string what) => Append("Missing", 20, 10.5, 6, new Inline("缺失：") { Bold = true }, what);

    /// <summary>A table with its caption above and, below, the one line that says where its data come from (practice W7).</summary>
    public void Table(string tag, string caption, WordTable table, string source) => Tagged(tag, caption, () =>
    {
        Caption("表", ++_tables, caption, keepNext: true);
        _target.Append(table.Build(PageSetup.BodyWidth(_landscape), _pages));
        Source(source);
    });

    /// <summary>A native chart with its caption below.</summary>
    public void Chart(string tag, string caption, WordChart chart) => Tagged(tag, caption, () =>
    {
        _drawings++;
        var paragraph = Styled("Figure");
        paragraph.Append(new Run(chart.Build(_main, _drawings, caption)));
        _target.Append(paragraph);
        _pages.Block(chart.HeightPoints + 6, keepWith: 27);
        Caption("图", ++_figures, caption, keepNext: false);
    });

    /// <summary>What follows stands on wide pages.</summary>
    public void Landscape() => Turn(landscape: true);

    /// <summary>What follows stands on upright pages again.</summary>
    public void Portrait() => Turn(landscape: false);

    /// <summary>Finishes the document.</summary>
    public byte[] ToBytes()
    {
        if (_contents is SdtBlock contents)
        {
            FillContents(contents);
        }

        _body.Append(Section("rIdHeader", "rIdFooter", _bodyStarted ? null : NumberFormatValues.Decimal, _landscape));
        _main.Document = new Document(_body);
        var properties = _package.AddCoreFilePropertiesPart();
        _package.ChangeIdOfPart(properties, "rIdProperties");
        Feed(properties, CoreProperties());
        _package.Dispose();
        _stream.Position = 0;
        return StablePackage.Of(_stream);
    }

    private string Chapter => _annex ? ((char)('A' + _number[0] - 1)).ToString() : Digits(_number[0]);

    private void Heading(string style, int level, string number, string text)
    {
        var (size, pitch, around) = level switch { 1 => (16, 28.0, 12.0), 2 => (14, 24.0, 18.0), _ => (12, 22.0, 9.0) };
        var name = "_Toc" + (_headings.Count + 1).ToString("D6", CultureInfo.InvariantCulture);
        var id = Digits(_headings.Count + 1);
        var paragraph = Styled(style);
        paragraph.Append(new BookmarkStart { Id = id, Name = name }, WordText.Run(text), new BookmarkEnd { Id = id });
        _target.Append(paragraph);
        _pages.Block(around + pitch * PageEstimate.LinesOf(text, PageSetup.BodyWidth(_landscape) / 20.0, size), keepWith: WordStyles.TextPitch);
        _headings.Add(new Entry(level, number, WordText.Clean(text), name, _pages.Page));
    }

    private void Append(string style, double pitch, double size, double around, params Inline[] parts)
    {
        var paragraph = Styled(style);
        paragraph.Append(parts.Where(p => p.Value.Length > 0).Select(WordText.Run));
        _target.Append(paragraph);
        var indent = style == "BodyText" ? "  " : "";
        _pages.Lines(PageEstimate.LinesOf(indent + string.Concat(parts.Select(p => p.Value)), PageSetup.BodyWidth(_landscape) / 20.0 - (style == "BodyText" ? 0 : 24), size), pitch, around);
    }

    private Paragraph Append(string style, string text)
    {
        var paragraph = Styled(style);
        paragraph.Append(WordText.Run(text));
        return _target.AppendChild(paragraph);
    }

    private void Caption(string kind, int number, string text, bool keepNext)
    {
        var paragraph = Styled("Caption");
        if (keepNext)
        {
            paragraph.ParagraphProperties!.KeepNext = new KeepNext();
        }

        // The number is text in a field of its own sequence per chapter: right without updating, and right after it.
        paragraph.Append(WordText.Run($"{kind} {Chapter}-"), new SimpleField(WordText.Run(Digits(number))) { Instruction = $" SEQ {kind}{Chapter} \\* ARABIC " }, WordText.Run($" {text}"));
        _target.Append(paragraph);
        _pages.Block(11 + 16 * PageEstimate.LinesOf(text, PageSetup.BodyWidth(_landscape) / 20.0 - 36, 10.5), keepWith: keepNext ? 2 * WordStyles.TablePitch : 0);
    }

    private void Source(string source)
    {
        var paragraph = Styled("Source");
        paragraph.Append(WordText.Run("数据来源：" + source));
        _target.Append(paragraph);
        _pages.Lines(PageEstimate.LinesOf("数据来源：" + source, PageSetup.BodyWidth(_landscape) / 20.0, 9), 14, 12);
    }

    /// <summary>A content control around what <paramref name="write"/> appends; its id follows from its tag.</summary>
    private void Tagged(string tag, string title, Action write)
    {
        if (tag.Length > LongestTag)
        {
            throw new ArgumentException($"a tag has at most {LongestTag} characters: {tag}", nameof(tag));
        }

        var id = 17;
        foreach (var c in tag)
        {
            id = unchecked(id * 31 + c) & 0x3FFFFFFF;
        }

        while (!_controls.Add(id))
        {
            id++;
        }

        var content = new SdtContentBlock();
        var outer = _target;
        _target = content;
        write();
        _target = outer;
        var alias = WordText.Clean(title);
        _target.Append(new SdtBlock(
            new SdtProperties(new SdtAlias { Val = alias.Length > LongestTag ? alias[..(LongestTag - 1)].TrimEnd('\uD83C', '\uD83D', '\uD83E') : alias }, new Tag { Val = tag }, new SdtId { Val = id }),
            content));
    }

    private void Turn(bool landscape)
    {
        if (_landscape == landscape)
        {
            return;
        }

        EndSection("rIdHeader", "rIdFooter", _bodyStarted ? null : NumberFormatValues.Decimal, _landscape);
        _bodyStarted = true;
        _landscape = landscape;
        _pages.Turn(landscape);
    }

    private void EndSection(string header, string footer, NumberFormatValues? numbering, bool landscape)
    {
        var paragraph = Styled("SectionEnd");
        paragraph.ParagraphProperties!.Append(Section(header, footer, numbering, landscape));
        _body.Append(paragraph);
    }

    private SectionProperties Section(string header, string footer, NumberFormatValues? numbering, bool landscape)
    {
        var section = new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = landscape ? "rIdHeaderWide" : header },
            new FooterReference { Type = HeaderFooterValues.Default, Id = footer },
            new SectionType { Val = SectionMarkValues.NextPage },
            new PageSize
            {
                Width = (uint)(landscape ? PageSetup.Long : PageSetup.Short),
                Height = (uint)(landscape ? PageSetup.Short : PageSetup.Long),
                Orient = landscape ? PageOrientationValues.Landscape : null,
            },
            new PageMargin { Top = PageSetup.Vertical, Bottom = PageSetup.Vertical, Left = PageSetup.Horizontal, Right = PageSetup.Horizontal, Header = 851, Footer = 850, Gutter = 0 });
        if (numbering is { } format)
        {
            section.Append(new PageNumberType { Format = format, Start = 1 });
        }

        return section;
    }

    private void AddHeader(string id, int width, bool withTitle)
    {
        var paragraph = Styled("Header");
        if (width > 0)
        {
            paragraph.ParagraphProperties!.Append(new Tabs(new TabStop { Val = TabStopValues.Right, Position = width }));
        }

        if (withTitle)
        {
            paragraph.Append(WordText.Run(Shortened(_title)));
        }

        if (_mark is not null)
        {
            paragraph.Append(WordText.Run(new Inline((withTitle ? "\t" : "") + _mark) { Colour = WordText.Red, Bold = true }));
        }

        _main.AddNewPart<HeaderPart>(id).Header = new Header(paragraph);
    }

    private static string Shortened(string title) => title.Length <= 34 ? title : title[..33].TrimEnd('\uD83C', '\uD83D', '\uD83E') + "…";

    /// <summary>The field with its entries written out, each a link to its heading with the page as counted (practice W20).</summary>
    private void FillContents(SdtBlock contents)
    {
        var content = new SdtContentBlock();
        var entries = _headings.Where(h => h.Level <= 2).ToList();
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            var paragraph = Styled("TOC" + Digits(entry.Level));
            if (i == 0)
            {
                paragraph.Append(Field(FieldCharValues.Begin), Code(" TOC \\o \"1-2\" \\t \"附录标题，1，附录节标题，2\" \\h \\z \\u "), Field(FieldCharValues.Separate));
            }

            var link = new Hyperlink { Anchor = entry.Bookmark, History = true };
            link.Append(
                WordText.Run($"{entry.Number} {entry.Text}\t"),
                Field(FieldCharValues.Begin), Code($" PAGEREF {entry.Bookmark} \\h "), Field(FieldCharValues.Separate), WordText.Run(Digits(entry.Page)), Field(FieldCharValues.End));
            paragraph.Append(link);
            if (i == entries.Count - 1)
            {
                paragraph.Append(Field(FieldCharValues.End));
            }

            content.Append(paragraph);
        }

        contents.Append(
            new SdtProperties(new SdtId { Val = 1 }, new SdtContentDocPartObject(new DocPartGallery { Val = "Table of Contents" }, new DocPartUnique())),
            content);
    }

    private static Run Field(FieldCharValues kind) => new(new FieldChar { FieldCharType = kind });

    private static Run Code(string instruction) => new(new FieldCode(instruction) { Space = SpaceProcessingModeValues.Preserve });

    private static Paragraph Styled(string style) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }));

    private string CoreProperties()
    {
        var day = _day is { } d ? $"<dcterms:created xsi:type=\"dcterms:W3CDTF\">{d:yyyy-MM-dd}T00:00:00Z</dcterms:created>" : "";
        return $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{System.Security.SecurityElement.Escape(WordText.Clean(_title))}</dc:title><dc:creator>清源 Qingyuan</dc:creator>{day}</cp:coreProperties>
            """;
    }

    private static void Feed(OpenXmlPart part, string xml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(xml));
        part.FeedData(stream);
    }

    private static string Digits(int value) => value.ToString(CultureInfo.InvariantCulture);

    private sealed record Entry(int Level, string Number, string Text, string Bookmark, int Page);
}
