using Qingyuan.Core.Findings;

namespace Qingyuan.Platform.Files;

/// <summary>Reads the bytes of a file that a person named (读取输入文件), up to a limit; what stands in the way becomes findings.</summary>
public static class InputFile
{
    /// <summary>Largest input, bytes: above it the file is not one audit's data.</summary>
    public const int MaxBytes = 64 * Megabyte;

    private const int Megabyte = 1024 * 1024;

    /// <summary>The bytes, or null with a finding.</summary>
    public static byte[]? Read(string path, ICollection<Finding> findings)
    {
        using var stream = Open(path, findings);
        return stream is null ? null : Read(stream, path, findings);
    }

    /// <summary>The file opened for reading, or null with a finding.</summary>
    public static Stream? Open(string path, ICollection<Finding> findings)
    {
        if (Directory.Exists(path))
        {
            findings.Add(FileFindings.IsDirectory.At("", path));
            return null;
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            findings.Add(FileFindings.Missing.At("", path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            findings.Add(FileFindings.Unreadable.At("", path, e.Message));
        }

        return null;
    }

    /// <summary>The same from an open stream; <paramref name="name"/> is what the findings call it.</summary>
    public static byte[]? Read(Stream stream, string name, ICollection<Finding> findings)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        // Counted while reading: a pipe or a device has no length to look at.
        while ((read = stream.Read(buffer)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MaxBytes)
            {
                var size = stream.CanSeek ? stream.Length : bytes.Length;
                findings.Add(FileFindings.TooLarge.At("", name, size / Megabyte, MaxBytes / Megabyte));
                return null;
            }
        }

        return bytes.ToArray();
    }
}
