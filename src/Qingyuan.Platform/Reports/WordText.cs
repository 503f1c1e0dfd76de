using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Qingyuan.Platform.Reports;

/// <summary>A stretch of text in one look (一段文字). A plain string converts to it.</summary>
/// <param name="Value">The text; line breaks and tabs are kept.</param>
internal readonly record struct Inline(string Value)
{
    /// <summary>Bold.</summary>
    public bool Bold { get; init; }

    /// <summary>RRGGBB, or null for black.</summary>
    public string? Colour { get; init; }

    /// <summary>Lowered, as the Ⅰ in Y_Ⅰ.</summary>
    public bool Subscript { get; init; }

    /// <summary>A plain stretch.</summary>
    public static implicit operator Inline(string value) => new(value);

    /// <summary>Our own formulas: what stands in _{…} is lowered. Never used on a person's text.</summary>
    public static Inline[] Formula(string text)
    {
        var parts = new List<Inline>();
        var rest = text;
        while (rest.IndexOf("_{", StringComparison.Ordinal) is >= 0 and var start && rest.IndexOf('}', start) is > 0 and var end)
        {
            parts.Add(rest[..start]);
            parts.Add(new Inline(rest[(start + 2)..end]) { Subscript = true });
            rest = rest[(end + 1)..];
        }

        parts.Add(rest);
        return [.. parts.Where(p => p.Value.Length > 0)];
    }
}

/// <summary>Turns text into runs that any XML reader accepts.</summary>
internal static class WordText
{
    /// <summary>Red of marks and errors.</summary>
    public const string Red = "C00000";

    /// <summary>Makes the run.</summary>
    public static Run Run(Inline inline)
    {
        var run = new Run();
        if (inline.Bold || inline.Colour is not null || inline.Subscript)
        {
            var look = new RunProperties();
            if (inline.Bold)
            {
                look.Append(new Bold());
            }

            if (inline.Colour is { } colour)
            {
                look.Append(new Color { Val = colour });
            }

            if (inline.Subscript)
            {
                look.Append(new VerticalTextAlignment { Val = VerticalPositionValues.Subscript });
            }

            run.Append(look);
        }

        AppendText(run, Clean(inline.Value));
        return run;
    }

    /// <summary>
    /// A text without the characters that XML 1.0 forbids (control characters, halves of surrogate pairs): each becomes U+FFFD, so that the reader
    /// sees that something stood there.
    /// </summary>
    public static string Clean(string text)
    {
        var bad = -1;
        for (var i = 0; i < text.Length && bad < 0; i++)
        {
            bad = IsAllowed(text, i) ? -1 : i;
        }

        if (bad < 0)
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            clean.Append(IsAllowed(text, i) ? text[i] : '\uFFFD');
        }

        return clean.ToString();
    }

    private static bool IsAllowed(string text, int i)
    {
        var c = text[i];
        return c is '\t' or '\n' or '\r'
            || (c >= ' ' && c < '\uD800')
            || (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            || (char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(text[i - 1]))
            || (c > '\uDFFF' && c < '\uFFFE');
    }

    private static void AppendText(Run run, string text)
    {
        if (text.AsSpan().IndexOfAny('\n', '\t', '\r') < 0)
        {
            run.Append(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
            return;
        }

        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                run.Append(new Break());
            }

            var cells = lines[i].Split('\t');
            for (var j = 0; j < cells.Length; j++)
            {
                if (j > 0)
                {
                    run.Append(new TabChar());
                }

                run.Append(new Text(cells[j]) { Space = SpaceProcessingModeValues.Preserve });
            }
        }
    }
}
