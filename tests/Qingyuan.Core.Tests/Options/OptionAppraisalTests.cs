using Qingyuan.Core.Findings;
using Qingyuan.Core.Options;

namespace Qingyuan.Core.Tests.Options;

public class OptionAppraisalTests
{
    private static readonly AppraisalBasis Basis = new(0.06m, 0.25m, new CostClassLimits(0m, 5m, 50m), new PaybackLimits(3m, 5m, 10m));

    private static OptionEconomics Option(decimal? investment) => new() { Code = "F1", Where = "$.options[0]", Investment = investment };

    private static decimal Round(decimal? value, int places) => decimal.Round(value!.Value, places, MidpointRounding.ToEven);

    private static string[] Codes(OptionAppraisal appraisal) => [.. appraisal.Findings.Select(f => f.Code)];

    /// <summary>
    /// Oracle 2: 360docs.net/doc/5b4875868.html prints I 10, P 1.58, Y 10, r 25 % → D 1.00, T 0.58, E 0.435, F 1.435, N 6.97, NPV 0.56, IRR 7.17 %; the
    /// rate is left out there, 6 % fits.
    /// </summary>
    [Fact]
    public void A_saving_before_tax_goes_through_depreciation_and_tax_as_printed()
    {
        var result = OptionAppraisal.Appraise(Option(10m) with { AnnualSaving = 1.58m, DepreciationYears = 10, LifeYears = 10 }, Basis with { PaybackLimits = null });
        result.Depreciation.ShouldBe(1m);
        result.TaxableProfit.ShouldBe(0.58m);
        result.NetProfit.ShouldBe(0.435m);
        result.NetCashFlow.ShouldBe(1.435m);
        Round(result.PaybackYears, 2).ShouldBe(6.97m);
        Round(result.Npv, 4).ShouldBe(0.5617m);
        Round(result.Irr, 5).ShouldBe(0.07170m);
        result.Class.ShouldBe(CostClass.Medium);
        result.Verdict.ShouldBe(Verdict.Feasible);
    }

    [Fact]
    public void A_payback_beyond_the_limit_of_the_class_is_not_feasible()
    {
        var result = OptionAppraisal.Appraise(Option(10m) with { AnnualSaving = 1.58m, DepreciationYears = 10, LifeYears = 10 }, Basis);
        result.Verdict.ShouldBe(Verdict.Infeasible); // N 6.97 > 3 years for a medium-cost option
        Codes(result).ShouldBe(["option.payback.too.long"]);
    }

    [Fact]
    public void After_the_depreciation_years_the_tax_shield_ends_and_the_flow_falls()
    {
        // I 10, P 4, Y 2, n 4, r 25 %: D 5; years 1–2 T = −1, no tax, F = −1 + 5 = 4; years 3–4 T = 4, E = 3, F = 3
        var result = OptionAppraisal.Appraise(Option(10m) with { AnnualSaving = 4m, DepreciationYears = 2, LifeYears = 4 }, Basis);
        result.CashFlows.ShouldBe([4m, 4m, 3m, 3m]);
        result.PaybackYears.ShouldNotBeNull();
        Round(result.PaybackYears, 4).ShouldBe(2.6667m); // 8 after two years, 2 of 3
        Codes(result).ShouldContain("option.taxable.profit.negative");
        Codes(result).ShouldContain("option.flow.changes");
    }

    [Fact]
    public void A_tax_holiday_spares_the_tax_of_its_years()
    {
        // I 10, P 3, Y 5: D 2, T 1; holiday years F = 1 + 2 = 3, later 0.75 + 2 = 2.75
        var result = OptionAppraisal.Appraise(Option(10m) with { AnnualSaving = 3m, DepreciationYears = 5, LifeYears = 5, TaxHolidayYears = 2 }, Basis);
        result.CashFlows.ShouldBe([3m, 3m, 2.75m, 2.75m, 2.75m]);
    }

    [Fact]
    public void Salvage_is_not_depreciated_and_returns_in_the_last_year()
    {
        // I 12, salvage 2, Y 5: D (12 − 2)/5 = 2; P 3: T 1, E 0.75, F 2.75; last year + 2
        var result = OptionAppraisal.Appraise(Option(12m) with { AnnualSaving = 3m, DepreciationYears = 5, LifeYears = 5, Salvage = 2m }, Basis);
        result.CashFlows.ShouldBe([2.75m, 2.75m, 2.75m, 2.75m, 4.75m]);
    }

    [Fact]
    public void No_investment_pays_back_at_once_and_has_no_rate()
    {
        var result = OptionAppraisal.Appraise(Option(0m) with { AnnualNetCashFlow = 2m, LifeYears = 3 }, Basis);
        result.PaybackYears.ShouldBe(0m);
        result.Irr.ShouldBeNull();
        result.IrrAll.ShouldBeEmpty();
        result.Npvr.ShouldBeNull();
        result.Class.ShouldBe(CostClass.No);
        Codes(result).ShouldBe(["option.investment.zero"]);
    }

    [Fact]
    public void No_investment_and_no_figures_are_not_judged_by_money()
    {
        var result = OptionAppraisal.Appraise(Option(0m), Basis);
        result.PaybackYears.ShouldBe(0m);
        result.Verdict.ShouldBe(Verdict.NotJudged);
        result.Findings.Select(f => (f.Code, f.Severity)).ShouldBe([("option.flows.missing", Severity.Info)]);
    }

    [Fact]
    public void Depreciation_is_told_also_where_the_flow_is_given_after_tax() =>
        OptionAppraisal.Appraise(Option(150m) with { AnnualNetCashFlow = 32.5m, DepreciationYears = 10 }, Basis).Depreciation.ShouldBe(15m);

    [Fact]
    public void A_flow_that_is_not_positive_has_neither_payback_nor_rate()
    {
        var result = OptionAppraisal.Appraise(Option(80m) with { AnnualNetCashFlow = -1m, LifeYears = 10 }, Basis);
        result.PaybackYears.ShouldBeNull();
        result.Irr.ShouldBeNull();
        result.Verdict.ShouldBe(Verdict.Infeasible);
        Codes(result).ShouldContain("option.flow.not.positive");
        Codes(result).ShouldContain("option.irr.no.sign.change");
    }

    [Fact]
    public void Several_rates_are_all_told_and_none_is_picked()
    {
        var result = OptionAppraisal.Appraise(Option(100m) with { CashFlows = [230m, -132m] }, Basis with { DiscountRate = 0.15m, PaybackLimits = null });
        result.IrrAll.ShouldBe([0.1m, 0.2m]);
        result.Irr.ShouldBeNull();
        Codes(result).ShouldContain("option.irr.several");
        result.Verdict.ShouldBe(Verdict.Feasible); // NPV(15 %) = −100 + 200 − 99.811 = 0.189
        Round(result.Npv, 3).ShouldBe(0.189m);
    }

    [Fact]
    public void A_missing_life_is_the_depreciation_years_and_says_so()
    {
        var result = OptionAppraisal.Appraise(Option(10m) with { AnnualSaving = 1.58m, DepreciationYears = 10 }, Basis);
        Round(result.Npv, 4).ShouldBe(0.5617m);
        Codes(result).ShouldContain("option.life.from.depreciation");
    }

    [Fact]
    public void A_missing_life_and_no_depreciation_leave_the_payback_only()
    {
        var result = OptionAppraisal.Appraise(Option(10m) with { AnnualNetCashFlow = 4m }, Basis);
        result.PaybackYears.ShouldBe(2.5m);
        result.Npv.ShouldBeNull();
        result.Verdict.ShouldBe(Verdict.NotJudged);
        Codes(result).ShouldBe(["option.life.missing"]);
    }

    [Fact]
    public void A_missing_discount_rate_is_refused_not_defaulted()
    {
        var (options, findings) = OptionAppraisal.AppraiseAll([Option(150m) with { AnnualNetCashFlow = 32.5m, LifeYears = 10 }], Basis with { DiscountRate = null });
        findings.Select(f => f.Code).ShouldBe(["option.discount.rate.missing"]);
        options[0].Npv.ShouldBeNull();
        options[0].Verdict.ShouldBe(Verdict.NotJudged);
        Round(options[0].Irr, 6).ShouldBe(0.172570m);
    }

    [Theory]
    [InlineData(0, CostClass.No)]
    [InlineData(5, CostClass.Low)]
    [InlineData(5.01, CostClass.Medium)]
    [InlineData(50, CostClass.Medium)]
    [InlineData(50.01, CostClass.High)]
    public void The_cost_class_follows_from_the_audits_own_limits(double investment, CostClass expected) =>
        Basis.ClassLimits!.ClassOf((decimal)investment).ShouldBe(expected);

    [Fact]
    public void Without_limits_there_is_no_class()
    {
        var (options, findings) = OptionAppraisal.AppraiseAll([Option(8m)], Basis with { ClassLimits = null });
        options[0].Class.ShouldBeNull();
        findings.Select(f => f.Code).ShouldBe(["option.class.limits.missing"]);
    }

    [Fact]
    public void The_three_stages_of_a_value_stay_apart() =>
        new StagedValue(100m, 80m, 72m).Fulfilment!.Value.ToDecimal(2).ShouldBe(0.9m); // 72/80
}
