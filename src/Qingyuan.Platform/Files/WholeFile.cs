using System.Text;

namespace Qingyuan.Platform.Files;

/// <summary>Writes files whole or not at all (原子写入): beside it under another name first, then renamed, so that no reader ever sees half of it.</summary>
public static class WholeFile
{
    /// <summary>Writes a text in UTF-8.</summary>
    public static void Write(string path, string text) => Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>Writes what <paramref name="write"/> puts into the stream.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        var full = Path.GetFullPath(path);
        Rename([(Stage(full, write), full)]);
    }

    /// <summary>Writes files that belong together into an existing folder: all of them or none. Two programs that write the same folder take turns.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="files">Names and contents.</param>
    /// <param name="keep">Where the file of this full path goes before it is replaced; null to replace it.</param>
    public static void WriteAll(string folder, IReadOnlyList<(string Name, byte[] Content)> files, Func<string, byte[], string?> keep)
    {
        using var turn = Turn(folder);
        foreach (var (name, _) in files)
        {
            // We are alone now: what stands here under our temporary names was left by a program that was killed.
            foreach (var left in Directory.EnumerateFiles(folder, $".{name}.*"))
            {
                File.Delete(left);
            }
        }

        var staged = new List<(string Temporary, string Path)>();
        try
        {
            foreach (var (name, content) in files)
            {
                var path = Path.Combine(Path.GetFullPath(folder), name);
                staged.Add((Stage(path, stream => stream.Write(content)), path));
            }
        }
        catch (Exception)
        {
            staged.ForEach(s => File.Delete(s.Temporary));
            throw;
        }

        foreach (var (name, content) in files)
        {
            var path = Path.Combine(Path.GetFullPath(folder), name);
            if (keep(path, content) is { } kept)
            {
                File.Move(path, kept);
            }
        }

        Rename(staged);
    }

    private static string Stage(string full, Action<Stream> write)
    {
        var folder = Path.GetDirectoryName(full)!;
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"目录不存在 (there is no folder) '{folder}'"); // the system would name our temporary file
        }

        if (Directory.Exists(full))
        {
            throw new IOException($"应为文件，却是目录 (a folder stands where the file belongs) '{full}'");
        }

        var temporary = Path.Combine(folder, $".{Path.GetFileName(full)}.{Path.GetRandomFileName()}");
        try
        {
            using var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite);
            write(stream);
        }
        catch (Exception)
        {
            File.Delete(temporary);
            throw;
        }

        return temporary;
    }

    private static void Rename(IReadOnlyList<(string Temporary, string Path)> staged)
    {
        try
        {
            foreach (var (temporary, path) in staged)
            {
                File.Move(temporary, path, overwrite: true);
            }
        }
        catch (Exception)
        {
            foreach (var (temporary, _) in staged)
            {
                File.Delete(temporary);
            }

            throw;
        }
    }

    /// <summary>The folder for ourselves until disposed: the operating system lets go of the lock even of a program that was killed.</summary>
    private static FileStream Turn(string folder)
    {
        const int patience = 300; // times 100 ms; writing takes far less
        for (var tries = 0; ; tries++)
        {
            try
            {
                return new FileStream(Path.Combine(folder, ".qingyuan.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException e) when (IsHeld(e) && tries < patience)
            {
                Thread.Sleep(100);
            }
        }
    }

    /// <summary>EWOULDBLOCK of Linux and macOS, ERROR_SHARING_VIOLATION of Windows.</summary>
    private static bool IsHeld(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
