using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;

namespace Qingyuan.Core.Evaluation;

/// <summary>What became of a row. Never confuse them: no data scores zero, not applicable gives its weight away.</summary>
public enum Achieved
{
    /// <summary>Ⅰ.</summary>
    [JsonStringEnumMemberName("I")]
    I = 1,

    /// <summary>Ⅱ.</summary>
    [JsonStringEnumMemberName("II")]
    II = 2,

    /// <summary>Ⅲ.</summary>
    [JsonStringEnumMemberName("III")]
    III = 3,

    /// <summary>未达Ⅲ级.</summary>
    Below = 4,

    /// <summary>无数据.</summary>
    Missing = 5,

    /// <summary>不适用 or 不可评价.</summary>
    NotApplicable = 6,
}

/// <summary>The verdict on the plant.</summary>
public enum Verdict
{
    /// <summary>Ⅰ.</summary>
    [JsonStringEnumMemberName("I")]
    I = 1,

    /// <summary>Ⅱ.</summary>
    [JsonStringEnumMemberName("II")]
    II = 2,

    /// <summary>Ⅲ.</summary>
    [JsonStringEnumMemberName("III")]
    III = 3,

    /// <summary>No level reached (未达到清洁生产要求).</summary>
    None = 4,

    /// <summary>Cannot be computed: weights missing, rows graded one by one, or input at fault.</summary>
    NotComputable = 5,
}

/// <summary>An evaluation and its explanation (评价结果). The same input gives the same bytes.</summary>
public sealed record EvaluationResult
{
    /// <summary>Id of the system.</summary>
    public required string System { get; init; }

    /// <summary>Title of the system.</summary>
    public required string Title { get; init; }

    /// <summary>Edition: id and date of issue.</summary>
    public required string Edition { get; init; }

    /// <summary>The effective rule profile, after the edition's and the caller's overrides.</summary>
    public required JsonObject Profile { get; init; }

    /// <summary>The day the evaluation speaks for.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>True for a new, rebuilt or enlarged project.</summary>
    public required bool NewProject { get; init; }

    /// <summary>Parameters used, as given or counted.</summary>
    public required IReadOnlyDictionary<string, decimal> Parameters { get; init; }

    /// <summary>[Y_Ⅰ, Y_Ⅱ, Y_Ⅲ], 0–100, printed to 10 places; null where it cannot be computed.</summary>
    public Rational[]? Y { get; init; }

    /// <summary>The exact indices as fractions.</summary>
    public string[]? YExact { get; init; }

    /// <summary>P of a trial system of 2005–2009, else null.</summary>
    public Rational? PIndex { get; init; }

    /// <summary>P1, P2 and their weights, else null.</summary>
    public PIndexParts? PIndexParts { get; init; }

    /// <summary>The verdict.</summary>
    public required Verdict Level { get; init; }

    /// <summary>Its name in this edition; null where it cannot be computed.</summary>
    public string? LevelName { get; init; }

    /// <summary>The same in English; null where the rules give none.</summary>
    public string? LevelNameEn { get; init; }

    /// <summary>Whether every restrictive row that applies meets Ⅰ, Ⅱ, Ⅲ.</summary>
    public required bool[] RestrictiveMet { get; init; }

    /// <summary>Each level's conditions, one by one.</summary>
    public required ImmutableArray<LevelTest> Levels { get; init; }

    /// <summary>Row by row.</summary>
    public required ImmutableArray<RowResult> Rows { get; init; }

    /// <summary>Group by group.</summary>
    public required ImmutableArray<GroupResult> Groups { get; init; }

    /// <summary>How many rows reached what.</summary>
    public required RowCounts Counts { get; init; }

    /// <summary>Whether every assessed non-bonus row meets Ⅰ, Ⅱ, Ⅲ (practice W9); false where none is assessed.</summary>
    public required bool[] AllRowsMeet { get; init; }

    /// <summary>What separates the plant from the next level.</summary>
    public required Gap Gap { get; init; }

    /// <summary>The same for the levels beyond the next one.</summary>
    public required ImmutableArray<Gap> GapFurther { get; init; }

    /// <summary>All findings.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Status of the weakest number used.</summary>
    public required DataStatus DataStatus { get; init; }

    /// <summary>SHA-256 of the edition and the effective profile.</summary>
    public required string DataHash { get; init; }
}

/// <summary>One level's conditions and whether each is met (等级判定过程).</summary>
/// <param name="Level">Ⅰ, Ⅱ or Ⅲ.</param>
/// <param name="Name">Its name.</param>
/// <param name="Y">Its index.</param>
/// <param name="YMin">Smallest index asked for; null where the level is not judged by its index.</param>
/// <param name="YMet">Index reached; null where not asked or not computable.</param>
/// <param name="RestrictiveMet">Restrictive rows; null where not asked.</param>
/// <param name="OthersMet">Other rows; null where not asked.</param>
/// <param name="AllRowsMet">Every assessed non-bonus row; null where not asked.</param>
/// <param name="NoWeightLost">No first-level weight was lost; null where not asked.</param>
/// <param name="Allowed">False where a new project may not stop at this level.</param>
/// <param name="Reached">All conditions met; null where the index is not computable.</param>
public sealed record LevelTest(
    Achieved Level, string Name, Rational? Y, decimal? YMin, bool? YMet, bool? RestrictiveMet, bool? OthersMet, bool? AllRowsMet, bool? NoWeightLost, bool Allowed, bool? Reached);

/// <summary>The explanation of one row.</summary>
/// <param name="Code">Row code.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Group">Name of the group.</param>
/// <param name="Kind">Quantitative or qualitative.</param>
/// <param name="Value">Number or typed level as given; null where none.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Achieved">What became of it.</param>
/// <param name="Reason">Why it does not apply and who says so; null otherwise.</param>
/// <param name="Restrictive">Restrictive row.</param>
/// <param name="Weight">Weight as printed: a number, "0.8/n", or null.</param>
/// <param name="EffectiveWeight">Weight inside the group after sharing, 0 where it does not apply; null where not computable.</param>
/// <param name="Contribution">Contribution to Y_Ⅰ, Y_Ⅱ, Y_Ⅲ; null where not computable.</param>
/// <param name="Direction">Which way is better.</param>
/// <param name="Limits">Base values for this plant: number, text or null.</param>
/// <param name="LimitsText">Base values as printed: ≤8.</param>
/// <param name="LimitsTextEn">The same with texts in English where the edition has them.</param>
/// <param name="Status">Status of the row's data.</param>
/// <param name="Source">Source id.</param>
/// <param name="Clause">Table and row in the source.</param>
public sealed record RowResult(
    string Code,
    string Name,
    string? NameEn,
    string Group,
    Standards.RowKind Kind,
    object? Value,
    string Unit,
    Achieved Achieved,
    string? Reason,
    bool Restrictive,
    object? Weight,
    Rational? EffectiveWeight,
    Rational[]? Contribution,
    Standards.Direction? Direction,
    object?[] Limits,
    string[] LimitsText,
    string[] LimitsTextEn,
    DataStatus Status,
    string? Source,
    string? Clause);

/// <summary>A group's scores.</summary>
/// <param name="Name">Name.</param>
/// <param name="Weight">Weight as printed.</param>
/// <param name="EffectiveWeight">Weight after sharing, 0 where the group does not apply; null where not computable.</param>
/// <param name="Bonus">Bonus group.</param>
/// <param name="Scores">Scores 0–100 at Ⅰ, Ⅱ, Ⅲ; null where weights are missing or no row is assessed.</param>
public sealed record GroupResult(string Name, decimal? Weight, Rational? EffectiveWeight, bool Bonus, Rational[]? Scores);

/// <summary>How many rows reached what.</summary>
public sealed record RowCounts(
    [property: JsonPropertyName("I")] int I,
    [property: JsonPropertyName("II")] int II,
    [property: JsonPropertyName("III")] int III,
    int Below,
    int Missing,
    int NotApplicable);

/// <summary>What separates the plant from a level (差距分析).</summary>
/// <param name="ToLevel">The level aimed at; null where Ⅰ is reached or no level exists.</param>
/// <param name="Y">The index of that level now.</param>
/// <param name="YRequired">The index it asks for; null where every row must meet it.</param>
/// <param name="Rows">Rows that do not meet what the level asks, vetoes first, then by gain.</param>
public sealed record Gap(Achieved? ToLevel, Rational? Y, decimal? YRequired, ImmutableArray<GapRow> Rows);

/// <summary>A row that keeps the plant from a level.</summary>
/// <param name="Code">Row code.</param>
/// <param name="Name">Name.</param>
/// <param name="Veto">True where the level cannot be reached without this row, whatever the index.</param>
/// <param name="RequiredLevel">Level the row must meet.</param>
/// <param name="Required">What that level asks of it: number or text.</param>
/// <param name="RequiredText">The same as printed.</param>
/// <param name="RequiredTextEn">The same in English where the edition has it.</param>
/// <param name="Value">What the plant has.</param>
/// <param name="Change">Required minus value, in the unit of the row; null for texts and missing values.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Achieved">What the row has now.</param>
/// <param name="Gain">Gain of the level's index if the row met it; null where not computable.</param>
public sealed record GapRow(
    string Code, string Name, bool Veto, Achieved RequiredLevel, object? Required, string RequiredText, string RequiredTextEn, object? Value, decimal? Change, string Unit, Achieved Achieved, Rational? Gain);

/// <summary>P = α·P1 + β·P2 (GB/T 20106-2006).</summary>
public sealed record PIndexParts(Rational P1, Rational P2, decimal Alpha, decimal Beta);

/// <summary>Writes an exact fraction as a decimal rounded half to even (GB/T 8170) to 10 places.</summary>
public sealed class RationalJsonConverter : JsonConverter<Rational>
{
    /// <inheritdoc/>
    public override Rational Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Rational value, JsonSerializerOptions options) => writer.WriteNumberValue(value.ToDecimal(10));
}
