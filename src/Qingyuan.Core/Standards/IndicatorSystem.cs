using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Qingyuan.Core.Findings;

namespace Qingyuan.Core.Standards;

/// <summary>
/// An edition of an indicator system (清洁生产评价指标体系的一个版本): the official table as data. A published system keeps its
/// own generation's rules until it is revised, so the rule is named by the edition (<see cref="ProfileId"/>).
/// </summary>
/// <param name="Id">Stable id of the edition, e.g. <c>electroplating-2015-comprehensive</c>.</param>
/// <param name="Title">Official Chinese title.</param>
/// <param name="TitleEn">English title.</param>
/// <param name="Issuer">Issuing bodies.</param>
/// <param name="Number">Announcement or standard number; null where unknown.</param>
/// <param name="Date">Date of issue as printed, yyyy-MM-dd where known.</param>
/// <param name="Effective">First day in force; null where unknown.</param>
/// <param name="Repealed">First day no longer in force; null while in force or where unknown.</param>
/// <param name="SupersededBy">What replaced it, as text.</param>
/// <param name="Jurisdiction"><c>CN</c> or the place it applies in.</param>
/// <param name="Source">Id in data/sources.csv.</param>
/// <param name="ProfileId">Rule profile: hj-row, p-index, tongze-2013, gbt-43329-2023.</param>
/// <param name="ProfileOverrides">What this edition changes in its profile; null for nothing.</param>
/// <param name="WeightConvention">Whether second-level weights sum to 1 or to the group's weight.</param>
/// <param name="WordingIsOurs">True where level texts are our own wording of the meaning (意译), not the official text.</param>
/// <param name="Notes">Remarks in Chinese.</param>
/// <param name="Parameters">Parameters that base values or weights depend on.</param>
/// <param name="Groups">First-level indicators in the order of the table.</param>
/// <param name="Hash">SHA-256 of the canonical JSON of the edition, lower-case hex.</param>
public sealed record IndicatorSystem(
    string Id,
    string Title,
    string? TitleEn,
    string? Issuer,
    string? Number,
    string? Date,
    DateOnly? Effective,
    DateOnly? Repealed,
    string? SupersededBy,
    string Jurisdiction,
    string? Source,
    string ProfileId,
    JsonObject? ProfileOverrides,
    WeightConvention WeightConvention,
    bool WordingIsOurs,
    ImmutableArray<string> Notes,
    ImmutableArray<SystemParameter> Parameters,
    ImmutableArray<IndicatorGroup> Groups,
    string Hash)
{
    /// <summary>Edition label printed in results: id and date of issue.</summary>
    public string Edition => Date is null ? Id : $"{Id}@{Date}";

    /// <summary>Year of issue; null where the date is not known.</summary>
    public int? Year => Date is { Length: >= 4 } && int.TryParse(Date.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    /// <summary>All second-level rows in the order of the table.</summary>
    public IEnumerable<IndicatorRow> Rows => Groups.SelectMany(g => g.Rows);

    /// <summary>True where a weight that the index needs is not known: no Y, no level can be computed.</summary>
    public bool HasMissingWeights => Groups.Any(g => g.Weight is null || g.HasMissingWeights);

    /// <summary>Short Chinese name of the sector.</summary>
    public string? Sector { get; init; }

    /// <summary>How far the date of issue is confirmed; null without a date.</summary>
    public DataStatus? DateStatus { get; init; }

    /// <summary>GB/T 2260 code of the place, only where certain.</summary>
    public string? JurisdictionCode { get; init; }

    /// <summary>Pages or copies that were actually read.</summary>
    public ImmutableArray<string> SourceUrls { get; init; } = [];

    /// <summary>One sentence on the level texts.</summary>
    public string? WordingNote { get; init; }

    /// <summary>The remarks in English, in the order of <see cref="Notes"/>.</summary>
    public ImmutableArray<string> NotesEn { get; init; } = [];

    /// <summary>Who brought the edition in from a workbook; null for an edition that ships with the platform.</summary>
    public SystemSignature? ImportedBy { get; init; }

    /// <summary>Who compared it with the printed original afterwards, in the order of time.</summary>
    public ImmutableArray<SystemSignature> CheckedBy { get; init; } = [];
}

/// <summary>A person who answers for an edition: the one who typed it in (录入人) or one who checked it (核对人).</summary>
/// <param name="By">Name of the person.</param>
/// <param name="Office">Office of the person; the second person may belong to another office.</param>
/// <param name="On">Day of the act.</param>
/// <param name="Evidence">Page scan or copy that was compared; null where none is named.</param>
/// <param name="Rows">Codes of the rows checked; null for the whole edition.</param>
public sealed record SystemSignature(string By, string? Office, DateOnly On, string? Evidence, ImmutableArray<string>? Rows);

/// <summary>How second-level weights are printed (权重口径).</summary>
public enum WeightConvention
{
    /// <summary>No weights: rows are graded one by one (HJ standards).</summary>
    None,

    /// <summary>Σ_j ω_ij = 1 inside each group (electroplating 2015, coal power 2015).</summary>
    Relative,

    /// <summary>Σ_j ω_ij = w_i (antimony 2015); divided by w_i at evaluation.</summary>
    Absolute,
}

/// <summary>A parameter of the plant that weights or base values depend on, e.g. the number of plated metals.</summary>
/// <param name="Name">Name in the input, e.g. <c>n_metals</c>, <c>layers_above_two</c>.</param>
/// <param name="Label">Chinese label.</param>
/// <param name="LabelEn">English label.</param>
/// <param name="Min">Smallest sensible value, inclusive.</param>
/// <param name="Max">Largest sensible value, inclusive.</param>
public sealed record SystemParameter(string Name, string Label, string? LabelEn, decimal? Min, decimal? Max);

/// <summary>A first-level indicator (一级指标).</summary>
/// <param name="Code">Code, unique in the system: "1".</param>
/// <param name="Name">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Weight">Weight w_i as printed; null where not known or not used.</param>
/// <param name="WeightStatus">How far the weight is confirmed.</param>
/// <param name="Bonus">A bonus group stands outside the sum of 1 and never rescales the others.</param>
/// <param name="Points">Points of the group in a P-index system; null = the sum of its rows' points.</param>
/// <param name="Rows">Second-level indicators.</param>
public sealed record IndicatorGroup(
    string Code,
    string Name,
    string? NameEn,
    decimal? Weight,
    DataStatus WeightStatus,
    bool Bonus,
    decimal? Points,
    ImmutableArray<IndicatorRow> Rows)
{
    /// <summary>True where a row's weight is not known.</summary>
    public bool HasMissingWeights => Rows.Any(r => r.Weight is null);
}

/// <summary>Quantitative rows compare a number; qualitative rows are judged by text.</summary>
public enum RowKind
{
    /// <summary>定量指标.</summary>
    Quantitative,

    /// <summary>定性指标.</summary>
    Qualitative,
}

/// <summary>Which way a quantitative row is better.</summary>
public enum Direction
{
    /// <summary>越小越好.</summary>
    LowerBetter,

    /// <summary>越大越好.</summary>
    HigherBetter,

    /// <summary>在区间内.</summary>
    InRange,
}

/// <summary>How the printed weight of a row becomes its weight for one plant.</summary>
public enum WeightKind
{
    /// <summary>The printed weight itself.</summary>
    Plain,

    /// <summary>Printed as c/n: c divided by the number n of such rows that apply (0.8/n of electroplating 2015).</summary>
    OverN,

    /// <summary>A weight shared by the rows of a share set in proportion to output: W_p = W · O_p / ΣO (PCB).</summary>
    Shared,
}

/// <summary>A second-level indicator (二级指标).</summary>
/// <param name="Code">Code, unique in the system: "1.1".</param>
/// <param name="Name">Chinese name, unique in the system.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Kind">Quantitative or qualitative.</param>
/// <param name="Unit">Unit of value and base values; empty for none.</param>
/// <param name="Weight">Weight as printed: ω, the c of c/n, or the W of a share set; null where not known.</param>
/// <param name="WeightKind">How it becomes the weight of one plant.</param>
/// <param name="ShareSet">Rows of one share set divide one weight over products or plant classes.</param>
/// <param name="Product">Product class this row is for.</param>
/// <param name="Variant">Variant or plant class this row is for.</param>
/// <param name="Restrictive">限定性指标 (*): it vetoes, and it also scores.</param>
/// <param name="Direction">Which way is better; null for qualitative rows.</param>
/// <param name="Levels">Base values of Ⅰ, Ⅱ, Ⅲ; a null cell is missing (—).</param>
/// <param name="ParameterRange">Range of the parameter over which base values a + b·n hold.</param>
/// <param name="Base">Base value S_o of a P-index row.</param>
/// <param name="Points">Points K_i or F_i of a P-index row.</param>
/// <param name="Status">How far the row is confirmed.</param>
/// <param name="Source">Id in data/sources.csv.</param>
/// <param name="Clause">Table and row in the source.</param>
/// <param name="Note">Remark in Chinese.</param>
public sealed record IndicatorRow(
    string Code,
    string Name,
    string? NameEn,
    RowKind Kind,
    string Unit,
    decimal? Weight,
    WeightKind WeightKind,
    string? ShareSet,
    string? Product,
    string? Variant,
    bool Restrictive,
    Direction? Direction,
    ImmutableArray<BaseValue?> Levels,
    ParameterRange? ParameterRange,
    decimal? Base,
    decimal? Points,
    DataStatus Status,
    string? Source,
    string? Clause,
    string? Note)
{
    /// <summary>False where no level has a base value: the row cannot be assessed.</summary>
    public bool HasBaseValue => Levels.Any(l => l is not null);

    /// <summary>True where base values are a + b·n.</summary>
    public bool NeedsLayers => Levels.Any(l => l is BaseValue.Linear);

    /// <summary>True where the source itself is doubtful: advisory, may block nobody.</summary>
    public bool Advisory { get; init; }

    /// <summary>Remark in English.</summary>
    public string? NoteEn { get; init; }
}

/// <summary>The values of a parameter for which the row's base values hold, both ends inclusive.</summary>
/// <param name="Parameter">Name of the parameter.</param>
/// <param name="Min">Smallest value.</param>
/// <param name="Max">Largest value; null for no end.</param>
public sealed record ParameterRange(string Parameter, decimal Min, decimal? Max);

/// <summary>A base value (基准值) of one level: one cell of the table.</summary>
public abstract record BaseValue
{
    private BaseValue()
    {
    }

    /// <summary>One number; <paramref name="Strict"/> where the table prints &lt; or &gt;.</summary>
    public sealed record Bound(decimal Value, bool Strict) : BaseValue;

    /// <summary>a + b·n, n = layers above two (PCB).</summary>
    public sealed record Linear(decimal Constant, decimal PerN, bool Strict) : BaseValue;

    /// <summary>A range; an open end is null.</summary>
    public sealed record Interval(decimal? Min, decimal? Max, bool MinStrict, bool MaxStrict) : BaseValue;

    /// <summary>A text: what a qualitative row asks for at this level.</summary>
    public sealed record Wording(string Text, string? TextEn) : BaseValue;
}
