using System.Text.Json.Nodes;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Standards;

namespace Qingyuan.Platform.Tests.Data;

/// <summary>Editions made at random that hold every form a row and a cell may take, with levels in order and weights that sum.</summary>
internal static class RandomSystems
{
    public static IndicatorSystem Next(Random random, string id)
    {
        var isRelative = random.Next(2) == 0;
        var groups = new List<IndicatorGroup>();
        var count = random.Next(1, 4);
        for (var g = 1; g <= count; g++)
        {
            var weight = g == count ? 1m - groups.Sum(x => x.Weight!.Value) : 1m / 4m;
            groups.Add(new IndicatorGroup($"{g}", $"组{g}", Maybe(random, "group"), weight, Status(random), false, null, [.. Rows(random, g, isRelative ? 1m : weight)]));
        }

        if (random.Next(3) == 0)
        {
            groups.Add(new IndicatorGroup($"{count + 1}", "加分", null, 0.1m, DataStatus.Unconfirmed, true, null, [.. Rows(random, count + 1, isRelative ? 1m : 0.1m)]));
        }

        return new IndicatorSystem(
            id, "=标题 “引号” & <尖括号>", Maybe(random, "+title"), "发布机关", Maybe(random, "第1号"), Maybe(random, "2015-10-28"), random.Next(2) == 0 ? new DateOnly(2016, 1, 1) : null, null,
            Maybe(random, "后来的文件"), "CN", "src-1", "tongze-2013", random.Next(3) == 0 ? JsonNode.Parse("""{"bonus_groups":{"allowed":true}}""")!.AsObject() : null,
            isRelative ? WeightConvention.Relative : WeightConvention.Absolute, random.Next(2) == 0, ["说明一", "说明二,含“,”和\n换行"],
            [new SystemParameter("layers_above_two", "层数", Maybe(random, "layers"), 1m, random.Next(2) == 0 ? 20m : null), new SystemParameter("n_metals", "镀种数", null, 1m, 7m)], [.. groups], "")
        {
            Sector = "行业",
            DateStatus = null,
            SourceUrls = random.Next(2) == 0 ? ["https://example.org/a?b=c&d=e"] : [],
            WordingNote = "一句话",
            NotesEn = random.Next(2) == 0 ? ["one", "two"] : [],
        } is var system && system.Date is not null ? system with { DateStatus = DataStatus.Unconfirmed } : system;
    }

    private static IEnumerable<IndicatorRow> Rows(Random random, int g, decimal sum)
    {
        var rows = new List<IndicatorRow>
        {
            Row(random, g, 1, sum / 4m, WeightKind.Plain, null),
            Row(random, g, 2, sum / 4m, WeightKind.OverN, null),
            Row(random, g, 3, sum / 4m, WeightKind.OverN, null),
            Row(random, g, 4, sum / 4m, WeightKind.Shared, "分摊"),
            Row(random, g, 5, sum / 4m, WeightKind.Shared, "分摊"),
        };
        rows.Add(Row(random, g, 6, sum - 3m * (sum / 4m), WeightKind.Plain, null));
        return rows;
    }

    private static IndicatorRow Row(Random random, int g, int r, decimal weight, WeightKind kind, string? shareSet)
    {
        var isText = random.Next(4) == 0;
        var direction = isText ? (Direction?)null : (Direction)random.Next(3);
        var start = random.Next(1, 50) / 8m;
        var step = random.Next(0, 20) / 10m;
        var form = random.Next(3);
        BaseValue? Level(int k) => (direction, form) switch
        {
            _ when k == 1 && random.Next(5) == 0 => null,
            (null, _) => new BaseValue.Wording($"=第{k}级;≥{k}", Maybe(random, "-level")),
            (Direction.InRange, 0) => new BaseValue.Interval(start + 10m - k * step, start + 20m + k * step, false, false),
            (Direction.InRange, 1) => new BaseValue.Interval(null, start + k * step, false, step > 0m),
            (Direction.InRange, _) => new BaseValue.Interval(-start - k * step, null, step > 0m, false),
            (Direction.LowerBetter, 0) => new BaseValue.Linear(start + k * step, k, k == 0 && step > 0m),
            (Direction.HigherBetter, 0) => new BaseValue.Linear(start - k * step, -k, true),
            (Direction.LowerBetter, _) => new BaseValue.Bound(start + k * step, form == 1 || (k == 0 && step > 0m)),
            (_, _) => new BaseValue.Bound(start - k * step, form == 1),
        };
        BaseValue?[] levels = [Level(0), Level(1), Level(2)];
        return new IndicatorRow(
            $"{g}.{r}", $"指标{g}之{r}", Maybe(random, "row"), isText ? RowKind.Qualitative : RowKind.Quantitative, isText ? "" : "kg/t", weight, kind, shareSet,
            shareSet is null ? null : $"产品{r}", Maybe(random, "类别"), random.Next(2) == 0, direction, [.. levels],
            levels.Any(l => l is BaseValue.Linear) ? new ParameterRange("layers_above_two", 1m, random.Next(2) == 0 ? 12m : null) : null,
            null, null, Status(random), "src-1", Maybe(random, "表1 第2行"), Maybe(random, "@备注"))
        {
            Advisory = random.Next(3) == 0,
            NoteEn = Maybe(random, "note"),
        };
    }

    private static DataStatus Status(Random random) => random.Next(2) == 0 ? DataStatus.Transcribed : DataStatus.Unconfirmed;

    private static string? Maybe(Random random, string text) => random.Next(2) == 0 ? text : null;
}
