using System.Text.Json;
using Qingyuan.Core;
using Qingyuan.Core.Findings;

namespace Qingyuan.CommandLine;

/// <summary>Language of what people read.</summary>
internal enum Language
{
    Chinese,
    English,
}

/// <summary>
/// Where a verb speaks to: language, form (--json or for reading) and the two streams. With --json, standard output gets one
/// document and nothing else; whatever is said on the way goes to standard error.
/// </summary>
internal sealed class Terminal(Language language, bool isJson, TextWriter output, TextWriter error, bool isPiped) : IDisposable
{
    /// <summary>Language of what people read.</summary>
    public Language Language { get; } = language;

    /// <summary>True with --json.</summary>
    public bool IsJson { get; } = isJson;

    /// <summary>True where a program reads one of the streams: no progress bar then.</summary>
    public bool IsPiped { get; } = isPiped;

    /// <summary>Standard output.</summary>
    public TextWriter Out { get; } = output;

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>Picks the text in the language of the terminal.</summary>
    public string Say(string chinese, string english) => Language == Language.English ? english : chinese;

    /// <summary>
    /// Ends a verb that has done its work: prints the result as JSON or, by <paramref name="print"/>, for reading, then the findings, in their order or by sheet.
    /// </summary>
    /// <returns>0, or 1 where a finding is an error.</returns>
    public int Finish<T>(T result, IReadOnlyList<Finding> findings, Action<TextWriter> print, bool bySheet = false)
    {
        if (IsJson)
        {
            WriteJson(result);
        }
        else
        {
            print(Out);
            if (bySheet)
            {
                PrintBySheet(Out, findings);
            }
            else
            {
                PrintFindings(Out, findings);
            }

            Out.Flush();
        }

        return findings.HasErrors() ? ExitStatus.Findings : ExitStatus.Done;
    }

    /// <summary>Ends a command line that could not run: reasons to standard error, and as JSON to standard output with --json.</summary>
    public int Fail(int status, IReadOnlyList<Finding> findings, string? hint = null)
    {
        PrintFindings(Error, findings);
        if (hint is not null)
        {
            Error.WriteLine(hint);
        }

        if (IsJson)
        {
            WriteJson(new FindingList(findings));
        }

        return status;
    }

    /// <summary>Lists the findings of a workbook under the names of its sheets, gravest first: that is how a person works through them.</summary>
    public void PrintBySheet(TextWriter writer, IReadOnlyList<Finding> findings)
    {
        static string Sheet(Finding f) => f.Where.Split('!')[0];
        foreach (var sheet in findings.GroupBy(Sheet, StringComparer.Ordinal))
        {
            var counts = new[] { (Severity.Error, Say("错误", "errors")), (Severity.Warning, Say("警告", "warnings")), (Severity.Info, Say("提示", "notes")) }
                .Select(s => (Count: sheet.Count(f => f.Severity == s.Item1), Name: s.Item2)).Where(s => s.Count > 0).Select(s => $"{s.Name} {s.Count}");
            writer.WriteLine();
            writer.WriteLine($"{(sheet.Key.Length > 0 ? sheet.Key : Say("整体", "Workbook"))} ({string.Join(Say("，", ", "), counts)})");
            PrintFindings(writer, [.. sheet.OrderByDescending(f => f.Severity)]);
        }
    }

    /// <summary>Lists findings, one a line: severity, place, message, code.</summary>
    public void PrintFindings(TextWriter writer, IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            var severity = finding.Severity switch
            {
                Severity.Error => Say("错误", "error"),
                Severity.Warning => Say("警告", "warning"),
                _ => Say("提示", "info"),
            };
            var clause = finding.Clause is null ? "" : Say($"(依据：{finding.Clause})", $" (under {finding.Clause})");
            var place = finding.Where.Length == 0 ? "" : finding.Where + " ";
            writer.WriteLine($"[{severity}] {place}{Say(finding.Message, finding.MessageEn)}{clause} [{finding.Code}]");
        }
    }

    /// <inheritdoc />
    public void Dispose() => Out.Dispose();

    private void WriteJson<T>(T document)
    {
        Out.Write(JsonSerializer.Serialize(document, Json.Options));
        Out.Write('\n');
        Out.Flush();
    }

    private sealed record FindingList(IReadOnlyList<Finding> Findings);
}
