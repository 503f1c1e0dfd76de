using System.Text.Json.Nodes;
using Qingyuan.Core.Evaluation;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Standards;
using Xunit.Abstractions;

namespace Qingyuan.Core.Tests.Evaluation;

/// <summary>The fast path against the explained one: the explained one is checked against the cases, so equality is the whole claim.</summary>
public class BatchEvaluatorTests(ITestOutputHelper output)
{
    private static readonly DateOnly Day = new(2024, 6, 1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Verdicts_and_indices_of_random_systems_equal_those_of_the_explained_path(int part)
    {
        var tally = new Tally();
        for (var seed = part * 100; seed < part * 100 + 3; seed++)
        {
            var random = new RandomSystems(seed);
            var system = random.System();
            Compare(system, random.Profile(), random.Options(system), random, 2100, tally);
        }

        output.WriteLine(tally.ToString());
        tally.Exactly85.ShouldBeGreaterThanOrEqualTo(5);
        tally.Verdicts.Count.ShouldBeGreaterThanOrEqualTo(4);
    }

    [Fact]
    public void Plant_years_whose_common_denominator_does_not_fit_64_bits_take_the_exact_path()
    {
        var tally = new Tally();
        for (var seed = 900; seed < 903; seed++)
        {
            var random = new RandomSystems(seed);
            var system = random.System(primes: true);
            Compare(system, random.Profile(), random.Options(system), random, 400, tally);
        }

        output.WriteLine(tally.ToString());
        tally.ExactPatterns.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void The_shipped_electroplating_edition_gives_the_same_verdicts_in_both_ways()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Qingyuan.slnx")))
        {
            root = root.Parent!;
        }

        var findings = new List<Finding>();
        var system = SystemReader.Read(File.ReadAllText(Path.Combine(root.FullName, "data/systems/electroplating-2015-comprehensive.json")), findings)!;
        var profiles = JsonNode.Parse(File.ReadAllText(Path.Combine(root.FullName, "data/profiles.json")))!["profiles"]!.AsArray();
        var basis = (JsonObject)profiles.Single(p => (string)p!["id"]! == system.ProfileId)!;
        var profile = RuleProfile.Read(basis, system.Year, [(system.ProfileOverrides, "$.profile_overrides")], findings);

        var tally = new Tally();
        Compare(system, profile, new BatchOptions(), new RandomSystems(7), 2500, tally);
        Compare(system, profile, new BatchOptions { Parameters = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["n_metals"] = 3m } }, new RandomSystems(8), 500, tally);
        output.WriteLine(tally.ToString());
        tally.Verdicts.Keys.ShouldContain(Verdict.NotComputable); // three metals stated, another number assessed
    }

    [Fact]
    public void An_index_of_exactly_85_reaches_the_level()
    {
        // Rows weigh 0.60, 0.25, 0.1499, 0.0001. Met: {1,2} → Y = 85; {1,3} → 74.99; {1,2,4} → 85.01.
        var evaluator = BatchEvaluator.Compile(OneGroup(0.60m, 0.25m, 0.1499m, 0.0001m), Tongze, new BatchOptions(), [])!;
        ReadOnlyMemory<double>[] columns = [new double[] { 1, 1, 1 }, new double[] { 1, 99, 1 }, new double[] { 99, 1, 99 }, new double[] { 99, 99, 1 }];
        var result = evaluator.Evaluate(new BatchColumns(3, columns), withIndices: true);
        result.Y(0)![0].ShouldBe(Rational.Of(85, 1));
        result[0].ShouldBe(Verdict.I);
        result.Y(1)![0].ShouldBe(Rational.Of(7499, 100));
        result[1].ShouldBe(Verdict.None);
        result.Y(2)![0].ShouldBe(Rational.Of(8501, 100));
    }

    [Fact]
    public void Weights_of_rows_that_do_not_apply_are_shared_exactly()
    {
        // Rows weigh 0.51, 0.09, 0.40; the third does not apply: Y = 100·0.51/0.60 = 85 exactly, though 0.51/0.60 is 0.85000000000000009 in doubles or less.
        var evaluator = BatchEvaluator.Compile(OneGroup(0.51m, 0.09m, 0.40m), Tongze, new BatchOptions(), [])!;
        var columns = new BatchColumns(
            2,
            [new double[] { 1, 1 }, new double[] { 99, 99 }, new double[] { double.NaN, double.NaN }],
            [default, default, new[] { true, false }]);
        var result = evaluator.Evaluate(columns, withIndices: true);
        result[0].ShouldBe(Verdict.I);
        result.Y(0)![0].ShouldBe(Rational.Of(85, 1));
        result[1].ShouldBe(Verdict.None);
        result.Y(1)![0].ShouldBe(Rational.Of(51, 1));
        result.PatternCount.ShouldBe(2);
    }

    [Fact]
    public void A_decimal_of_many_digits_beside_a_limit_stays_on_its_side()
    {
        var evaluator = BatchEvaluator.Compile(OneGroup(1m), Tongze, new BatchOptions(), [])!;
        decimal[] values = [8m, 8.0000000000000000000000001m, 7.9999999999999999999999999m, 8.000m];
        var column = values.Select(v => evaluator.ToDouble(0, v)).ToArray();
        var result = evaluator.Evaluate(new BatchColumns(4, [column]));
        result.Levels.ShouldBe([1, 4, 1, 1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8192)]
    [InlineData(8193)]
    [InlineData(24583)]
    public void Batches_of_any_length_are_judged_to_the_last_plant_year(int count)
    {
        var evaluator = BatchEvaluator.Compile(OneGroup(0.5m, 0.5m), Tongze, new BatchOptions(), [])!;
        var good = Enumerable.Range(0, count).Select(i => i % 3 == 0 ? 1d : 99d).ToArray();
        var flags = Enumerable.Range(0, count).Select(i => i % 5 == 4).ToArray();
        var result = evaluator.Evaluate(new BatchColumns(count, [good, Enumerable.Repeat(1d, count).ToArray()], [flags, default]));
        for (var i = 0; i < count; i++)
        {
            result[i].ShouldBe(i % 3 == 0 || i % 5 == 4 ? Verdict.I : Verdict.None);
        }
    }

    [Fact]
    public void Codes_other_than_1_to_4_are_no_data()
    {
        var system = OneGroup(1m);
        var row = system.Groups[0].Rows[0] with { Kind = RowKind.Qualitative, Direction = null, Levels = [new BaseValue.Wording("有", null), null, new BaseValue.Wording("部分", null)] };
        system = system with { Groups = [system.Groups[0] with { Rows = [row] }] };
        var evaluator = BatchEvaluator.Compile(system, Tongze, new BatchOptions(), [])!;
        double[] codes = [1, 2, 3, 4, 0, 1.5, 2.5, double.NaN, -1];
        // Ⅱ is not defined for the row: 2 counts as Ⅲ, so Y_Ⅱ = 0 and every row meets Ⅲ.
        evaluator.Evaluate(new BatchColumns(9, [codes])).Levels.ShouldBe([1, 3, 3, 4, 4, 4, 4, 4, 4]);
    }

    [Fact]
    public void Editions_without_a_composite_index_or_with_limits_too_long_are_refused_with_a_finding()
    {
        var findings = new List<Finding>();
        BatchEvaluator.Compile(OneGroup(1m), Tongze with { Id = "hj-row", Levels = [] }, new BatchOptions(), findings).ShouldBeNull();
        findings.ShouldHaveSingleItem().Code.ShouldBe("batch.profile");

        findings.Clear();
        var system = OneGroup(1m);
        var row = system.Groups[0].Rows[0] with { Levels = [new BaseValue.Bound(0.1234567890123456m, false), null, null] };
        BatchEvaluator.Compile(system with { Groups = [system.Groups[0] with { Rows = [row] }] }, Tongze, new BatchOptions(), findings).ShouldBeNull();
        findings.ShouldHaveSingleItem().Code.ShouldBe("batch.base_value_digits");

        findings.Clear();
        row = system.Groups[0].Rows[0] with { Weight = null };
        BatchEvaluator.Compile(system with { Groups = [system.Groups[0] with { Rows = [row] }] }, Tongze, new BatchOptions(), findings).ShouldBeNull();
        findings.ShouldHaveSingleItem().Code.ShouldBe("evaluation.weights_missing");
    }

    [Fact]
    public void Columns_of_the_wrong_length_are_a_programmers_error()
    {
        var evaluator = BatchEvaluator.Compile(OneGroup(0.5m, 0.5m), Tongze, new BatchOptions(), [])!;
        Should.Throw<ArgumentException>(() => evaluator.Evaluate(new BatchColumns(2, [new double[2]])));
        Should.Throw<ArgumentException>(() => evaluator.Evaluate(new BatchColumns(2, [new double[2], new double[3]])));
    }

    private static readonly RuleProfile Tongze = new()
    {
        Id = "tongze-2013",
        Effective = [],
        Levels = [new LevelRule("一", 85m, 1, null, null), new LevelRule("二", 85m, 2, null, null), new LevelRule("三", null, null, null, 3)],
        NoLevelName = "无",
        FirstLevel = MissingGroupRule.Rescale,
        BonusAllowed = true,
        Cap = 100m,
        NewProjectMinLevel = 2,
    };

    /// <summary>One group of rows "≤ 8" at every level.</summary>
    private static IndicatorSystem OneGroup(params decimal[] weights) => new(
        "one", "一组", null, null, null, null, null, null, null, "CN", null, "tongze-2013", null, WeightConvention.Relative, false, [], [],
        [
            new IndicatorGroup("1", "组", null, 1m, DataStatus.Transcribed, false, null,
            [
                .. weights.Select((w, i) => new IndicatorRow(
                    $"1.{i + 1}", $"指标{i + 1}", null, RowKind.Quantitative, "", w, WeightKind.Plain, null, null, null, false, Direction.LowerBetter,
                    [.. Enumerable.Repeat<BaseValue?>(new BaseValue.Bound(8m, false), 3)], null, null, null, DataStatus.Transcribed, null, null, null)),
            ]),
        ],
        "hash");

    private static void Compare(IndicatorSystem system, RuleProfile profile, BatchOptions options, RandomSystems random, int count, Tally tally)
    {
        var found = new List<Finding>();
        var batch = BatchEvaluator.Compile(system, profile, options, found).ShouldNotBeNull(string.Join('\n', found.Select(f => f.Where + f.MessageEn)));
        var rows = system.Rows.ToArray();
        var values = rows.Select(_ => new double[count]).ToArray();
        var flags = rows.Select(_ => new bool[count]).ToArray();
        var inputs = new EvaluationInput[count];
        var sometimes = rows.Select(_ => random.Chance(0.4)).ToArray();
        for (var i = 0; i < count; i++)
        {
            var given = new Dictionary<string, RowValue>(StringComparer.Ordinal);
            var quality = random.Quality();
            var complete = random.Chance(0.6);
            var emptyGroup = random.Chance(0.03) ? system.Groups[i % system.Groups.Length] : null;
            for (var r = 0; r < rows.Length; r++)
            {
                values[r][i] = double.NaN;
                if (emptyGroup?.Rows.Contains(rows[r]) == true || (!complete && sometimes[r] && random.Chance(0.1)))
                {
                    flags[r][i] = true;
                    given[rows[r].Code] = new RowValue.NotApplicable("理由", "某人");
                }
                else if (complete || !random.Chance(0.05))
                {
                    if (rows[r].Kind == RowKind.Qualitative)
                    {
                        var code = random.Code(quality);
                        values[r][i] = code;
                        given[rows[r].Code] = new RowValue.Typed((Level)code);
                    }
                    else
                    {
                        var value = random.Value(rows[r], quality);
                        values[r][i] = batch.ToDouble(r, value);
                        given[rows[r].Code] = new RowValue.Number(value);
                    }
                }
            }

            inputs[i] = EvaluationInputReader.Empty with { Parameters = options.Parameters, Output = options.Output, Variant = options.Variant, NewProject = options.NewProject, Values = given };
        }

        var result = batch.Evaluate(new BatchColumns(count, [.. values.Select(v => (ReadOnlyMemory<double>)v)], [.. flags.Select(f => (ReadOnlyMemory<bool>)f)]), withIndices: true);
        Parallel.For(0, count, i =>
        {
            var explained = Evaluator.Evaluate(system, profile, inputs[i], Day, []);
            var y = result.Y(i);
            var same = result[i] == explained.Level && (y is null) == (explained.Y is null) && (y is null || y.SequenceEqual(explained.Y!));
            same.ShouldBeTrue($"{system.Id} plant-year {i}: batch {result[i]} {string.Join(' ', y ?? [])}, explained {explained.Level} {string.Join(' ', explained.Y ?? [])}");
            result.StatusOf(i).ShouldBe(explained.DataStatus);
            tally.Add(explained);
        });
        tally.Patterns += result.PatternCount;
        tally.ExactPatterns += result.ExactPatternCount;
    }

    private sealed class Tally
    {
        public Dictionary<Verdict, int> Verdicts { get; } = [];

        public int Exactly85 { get; private set; }

        public int Patterns { get; set; }

        public int ExactPatterns { get; set; }

        public void Add(EvaluationResult result)
        {
            lock (Verdicts)
            {
                Verdicts[result.Level] = Verdicts.GetValueOrDefault(result.Level) + 1;
                Exactly85 += result.Y is { } y && (y[0] == 85 || y[1] == 85) ? 1 : 0;
            }
        }

        public override string ToString() => $"{string.Join(", ", Verdicts.OrderBy(v => v.Key))}; exactly 85: {Exactly85}; patterns: {Patterns}, one by one: {ExactPatterns}";
    }
}
