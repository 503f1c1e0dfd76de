namespace Qingyuan.Core.Tests;

/// <summary>Files of the repository's data folder, found from the test's own folder upwards.</summary>
internal static class RepositoryData
{
    public static string Text(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Qingyuan.slnx")))
        {
            folder = folder.Parent;
        }

        return File.ReadAllText(Path.Combine(folder.FullName, "data", path));
    }
}
