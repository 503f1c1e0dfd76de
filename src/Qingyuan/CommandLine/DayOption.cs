using System.CommandLine;
using System.Globalization;

namespace Qingyuan.CommandLine;

/// <summary>An option that is a day, yyyy-MM-dd (日期选项); today where it is not given: the clock is read here, never in Core.</summary>
internal static class DayOption
{
    private const string Form = "yyyy-MM-dd";

    /// <summary>Declares the option.</summary>
    public static Option<string> Make(Terminal terminal, string name, string description)
    {
        var option = new Option<string>(name) { Description = description + terminal.Say("(默认今天)", " (default: today)"), HelpName = Form };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && Parse(token.Value) is null)
            {
                result.AddError(terminal.Say($"{name} 应为 {Form} 的日期，不能是“{token.Value}”", $"{name} is a day {Form}, not '{token.Value}'"));
            }
        });
        return option;
    }

    /// <summary>The day given, or today.</summary>
    public static DateOnly DayOf(this ParseResult parsed, Option<string> option) =>
        Parse(parsed.GetValue(option)) ?? DateOnly.FromDateTime(DateTime.Now);

    private static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
