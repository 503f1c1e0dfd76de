using Microsoft.AspNetCore.Http;
using Qingyuan.Core.Findings;
using Qingyuan.Platform.Files;

namespace Qingyuan.Platform.Http;

/// <summary>
/// Reads what a request brings (上传内容). Bodies are read by hand, not bound: the use cases parse JSON themselves so that
/// every fault gets a finding with its place, where model binding would stop at the first.
/// </summary>
public static class Uploads
{
    /// <summary>Largest body, as for files of the command line.</summary>
    public const int MaxMegabytes = TextFile.MaxBytes / (1024 * 1024);

    /// <summary>Answers a request whose body is a JSON text: faults of the text are findings of the use case, not refusals.</summary>
    /// <param name="request">The request.</param>
    /// <param name="handle">The use case, given the text.</param>
    /// <param name="unreadable">The use case's answer where there is no text to read.</param>
    public static async Task<IResult> JsonAsync<T>(HttpRequest request, Func<string, T> handle, Func<IReadOnlyList<Finding>, T> unreadable)
    {
        if (!request.HasJsonContentType())
        {
            return Problems.WrongForm("application/json");
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        body.Position = 0;
        var findings = new List<Finding>();
        var text = TextFile.Read(body, "body", findings);
        return Results.Ok(text is null ? unreadable(findings) : handle(text));
    }

    /// <summary>
    /// Answers a request whose body is a form with one file. The file is put under a name of our own in a folder of its own, which is gone
    /// afterwards: the readers of workbooks want a path, and the name that a browser sends is not to be trusted as one.
    /// </summary>
    public static async Task<IResult> FileAsync(HttpRequest request, string field, string extension, Func<string, IResult> handle)
    {
        if (!request.HasFormContentType)
        {
            return Problems.WrongForm("multipart/form-data");
        }

        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form.Files.GetFile(field) is not { } file)
        {
            return Problems.FileMissing(field);
        }

        var folder = Directory.CreateTempSubdirectory("qingyuan-");
        try
        {
            var path = Path.Combine(folder.FullName, "upload" + extension);
            await using (var stream = File.Create(path))
            {
                await file.CopyToAsync(stream, request.HttpContext.RequestAborted);
            }

            return handle(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
