using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Qingyuan.Platform.Spreadsheets;

namespace Qingyuan.Platform.Reports;

/// <summary>How a chart shows its series.</summary>
internal enum ChartKind
{
    /// <summary>簇状柱形图: upright bars beside each other.</summary>
    Columns,

    /// <summary>条形图: lying bars, for long names.</summary>
    Bars,

    /// <summary>折线图.</summary>
    Lines,
}

/// <summary>A series of a chart.</summary>
/// <param name="Name">Name in the legend.</param>
/// <param name="Values">One per category; null where there is none.</param>
/// <param name="Colour">RRGGBB.</param>
internal sealed record ChartSeries(string Name, IReadOnlyList<decimal?> Values, string Colour);

/// <summary>
/// A native Word chart (原生图表): a chart part with its values beside an embedded workbook, so that Word shows it at once and lets a person edit it.
/// </summary>
/// <param name="Kind">Kind.</param>
/// <param name="Categories">Names along the axis.</param>
/// <param name="Series">Series.</param>
/// <param name="AxisTitle">What the values are, with unit.</param>
internal sealed record WordChart(ChartKind Kind, IReadOnlyList<string> Categories, IReadOnlyList<ChartSeries> Series, string AxisTitle)
{
    /// <summary>Blue of the plant's own values.</summary>
    public const string Own = "2F6DA8";

    /// <summary>Orange of thresholds and of what is compared with.</summary>
    public const string Other = "D98B2B";

    private static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Largest value of the axis; null lets Word choose.</summary>
    public decimal? Max { get; init; }

    /// <summary>Number format of the labels.</summary>
    public string Format { get; init; } = "0.00";

    /// <summary>Height, points.</summary>
    public double HeightPoints => Kind == ChartKind.Bars ? Math.Clamp(70 + Categories.Count * (10 + Series.Count * 11), 130, 600) : 215;

    /// <summary>Adds the parts and returns the drawing that shows them.</summary>
    /// <param name="main">The document.</param>
    /// <param name="number">Number of the drawing in the document, from 1.</param>
    /// <param name="name">Alternative text.</param>
    public Drawing Build(MainDocumentPart main, int number, string name)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"rIdChart{number}");
        var part = main.AddNewPart<ChartPart>(id);
        var workbook = part.AddNewPart<EmbeddedPackagePart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "rIdWorkbook");
        using (var data = new MemoryStream(Data()))
        {
            workbook.FeedData(data);
        }

        using (var xml = new MemoryStream(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + Space().ToString(SaveOptions.DisableFormatting))))
        {
            part.FeedData(xml);
        }

        const long emuPerPoint = 12700;
        var inline = string.Create(CultureInfo.InvariantCulture, $"""
            <w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="{A}" xmlns:c="{C}" xmlns:r="{R}"><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{(long)(430 * emuPerPoint)}" cy="{(long)(HeightPoints * emuPerPoint)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{number}" name="Chart {number}" descr="{System.Security.SecurityElement.Escape(WordText.Clean(name))}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{C}"><c:chart r:id="{id}"/></a:graphicData></a:graphic></wp:inline></w:drawing>
            """);
        return new Drawing(inline);
    }

    /// <summary>What Word opens when a person edits the data: categories in column A, a series in each column after it, names in row 1.</summary>
    private byte[] Data()
    {
        var workbook = new WorkbookWriter();
        var sheet = workbook.Sheet("Sheet1");
        sheet.Width(0, 30);
        for (var i = 0; i < Categories.Count; i++)
        {
            sheet.Text(i + 1, 0, Categories[i]);
        }

        for (var j = 0; j < Series.Count; j++)
        {
            sheet.Text(0, j + 1, Series[j].Name);
            for (var i = 0; i < Categories.Count; i++)
            {
                if (Series[j].Values[i] is { } value)
                {
                    sheet.Number(i + 1, j + 1, value);
                }
            }
        }

        return workbook.ToBytes();
    }

    private XElement Space() => new(C + "chartSpace",
        new XAttribute(XNamespace.Xmlns + "c", C), new XAttribute(XNamespace.Xmlns + "a", A), new XAttribute(XNamespace.Xmlns + "r", R),
        Val("roundedCorners", "0"),
        new XElement(C + "chart",
            Val("autoTitleDeleted", "1"),
            new XElement(C + "plotArea",
                new XElement(C + "layout"),
                Kind == ChartKind.Lines ? Lines() : Bars(),
                CategoryAxis(),
                ValueAxis()),
            Series.Count > 1 ? new XElement(C + "legend", Val("legendPos", "b"), Val("overlay", "0"), Font(900)) : null,
            Val("plotVisOnly", "1"),
            Val("dispBlanksAs", "gap")),
        Font(900),
        new XElement(C + "externalData", new XAttribute(R + "id", "rIdWorkbook"), Val("autoUpdate", "0")));

    private XElement Bars() => new(C + "barChart",
        Val("barDir", Kind == ChartKind.Bars ? "bar" : "col"),
        Val("grouping", "clustered"),
        Val("varyColors", "0"),
        Series.Select((s, i) => OneSeries(s, i, new XElement(C + "spPr", Fill(s.Colour)), line: false)),
        Val("gapWidth", "80"),
        Val("axId", "111"),
        Val("axId", "112"));

    private XElement Lines() => new(C + "lineChart",
        Val("grouping", "standard"),
        Val("varyColors", "0"),
        Series.Select((s, i) => OneSeries(s, i, new XElement(C + "spPr", new XElement(A + "ln", new XAttribute("w", "25400"), Fill(s.Colour))), line: true)),
        Val("marker", "1"),
        Val("axId", "111"),
        Val("axId", "112"));

    private XElement OneSeries(ChartSeries series, int index, XElement look, bool line)
    {
        var column = ((char)('B' + index)).ToString();
        var last = (Categories.Count + 1).ToString(CultureInfo.InvariantCulture);
        return new XElement(C + "ser",
            Val("idx", index), Val("order", index),
            new XElement(C + "tx", new XElement(C + "strRef", new XElement(C + "f", $"Sheet1!${column}$1"), Cache("strCache", null, [WordText.Clean(series.Name)]))),
            look,
            line ? new XElement(C + "marker", Val("symbol", "circle"), Val("size", 6)) : Val("invertIfNegative", "0"),
            new XElement(C + "dLbls",
                new XElement(C + "numFmt", new XAttribute("formatCode", Format), new XAttribute("sourceLinked", "0")),
                new XElement(C + "spPr", new XElement(A + "noFill")),
                Font(900),
                line ? Val("dLblPos", "t") : Val("dLblPos", "outEnd"),
                Val("showLegendKey", "0"), Val("showVal", "1"), Val("showCatName", "0"), Val("showSerName", "0"), Val("showPercent", "0"), Val("showBubbleSize", "0")),
            new XElement(C + "cat", new XElement(C + "strRef", new XElement(C + "f", $"Sheet1!$A$2:$A${last}"), Cache("strCache", null, [.. Categories.Select(WordText.Clean)]))),
            new XElement(C + "val", new XElement(C + "numRef", new XElement(C + "f", $"Sheet1!${column}$2:${column}${last}"), Cache("numCache", "General", [.. series.Values.Select(v => v is { } x ? Printed.Given(x) : null)]))),
            line ? Val("smooth", "0") : null);
    }

    private static XElement Cache(string kind, string? format, string?[] points) => new(C + kind,
        format is null ? null : new XElement(C + "formatCode", format),
        Val("ptCount", points.Length),
        points.Select((p, i) => p is null ? null : new XElement(C + "pt", new XAttribute("idx", i), new XElement(C + "v", p))));

    private XElement CategoryAxis() => new(C + "catAx",
        Val("axId", "111"),
        // Lying bars are drawn from the bottom; reversed they read from the top, like the table.
        new XElement(C + "scaling", Val("orientation", Kind == ChartKind.Bars ? "maxMin" : "minMax")),
        Val("delete", "0"),
        Val("axPos", Kind == ChartKind.Bars ? "l" : "b"),
        Val("numFmt", null, new XAttribute("formatCode", "General"), new XAttribute("sourceLinked", "0")),
        Val("majorTickMark", "none"), Val("minorTickMark", "none"), Val("tickLblPos", "low"),
        new XElement(C + "spPr", new XElement(A + "ln", new XAttribute("w", "9525"), Fill("808080"))),
        Font(900),
        Val("crossAx", "112"), Val("crosses", "autoZero"), Val("auto", "1"), Val("lblAlgn", "ctr"), Val("lblOffset", "100"), Val("noMultiLvlLbl", "0"));

    private XElement ValueAxis() => new(C + "valAx",
        Val("axId", "112"),
        new XElement(C + "scaling", Val("orientation", "minMax"), Max is { } max ? Val("max", Printed.Given(max)) : null, Series.All(s => s.Values.All(v => v is null or >= 0m)) ? Val("min", "0") : null),
        Val("delete", "0"),
        Val("axPos", Kind == ChartKind.Bars ? "b" : "l"),
        new XElement(C + "majorGridlines", new XElement(C + "spPr", new XElement(A + "ln", new XAttribute("w", "6350"), Fill("D9D9D9")))),
        new XElement(C + "title",
            new XElement(C + "tx", new XElement(C + "rich", new XElement(A + "bodyPr"), new XElement(A + "p", new XElement(A + "pPr", Letters("defRPr", 900)), new XElement(A + "r", Letters("rPr", 900), new XElement(A + "t", WordText.Clean(AxisTitle)))))),
            Val("overlay", "0")),
        Val("numFmt", null, new XAttribute("formatCode", "General"), new XAttribute("sourceLinked", "0")),
        Val("majorTickMark", "out"), Val("minorTickMark", "none"), Val("tickLblPos", "nextTo"),
        Font(900),
        Val("crossAx", "111"), Val("crosses", Kind == ChartKind.Bars ? "max" : "autoZero"), Val("crossBetween", "between"));

    private static XElement Font(int size) => new(C + "txPr", new XElement(A + "bodyPr"), new XElement(A + "p", new XElement(A + "pPr", Letters("defRPr", size)), new XElement(A + "endParaRPr", new XAttribute("lang", "zh-CN"))));

    private static XElement Letters(string name, int size) => new(A + name, new XAttribute("sz", size), new XAttribute("b", "0"),
        Fill("000000"), new XElement(A + "latin", new XAttribute("typeface", "Times New Roman")), new XElement(A + "ea", new XAttribute("typeface", "宋体")));

    private static XElement Fill(string colour) => new(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", colour)));

    private static XElement Val(string name, object? value, params XAttribute[] more) => new(C + name, value is null ? null : new XAttribute("val", value), more);
}
