using Qingyuan.Core.Audits;
using Qingyuan.Core.Balances;
using Qingyuan.Core.Carbon;
using Qingyuan.Core.Energy;
using Qingyuan.Core.Evaluation;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Options;

namespace Qingyuan.Platform.Reports;

/// <summary>
/// All that the audit report (清洁生产审核报告) is written from. What is null or empty here is reported as missing; the report adds no fact of its own.
/// </summary>
public sealed record AuditReportModel
{
    /// <summary>企业名称; null is missing.</summary>
    public string? Enterprise { get; init; }

    /// <summary>编制单位, as given.</summary>
    public string? PreparedBy { get; init; }

    /// <summary>编制日期, as given; never the clock.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>审核期 (baseline and comparison period), as given.</summary>
    public string? Period { get; init; }

    /// <summary>Made for teaching: marked on the cover and on every page.</summary>
    public bool Teaching { get; init; }

    /// <summary>The enterprise's form and the yearly tables, by the sheet ids of the workbook (enterprise, products, materials, energy, water, …).</summary>
    public IReadOnlyList<ReportSheet> Sheets { get; init; } = [];

    /// <summary>清洁生产水平评价.</summary>
    public EvaluationResult? Evaluation { get; init; }

    /// <summary>What the plant names as evidence, by row code.</summary>
    public IReadOnlyDictionary<string, string> Evidence { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Balances in the order of the workbook.</summary>
    public IReadOnlyList<ReportBalance> Balances { get; init; } = [];

    /// <summary>Options and their appraisal.</summary>
    public ReportOptions? Options { get; init; }

    /// <summary>Energy and carbon before and after.</summary>
    public ReportEnergy? Energy { get; init; }

    /// <summary>All findings of the audit, each once.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What the workbook does not say, beyond what the report sees by itself.</summary>
    public IReadOnlyList<MissingItem> Missing { get; init; } = [];

    /// <summary>Sources of the official numbers used.</summary>
    public IReadOnlyList<SourceEntry> Sources { get; init; } = [];

    /// <summary>True while numbers that nobody has checked carry the verdict (practice W7): the copy is not called final.</summary>
    public bool IsWorkingCopy => Evaluation?.DataStatus == DataStatus.Unconfirmed || Energy?.Status == DataStatus.Unconfirmed || Sources.Any(s => s.Status == DataStatus.Unconfirmed);
}

/// <summary>A sheet of the workbook as the report shows it (数据表).</summary>
/// <param name="Id">Sheet id.</param>
/// <param name="Title">Title.</param>
/// <param name="Fields">Its columns, or the lines of a form.</param>
/// <param name="Rows">Its rows; a form has one.</param>
public sealed record ReportSheet(string Id, string Title, IReadOnlyList<ReportField> Fields, IReadOnlyList<AuditRow> Rows);

/// <summary>A field of a sheet.</summary>
/// <param name="Id">Field id.</param>
/// <param name="Label">Chinese label.</param>
/// <param name="Unit">Unit printed in the heading; null for none.</param>
public sealed record ReportField(string Id, string Label, string? Unit = null);

/// <summary>A balance with what was computed (平衡).</summary>
/// <param name="Name">镍平衡, 水平衡, …</param>
/// <param name="Period">Period it covers.</param>
/// <param name="Method">Sampling points and method.</param>
/// <param name="Tolerance">Its tolerance, a fraction.</param>
/// <param name="Nodes">Its nodes.</param>
/// <param name="Streams">Its streams.</param>
/// <param name="Result">What was computed.</param>
public sealed record ReportBalance(
    string Name, string? Period, string? Method, decimal Tolerance, IReadOnlyList<BalanceNode> Nodes, IReadOnlyList<BalanceStream> Streams, BalanceResult Result);

/// <summary>The options of the audit (清洁生产方案).</summary>
/// <param name="Basis">Discount rate, tax rate, class limits.</param>
/// <param name="Items">The options.</param>
/// <param name="Savings">What the options on one stream come to.</param>
public sealed record ReportOptions(AppraisalBasis Basis, IReadOnlyList<ReportOption> Items, IReadOnlyList<StreamSavingTotal> Savings);

/// <summary>An option.</summary>
/// <param name="Appraisal">Its economics.</param>
/// <param name="Aspect">Which of the eight aspects.</param>
/// <param name="Description">What is done.</param>
/// <param name="AnnualSaving">P, 万元/a, before tax.</param>
/// <param name="Effect">Expected environmental effect, as given.</param>
/// <param name="Status">Proposed, screened, …, as given.</param>
/// <param name="Gates">Verdict over the gates; null where they were not looked at.</param>
public sealed record ReportOption(
    OptionAppraisal Appraisal, string? Aspect = null, string? Description = null, decimal? AnnualSaving = null, string? Effect = null, string? Status = null, GateDecision? Gates = null);

/// <summary>Energy and carbon before and after (能耗与碳排放), one factor set for both.</summary>
/// <param name="Before">Comprehensive energy of the base period.</param>
/// <param name="After">The same after; null where not known.</param>
/// <param name="CarbonBefore">CO₂ of the base period; null where not computed.</param>
/// <param name="CarbonAfter">The same after; null where not known.</param>
/// <param name="IsEquivalent">True where the verdict uses 等价值, false for 当量值, null where the audit does not say; both are shown (practice W18).</param>
/// <param name="Factors">The factor set by name: table, grid region and year.</param>
/// <param name="BeforePeriod">Base period, e.g. 2021年.</param>
/// <param name="AfterPeriod">Comparison period.</param>
/// <param name="Specific">Per product and per output value.</param>
public sealed record ReportEnergy(
    ComprehensiveEnergy Before, ComprehensiveEnergy? After, CarbonEmission? CarbonBefore, CarbonEmission? CarbonAfter,
    bool? IsEquivalent, string Factors, string? BeforePeriod, string? AfterPeriod, IReadOnlyList<SpecificFigure> Specific)
{
    /// <summary>The total that the verdict uses, tce; the calorific one where the audit does not say.</summary>
    public static decimal? Total(ComprehensiveEnergy? energy, bool? isEquivalent) => isEquivalent == true ? energy?.Equivalent : energy?.Calorific;

    /// <summary>False where a total that the verdict uses, or a carbon total, lacks an item.</summary>
    public bool IsComplete => new[] { Before, After }.OfType<ComprehensiveEnergy>().All(e => IsEquivalent == true ? e.EquivalentComplete : e.CalorificComplete)
        && new[] { CarbonBefore, CarbonAfter }.OfType<CarbonEmission>().All(c => c.Complete);

    /// <summary>Status of the weakest factor used; null where none was.</summary>
    public DataStatus? Status => new[] { Before.Status, After?.Status, CarbonBefore?.Status, CarbonAfter?.Status }.Max();
}

/// <summary>A specific figure before and after (单位指标).</summary>
public sealed record SpecificFigure(string Name, string Unit, decimal? Before, decimal? After);

/// <summary>Something that the workbook does not say.</summary>
/// <param name="Chapter">Chapter of the outline: 2.2 现状调查.</param>
/// <param name="What">What is missing, and where it would be filled in.</param>
public sealed record MissingItem(string Chapter, string What);

/// <summary>A source of official numbers.</summary>
/// <param name="Id">Id in data/sources.csv.</param>
/// <param name="Title">Title.</param>
/// <param name="Number">Number of the document.</param>
/// <param name="Url">Where it was read.</param>
/// <param name="Use">What was taken from it.</param>
/// <param name="Status">Status of the weakest number taken from it.</param>
public sealed record SourceEntry(string Id, string Title, string? Number, string? Url, string Use, DataStatus Status);
