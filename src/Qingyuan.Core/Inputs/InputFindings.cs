using Qingyuan.Core.Findings;

namespace Qingyuan.Core.Inputs;

/// <summary>What can be wrong with any JSON input, whatever it means (输入文件的通用检查).</summary>
public static class InputFindings
{
    /// <summary>The text is not JSON at all.</summary>
    public static readonly FindingKind Malformed = new("json.malformed", Severity.Error,
        "不是有效的 JSON(第 {0} 行第 {1} 字节处)：请给出一个 UTF-8 编码的 JSON 对象",
        "not valid JSON (line {0}, byte {1}): give one JSON object in UTF-8");

    /// <summary>Half of a surrogate pair.</summary>
    public static readonly FindingKind NotUnicode = new("json.not.unicode", Severity.Error,
        "含有无效的 Unicode 字符(不成对的 \\uD800–\\uDFFF)：请以 UTF-8 重新导出",
        "holds an invalid Unicode character (half of a surrogate pair \\uD800–\\uDFFF): export it again as UTF-8");

    /// <summary>The document is larger than we read.</summary>
    public static readonly FindingKind TooLarge = new("json.too.large", Severity.Error,
        "输入有 {0} 个字符，超过上限 {1}：请按企业或年度拆分",
        "the input has {0} characters, the limit is {1}: split it by enterprise or year");

    /// <summary>A value of another kind stands where this kind belongs.</summary>
    public static readonly FindingKind WrongType = new("json.wrong.type", Severity.Error,
        "此处应为{0}，读到的是 {1}", "a {2} belongs here, found {1}");

    /// <summary>A value that must be there is not.</summary>
    public static readonly FindingKind Missing = new("json.missing", Severity.Error,
        "缺少 {0}：请填写", "{0} is missing: give it");

    /// <summary>A key that nobody reads: often a misspelling.</summary>
    public static readonly FindingKind UnknownKey = new("json.unknown.key", Severity.Warning,
        "不认识的字段 {0}，已忽略；可用的字段：{1}", "unknown key {0} was ignored; known here: {1}");

    /// <summary>The same key twice: which value is meant cannot be known.</summary>
    public static readonly FindingKind DuplicateKey = new("json.duplicate.key", Severity.Error,
        "字段 {0} 出现了两次：只保留一个", "key {0} appears twice: keep one");

    /// <summary>NaN, infinity, 1e400.</summary>
    public static readonly FindingKind NumberRange = new("number.range", Severity.Error,
        "{0} 不是可计算的数(NaN、无穷大或超出 ±7.9e28)：请填写实际数值",
        "{0} is not a number to compute with (NaN, infinity or beyond ±7.9e28): give the real value");

    /// <summary>More digits than can be held exactly.</summary>
    public static readonly FindingKind NumberDigits = new("number.digits", Severity.Error,
        "{0} 的有效数字超过 28 位，舍入可能改变结论：请减少位数",
        "{0} has more than 28 digits, rounding could change a verdict: give fewer digits");

    /// <summary>A number outside what this field can mean.</summary>
    public static readonly FindingKind ValueRange = new("value.range", Severity.Error,
        "{0} 的值 {1} 不在允许范围内：应为 {2}", "{0} is {1}, outside what is allowed: {2}");

    /// <summary>Two things share one name or id.</summary>
    public static readonly FindingKind Duplicate = new("value.duplicate", Severity.Error,
        "{0} “{1}”与 {2} 重复：每个编号只能用一次", "{0} \"{1}\" repeats {2}: use each id once");

    /// <summary>A word outside the list.</summary>
    public static readonly FindingKind UnknownWord = new("value.unknown", Severity.Error,
        "{0} 的值“{1}”不认识：应为 {2} 之一", "{0} \"{1}\" is not known: one of {2}");
}
