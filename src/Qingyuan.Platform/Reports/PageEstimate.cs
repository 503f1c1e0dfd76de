namespace Qingyuan.Platform.Reports;

/// <summary>
/// Counts pages while the document is being written, so that the table of contents carries page numbers before any word processor has laid it
/// out (practice W20). All line heights in our styles are exact and Chinese glyphs are one em wide, which makes the count good;
/// a word processor replaces it when fields are updated.
/// </summary>
internal sealed class PageEstimate
{
    private double _height = PageSetup.BodyHeight(landscape: false);
    private double _used;

    /// <summary>Page the next block starts on, the body's first page being 1.</summary>
    public int Page { get; private set; } = 1;

    /// <summary>Starts a page unless one has just begun.</summary>
    public void BreakPage()
    {
        if (_used > 0)
        {
            Page++;
            _used = 0;
        }
    }

    /// <summary>Starts a section.</summary>
    public void Turn(bool landscape)
    {
        BreakPage();
        _height = PageSetup.BodyHeight(landscape);
    }

    /// <summary>Adds lines that may be parted between pages.</summary>
    /// <param name="lines">Number of lines.</param>
    /// <param name="pitch">Height of a line, points.</param>
    /// <param name="around">Space before and after, points.</param>
    public void Lines(int lines, double pitch, double around)
    {
        _used += around;
        for (var i = 0; i < lines; i++)
        {
            Block(pitch);
        }
    }

    /// <summary>Adds a block that stays whole; what follows on the same page may be demanded with <paramref name="keepWith"/>.</summary>
    public void Block(double height, double keepWith = 0)
    {
        if (_used > 0 && _used + height + keepWith > _height)
        {
            Page++;
            _used = 0;
        }

        _used += height;
    }

    /// <summary>Adds a table whose rows stay whole and whose head is repeated.</summary>
    public void Table(double head, IEnumerable<double> rows)
    {
        Block(head);
        foreach (var row in rows)
        {
            if (_used > 0 && _used + row > _height)
            {
                Page++;
                _used = head;
            }

            _used += row;
        }
    }

    /// <summary>Number of lines a text takes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">Width of the line, points.</param>
    /// <param name="size">Font size, points.</param>
    public static int LinesOf(string text, double width, double size)
    {
        var lines = 0;
        foreach (var paragraph in text.Split('\n'))
        {
            lines++;
            double x = 0;
            var i = 0;
            while (i < paragraph.Length)
            {
                // A Latin word or a number moves to the next line as a whole.
                var end = i + 1;
                var word = Em(paragraph[i]) * size;
                while (IsLatin(paragraph[i]) && end < paragraph.Length && IsLatin(paragraph[end]))
                {
                    word += Em(paragraph[end++]) * size;
                }

                if (x > 0 && x + word > width + 0.5)
                {
                    lines++;
                    x = 0;
                }

                while (word > width)
                {
                    lines++;
                    word -= width;
                }

                x += word;
                i = end;
            }
        }

        return lines;
    }

    /// <summary>Width of the longest line, in em.</summary>
    public static double Widest(string text) => text.Split('\n').Max(line => line.Sum(Em));

    /// <summary>Width of the widest part that does not break, in em.</summary>
    public static double Unbreakable(string text)
    {
        double widest = 0, word = 0;
        foreach (var c in text)
        {
            word = IsLatin(c) ? word + Em(c) : Em(c);
            widest = Math.Max(widest, word);
        }

        return widest;
    }

    private static bool IsLatin(char c) => c is > ' ' and < '\u2000' and not '-' and not '/';

    // Times New Roman by kinds of characters; everything else is a full-width glyph.
    private static double Em(char c) => c switch
    {
        >= '0' and <= '9' => 0.5,
        ' ' or '.' or ',' or ';' or ':' or '\'' or '/' or '|' or '!' or 'i' or 'j' or 'l' or 't' => 0.28,
        '(' or ')' or '[' or ']' or '-' or 'f' or 'r' or 'I' or 's' => 0.36,
        'm' or 'M' or 'W' or '%' or '@' => 0.86,
        >= 'A' and <= 'Z' => 0.68,
        >= 'a' and <= 'z' => 0.48,
        < '\u0100' => 0.55,
        < '\u2000' => 0.6,
        _ => 1,
    };
}

/// <summary>Paper and margins (版面): A4, in twips where Word wants them and in points for counting.</summary>
internal static class PageSetup
{
    /// <summary>Short side of A4.</summary>
    public const int Short = 11906;

    /// <summary>Long side of A4.</summary>
    public const int Long = 16838;

    /// <summary>Top and bottom margin, 2.5 cm.</summary>
    public const int Vertical = 1417;

    /// <summary>Left and right margin, 2.5 cm.</summary>
    public const int Horizontal = 1417;

    /// <summary>Width of the text, twips.</summary>
    public static int BodyWidth(bool landscape) => (landscape ? Long : Short) - 2 * Horizontal;

    /// <summary>Height of the text, points.</summary>
    public static double BodyHeight(bool landscape) => ((landscape ? Short : Long) - 2 * Vertical) / 20.0;
}
