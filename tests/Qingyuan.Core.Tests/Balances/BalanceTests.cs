using Qingyuan.Core.Balances;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Quantities;

namespace Qingyuan.Core.Tests.Balances;

public class BalanceTests
{
    private static readonly Unit Kg = new("kg", Dimension.Base("mass"), 1);
    private static readonly Unit Tonne = new("t", Dimension.Base("mass"), 1000);
    private static readonly Unit CubicMetre = new("m3", Dimension.Parse("length^3")!, 1);

    private static BalanceStream Stream(string id, string? from, string? to, decimal? value, StreamKind? kind = null, Unit? unit = null) =>
        new() { Id = id, From = from, To = to, Value = value, Unit = unit ?? Kg, Kind = kind, Where = id };

    private static BalanceResult Check(IEnumerable<string> nodes, params BalanceStream[] streams) =>
        Balance.Check([.. nodes.Select(n => new BalanceNode(n, Where: n))], streams, 0.05m);

    private static string[] Codes(BalanceResult result) => [.. result.Findings.Select(f => f.Code)];

    [Fact]
    public void Deviation_is_the_missing_part_of_the_input()
    {
        // in 100, out 97: δ = 3/100
        var result = Check(["A"], Stream("1", null, "A", 100m, StreamKind.Raw), Stream("2", "A", null, 90m, StreamKind.Product), Stream("3", "A", null, 7m, StreamKind.Waste));
        result.Nodes[0].ShouldBe(new BalanceTotals("A", 100m, 97m, 3m, 0.03m, true, "kg", BalanceStatus.Closed));
        result.Plant.Deviation.ShouldBe(0.03m);
        result.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void An_open_balance_is_shown_open()
    {
        var result = Check(["A"], Stream("1", null, "A", 100m), Stream("2", "A", null, 94m));
        result.Nodes[0].WithinTolerance.ShouldBe(false);
        Codes(result).ShouldBe(["balance.open", "balance.open"]); // the node and the plant
    }

    [Fact]
    public void A_deviation_exactly_at_the_tolerance_is_within_it() =>
        Check(["A"], Stream("1", null, "A", 100m), Stream("2", "A", null, 95m)).Nodes[0].WithinTolerance.ShouldBe(true);

    [Fact]
    public void Growth_of_stock_counts_as_output_and_may_be_negative()
    {
        // in 100; product 103, stock −5 (drawn down): out 98
        var result = Check(["A"], Stream("1", null, "A", 100m), Stream("2", "A", null, 103m, StreamKind.Product), Stream("3", "A", null, -5m, StreamKind.Stock));
        result.Nodes[0].Out.ShouldBe(98m);
        result.Nodes[0].Deviation.ShouldBe(0.02m);
    }

    [Fact]
    public void No_input_has_no_deviation()
    {
        var result = Check(["A"], Stream("2", "A", null, 94m));
        result.Nodes[0].Deviation.ShouldBeNull();
        result.Nodes[0].WithinTolerance.ShouldBeNull();
        result.Nodes[0].Status.ShouldBe(BalanceStatus.NotComputable);
        Codes(result).ShouldContain("balance.not.computable");
    }

    [Fact]
    public void A_deviation_of_exactly_zero_is_too_good()
    {
        var result = Check(["A"], Stream("1", null, "A", 100m), Stream("2", "A", null, 99m), Stream("3", "A", null, 1m, StreamKind.Loss));
        result.Nodes[0].Deviation.ShouldBe(0m);
        result.Findings[0].Code.ShouldBe("balance.too.perfect");
        result.Findings[0].Severity.ShouldBe(Severity.Warning);
    }

    [Fact]
    public void A_loss_taken_as_the_remainder_closes_the_unit_without_a_deviation()
    {
        var result = Check(["A"], Stream("1", null, "A", 100m), Stream("2", "A", null, 93m), Stream("3", "A", null, null, StreamKind.Loss));
        result.Computed.ShouldBe([new ComputedStream("3", 7m, "kg")]);
        result.Nodes[0].Deviation.ShouldBeNull();
        result.Nodes[0].Status.ShouldBe(BalanceStatus.ClosedByCalculation);
        result.Plant.Status.ShouldBe(BalanceStatus.ClosedByCalculation);
    }

    [Fact]
    public void A_negative_remainder_is_an_error()
    {
        var result = Check(["A"], Stream("1", null, "A", 100m), Stream("2", "A", null, 103m), Stream("3", "A", null, null, StreamKind.Loss));
        result.Findings[0].Code.ShouldBe("balance.remainder.negative");
        result.Computed[0].Value.ShouldBe(-3m);
    }

    [Fact]
    public void A_remainder_between_two_units_closes_the_one_it_leaves()
    {
        // A: 100 in, 20 out, so 80 go to B; B gives 78: δ = 2/80
        var result = Check(["A", "B"],
            Stream("1", null, "A", 100m), Stream("2", "A", null, 20m), Stream("3", "A", "B", null) with { Computed = true }, Stream("4", "B", null, 78m));
        result.Nodes[0].Status.ShouldBe(BalanceStatus.ClosedByCalculation);
        result.Nodes[1].Deviation.ShouldBe(0.025m);
        result.Plant.Deviation.ShouldBe(0.02m); // 100 in, 98 out
    }

    [Fact]
    public void Two_unknowns_at_one_unit_stay_unknown()
    {
        var result = Check(["A"], Stream("1", null, "A", 100m), Stream("2", "A", null, null) with { Computed = true }, Stream("3", "A", null, null, StreamKind.Loss));
        Codes(result).Count(c => c == "balance.value.missing").ShouldBe(2);
        result.Nodes[0].Out.ShouldBeNull();
    }

    [Fact]
    public void Units_of_one_dimension_are_converted()
    {
        var result = Check(["A"], Stream("1", null, "A", 1m, unit: Tonne), Stream("2", "A", null, 970m));
        result.Nodes[0].In.ShouldBe(1m);
        result.Nodes[0].Out.ShouldBe(0.97m);
        result.Nodes[0].Unit.ShouldBe("t");
        result.Nodes[0].Deviation.ShouldBe(0.03m);
    }

    [Fact]
    public void Different_dimensions_are_refused()
    {
        var result = Check(["A"], Stream("1", null, "A", 1m, unit: Tonne), Stream("2", "A", null, 1m, unit: CubicMetre));
        result.Nodes[0].Deviation.ShouldBeNull();
        result.Findings[0].Code.ShouldBe("balance.unit.mixed");
        result.Findings[0].Severity.ShouldBe(Severity.Error);
    }

    [Fact]
    public void An_element_is_balanced_by_its_content_on_dry_basis()
    {
        // Cu in: 100 kg foil 99.9 % = 99.9; out: 95 kg product 99.9 % = 94.905; sludge 50 kg, 80 % water, 40 % Cu of the dry matter = 50·0.2·0.4 = 4
        var result = Check(["A"],
            Stream("1", null, "A", 100m) with { Content = 0.999m, Moisture = 0m },
            Stream("2", "A", null, 95m) with { Content = 0.999m, Moisture = 0m },
            Stream("3", "A", null, 50m) with { Content = 0.4m, Moisture = 0.8m });
        result.Nodes[0].In.ShouldBe(99.9m);
        result.Nodes[0].Out.ShouldBe(98.905m);
        result.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void An_element_balance_needs_every_content()
    {
        var result = Check(["A"], Stream("1", null, "A", 100m) with { Content = 0.5m }, Stream("2", "A", null, 50m));
        Codes(result).ShouldContain("balance.content.missing");
        result.Nodes[0].In.ShouldBeNull();
    }

    /// <summary>
    /// The published balance of jxknma.com/thread/20150602/761245.html: in 4 746 025 kg, out 4 646 377 kg, "difference 43 088 kg, 0.91 %". The subtraction gives
    /// 99 648 kg, and 99 648/4 746 025 = 2.10 %.
    /// </summary>
    [Fact]
    public void The_published_wrong_balance_is_contradicted_with_the_right_figures()
    {
        var result = Balance.Check(
            [new BalanceNode("A")], [Stream("1", null, "A", 4_746_025m), Stream("2", "A", null, 4_646_377m)], 0.05m,
            new ClaimedTotals(4_746_025m, 4_646_377m, 43_088m, 0.0091m, "$.claimed_totals"));
        result.Plant.Difference.ShouldBe(99_648m);
        decimal.Round(result.Plant.Deviation!.Value, 4, MidpointRounding.ToEven).ShouldBe(0.0210m);
        result.Findings.Select(f => (f.Code, f.Where)).ShouldBe(
        [
            ("balance.claim.wrong", "$.claimed_totals.difference"), ("balance.claim.wrong", "$.claimed_totals.deviation"),
            ("balance.claim.inconsistent", "$.claimed_totals"),
        ]);
        result.Findings[0].Message.ShouldContain("99648");
        result.Findings[1].Message.ShouldContain("2.1 %");
        result.Findings[2].Message.ShouldContain("4702937"); // the out that would fit the printed difference
    }

    [Fact]
    public void A_printed_figure_that_ours_rounds_to_is_right()
    {
        var result = Balance.Check(
            [new BalanceNode("A")], [Stream("1", null, "A", 4_746_025m), Stream("2", "A", null, 4_646_377m)], 0.05m,
            new ClaimedTotals(4_746_025m, 4_646_377m, 99_648m, 0.021m));
        result.Findings.ShouldBeEmpty();
    }
}
