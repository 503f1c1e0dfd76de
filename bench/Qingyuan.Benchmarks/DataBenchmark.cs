using Qingyuan.Platform.Data;

namespace Qingyuan.Benchmarks;

/// <summary>Verifying all official data, goal under 2 s.</summary>
internal static class DataBenchmark
{
    /// <summary>Times the first verification of the process and the following ones.</summary>
    public static void Run(Table table, string dataFolder)
    {
        // An empty folder for imported editions: what this user has imported is not part of the measurement.
        var none = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        VerifyData.Response? response = null;
        var first = Table.Time(() => response = VerifyData.Handle(new DataFolder(dataFolder, none)), 1, warmUp: 0);
        table.Row($"Verify all data, first time in the process ({response!.Files.Count} files)", first, 2);
        table.Row("Verify all data, warm", Table.Time(() => VerifyData.Handle(new DataFolder(dataFolder, none)), 7, warmUp: 2), 2);
    }
}
