using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Qingyuan.Core.Evaluation;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Standards;
using Qingyuan.Platform.Data;
using Qingyuan.Platform.Http;

namespace Qingyuan.Platform.Evaluations;

/// <summary>
/// Evaluates a plant against an indicator system (清洁生产水平评价; 清洁生产审核评估与验收指南, acceptance: the level by the industry's
/// indicator system) and explains every point.
/// </summary>
public static class EvaluatePlant
{
    /// <summary>The answer where nothing could be evaluated: the system or the values could not be read.</summary>
    public sealed record Failure(string System, Verdict Level, IReadOnlyList<Finding> Findings);

    /// <summary>The answer.</summary>
    /// <param name="Result">The evaluation; null where there was nothing to evaluate by.</param>
    /// <param name="Document">What is printed as JSON: the evaluation, or the failure.</param>
    /// <param name="Findings">All findings.</param>
    public sealed record Response(EvaluationResult? Result, object Document, IReadOnlyList<Finding> Findings);

    /// <summary>Declares its address.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/evaluations", async (HttpRequest request, DataFolder data, string system, [FromQuery(Name = "as_of")] DateOnly? asOf) =>
            data.Has(system)
                ? await Uploads.JsonAsync(request,
                    json => Handle(data, system, json, asOf ?? DateOnly.FromDateTime(DateTime.Now)).Document,
                    findings => new Failure(system, Verdict.NotComputable, findings))
                : Problems.NotFound("指标体系", "indicator system", system))
        .WithName("EvaluatePlant").WithTags("Evaluations").WithSummary("清洁生产水平评价 Evaluate a plant")
        .Accepts<JsonElement>("application/json").Produces<EvaluationResult>().ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>Evaluates.</summary>
    /// <param name="data">The official data.</param>
    /// <param name="system">Id of an edition, or a path ending in .json.</param>
    /// <param name="valuesJson">The plant's values: <c>{"parameters", "new_project", "profile", "values"}</c>.</param>
    /// <param name="asOf">The day the evaluation speaks for.</param>
    public static Response Handle(DataFolder data, string system, string valuesJson, DateOnly asOf)
    {
        var findings = new List<Finding>();
        if (data.FindSystem(system, findings) is not { } edition)
        {
            return Failed(system, findings);
        }

        if (EvaluationInputReader.Read(valuesJson, edition, findings) is not { } input)
        {
            return Failed(edition.Id, findings);
        }

        return Handle(data, edition, input, asOf, findings);
    }

    /// <summary>Evaluates an input that was read already, e.g. from a workbook.</summary>
    public static Response Handle(DataFolder data, IndicatorSystem edition, EvaluationInput input, DateOnly asOf, List<Finding> findings)
    {
        if (data.EffectiveProfile(edition, input.ProfileOverrides, findings) is not { } profile)
        {
            return Failed(edition.Id, findings);
        }

        var result = Evaluator.Evaluate(edition, profile, input, asOf, findings);
        return new Response(result, result, result.Findings);
    }

    private static Response Failed(string system, List<Finding> findings) => new(null, new Failure(system, Verdict.NotComputable, findings), findings);
}
