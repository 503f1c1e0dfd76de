using System.Text;

namespace Qingyuan.CommandLine;

/// <summary>A table of plain text whose columns line up although Chinese characters take two places (文本表格).</summary>
internal sealed class TextTable(params string[] headings)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Widest a column may be; longer texts go on in the next line. Without it a line is as long as its texts.</summary>
    public int WrapAt { get; init; } = int.MaxValue;

    /// <summary>Adds a row; null prints as a dash, since an empty cell looks like a fault of the printing.</summary>
    public void Add(params string?[] cells) => _rows.Add([.. cells.Select(c => string.IsNullOrEmpty(c) ? "—" : c.ReplaceLineEndings(" "))]);

    /// <summary>Prints the table; nothing where it has no rows.</summary>
    public void Print(TextWriter writer)
    {
        if (_rows.Count == 0)
        {
            return;
        }

        var widths = headings.Select((h, i) => Math.Min(WrapAt, Math.Max(Width(h), _rows.Max(r => Width(r[i]))))).ToArray();
        Line(headings);
        writer.WriteLine(string.Join("  ", widths.Select(w => new string('-', w))));
        _rows.ForEach(Line);

        void Line(string[] cells)
        {
            var wrapped = cells.Select((c, i) => Wrap(c, widths[i])).ToArray();
            for (var line = 0; line < wrapped.Max(w => w.Count); line++)
            {
                writer.WriteLine(string.Join("  ", wrapped.Select((w, i) => Pad(w.ElementAtOrDefault(line) ?? "", widths[i]))).TrimEnd());
            }
        }
    }

    /// <summary>Places a text takes on a terminal.</summary>
    public static int Width(string text) => text.EnumerateRunes().Sum(r => IsWide(r.Value) ? 2 : 1);

    /// <summary>Fills a text up with blanks.</summary>
    public static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - Width(text)));

    /// <summary>Cuts a text into lines of at most this width, at a blank where the line has one near its end.</summary>
    private static List<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var rune in text.EnumerateRunes())
        {
            if (Width(line) + (IsWide(rune.Value) ? 2 : 1) > width)
            {
                var blank = line.LastIndexOf(' ');
                var rest = blank > line.Length / 2 ? line[(blank + 1)..] : "";
                lines.Add(rest.Length > 0 ? line[..blank] : line.TrimEnd());
                line = rest;
            }

            line += line.Length == 0 && rune.Value == ' ' ? "" : rune.ToString();
        }

        lines.Add(line);
        return lines;
    }

    // The wide and full-width blocks of Unicode's EastAsianWidth.txt that occur in Chinese text.
    private static bool IsWide(int rune) => rune is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6)
        or (>= 0x20000 and <= 0x3FFFD);
}
