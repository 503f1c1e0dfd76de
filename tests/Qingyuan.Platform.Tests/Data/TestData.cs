using Qingyuan.Core.Findings;
using Qingyuan.Platform.Data;

namespace Qingyuan.Platform.Tests.Data;

/// <summary>A copy of the real data folder that a test may break, and an empty folder for imported editions; both vanish with the test.</summary>
internal sealed class TestData : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("qingyuan-data-").FullName;

    public TestData()
    {
        foreach (var file in Directory.EnumerateFiles(Real, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(Real, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>The data that ships with the platform.</summary>
    public static string Real { get; } = Path.Combine(AppContext.BaseDirectory, "data");

    public string Folder => Path.Combine(_root, "data");

    public string UserFolder => Path.Combine(_root, "systems");

    public string File_(string name) => Path.Combine(_root, name);

    public DataFolder Open() => new(Folder, UserFolder);

    /// <summary>Replaces the first occurrence of a text in a data file.</summary>
    public TestData With(string file, string old, string @new)
    {
        var path = Path.Combine(Folder, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, $"{file} does not hold {old}");
        File.WriteAllText(path, string.Concat(text.AsSpan(0, at), @new, text.AsSpan(at + old.Length)));
        return this;
    }

    public TestData Write(string file, string text)
    {
        File.WriteAllText(Path.Combine(Folder, file), text);
        return this;
    }

    public IReadOnlyList<Finding> Verify() => VerifyData.Handle(Open()).Findings;

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
