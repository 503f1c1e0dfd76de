using Qingyuan.Platform.Files;

namespace Qingyuan.Platform.Data;

/// <summary>Writes the empty workbook in which anybody can type in an official indicator system (体系录入模板).</summary>
public static class WriteSystemTemplate
{
    /// <summary>Writes it to a file, whole or not at all.</summary>
    public static void Handle(string path)
    {
        var bytes = SystemSheetWriter.Write(null);
        WholeFile.Write(path, stream => stream.Write(bytes));
    }
}
