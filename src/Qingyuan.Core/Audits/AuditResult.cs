using Qingyuan.Core.Balances;
using Qingyuan.Core.Carbon;
using Qingyuan.Core.Energy;
using Qingyuan.Core.Evaluation;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Options;
using Qingyuan.Core.Quantities;
using Qingyuan.Core.Standards;

namespace Qingyuan.Core.Audits;

/// <summary>What an audit is computed with: official data chosen for it (计算依据).</summary>
/// <param name="System">Indicator system of the plant's industry.</param>
/// <param name="Profile">Its effective rule profile.</param>
/// <param name="Units">Table of units.</param>
/// <param name="Energy">Factors to standard coal.</param>
/// <param name="Fuels">Carbon defaults of fuels.</param>
/// <param name="Grid">Grid emission factors.</param>
/// <param name="Heat">Factor of purchased heat, tCO₂/GJ.</param>
/// <param name="AsOf">The day the audit speaks for.</param>
public sealed record AuditBasis(
    IndicatorSystem System, RuleProfile Profile, UnitTable Units, EnergyFactors Energy, CarbonFuelSet Fuels, IReadOnlyList<GridFactor> Grid,
    (decimal Value, DataStatus Status)? Heat, DateOnly AsOf);

/// <summary>All that an audit's data come to (审核计算结果).</summary>
public sealed record AuditResult
{
    /// <summary>Enterprise name; null is missing.</summary>
    public string? Enterprise { get; init; }

    /// <summary>Made for teaching: marked on every output.</summary>
    public required bool Teaching { get; init; }

    /// <summary>Baseline year, before the options.</summary>
    public required int? BaselineYear { get; init; }

    /// <summary>Comparison year, the one that is evaluated.</summary>
    public required int? ComparisonYear { get; init; }

    /// <summary>清洁生产水平评价.</summary>
    public required EvaluationResult Evaluation { get; init; }

    /// <summary>Balances in the order of the workbook.</summary>
    public required IReadOnlyList<AuditBalance> Balances { get; init; }

    /// <summary>Energy of each year that has data, in order.</summary>
    public required IReadOnlyList<YearlyEnergy> Energy { get; init; }

    /// <summary>电力折标口径 of the verdict.</summary>
    public required EnergyBasis EnergyBasis { get; init; }

    /// <summary>Carbon before and after with one factor set; null where a year or the grid factor is missing.</summary>
    public required CarbonComparison? Carbon { get; init; }

    /// <summary>The grid factor used; null where none.</summary>
    public required GridFactor? Grid { get; init; }

    /// <summary>Water of each year that has data, in order.</summary>
    public required IReadOnlyList<YearlyWater> Water { get; init; }

    /// <summary>Output of each year in one unit, in order; empty where units differ.</summary>
    public required IReadOnlyList<YearlyOutput> Output { get; init; }

    /// <summary>方案.</summary>
    public required AuditOptions Options { get; init; }

    /// <summary>All findings of the calculation.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What the workbook does not say.</summary>
    public required IReadOnlyList<MissingData> Missing { get; init; }
}

/// <summary>A balance and what it came to.</summary>
/// <param name="Id">平衡编号.</param>
/// <param name="Name">平衡名称.</param>
/// <param name="Kind">material, element, water or energy.</param>
/// <param name="Element">Balanced element.</param>
/// <param name="Period">Measured period, as given.</param>
/// <param name="Tolerance">Largest deviation that counts as closed, a fraction.</param>
/// <param name="Nodes">Units of the plant.</param>
/// <param name="Streams">Streams.</param>
/// <param name="Result">Totals, deviations, findings.</param>
public sealed record AuditBalance(
    string Id, string? Name, string? Kind, string? Element, string? Period, decimal Tolerance,
    IReadOnlyList<BalanceNode> Nodes, IReadOnlyList<BalanceStream> Streams, BalanceResult Result);

/// <summary>Energy of a year.</summary>
/// <param name="Year">Year.</param>
/// <param name="Total">Comprehensive energy, both ways.</param>
/// <param name="PerOutput">tce per unit of output on the basis of the verdict; null where no single output exists.</param>
/// <param name="OutputUnit">Unit of the output.</param>
/// <param name="PerValue">tce per 万元 of output value.</param>
public sealed record YearlyEnergy(int Year, ComprehensiveEnergy Total, Rational? PerOutput, string? OutputUnit, Rational? PerValue);

/// <summary>Water of a year, m³, and its ratios (GB/T 7119, fractions).</summary>
/// <param name="Year">Year.</param>
/// <param name="Amounts">m³ by item: fresh, circulating, series, reused, drained, consumed, leaked, unconventional.</param>
/// <param name="PerOutput">m³ fresh water per unit of output.</param>
/// <param name="OutputUnit">Unit of the output.</param>
/// <param name="ReuseRate">重复利用率 R = V_r/(V_i + V_r).</param>
/// <param name="WastewaterReuse">废水回用率.</param>
/// <param name="LeakRate">漏损率.</param>
public sealed record YearlyWater(
    int Year, IReadOnlyDictionary<string, decimal> Amounts, Rational? PerOutput, string? OutputUnit, Rational? ReuseRate, Rational? WastewaterReuse, Rational? LeakRate);

/// <summary>Output of a year in one unit, and its value.</summary>
/// <param name="Year">Year.</param>
/// <param name="Amount">Sum over products in <paramref name="Unit"/>; null where units differ.</param>
/// <param name="Unit">Unit of the first product.</param>
/// <param name="Value">Output value, 万元; null where not given.</param>
public sealed record YearlyOutput(int Year, decimal? Amount, string? Unit, decimal? Value);

/// <summary>The options of the audit.</summary>
/// <param name="Basis">Rates and class limits.</param>
/// <param name="Items">Options in the order of the workbook.</param>
/// <param name="Savings">What the options on one stream come to.</param>
public sealed record AuditOptions(AppraisalBasis Basis, IReadOnlyList<AuditOption> Items, IReadOnlyList<StreamSavingTotal> Savings);

/// <summary>An option (清洁生产方案).</summary>
/// <param name="Appraisal">Its economics.</param>
/// <param name="Gates">Verdict over technical, environmental and economic gate.</param>
/// <param name="Effects">Effects by field, proposed, expected and verified kept apart.</param>
/// <param name="Row">Its line in the workbook.</param>
public sealed record AuditOption(OptionAppraisal Appraisal, GateDecision Gates, IReadOnlyDictionary<string, StagedValue> Effects, AuditRow Row);

/// <summary>Something the workbook does not say (缺失资料).</summary>
/// <param name="Sheet">Sheet id.</param>
/// <param name="What">Chinese.</param>
/// <param name="WhatEn">English.</param>
public sealed record MissingData(string Sheet, string What, string WhatEn);
