using System.Globalization;
using System.Text;
using System.Text.Json;
using Qingyuan.Core.Findings;

namespace Qingyuan.Core.Inputs;

/// <summary>
/// JSON that somebody gave us (JSON 文本), made safe to walk: the parser of the BCL accepts texts whose strings or repeated keys make its readers throw later.
/// </summary>
public static class JsonText
{
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>
    /// Parses a text. Bare NaN and Infinity, which some programs write although JSON has no such numbers, are taken as text so that they get their own
    /// finding at their own place. Null, with a finding, where a string or key holds half of a surrogate pair.
    /// </summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static JsonDocument? Parse(string json, List<Finding> findings)
    {
        try
        {
            var document = JsonDocument.Parse(QuoteNonNumbers(json.TrimStart('\uFEFF')), Options);
            if (!json.Contains("\\u", StringComparison.Ordinal) || IsUnicode(document.RootElement))
            {
                return document;
            }

            document.Dispose();
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair in the text itself.
        }

        findings.Add(InputFindings.NotUnicode.At("$"));
        return null;
    }

    /// <summary>Keys that one object holds twice, here and below, each with the path of its object: which value is meant cannot be known.</summary>
    public static IEnumerable<(string Object, string Key)> Repeated(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, i) => Repeated(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"))),
        JsonValueKind.Object => element.EnumerateObject().GroupBy(p => p.Name, StringComparer.Ordinal).Where(g => g.Skip(1).Any()).Select(g => (path, g.Key))
            .Concat(element.EnumerateObject().SelectMany(p => Repeated(p.Value, Child(path, p.Name)))),
        _ => [],
    };

    /// <summary>Path of a member: <c>$.name</c>, or <c>$['a name']</c>.</summary>
    public static string Child(string path, string key) => key.Length > 0 && key.All(c => char.IsLetterOrDigit(c) || c == '_')
        ? path + "." + key
        : string.Create(CultureInfo.InvariantCulture, $"{path}['{key}']");

    /// <summary>False where an escape stands for half of a surrogate pair: such a text cannot be read at all.</summary>
    private static bool IsUnicode(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.String => element.GetString() is not null,
                JsonValueKind.Array => element.EnumerateArray().All(IsUnicode),
                JsonValueKind.Object => element.EnumerateObject().All(p => p.Name is not null && IsUnicode(p.Value)),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>NaN → "NaN" and ±Infinity → "Infinity" outside strings.</summary>
    private static string QuoteNonNumbers(string json)
    {
        if (!json.Contains("NaN", StringComparison.Ordinal) && !json.Contains("Infinity", StringComparison.Ordinal))
        {
            return json;
        }

        var result = new StringBuilder(json.Length + 16);
        var inString = false;
        for (var i = 0; i < json.Length; i++)
        {
            var c = json[i];
            if (inString && c == '\\' && i + 1 < json.Length)
            {
                result.Append(c).Append(json[++i]);
                continue;
            }

            inString ^= c == '"';
            var word = inString ? null : new[] { "NaN", "-Infinity", "Infinity" }.FirstOrDefault(w => json.AsSpan(i).StartsWith(w, StringComparison.Ordinal));
            if (word is null)
            {
                result.Append(c);
                continue;
            }

            result.Append('"').Append(word).Append('"');
            i += word.Length - 1;
        }

        return result.ToString();
    }
}
