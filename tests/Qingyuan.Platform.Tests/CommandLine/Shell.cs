using System.Text;
using System.Text.Json;
using Qingyuan.CommandLine;

namespace Qingyuan.Platform.Tests.CommandLine;

/// <summary>Runs command lines in this process as the shell would, and keeps what they printed.</summary>
internal sealed record Shell(int Status, byte[] OutBytes, string Out, string Error)
{
    /// <summary>Runs with a Chinese terminal, streams piped.</summary>
    public static Shell Run(params string[] args) => RunIn("zh_CN.UTF-8", args);

    /// <summary>Runs with LANG set.</summary>
    public static Shell RunIn(string? lang, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var status = Application.Run(args, output, error, name => name == "LANG" ? lang : null, isPiped: true);
        return new Shell(status, output.ToArray(), Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }

    /// <summary>Standard output as the one JSON document it must be.</summary>
    public JsonElement Json()
    {
        OutBytes.Take(3).ShouldNotBe(Encoding.UTF8.GetPreamble());
        using var document = JsonDocument.Parse(Out);
        return document.RootElement.Clone();
    }

    /// <summary>Codes of the findings of the JSON document.</summary>
    public string[] Codes() => [.. Json().GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("code").GetString()!)];
}

/// <summary>A folder of its own for a test, gone afterwards.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("qingyuan-test-");

    /// <summary>Path of a name inside.</summary>
    public string At(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Writes a file and gives its path.</summary>
    public string File(string name, string content)
    {
        System.IO.File.WriteAllText(At(name), content);
        return At(name);
    }

    /// <inheritdoc />
    public void Dispose() => _folder.Delete(recursive: true);
}
