using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Qingyuan.Core.Evaluation;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Standards;

namespace Qingyuan.Core.Tests.Evaluation;

/// <summary>Random editions, profiles and plant-years that reach every corner of the rules; the same seed gives the same ones.</summary>
internal sealed class RandomSystems(int seed)
{
    private readonly Random _random = new(seed);

    public bool Chance(double p) => _random.NextDouble() < p;

    public IndicatorSystem System(bool primes = false)
    {
        var convention = Chance(0.5) ? WeightConvention.Relative : WeightConvention.Absolute;
        var count = _random.Next(2, 7);
        var weights = Parts(20, count).Select(p => p * 0.05m).ToList();
        var bonus = Chance(0.4);
        if (bonus)
        {
            weights.Add(0.10m);
        }

        var groups = weights.Select((w, g) => Group(g + 1, w, bonus && g == weights.Count - 1, convention, primes)).ToImmutableArray();
        return new IndicatorSystem(
            $"random-{seed}", "随机体系", null, null, null, null, null, null, null, "CN", null, "tongze-2013", null, convention, false, [],
            [new SystemParameter("layers_above_two", "层数", null, 0m, 20m)], groups, "hash");
    }

    public RuleProfile Profile()
    {
        var extra = Chance(0.4);
        return new RuleProfile
        {
            Id = "random",
            Effective = new JsonObject(),
            Levels =
            [
                new LevelRule("一", 85m, 1, extra ? 2 : null, null),
                new LevelRule("二", Chance(0.8) ? 85m : 72.5m, Chance(0.9) ? 2 : null, extra && Chance(0.5) ? 3 : null, null),
                Chance(0.8) ? new LevelRule("三", null, null, null, 3) : new LevelRule("三", 100m, 3, null, null),
            ],
            NoLevelName = "无",
            FirstLevel = Chance(0.5) ? MissingGroupRule.Rescale : MissingGroupRule.Lose,
            BonusAllowed = Chance(0.7),
            Cap = Chance(0.8) ? 100m : 90m,
            NewProjectMinLevel = 2,
        };
    }

    public BatchOptions Options(IndicatorSystem system) => new()
    {
        NewProject = Chance(0.25),
        Parameters = Chance(0.8)
            ? new Dictionary<string, decimal>(StringComparer.Ordinal) { ["layers_above_two"] = _random.Next(0, 9) }
            : new Dictionary<string, decimal>(StringComparer.Ordinal),
        Output = system.Rows.Any(r => r.ShareSet is not null) && Chance(0.7)
            ? new Dictionary<string, decimal>(StringComparer.Ordinal) { ["甲"] = 300m, ["乙"] = 500m }
            : new Dictionary<string, decimal>(StringComparer.Ordinal),
    };

    /// <summary>A decimal for the row: at one of its limits, one step beside it, or anywhere.</summary>
    public decimal Value(IndicatorRow row, int quality)
    {
        var limits = row.Levels.SelectMany(l => l switch
        {
            BaseValue.Bound b => [b.Value],
            BaseValue.Linear l1 => [l1.Constant, l1.Constant + 3m * l1.PerN],
            BaseValue.Interval i => new[] { i.Min, i.Max }.OfType<decimal>(),
            _ => Enumerable.Empty<decimal>(),
        }).ToArray();
        if (limits.Length == 0)
        {
            return 0m;
        }

        var best = limits[_random.Next(10) < quality ? 0 : _random.Next(limits.Length)];
        return best + (_random.Next(10) switch { 0 => 0.000000001m, 1 => -0.000000001m, 2 => _random.Next(-500, 500) / 10m, 3 => 1e-20m, 4 => -1e-20m, _ => 0m });
    }

    public int Code(int quality) => _random.Next(10) < quality ? 1 : _random.Next(1, 5);

    public int Quality() => _random.Next(4, 11);

    private int[] Parts(int whole, int count)
    {
        var parts = Enumerable.Repeat(1, count).ToArray();
        for (var left = whole - count; left > 0; left--)
        {
            parts[_random.Next(count)]++;
        }

        return parts;
    }

    private IndicatorGroup Group(int number, decimal weight, bool bonus, WeightConvention convention, bool primes)
    {
        var whole = convention == WeightConvention.Absolute ? weight : 1m;
        var style = _random.Next(5);
        var rows = new List<IndicatorRow>();
        decimal rest = whole;
        if (style == 0 && !bonus)
        {
            // c/n rows: together they weigh c, however many apply.
            rest = whole / 5m;
            for (var j = 0; j < 3; j++)
            {
                rows.Add(Row(number, rows.Count, whole - rest, WeightKind.OverN, null, null));
            }
        }
        else if (style == 1 && !bonus)
        {
            rest = whole / 2m;
            foreach (var product in new[] { "甲", "乙", "丙" })
            {
                rows.Add(Row(number, rows.Count, whole - rest, WeightKind.Shared, $"组{number}", product));
            }
        }

        // Fine weights with prime numerators make common denominators that overflow 63 bits once rows drop out.
        var count = _random.Next(1, primes ? 12 : 7);
        var fine = primes ? 999_983 : Chance(0.5) ? 20 : 100;
        foreach (var part in Parts(fine, count))
        {
            rows.Add(Row(number, rows.Count, primes ? 0m : rest * part / fine, WeightKind.Plain, null, null));
        }

        if (primes)
        {
            var plain = rows.Where(r => r.WeightKind == WeightKind.Plain).ToArray();
            var given = 0m;
            for (var j = 0; j < plain.Length; j++)
            {
                var part = j == plain.Length - 1 ? rest - given : decimal.Round(rest / plain.Length, 4, MidpointRounding.ToZero) - 0.0000001m * _random.Next(1, 900);
                given += part;
                rows[rows.IndexOf(plain[j])] = plain[j] with { Weight = part };
            }
        }

        return new IndicatorGroup($"{number}", $"组{number}", null, weight, DataStatus.Transcribed, bonus, null, [.. rows]);
    }

    private IndicatorRow Row(int group, int index, decimal weight, WeightKind kind, string? set, string? product)
    {
        var code = $"{group}.{index + 1}";
        var (a, b, c) = (_random.Next(1, 400) / 10m, _random.Next(0, 200) / 10m, _random.Next(0, 200) / 10m);
        var qualitative = Chance(0.25);
        var higher = Chance(0.5);
        bool strict = Chance(0.2);
        var shape = qualitative ? 9 : _random.Next(8);
        Direction? direction = qualitative ? null : higher ? Direction.HigherBetter : Direction.LowerBetter;
        var unconfirmed = Chance(0.1);
        BaseValue?[] levels = shape switch
        {
            9 => [Text(), Text(), Text()],
            0 => [new BaseValue.Interval(50m - a, 50m + a, strict, false), new BaseValue.Interval(50m - a - b, 50m + a + b, strict, strict), new BaseValue.Interval(50m - a - b - c, null, false, false)],
            1 => [Bound(a, strict), new BaseValue.Interval(-5m, a + b, false, true), new BaseValue.Interval(-5m, a + b + c, false, false)],
            2 => [Line(a, higher), Line(higher ? a - b : a + b, higher), Bound(higher ? a - b - c - 60m : a + b + c + 60m, strict)],
            3 when unconfirmed => [Bound(higher ? a : a + 10m, false), Bound(higher ? a + 10m : a, false), Bound(a, false)],
            _ when higher => [Bound(a + b + c, strict), Bound(a + b, strict), Bound(a, strict && Chance(0.5) && b > 0m && c > 0m)],
            _ => [Bound(a, strict), Bound(a + b, strict), Bound(a + b + c, strict)],
        };
        if (levels.OfType<BaseValue.Interval>().Any())
        {
            direction = shape == 0 ? Direction.InRange : Direction.LowerBetter;
        }

        if (Chance(0.2))
        {
            levels[_random.Next(3)] = null;
        }

        if (Chance(0.04))
        {
            levels = [null, null, null];
        }

        return new IndicatorRow(
            code, $"指标{code}{product}", null, qualitative ? RowKind.Qualitative : RowKind.Quantitative, "", weight, kind, set, product, null,
            Chance(0.2), direction, [.. levels], null, null, null, unconfirmed ? DataStatus.Unconfirmed : DataStatus.Transcribed, null, null, null);

        static BaseValue Text() => new BaseValue.Wording("有", null);
        static BaseValue Bound(decimal value, bool s) => new BaseValue.Bound(value, s);
        static BaseValue Line(decimal value, bool up) => new BaseValue.Linear(value, up ? -1m : 1m, false);
    }
}
