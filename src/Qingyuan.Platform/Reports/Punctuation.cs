using System.Text;

namespace Qingyuan.Platform.Reports;

/// <summary>
/// Chinese punctuation as GB/T 15834 has it (标点符号用法): commas, colons, semicolons and brackets beside Chinese characters are full-width. For texts of our own (findings,
/// level wordings, titles), which are written with the keyboard's half-width marks; a person's text is never touched.
/// </summary>
internal static class Punctuation
{
    private const string Half = ",:;?!";
    private const string Full = "\uFF0C\uFF1A\uFF1B\uFF1F\uFF01";

    /// <summary>The text with full-width marks beside Chinese characters; references to cells (平衡!B4) keep theirs.</summary>
    public static string Chinese(string text)
    {
        var result = new StringBuilder(text);
        var open = new Stack<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '(')
            {
                open.Push(i);
            }
            else if (text[i] == ')' && open.TryPop(out var start) && (IsChinese(text, start - 1) || IsChinese(text, start + 1)))
            {
                result[start] = '\uFF08';
                result[i] = '\uFF09';
            }
        }

        for (var i = 0; i < result.Length; i++)
        {
            var mark = Half.IndexOf(result[i], StringComparison.Ordinal);
            var isCellReference = result[i] == '!' && i + 1 < result.Length && char.IsAsciiLetterOrDigit(result[i + 1]);
            if (mark >= 0 && !isCellReference && (IsChinese(result, i - 1) || (IsChinese(result, i + 1) && i > 0)))
            {
                result[i] = Full[mark];
            }
        }

        return result.ToString();
    }

    private static bool IsChinese(string text, int at) => at >= 0 && at < text.Length && IsChinese(text[at]);

    private static bool IsChinese(StringBuilder text, int at) => at >= 0 && at < text.Length && IsChinese(text[at]);

    private static bool IsChinese(char c) =>
        c is (>= '\u4E00' and <= '\u9FFF') or '\u201C' or '\u201D' or '\u300A' or '\u300B' or '\u3002' or '\u3001' or '\uFF08' or '\uFF09' or '\u2160' or '\u2161' or '\u2162';
}
