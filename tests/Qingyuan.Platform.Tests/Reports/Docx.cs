using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Qingyuan.Platform.Tests.Reports;

/// <summary>Reads a finished report the way Word would.</summary>
internal sealed class Docx : IDisposable
{
    private readonly WordprocessingDocument _package;

    public Docx(byte[] bytes) => _package = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);

    public MainDocumentPart Main => _package.MainDocumentPart!;

    public Body Body => Main.Document.Body!;

    public IEnumerable<string> Faults() => new OpenXmlValidator(FileFormatVersions.Office2019).Validate(_package).Take(20)
        .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}");

    /// <summary>The table in the content control with this tag, row by row, cell by cell.</summary>
    public string[][] Table(string tag) => [.. Control(tag).Descendants<Table>().Single().Elements<TableRow>()
        .Select(r => r.Elements<TableCell>().Select(c => c.InnerText).ToArray())];

    public SdtBlock Control(string tag) => Body.Descendants<SdtBlock>().Single(s => s.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value == tag);

    public string[] Tags() => [.. Body.Descendants<SdtBlock>().Select(s => s.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value).OfType<string>()];

    /// <summary>Texts of the paragraphs in a style.</summary>
    public string[] Texts(string style) => [.. Body.Descendants<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val == style).Select(p => p.InnerText)];

    public void Dispose() => _package.Dispose();
}
