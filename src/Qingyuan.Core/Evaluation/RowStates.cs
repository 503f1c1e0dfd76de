using System.Globalization;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Standards;

namespace Qingyuan.Core.Evaluation;

/// <summary>What became of a row before any weight is looked at.</summary>
/// <param name="Group">Its group.</param>
/// <param name="Row">The row.</param>
/// <param name="Achieved">Level, missing or not applicable.</param>
/// <param name="Value">Number or typed level as given.</param>
/// <param name="Reason">Why it does not apply.</param>
/// <param name="Levels">Base values for this plant.</param>
/// <param name="Share">Share of the set's weight, for rows that share one; null where it cannot be told.</param>
internal sealed record RowState(IndicatorGroup Group, IndicatorRow Row, Achieved Achieved, object? Value, string? Reason, BaseValue?[] Levels, Rational? Share)
{
    /// <summary>Has a place in the index: assessed, or without data.</summary>
    public bool Applies => Achieved != Achieved.NotApplicable;

    /// <summary>Cumulative membership (隶属函数): whoever meets Ⅰ also belongs to Ⅱ and Ⅲ.</summary>
    public bool Meets(int level) => (int)Achieved <= level;
}

/// <summary>
/// Grades the rows of one plant (逐项对标): compares by full value (全数值比较法, GB/T 8170), resolves base values that depend on a
/// parameter, and settles which rows apply. Source: 通则 2013 §membership; antimony 2015 formula 5-2.
/// </summary>
internal static class RowStates
{
    /// <summary>The state of every row, in the order of the table.</summary>
    public static RowState[] Of(IndicatorSystem system, EvaluationInput input, List<Finding> findings)
    {
        var shares = Shares.Of(system, input, findings);
        var states = new List<RowState>();
        foreach (var group in system.Groups)
        {
            foreach (var row in group.Rows)
            {
                states.Add(State(group, row, input, shares[row.Code], findings));
            }
        }

        return [.. states];
    }

    /// <summary>True where the value lies within the base value.</summary>
    public static bool Satisfies(decimal value, BaseValue level, Direction? direction) => level switch
    {
        BaseValue.Bound b when direction == Direction.HigherBetter => b.Strict ? value > b.Value : value >= b.Value,
        BaseValue.Bound b => b.Strict ? value < b.Value : value <= b.Value,
        BaseValue.Interval i =>
            (i.Min is null || (i.MinStrict ? value > i.Min : value >= i.Min)) && (i.Max is null || (i.MaxStrict ? value < i.Max : value <= i.Max)),
        _ => false,
    };

    private static RowState State(IndicatorGroup group, IndicatorRow row, EvaluationInput input, Shares.Share share, List<Finding> findings)
    {
        var place = input.PlaceOf(row);
        input.Values.TryGetValue(row.Code, out var value);
        var shown = value switch
        {
            RowValue.Number n => n.Value,
            RowValue.Typed { Level: Level.Below } => "below",
            RowValue.Typed t => t.Level.ToString(),
            _ => (object?)null,
        };

        RowState Out(Achieved achieved, string? reason, BaseValue?[] levels) => new(group, row, achieved, shown, reason, levels, share.Part);

        if (value is RowValue.NotApplicable na)
        {
            var kind = row.Restrictive ? EvaluationFindings.RestrictiveNotApplicable : EvaluationFindings.NotApplicable;
            findings.Add(kind.At(place, row.Name, na.Reason, na.By));
            return Out(Achieved.NotApplicable, $"{na.Reason}({na.By})", [.. row.Levels]);
        }

        if (share.NotMade is { } reason)
        {
            if (value is not null)
            {
                findings.Add(EvaluationFindings.ValueForNoOutput.At(place, row.Name));
            }

            return Out(Achieved.NotApplicable, reason, [.. row.Levels]);
        }

        if (row.Points is null && !row.HasBaseValue)
        {
            findings.Add(EvaluationFindings.NotAssessable.At(place, row.Name));
            return Out(Achieved.NotApplicable, "没有基准值", [.. row.Levels]);
        }

        var levels = row.Levels.ToArray();
        if (row.NeedsLayers)
        {
            var parameter = row.ParameterRange?.Parameter ?? "layers_above_two";
            if (!input.Parameters.TryGetValue(parameter, out var n))
            {
                findings.Add(EvaluationFindings.ParameterMissing.At($"$.parameters.{parameter}", row.Name, parameter));
                return Out(Achieved.Missing, null, levels);
            }

            var isSensible = SystemCheck.IsSensible(n);
            levels = isSensible ? SystemCheck.LevelsAt(row, n) : levels;
            if (!isSensible || (row.ParameterRange is { } range && (n < range.Min || n > range.Max)) || !SystemCheck.IsOrdered(row, levels))
            {
                var text = row.ParameterRange is { } r ? $"{Text(r.Min)}~{(r.Max is { } max ? Text(max) : "")}" : "—";
                findings.Add(EvaluationFindings.OutsideRange.At(place, row.Name, parameter, text, Text(n), SystemCheck.Print(row, levels)));
                return Out(Achieved.NotApplicable, $"{parameter} = {Text(n)} 超出基准值成立的范围 {text}", levels);
            }
        }
        else if (row.Kind == RowKind.Quantitative && !SystemCheck.IsOrdered(row, levels))
        {
            // The source prints a reversed table on an unconfirmed row: nobody may be judged by it.
            findings.Add(EvaluationFindings.NotAssessable.At(place, row.Name));
            return Out(Achieved.NotApplicable, "基准值次序颠倒", levels);
        }

        switch (value)
        {
            case null:
                findings.Add(EvaluationFindings.NoData.At(place, row.Name));
                return Out(Achieved.Missing, null, levels);
            case RowValue.Number when row.Kind == RowKind.Qualitative && row.Points is null:
                findings.Add(EvaluationFindings.NumberForText.At(place, row.Name, shown));
                return Out(Achieved.Missing, null, levels);
            case RowValue.Number number:
                if (row.Unit == "%" && number.Value is < 0m or > 100m)
                {
                    findings.Add(EvaluationFindings.Percent.At(place, row.Name, Text(number.Value)));
                }

                return Out(Grade(number.Value, levels, row.Direction), null, levels);
            case RowValue.Typed typed:
                if (row.Kind == RowKind.Quantitative && row.Points is null)
                {
                    findings.Add(EvaluationFindings.TypedLevel.At(place, row.Name));
                }

                return Out(Typed(typed.Level, row, place, findings), null, levels);
            default:
                throw new InvalidOperationException("unknown kind of value");
        }
    }

    private static Achieved Grade(decimal value, BaseValue?[] levels, Direction? direction)
    {
        for (var k = 0; k < levels.Length; k++)
        {
            if (levels[k] is { } level && Satisfies(value, level, direction))
            {
                return (Achieved)(k + 1);
            }
        }

        return Achieved.Below;
    }

    /// <summary>A typed level counts as the best level at or below it that the table defines (缺格).</summary>
    private static Achieved Typed(Level level, IndicatorRow row, string place, List<Finding> findings)
    {
        if (level == Level.Below || row.Levels.Length != 3 || row.Levels[(int)level - 1] is not null)
        {
            return (Achieved)(int)level;
        }

        var graded = Achieved.Below;
        for (var k = 2; k >= (int)level; k--)
        {
            graded = row.Levels[k] is null ? graded : (Achieved)(k + 1);
        }

        findings.Add(EvaluationFindings.LevelNotDefined.At(place, row.Name, level, SystemCheck.Print(row, row.Levels), graded == Achieved.Below ? "below" : graded));
        return graded;
    }

    private static string Text(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
