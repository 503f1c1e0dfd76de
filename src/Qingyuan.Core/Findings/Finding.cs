using System.Globalization;
using System.Text.Json.Serialization;

namespace Qingyuan.Core.Findings;

/// <summary>How grave a finding (检查意见) is.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing has to change.</summary>
    Info,

    /// <summary>The result stands, but a reviewer will ask about this.</summary>
    Warning,

    /// <summary>The input is wrong or incomplete: exit status 1, nothing is written.</summary>
    Error,
}

/// <summary>
/// One thing that is wrong, doubtful or worth knowing in what a person gave us (检查意见).
/// All findings of an input are reported at once; each points at a sheet and cell or a JSON path
/// and says what would be right.
/// </summary>
/// <param name="Severity">How grave it is.</param>
/// <param name="Code">Stable code, listed in docs/findings.md.</param>
/// <param name="Where">Sheet and cell (指标!F12) or JSON path ($.values.锌利用率); empty for the whole input.</param>
/// <param name="Message">In Chinese: what is wrong and what would be right.</param>
/// <param name="MessageEn">The same in English.</param>
/// <param name="Clause">The law, standard or guide that asks for it, or null.</param>
public sealed record Finding(
    Severity Severity,
    string Code,
    string Where,
    string Message,
    string MessageEn,
    string? Clause = null);

/// <summary>
/// A kind of finding: its stable code, its usual severity and its text in both languages, with {0}, {1}… for
/// the particulars. Kinds are declared once, as <c>public static readonly</c> fields of the class named
/// <c>…Findings</c> of the part that raises them; docs/findings.md is checked against these fields.
/// </summary>
/// <param name="Code">Stable code, lower-case words joined by dots, e.g. <c>weights.sum</c>.</param>
/// <param name="Severity">Usual severity; <see cref="At(Severity, string, string?, object?[])"/> may lower it.</param>
/// <param name="Message">Chinese text with placeholders.</param>
/// <param name="MessageEn">English text with the same placeholders.</param>
public sealed record FindingKind(string Code, Severity Severity, string Message, string MessageEn)
{
    /// <summary>Makes the finding at a place.</summary>
    public Finding At(string where, params object?[] args) => At(Severity, where, null, args);

    /// <summary>Makes the finding with another severity, e.g. a warning where the source itself prints the defect.</summary>
    public Finding At(Severity severity, string where, string? clause, params object?[] args) =>
        new(severity, Code, where,
            string.Format(CultureInfo.InvariantCulture, Message, args),
            string.Format(CultureInfo.InvariantCulture, MessageEn, args), clause);
}

/// <summary>What the findings of one input come to.</summary>
public static class FindingExtensions
{
    /// <summary>True where at least one finding is an error: exit status 1, no file is written.</summary>
    public static bool HasErrors(this IEnumerable<Finding> findings) => findings.Any(f => f.Severity == Severity.Error);
}

/// <summary>
/// A refusal by a rule (依规不予办理), e.g. "no acceptance before evaluation": not a fault of the program, not a fault of
/// the data. Mapped once to ProblemDetails by the platform.
/// </summary>
/// <param name="Code">Stable code.</param>
/// <param name="Message">In Chinese: what is refused, by which rule, and what is missing.</param>
/// <param name="MessageEn">The same in English.</param>
/// <param name="Clause">The clause of the rule.</param>
public sealed record Refusal(string Code, string Message, string MessageEn, string? Clause = null);

/// <summary>
/// How far a number of the data has been confirmed (数据状态). A result carries the weakest status of the numbers it
/// used. Order matters: greater is weaker.
/// </summary>
public enum DataStatus
{
    /// <summary>已核对: a second person compared it with the printed original.</summary>
    Checked,

    /// <summary>已转录: read in the named source by one person.</summary>
    Transcribed,

    /// <summary>未证实: from general knowledge or a doubtful copy; advisory, may block nobody.</summary>
    Unconfirmed,
}
