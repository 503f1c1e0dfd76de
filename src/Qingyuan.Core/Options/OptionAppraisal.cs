using System.Globalization;
using System.Text.Json.Serialization;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;

namespace Qingyuan.Core.Options;

/// <summary>The economic verdict on an option (经济可行性结论).</summary>
public enum Verdict
{
    /// <summary>可行.</summary>
    Feasible,

    /// <summary>不可行.</summary>
    Infeasible,

    /// <summary>未评价: figures are missing or faulty, or money does not decide.</summary>
    NotJudged,
}

/// <summary>What all options of an audit are appraised with.</summary>
/// <param name="DiscountRate">i, a fraction; null: NPV is refused.</param>
/// <param name="TaxRate">r, combined income tax rate, a fraction.</param>
/// <param name="ClassLimits">The audit's own cost class limits; null: no class.</param>
/// <param name="PaybackLimits">Longest acceptable payback by class; null: N is not judged.</param>
/// <param name="Where">Where these were read, for findings.</param>
public sealed record AppraisalBasis(
    decimal? DiscountRate, decimal? TaxRate, CostClassLimits? ClassLimits = null, PaybackLimits? PaybackLimits = null, string Where = "$");

/// <summary>
/// An option's appraised economics (方案经济评价): money in 万元, times in years, rates as fractions; null where a figure does not exist.
/// Figures have 12 places, rates 15; nothing is rounded before that.
/// </summary>
/// <param name="Code">方案编号.</param>
/// <param name="Name">方案名称.</param>
/// <param name="Class">Cost class computed from the investment.</param>
/// <param name="Investment">I less subsidy.</param>
/// <param name="Depreciation">D.</param>
/// <param name="TaxableProfit">T = P − D.</param>
/// <param name="NetProfit">E.</param>
/// <param name="NetCashFlow">F; null for uneven flows that were given.</param>
/// <param name="CashFlows">F of years 1…n.</param>
/// <param name="PaybackYears">N.</param>
/// <param name="Npv">净现值.</param>
/// <param name="Npvr">净现值率 NPV/I.</param>
/// <param name="Irr">内部收益率; null where none or several exist.</param>
/// <param name="IrrAll">All rates above −1 at which NPV is zero.</param>
/// <param name="Verdict">Economic verdict.</param>
/// <param name="Findings">What was found for this option.</param>
public sealed record OptionAppraisal(
    string? Code,
    string? Name,
    CostClass? Class,
    decimal? Investment,
    decimal? Depreciation,
    decimal? TaxableProfit,
    decimal? NetProfit,
    decimal? NetCashFlow,
    IReadOnlyList<decimal?>? CashFlows,
    decimal? PaybackYears,
    decimal? Npv,
    decimal? Npvr,
    decimal? Irr,
    IReadOnlyList<decimal> IrrAll,
    Verdict Verdict,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>Appraises options with one basis. Findings about the basis itself are returned beside; each option carries its own.</summary>
    public static (IReadOnlyList<OptionAppraisal> Options, IReadOnlyList<Finding> Findings) AppraiseAll(
        IEnumerable<OptionEconomics> options, AppraisalBasis basis)
    {
        var findings = new List<Finding>();
        if (basis.DiscountRate is null)
        {
            findings.Add(OptionFindings.DiscountRateMissing.At(basis.Where + ".discount_rate"));
        }

        if (basis.ClassLimits is { InOrder: false } limits)
        {
            findings.Add(OptionFindings.ClassLimitsOrder.At(basis.Where + ".cost_class_limits", limits.No, limits.Low, limits.Medium));
            basis = basis with { ClassLimits = null };
        }
        else if (basis.ClassLimits is null)
        {
            findings.Add(OptionFindings.ClassLimitsMissing.At(basis.Where + ".cost_class_limits", "low, medium"));
        }

        return ([.. options.Select(o => Appraise(o, basis))], findings);
    }

    /// <summary>Appraises one option.</summary>
    public static OptionAppraisal Appraise(OptionEconomics option, AppraisalBasis basis)
    {
        var findings = new List<Finding>();
        var cash = CashFlow.Of(option, basis.TaxRate, findings);
        var costClass = option.Investment is { } typed ? basis.ClassLimits?.ClassOf(typed - (option.Subsidy ?? 0m)) : null;
        if (cash.Investment is not { } investment)
        {
            return Result(option, cash, costClass, new Measures(), Verdict.NotJudged, findings);
        }

        if (cash.Flows is null && cash.NetCashFlow is null && findings.Count == 0 && !option.HasFaults)
        {
            var severity = costClass is CostClass.No or CostClass.Low ? Severity.Info : OptionFindings.FlowsMissing.Severity;
            findings.Add(OptionFindings.FlowsMissing.At(severity, option.Where, null, option.Code));
        }

        var measures = Measure(option, basis, cash, investment, findings);
        var verdict = option.HasFaults ? Verdict.NotJudged : Judge(option, basis, costClass, investment, measures, findings);
        return Result(option, cash, costClass, measures, verdict, findings);
    }

    private static Measures Measure(OptionEconomics option, AppraisalBasis basis, CashFlow cash, Rational investment, List<Finding> findings)
    {
        if (cash.Flows is not { } flows)
        {
            return new Measures
            {
                Earns = cash.NetCashFlow is { } f ? f.Sign : null,
                Payback = cash.NetCashFlow is { } flow ? Profitability.Payback(investment, flow) : investment.Sign <= 0 ? Rational.Zero : null,
            };
        }

        var total = Rational.Sum(flows);
        var payback = Profitability.Payback(investment, flows);
        if (flows.All(f => f.Sign <= 0) && (investment.Sign > 0 || total.Sign < 0))
        {
            findings.Add(OptionFindings.FlowNotPositive.At(option.Where, option.Code));
        }
        else if (payback is null)
        {
            findings.Add(OptionFindings.NeverPaidBack.At(option.Where, option.Code, flows.Count));
        }
        else if (payback.Value.Sign > 0 && payback < flows.Count && total < investment)
        {
            findings.Add(OptionFindings.PaybackReversed.At(option.Where, option.Code));
        }

        Rational? npv = basis.DiscountRate is { } i ? Profitability.NetPresentValue(investment, flows, i) : null;
        return new Measures
        {
            Earns = total.Sign,
            Payback = payback,
            Npv = npv,
            Npvr = npv is { } value && investment.Sign > 0 ? value / investment : null,
            Rates = Rates(option, investment, flows, findings),
        };
    }

    private static IReadOnlyList<InternalRate> Rates(OptionEconomics option, Rational investment, IReadOnlyList<Rational> flows, List<Finding> findings)
    {
        if (investment.Sign <= 0)
        {
            findings.Add(OptionFindings.NoInvestment.At(option.Where, option.Code));
            return [];
        }

        var rates = Profitability.InternalRates(investment, flows);
        var changes = Profitability.SignChanges(investment, flows);
        if (changes == 0)
        {
            findings.Add(OptionFindings.IrrNoSignChange.At(option.Where, option.Code));
        }
        else if (rates.Count == 0)
        {
            findings.Add(OptionFindings.IrrNone.At(option.Where, option.Code));
        }
        else if (rates.Count > 1)
        {
            findings.Add(OptionFindings.IrrSeveral.At(option.Where, option.Code, changes, rates.Count, string.Join(", ", rates.Select(r => Percent(r.Rate)))));
        }
        else if (!rates[0].Crosses)
        {
            findings.Add(OptionFindings.IrrTouches.At(option.Where, option.Code, Percent(rates[0].Rate)));
        }

        return rates;
    }

    /// <summary>
    /// N within the limit of the class, NPV ≥ 0, IRR ≥ i: all that exist must hold (audit handbook, economic evaluation). Where the NPV
    /// itself is missing nothing is judged. An option without investment or loss is not decided by money.
    /// </summary>
    private static Verdict Judge(
        OptionEconomics option, AppraisalBasis basis, CostClass? costClass, Rational investment, Measures measures, List<Finding> findings)
    {
        if (measures.Earns is null || (measures.Earns == 0 && investment.Sign <= 0))
        {
            return Verdict.NotJudged;
        }

        if (measures.Earns <= 0 && (measures.Payback is null || measures.Npv is null))
        {
            return Verdict.Infeasible; // F ≤ 0 earns nothing back at any rate
        }

        if (measures.Npv is not { } npv)
        {
            return Verdict.NotJudged;
        }

        var rejected = new List<Finding>();
        if (npv.Sign < 0)
        {
            rejected.Add(OptionFindings.NpvNegative.At(option.Where, option.Code, npv.ToFigure(4)));
        }

        if (measures.Single is { } irr && basis.DiscountRate is { } rate && irr.ToFigure(15) < rate)
        {
            rejected.Add(OptionFindings.IrrBelowRate.At(option.Where, option.Code, Percent(irr), Percent(rate)));
        }

        if (basis.PaybackLimits?.For(costClass) is { } limit && measures.Payback is { } n && n > limit)
        {
            rejected.Add(OptionFindings.PaybackTooLong.At(option.Where, option.Code, n.ToFigure(2), limit));
        }

        findings.AddRange(rejected);
        return rejected.Count > 0 || (measures.Payback is null && investment.Sign > 0) ? Verdict.Infeasible : Verdict.Feasible;
    }

    private static OptionAppraisal Result(
        OptionEconomics option, CashFlow cash, CostClass? costClass, Measures measures, Verdict verdict, List<Finding> findings)
    {
        var tooLarge = false;
        decimal? Figure(Rational? value, int places = 12)
        {
            var figure = value?.ToFigure(places);
            tooLarge |= value is not null && figure is null;
            return figure;
        }

        var irrAll = measures.Rates.Select(r => Figure(r.Rate, 15)).OfType<decimal>().ToList();
        var result = new OptionAppraisal(
            option.Code.Length > 0 ? option.Code : null, option.Name, costClass, Figure(cash.Investment), Figure(cash.Depreciation), Figure(cash.TaxableProfit), Figure(cash.NetProfit),
            Figure(cash.NetCashFlow), cash.Flows?.Select(f => Figure(f)).ToList(), Figure(measures.Payback), Figure(measures.Npv), Figure(measures.Npvr),
            irrAll.Count == 1 ? irrAll[0] : null, irrAll, verdict, findings);
        if (tooLarge)
        {
            findings.Add(OptionFindings.FigureTooLarge.At(option.Where, option.Code));
        }

        return result;
    }

    private static string Percent(Rational rate) => string.Create(CultureInfo.InvariantCulture, $"{(rate * 100).ToFigure(4)} %");

    private sealed record Measures
    {
        /// <summary>Sign of the total flow; null where no flow is known.</summary>
        public int? Earns { get; init; }

        public Rational? Payback { get; init; }

        public Rational? Npv { get; init; }

        public Rational? Npvr { get; init; }

        public IReadOnlyList<InternalRate> Rates { get; init; } = [];

        public Rational? Single => Rates.Count == 1 ? Rates[0].Rate : null;
    }
}

/// <summary>
/// A value at the three stages of an option (方案效果的三个阶段), kept apart: what was proposed, what the feasibility study expects, what was
/// measured after implementation. A later stage never overwrites an earlier one.
/// </summary>
/// <param name="Proposed">提出值.</param>
/// <param name="Expected">预期值.</param>
/// <param name="Verified">核实值.</param>
public sealed record StagedValue(decimal? Proposed, decimal? Expected, decimal? Verified)
{
    /// <summary>Verified/expected; null where either is missing or nothing was expected.</summary>
    [JsonIgnore]
    public Rational? Fulfilment => Verified is { } v && Expected is { } e && e != 0m ? (Rational)v / e : null;
}
