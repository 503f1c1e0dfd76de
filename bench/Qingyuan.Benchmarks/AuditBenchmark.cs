using System.Diagnostics;
using Qingyuan.Platform.Audits;
using Qingyuan.Platform.Data;

namespace Qingyuan.Benchmarks;

/// <summary>One audit workbook to its report: in a warm process, goal under 2 s, and as a whole cold command, goal under 4 s.</summary>
internal static class AuditBenchmark
{
    /// <summary>Times every sample of the repository.</summary>
    /// <param name="table">Receives the rows.</param>
    /// <param name="root">The repository.</param>
    /// <param name="executable">The published <c>qingyuan</c>; the cold row needs it.</param>
    public static void Run(Table table, string root, string executable)
    {
        var samples = Path.Combine(root, "samples");
        var workbooks = Directory.Exists(samples) ? Directory.GetFiles(samples, "审核.xlsx", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray() : [];
        if (workbooks.Length == 0)
        {
            table.Note("No samples/*/审核.xlsx: workbook to report was not measured.");
        }

        if (!File.Exists(executable))
        {
            table.Note($"No {executable}: the cold command was not measured (use ./run bench).");
        }

        foreach (var workbook in workbooks)
        {
            var name = Path.GetFileName(Path.GetDirectoryName(workbook));
            var data = new DataFolder(Path.Combine(root, "data"), Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));
            var bytes = File.ReadAllBytes(workbook);
            var asOf = new DateOnly(2024, 12, 31);
            if (RunAudit.Handle(data, bytes, workbook, asOf).Files.Count == 0)
            {
                table.Note($"{name}: no report, the workbook has errors.");
                continue;
            }

            table.Row($"Workbook to report, warm: {name}", Table.Time(() => RunAudit.Handle(data, bytes, workbook, asOf), 7, warmUp: 3), 2);
            if (File.Exists(executable))
            {
                table.Row($"Workbook to report, whole command: {name}", Table.Time(() => Command(executable, workbook), 5, warmUp: 0), 4);
            }
        }
    }

    private static void Command(string executable, string workbook)
    {
        var folder = Directory.CreateTempSubdirectory("qingyuan-bench-");
        try
        {
            using var process = Process.Start(new ProcessStartInfo(executable, ["audit", "run", workbook, "--out", folder.FullName, "--json"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode > 1)
            {
                throw new InvalidOperationException($"audit run ended with status {process.ExitCode}: {errors.Result}");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
