using Microsoft.AspNetCore.Http;
using Qingyuan.Core.Findings;

namespace Qingyuan.Platform.Http;

/// <summary>Maps refusals to ProblemDetails (RFC 9457), here and nowhere else (拒绝的统一表达).</summary>
public static class Problems
{
    /// <summary>The answer: Chinese title, and code, both messages and the clause as members.</summary>
    public static IResult Of(Refusal refusal, int status) => Results.Problem(
        title: refusal.Message, detail: refusal.MessageEn, statusCode: status,
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["code"] = refusal.Code,
            ["message"] = refusal.Message,
            ["message_en"] = refusal.MessageEn,
            ["clause"] = refusal.Clause,
        });

    /// <summary>404: an id that names nothing.</summary>
    public static IResult NotFound(string what, string whatEn, string id) =>
        Of(new Refusal("http.not_found", $"没有{what}“{id}”", $"There is no {whatEn} '{id}'"), StatusCodes.Status404NotFound);

    /// <summary>413: more than we take.</summary>
    public static IResult TooLarge() => Of(
        new Refusal("http.too_large", $"上传内容超过 {Uploads.MaxMegabytes} MB 上限", $"The upload is over the limit of {Uploads.MaxMegabytes} MB"),
        StatusCodes.Status413PayloadTooLarge);

    /// <summary>415: another form of body than this address takes.</summary>
    public static IResult WrongForm(string expected) => Of(
        new Refusal("http.wrong_form", $"请求体应为 {expected}", $"The body must be {expected}"),
        StatusCodes.Status415UnsupportedMediaType);

    /// <summary>400: the form cannot be read to its end.</summary>
    public static IResult BrokenForm() => Of(
        new Refusal("http.broken_form", "表单不完整,无法读取", "The form is incomplete and cannot be read"),
        StatusCodes.Status400BadRequest);

    /// <summary>400: the form lacks the file.</summary>
    public static IResult FileMissing(string field) => Of(
        new Refusal("http.file_missing", $"表单缺少文件字段“{field}”", $"The form lacks the file field '{field}'"),
        StatusCodes.Status400BadRequest);
}
