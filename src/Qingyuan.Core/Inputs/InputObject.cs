using System.Globalization;
using System.Text.Json;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;

namespace Qingyuan.Core.Inputs;

/// <summary>
/// A JSON object that somebody gave us, read field by field (JSON 输入对象). Every fault becomes a finding with its JSON path and
/// reading goes on, so that one run names all of them; a faulty or absent field reads as null.
/// Keys that were never asked for are named by <see cref="WarnUnknown"/>.
/// </summary>
public sealed class InputObject
{
    /// <summary>Largest input, in characters: above it the file is not one audit's data.</summary>
    public const int MaxLength = 64 * 1024 * 1024;

    private readonly JsonElement _element;
    private readonly List<Finding> _findings;
    private readonly SortedSet<string> _asked = new(StringComparer.Ordinal);

    private InputObject(JsonElement element, string path, List<Finding> findings)
    {
        _element = element;
        Path = path;
        _findings = findings;
    }

    /// <summary>JSON path of this object, <c>$</c> for the root.</summary>
    public string Path { get; }

    /// <summary>Names of all members, in the order written.</summary>
    public IEnumerable<string> Keys => _element.EnumerateObject().Select(p => p.Name);

    /// <summary>
    /// Reads a document (see <see cref="JsonText.Parse"/>). Null (with a finding) where there is no JSON object.
    /// </summary>
    public static InputObject? Parse(string json, List<Finding> findings)
    {
        if (json.Length > MaxLength)
        {
            findings.Add(InputFindings.TooLarge.At("$", json.Length, MaxLength));
            return null;
        }

        try
        {
            using var document = JsonText.Parse(json, findings);
            return document is null ? null : From(document.RootElement.Clone(), "$", findings);
        }
        catch (JsonException e)
        {
            findings.Add(InputFindings.Malformed.At("$", (e.LineNumber ?? 0) + 1, (e.BytePositionInLine ?? 0) + 1));
            return null;
        }
    }

    /// <summary>True where the key is present and not null.</summary>
    public bool Has(string key)
    {
        _asked.Add(key);
        return _element.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null;
    }

    /// <summary>True where the key holds an object.</summary>
    public bool IsObject(string key) => Has(key) && _element.GetProperty(key).ValueKind == JsonValueKind.Object;

    /// <summary>Path of a member.</summary>
    public string At(string key) => JsonText.Child(Path, key);

    /// <summary>A number, exact.</summary>
    public decimal? Number(string key, bool required = false) =>
        TryGet(key, required, out var value) ? NumberOf(value, At(key), _findings) : null;

    /// <summary>A number within bounds; <paramref name="range"/> is the text of the bounds for the finding.</summary>
    public decimal? Number(string key, Func<decimal, bool> allowed, string range, bool required = false)
    {
        var value = Number(key, required);
        if (value is { } number && !allowed(number))
        {
            _findings.Add(InputFindings.ValueRange.At(At(key), key, number, range));
            return null;
        }

        return value;
    }

    /// <summary>A whole number from <paramref name="min"/> to <paramref name="max"/>.</summary>
    public int? Whole(string key, int min, int max, bool required = false) =>
        (int?)Number(key, v => v >= min && v <= max && decimal.Truncate(v) == v,
            string.Create(CultureInfo.InvariantCulture, $"{min}…{max} 的整数 (a whole number)"), required);

    /// <summary>A text that is not blank.</summary>
    public string? Text(string key, bool required = false)
    {
        if (!TryGet(key, required, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number)
        {
            return value.GetRawText(); // a code typed as a number
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            _findings.Add(Wrong(At(key), "文字", "text", value));
            return null;
        }

        var text = value.GetString()!.Trim();
        if (text.Length == 0)
        {
            if (required)
            {
                _findings.Add(InputFindings.Missing.At(At(key), key));
            }

            return null;
        }

        return text;
    }

    /// <summary>true or false.</summary>
    public bool? Flag(string key)
    {
        if (!TryGet(key, required: false, out var value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        _findings.Add(Wrong(At(key), " true 或 false", "true or false", value));
        return null;
    }

    /// <summary>An object.</summary>
    public InputObject? Object(string key, bool required = false) =>
        TryGet(key, required, out var value) ? From(value, At(key), _findings) : null;

    /// <summary>The objects of an array, with their position in it; other elements become findings and are skipped.</summary>
    public IReadOnlyList<InputObject> Objects(string key, bool required = false) =>
        [.. Elements(key, required).Select(e => From(e.Value, e.Path, _findings)).OfType<InputObject>()];

    /// <summary>The numbers of an array; null in place of a faulty element; null where there is no array.</summary>
    public IReadOnlyList<decimal?>? Numbers(string key)
    {
        if (!Has(key))
        {
            return null;
        }

        var elements = Elements(key, required: false);
        return _element.GetProperty(key).ValueKind == JsonValueKind.Array
            ? [.. elements.Select(e => NumberOf(e.Value, e.Path, _findings))]
            : null;
    }

    /// <summary>The texts of an array; other elements become findings and are skipped.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        var texts = new List<string>();
        foreach (var (value, path) in Elements(key, required: false))
        {
            if (value.ValueKind == JsonValueKind.String)
            {
                texts.Add(value.GetString()!);
            }
            else
            {
                _findings.Add(Wrong(path, "文字", "text", value));
            }
        }

        return texts;
    }

    /// <summary>Names every member that was never asked for. Call after reading.</summary>
    public void WarnUnknown()
    {
        foreach (var key in Keys.Where(k => !_asked.Contains(k)))
        {
            _findings.Add(InputFindings.UnknownKey.At(At(key), key, string.Join(", ", _asked)));
        }
    }

    private static InputObject? From(JsonElement element, string path, List<Finding> findings)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            findings.Add(Wrong(path, "对象 {…}", "object {…}", element));
            return null;
        }

        var result = new InputObject(element, path, findings);
        foreach (var twice in result.Keys.GroupBy(k => k, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
        {
            findings.Add(InputFindings.DuplicateKey.At(result.At(twice.Key), twice.Key));
        }

        return result;
    }

    private static decimal? NumberOf(JsonElement value, string path, List<Finding> findings)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String => value.GetString()!,
            _ => "",
        };
        var fault = NumberText.TryParse(text, out var number);
        if (value.ValueKind == JsonValueKind.Number && fault == NumberFault.None)
        {
            return number;
        }

        findings.Add(fault switch
        {
            NumberFault.OutOfRange => InputFindings.NumberRange.At(path, text),
            NumberFault.TooManyDigits => InputFindings.NumberDigits.At(path, text),
            _ => Wrong(path, "数字", "number", value),
        });
        return null;
    }

    private static Finding Wrong(string path, string expected, string expectedEn, JsonElement found)
    {
        var raw = found.ValueKind == JsonValueKind.Undefined ? "" : found.GetRawText();
        return InputFindings.WrongType.At(path, expected, raw.Length > 60 ? raw[..60] + "…" : raw, expectedEn);
    }

    private bool TryGet(string key, bool required, out JsonElement value)
    {
        value = default;
        if (!Has(key))
        {
            if (required)
            {
                _findings.Add(InputFindings.Missing.At(At(key), key));
            }

            return false;
        }

        value = _element.GetProperty(key);
        return true;
    }

    private IEnumerable<(JsonElement Value, string Path)> Elements(string key, bool required)
    {
        if (!TryGet(key, required, out var value))
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            _findings.Add(Wrong(At(key), "数组 […]", "array […]", value));
            return [];
        }

        return value.EnumerateArray().Select((e, i) => (e, string.Create(CultureInfo.InvariantCulture, $"{At(key)}[{i}]"))).ToList();
    }
}
