using System.Diagnostics;

namespace Qingyuan.Benchmarks;

/// <summary>Collects times and prints them as one table: median and range of the runs, goal, met or not.</summary>
internal sealed class Table
{
    private readonly List<(string Name, double[] Seconds, double? Goal)> _rows = [];
    private readonly List<string> _notes = [];

    /// <summary>Adds a measured row; seconds.</summary>
    public void Row(string name, double[] seconds, double? goal) => _rows.Add((name, seconds, goal));

    /// <summary>Adds a remark under the table.</summary>
    public void Note(string text) => _notes.Add(text);

    /// <summary>Middle of the sorted times.</summary>
    public static double Median(double[] seconds) => seconds.Order().ElementAt(seconds.Length / 2);

    /// <summary>Runs an action several times, after warming up.</summary>
    public static double[] Time(Action action, int runs, int warmUp)
    {
        for (var i = 0; i < warmUp; i++)
        {
            action();
        }

        var seconds = new double[runs];
        for (var i = 0; i < runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        return seconds;
    }

    /// <summary>Writes the table in Markdown.</summary>
    public void Print(TextWriter to)
    {
        to.WriteLine("| measurement | median | min - max | runs | goal | |");
        to.WriteLine("|---|---:|---:|---:|---:|---|");
        foreach (var (name, seconds, goal) in _rows)
        {
            var met = goal is null ? "" : Median(seconds) <= goal ? "met" : "missed";
            to.WriteLine($"| {name} | {Text(Median(seconds))} | {Text(seconds.Min())} - {Text(seconds.Max())} | {seconds.Length} | {(goal is { } g ? "<= " + Text(g) : "")} | {met} |");
        }

        to.WriteLine();
        foreach (var note in _notes)
        {
            to.WriteLine(note);
        }
    }

    private static string Text(double seconds) => seconds < 1 ? $"{seconds * 1000:0.0} ms" : $"{seconds:0.00} s";
}
