using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyuan.Core.Evaluation;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Standards;

namespace Qingyuan.Benchmarks;

/// <summary>
/// Batch evaluation of 1,000,000 plant-years × 40 rows beside numpy, on the same values in the same run. numpy makes the values, evaluates them, reads them
/// once (v.sum()) and hands them over in a file.
/// </summary>
internal static class BatchBenchmark
{
    /// <summary>Adds the rows of numpy and of ours, or a note where python3 or numpy is missing.</summary>
    public static void Run(Table table, string scriptPath)
    {
        var folder = Directory.CreateTempSubdirectory("qingyuan-bench-");
        try
        {
            if (FindPython() is not { } python)
            {
                table.Note("numpy not found: apt-get install python3-numpy, then run again for the side-by-side rows.");
                return;
            }

            using (var process = Process.Start(new ProcessStartInfo(python, [scriptPath, "--out", folder.FullName]) { RedirectStandardOutput = true })!)
            {
                process.StandardOutput.ReadToEnd();
                process.WaitForExit();
                if (process.ExitCode != 0)
                {
                    table.Note($"{scriptPath} ended with status {process.ExitCode}.");
                    return;
                }
            }

            Compare(table, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Compare(Table table, string folder)
    {
        using var about = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "about.json")));
        var (n, m) = (about.RootElement.GetProperty("n").GetInt32(), about.RootElement.GetProperty("m").GetInt32());
        var columns = Columns(Path.Combine(folder, "values.f64"), n, m);
        var evaluator = Evaluator(about.RootElement, m);
        var plants = new BatchColumns(n, [.. columns.Select(c => (ReadOnlyMemory<double>)c)]);

        var sum = Seconds(about.RootElement.GetProperty("sum_s"));
        var goal = 2 * Table.Median(sum);
        var numpyVersion = about.RootElement.GetProperty("numpy").GetString();
        table.Row($"numpy {numpyVersion}: evaluate, {n:N0} plant-years x {m} rows", Seconds(about.RootElement.GetProperty("evaluate_s")), null);
        table.Row($"numpy {numpyVersion}: v.sum(), one read of the same {8L * n * m / 1_000_000} MB", sum, null);

        using var self = Process.GetCurrentProcess();
        Table.Time(() => evaluator.Evaluate(plants), 1, warmUp: 5);
        self.Refresh();
        var before = self.TotalProcessorTime;
        var ours = Table.Time(() => evaluator.Evaluate(plants), 15, warmUp: 0);
        self.Refresh();
        table.Note($"Processor time of one batch: {(self.TotalProcessorTime - before).TotalMilliseconds / ours.Length:0.0} ms over {Environment.ProcessorCount} cores (says what an idle machine would need).");
        table.Row("Qingyuan: the same values, verdicts", ours, goal);
        table.Row("Qingyuan: verdicts and the three exact indices", Table.Time(() => evaluator.Evaluate(plants, withIndices: true), 9, warmUp: 2), null);

        var flags = Flags(n, m);
        var patterned = new BatchColumns(n, plants.Values, flags);
        var patterns = evaluator.Evaluate(patterned).PatternCount;
        table.Row($"Qingyuan: verdicts, {patterns} patterns of rows that do not apply", Table.Time(() => evaluator.Evaluate(patterned), 9, warmUp: 2), null);

        var theirs = File.ReadAllBytes(Path.Combine(folder, "verdicts.u8"));
        var levels = evaluator.Evaluate(plants).Levels;
        var different = levels.Zip(theirs).Count(p => p.First != p.Second);
        var counts = string.Join(", ", levels.CountBy(b => b).OrderBy(c => c.Key).Select(c => $"{(Verdict)c.Key} {c.Value:N0}"));
        table.Note($"Verdicts: {counts}. Different from numpy's (floating sums, 100 - 1e-9): {different:N0}.");
        table.Note($"Batch against v.sum(): {Table.Median(ours) / Table.Median(sum):0.00} x (goal at most 2).");
    }

    private static double[][] Columns(string path, int n, int m)
    {
        using var file = File.OpenRead(path);
        return [.. Enumerable.Range(0, m).Select(_ =>
        {
            var column = new double[n];
            file.ReadExactly(MemoryMarshal.AsBytes(column.AsSpan()));
            return column;
        })];
    }

    /// <summary>One row in eight does not apply to some of the plant-years: 2 % of them each, by a fixed rule.</summary>
    private static ReadOnlyMemory<bool>[] Flags(int n, int m) =>
        [.. Enumerable.Range(0, m).Select(j => j % 8 == 0 ? Enumerable.Range(0, n).Select(i => (i * 31 + j * 17) % 50 == 0).ToArray() : ReadOnlyMemory<bool>.Empty)];

    private static BatchEvaluator Evaluator(JsonElement about, int m)
    {
        var rows = Enumerable.Range(0, m).Select(j => new IndicatorRow(
            $"1.{j + 1}", $"指标{j + 1}", null, RowKind.Quantitative, "", Decimal(about.GetProperty("weights")[j]), WeightKind.Plain, null, null, null,
            about.GetProperty("restrictive")[j].GetBoolean(), Direction.LowerBetter,
            [.. about.GetProperty("levels")[j].EnumerateArray().Select(l => (BaseValue?)new BaseValue.Bound(Decimal(l), false))],
            null, null, null, DataStatus.Transcribed, null, null, null));
        var system = new IndicatorSystem(
            "bench", "bench", null, null, null, null, null, null, null, "CN", null, "tongze-2013", null, WeightConvention.Relative, false, [], [],
            [new IndicatorGroup("1", "1", null, 1m, DataStatus.Transcribed, false, null, [.. rows])], "");
        var profile = new RuleProfile
        {
            Id = "tongze-2013",
            Effective = new JsonObject(),
            Levels = [new LevelRule("I", 85m, 1, null, null), new LevelRule("II", 85m, 2, null, null), new LevelRule("III", null, null, null, 3)],
            NoLevelName = "none",
            FirstLevel = MissingGroupRule.Rescale,
            BonusAllowed = true,
            Cap = 100m,
            NewProjectMinLevel = 2,
        };
        var findings = new List<Finding>();
        return BatchEvaluator.Compile(system, profile, new BatchOptions(), findings)
            ?? throw new InvalidOperationException(string.Join('\n', findings.Select(f => f.MessageEn)));
    }

    private static decimal Decimal(JsonElement text) => decimal.Parse(text.GetString()!, CultureInfo.InvariantCulture);

    private static double[] Seconds(JsonElement list) => [.. list.EnumerateArray().Select(e => e.GetDouble())];

    /// <summary>The first python3 that has numpy; a version manager's shim often hides Debian's.</summary>
    private static string? FindPython() => new[] { "python3", "/usr/bin/python3" }.FirstOrDefault(candidate =>
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(candidate, ["-c", "import numpy"]) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    });
}
