using Qingyuan.Core.Numbers;
using Qingyuan.Core.Options;

namespace Qingyuan.Core.Tests.Options;

/// <summary>
/// Oracle 1: I 150, F 32.5, n 10, i 5 % is printed at m.qiqiwenku.com/doc/115891.html (N 4.62, NPV 100.96, IRR by table 17.26 %).
/// Oracle 3: the exercise A/B of the same page; the annuity factor 5.6502 (12 %, 10 years) is the one of the printed tables; N of B is
/// 73.82/21.50 = 3.43349, so 3.433.
/// The other expected values are worked by hand in the comments.
/// </summary>
public class ProfitabilityTests
{
    private static IReadOnlyList<Rational> Even(decimal flow, int years) => [.. Enumerable.Repeat((Rational)flow, years)];

    private static decimal Round(Rational? value, int places) => value!.Value.ToDecimal(places);

    [Fact]
    public void The_printed_example_of_150_invested_gives_the_printed_figures()
    {
        var flows = Even(32.5m, 10);
        Round(Profitability.Payback(150m, flows), 2).ShouldBe(4.62m);
        var npv = Profitability.NetPresentValue(150m, flows, 0.05m);
        Round(npv, 4).ShouldBe(100.9564m);
        Round(npv / 150m, 4).ShouldBe(0.6730m);
        var rate = Profitability.InternalRates(150m, flows).ShouldHaveSingleItem();
        Round(rate.Rate, 6).ShouldBe(0.172570m);
        rate.Crosses.ShouldBeTrue();
    }

    [Theory]
    [InlineData(31.67, 11.30, 2.803, 32.1775, 1.0160, 0.33730)]
    [InlineData(73.82, 21.50, 3.433, 47.6598, 0.6456, 0.263065)]
    public void The_exercise_with_two_alternatives_gives_figures_that_disagree_about_the_winner(
        double investment, double flow, double payback, double npv, double npvr, double irr)
    {
        var i = (Rational)(decimal)investment;
        var flows = Even((decimal)flow, 10);
        Round(Profitability.Payback(i, flows), 3).ShouldBe((decimal)payback);
        var value = Profitability.NetPresentValue(i, flows, 0.12m);
        Round(value, 4).ShouldBe((decimal)npv);
        Round(value / i, 4).ShouldBe((decimal)npvr);
        Round(Profitability.InternalRates(i, flows).Single().Rate, 5).ShouldBe(decimal.Round((decimal)irr, 5, MidpointRounding.ToEven));
    }

    [Fact]
    public void Two_changes_of_sign_give_both_rates_exactly()
    {
        // −100 + 230/y − 132/y² = 0  ⇔  100y² − 230y + 132 = 0  ⇔  y = (230 ± 10)/200 = 1.1 and 1.2
        var rates = Profitability.InternalRates(100m, [230m, -132m]);
        rates.Select(r => r.Rate.ToFigure(15)).ShouldBe([0.1m, 0.2m]);
        rates.ShouldAllBe(r => r.Crosses);
    }

    [Fact]
    public void Three_changes_of_sign_can_give_three_rates()
    {
        // 1000·(y − 1)(y − 2)(y − 3) = 1000y³ − 6000y² + 11000y − 6000: flows −1000, 6000, −11000, 6000 (a textbook example: 0, 100 and 200 %)
        Profitability.InternalRates(1000m, [6000m, -11000m, 6000m]).Select(r => r.Rate.ToFigure(15)).ShouldBe([0m, 1m, 2m]);
    }

    [Fact]
    public void A_double_root_is_one_rate_where_npv_only_touches_zero()
    {
        // −100(y − 1.1)² = −100y² + 220y − 121
        var rate = Profitability.InternalRates(100m, [220m, -121m]).ShouldHaveSingleItem();
        rate.Rate.ToFigure(15).ShouldBe(0.1m);
        rate.Crosses.ShouldBeFalse();
    }

    [Fact]
    public void A_double_root_beside_a_simple_one_is_told_apart()
    {
        // −100(y − 1.1)²(y − 1.3) = −100y³ + 350y² − 407y + 157.3
        var rates = Profitability.InternalRates(100m, [350m, -407m, 157.3m]);
        rates.Select(r => (r.Rate.ToFigure(15), r.Crosses)).ShouldBe([(0.1m, false), (0.3m, true)]);
    }

    [Fact]
    public void Two_changes_of_sign_without_a_rate_give_none()
    {
        // 100y² − 100y + 100 has the discriminant 100² − 4·100·100 < 0
        Profitability.InternalRates(100m, [100m, -100m]).ShouldBeEmpty();
        Profitability.SignChanges(100m, [100m, -100m]).ShouldBe(2);
    }

    [Fact]
    public void Two_rates_that_lie_close_stay_two()
    {
        // 10⁸(y − 1.1)(y − 1.1001) = 10⁸y² − 220010000y + 121011000
        Profitability.InternalRates(100_000_000m, [220_010_000m, -121_011_000m]).Select(r => r.Rate.ToFigure(15)).ShouldBe([0.1m, 0.1001m]);
    }

    [Fact]
    public void A_loss_making_flow_has_a_negative_rate_above_minus_one()
    {
        // −100 + 50/y = 0 ⇔ y = 0.5
        Profitability.InternalRates(100m, [50m]).Single().Rate.ToFigure(15).ShouldBe(-0.5m);
    }

    [Theory]
    [InlineData(new[] { 30.0, 40.0, 60.0 }, 2.5)] // 30 + 40 = 70 after two years; 30 of the 60 of year three
    [InlineData(new[] { 100.0, 5.0, 5.0 }, 1.0)] // reached at the very end of year one
    [InlineData(new[] { -20.0, 60.0, 60.0, 60.0 }, 3.0)] // −20, 40, 100
    public void Payback_of_uneven_flows_is_cumulated_and_linear_within_the_year(double[] flows, double expected) =>
        Profitability.Payback(100m, [.. flows.Select(f => (Rational)(decimal)f)])!.Value.ToFigure().ShouldBe((decimal)expected);

    [Fact]
    public void Uneven_flows_that_never_reach_the_investment_have_no_payback() =>
        Profitability.Payback(100m, [10m, 20m, 30m]).ShouldBeNull();

    [Fact]
    public void Uneven_flows_are_discounted_year_by_year() =>
        // 110/1.1 + 121/1.21 + 133.1/1.331 − 250 = 100 + 100 + 100 − 250
        Profitability.NetPresentValue(250m, [110m, 121m, 133.1m], 0.1m).ShouldBe((Rational)50m);

    [Fact]
    public void A_hundred_years_of_alternating_flows_are_solved_without_overflow()
    {
        // 3/y − 1/y² + 3/y³ − … = 1: at every rate that is told NPV must change its sign within ±1e-15.
        Rational[] flows = [.. Enumerable.Range(0, 100).Select(j => (Rational)(j % 2 == 0 ? 3m : -1m))];
        var rates = Profitability.InternalRates(1m, flows);
        rates.Count.ShouldBeGreaterThan(0);
        foreach (var rate in rates.Select(r => r.Rate.ToFigure(18)!.Value))
        {
            var below = Profitability.NetPresentValue(1m, flows, rate - 1e-15m);
            var above = Profitability.NetPresentValue(1m, flows, rate + 1e-15m);
            (below.Sign * above.Sign).ShouldBe(-1);
        }
    }
}
