using System.Text;
using Qingyuan.Core.Findings;

namespace Qingyuan.Platform.Files;

/// <summary>Reads the text of a JSON file that a person named (读取输入文件); what stands in the way becomes findings.</summary>
public static class TextFile
{
    /// <summary>The text, or null with a finding. A byte order mark is dropped.</summary>
    public static string? Read(string path, ICollection<Finding> findings) => Text(InputFile.Read(path, findings), path, findings);

    /// <summary>The same from an open stream; <paramref name="name"/> is what the findings call it.</summary>
    public static string? Read(Stream stream, string name, ICollection<Finding> findings) => Text(InputFile.Read(stream, name, findings), name, findings);

    private static string? Text(byte[]? bytes, string name, ICollection<Finding> findings)
    {
        switch (bytes)
        {
            case null:
                return null;
            case []:
                findings.Add(FileFindings.Empty.At("", name));
                return null;
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            findings.Add(FileFindings.NotUtf8.At("", name));
            return null;
        }
    }
}
