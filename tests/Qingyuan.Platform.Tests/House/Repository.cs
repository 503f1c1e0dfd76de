using System.Runtime.CompilerServices;

namespace Qingyuan.Platform.Tests.House;

/// <summary>The sources that the rules of the house are checked on, and the generated pages.</summary>
internal static class Repository
{
    /// <summary>Root folder: where Qingyuan.slnx lies.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Full path of a file or folder of the repository.</summary>
    public static string At(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Text of a file of the repository.</summary>
    public static string Read(string relative) => File.ReadAllText(At(relative));

    /// <summary>C# files under a folder, without build output.</summary>
    public static IEnumerable<string> CSharp(string folder) => Files(folder).Where(f => f.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>All files under a folder, relative to the root, without build output and version control.</summary>
    public static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(At(folder), "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
        .Where(f => !f.Split('/').Any(part => part is "bin" or "obj" or ".git" or ".run" or "node_modules" or "TestResults" or "BenchmarkDotNet.Artifacts"))
        .Order(StringComparer.Ordinal);

    /// <summary>
    /// Holds a generated page against its committed text. With QINGYUAN_UPDATE_DOCS=1 the page is written instead (<c>./test --update-docs</c>).
    /// </summary>
    public static void ShouldBeCurrent(string relative, string generated)
    {
        if (Environment.GetEnvironmentVariable("QINGYUAN_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(At(relative), generated);
            return;
        }

        var committed = File.Exists(At(relative)) ? Read(relative) : "";
        committed.ShouldBe(generated, $"{relative} is stale: run ./test --update-docs and commit it");
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        for (var folder = new FileInfo(here).Directory; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Qingyuan.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Qingyuan.slnx lies in no folder above " + here);
    }
}
