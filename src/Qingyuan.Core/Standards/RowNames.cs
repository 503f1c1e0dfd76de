using System.Text;
using Qingyuan.Core.Numbers;

namespace Qingyuan.Core.Standards;

/// <summary>
/// Names of indicators as people type them (指标名称): full-width or half-width, with or without the restrictive asterisk, blanks and the
/// typographic variants of brackets and dashes. Two names that differ only so are the same name.
/// </summary>
public static class RowNames
{
    /// <summary>The form in which names are compared.</summary>
    public static string Normalise(string name)
    {
        var half = NumberText.ToHalfWidth(name);
        var builder = new StringBuilder(half.Length);
        foreach (var c in half)
        {
            if (!char.IsWhiteSpace(c) && c is not ('*' or '★' or '﹡'))
            {
                builder.Append(c is '、' or ';' or ',' ? ',' : char.ToLowerInvariant(c));
            }
        }

        return builder.ToString();
    }
}
