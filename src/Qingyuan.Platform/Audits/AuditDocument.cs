using Qingyuan.Core.Audits;
using Qingyuan.Core.Balances;
using Qingyuan.Core.Carbon;
using Qingyuan.Core.Energy;
using Qingyuan.Core.Evaluation;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Options;

namespace Qingyuan.Platform.Audits;

/// <summary>An audit as data (result.json): what other programs and later rounds read. Names are the contract; the report is for people.</summary>
/// <param name="Enterprise">Enterprise.</param>
/// <param name="Teaching">Made for teaching, belongs to no plant.</param>
/// <param name="AsOf">The day it speaks for.</param>
/// <param name="BaselineYear">Year before the options.</param>
/// <param name="ComparisonYear">Year that is evaluated.</param>
/// <param name="Evaluation">Level and the reason for every point.</param>
/// <param name="Balances">Balances.</param>
/// <param name="Output">Output by year.</param>
/// <param name="Energy">Energy by year.</param>
/// <param name="EnergyBasis">Basis of the verdict.</param>
/// <param name="Carbon">Before and after.</param>
/// <param name="GridFactor">The grid factor used.</param>
/// <param name="Water">Water by year.</param>
/// <param name="Options">Options.</param>
/// <param name="StreamSavings">What the options on one stream come to.</param>
/// <param name="Missing">What the workbook does not say.</param>
/// <param name="Findings">All findings.</param>
public sealed record AuditDocument(
    string? Enterprise, bool Teaching, DateOnly AsOf, int? BaselineYear, int? ComparisonYear, EvaluationResult Evaluation, IReadOnlyList<AuditDocument.BalancePart> Balances,
    IReadOnlyList<YearlyOutput> Output, IReadOnlyList<YearlyEnergy> Energy, EnergyBasis EnergyBasis, CarbonComparison? Carbon, GridFactor? GridFactor, IReadOnlyList<YearlyWater> Water,
    IReadOnlyList<AuditDocument.OptionPart> Options, IReadOnlyList<StreamSavingTotal> StreamSavings, IReadOnlyList<MissingData> Missing, IReadOnlyList<Finding> Findings)
{
    /// <summary>A balance.</summary>
    public sealed record BalancePart(
        string Id, string? Name, string? Kind, string? Element, string? Period, decimal Tolerance, IReadOnlyList<BalanceTotals> Nodes, BalanceTotals Plant, IReadOnlyList<ComputedStream> Computed);

    /// <summary>An option: its economics, the gates, and its effects at each stage.</summary>
    public sealed record OptionPart(OptionAppraisal Appraisal, Core.Options.Verdict Verdict, Gate? StoppedAt, IReadOnlyDictionary<string, StagedValue> Effects);

    /// <summary>The document of a result.</summary>
    public static AuditDocument Of(AuditResult result, AuditBasis basis, IReadOnlyList<Finding> findings) => new(
        result.Enterprise, result.Teaching, basis.AsOf, result.BaselineYear, result.ComparisonYear, result.Evaluation,
        [.. result.Balances.Select(b => new BalancePart(b.Id, b.Name, b.Kind, b.Element, b.Period, b.Tolerance, b.Result.Nodes, b.Result.Plant, b.Result.Computed))],
        result.Output, result.Energy, result.EnergyBasis, result.Carbon, result.Grid, result.Water,
        [.. result.Options.Items.Select(o => new OptionPart(o.Appraisal, o.Gates.Verdict, o.Gates.StoppedAt, o.Effects))],
        result.Options.Savings, result.Missing, findings);
}
