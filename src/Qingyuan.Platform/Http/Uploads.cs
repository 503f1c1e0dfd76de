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
    public const int MaxMegabytes = InputFile.MaxBytes / (1024 * 1024);

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

    /// <summary>Answers a request whose body is a form with one file. The name that a browser sends is used in messages only, never as a path.</summary>
    public static async Task<IResult> FileAsync(HttpRequest request, string field, Func<byte[], string, IResult> handle)
    {
        if (!request.HasFormContentType)
        {
            return Problems.WrongForm("multipart/form-data");
        }

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return Problems.BrokenForm();
        }

        if (form.Files.GetFile(field) is not { } file)
        {
            return Problems.FileMissing(field);
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, request.HttpContext.RequestAborted);
        return handle(bytes.ToArray(), Path.GetFileName(file.FileName));
    }
}
