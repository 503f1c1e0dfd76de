using Qingyuan.Core.Options;

namespace Qingyuan.Core.Tests.Options;

public class ScreeningTests
{
    private static readonly decimal[] Weights = [10m, 9m, 8m, 5m, 2m];

    private static IReadOnlyList<WeightFactor> Factors() =>
        [.. WeightedSum.FocusFactors.Zip(Weights, (f, w) => f with { Weight = w })];

    private static Candidate Scored(string name, params decimal?[] scores) =>
        new(name, WeightedSum.FocusFactors.Zip(scores).ToDictionary(p => p.First.Name, p => p.Second));

    [Fact]
    public void Weighted_sums_rank_the_candidates()
    {
        // W 10, 9, 8, 5, 2; A 10·10 + 9·8 + 8·6 + 5·5 + 2·9 = 263; B 70 + 90 + 80 + 40 + 10 = 290
        var (ranking, findings) = WeightedSum.Rank(Factors(), [Scored("A", 10, 8, 6, 5, 9), Scored("B", 7, 10, 10, 8, 5)]);
        ranking.Select(r => (r.Name, r.Total, r.Rank)).ShouldBe([("B", 290m, 1), ("A", 263m, 2)]);
        findings.ShouldBeEmpty();
    }

    [Fact]
    public void Equal_totals_share_the_rank_and_are_named()
    {
        var (ranking, findings) = WeightedSum.Rank(Factors(), [Scored("A", 5, 5, 5, 5, 5), Scored("B", 5, 5, 5, 5, 5), Scored("C", 1, 1, 1, 1, 1)]);
        ranking.Select(r => r.Rank).ShouldBe([1, 1, 3]);
        findings.Select(f => f.Code).ShouldBe(["screening.tie"]);
    }

    [Fact]
    public void Weights_and_scores_outside_their_ranges_are_found()
    {
        var factors = Factors().Select((f, i) => i == 1 ? f with { Weight = 3m } : i == 2 ? f with { Weight = 11m } : f).ToList();
        var (ranking, findings) = WeightedSum.Rank(factors, [Scored("A", 10, null, 6.5m, 5, 11), Scored("B", 1, 1, 1, 1, 1)]);
        findings.Select(f => f.Code).ShouldBe(
            ["screening.weight.range", "screening.weight.invalid", "screening.score.invalid", "screening.score.invalid", "screening.score.invalid"]);
        ranking.Single(r => r.Name == "A").Total.ShouldBeNull();
    }

    [Fact]
    public void One_cross_fails_a_simple_comparison()
    {
        var (passes, findings) = SimpleComparison.Compare(["技术", "环境"], new Dictionary<string, IReadOnlyDictionary<string, bool?>>
        {
            ["F1"] = new Dictionary<string, bool?> { ["技术"] = true, ["环境"] = true },
            ["F2"] = new Dictionary<string, bool?> { ["技术"] = true, ["环境"] = false },
            ["F3"] = new Dictionary<string, bool?> { ["技术"] = true },
        });
        passes["F1"].ShouldBe(true);
        passes["F2"].ShouldBe(false);
        passes["F3"].ShouldBeNull();
        findings.Select(f => f.Code).ShouldBe(["screening.mark.missing"]);
    }

    [Theory]
    [InlineData(false, true, Verdict.Feasible, Verdict.Infeasible, Gate.Technical)]
    [InlineData(true, false, Verdict.Feasible, Verdict.Infeasible, Gate.Environmental)]
    [InlineData(true, null, Verdict.Feasible, Verdict.NotJudged, Gate.Environmental)]
    [InlineData(true, true, Verdict.Infeasible, Verdict.Infeasible, Gate.Economic)]
    [InlineData(true, true, Verdict.Feasible, Verdict.Feasible, null)]
    public void A_gate_that_is_not_passed_stops_the_study(bool? technical, bool? environmental, Verdict economic, Verdict expected, Gate? stoppedAt) =>
        GateDecision.Of(technical, environmental, economic).ShouldBe(new GateDecision(expected, stoppedAt));

    [Fact]
    public void Savings_beyond_the_stream_are_counted_twice()
    {
        var (totals, findings) = StreamSavings.Check(
            new Dictionary<string, decimal> { ["W1"] = 100m, ["W2"] = 50m },
            [new("F1", "W1", 60m), new("F2", "W1", 50m), new("F3", "W2", 20m), new("F4", "W2", 10m), new("F5", "W9", 1m), new("F6", "W2", -1m)]);
        findings.Select(f => f.Code).ShouldBe(
            ["option.stream.saving.negative", "option.stream.over.counted", "option.stream.diminishing", "option.stream.unknown"]);
        totals[0].Sum.ShouldBe(110m);
        totals[0].Combined.ShouldBe(80m); // 100·(1 − 0.4·0.5)
        totals[1].Combined.ShouldBe(26m); // 50·(1 − 0.6·0.8)
    }
}
