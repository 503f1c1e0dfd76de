using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Standards;

namespace Qingyuan.Platform.Data;

/// <summary>Lists all editions of indicator systems at hand (指标体系一览), the platform's and those imported here.</summary>
public static class ListSystems
{
    /// <summary>The answer.</summary>
    public sealed record Response(IReadOnlyList<Entry> Systems, IReadOnlyList<Finding> Findings);

    /// <summary>One edition.</summary>
    /// <param name="Id">Id of the edition.</param>
    /// <param name="Title">Chinese title.</param>
    /// <param name="TitleEn">English title.</param>
    /// <param name="Sector">Sector.</param>
    /// <param name="Number">Announcement or standard number.</param>
    /// <param name="Date">Date of issue.</param>
    /// <param name="Jurisdiction">CN or the place it applies in.</param>
    /// <param name="Profile">Rule profile.</param>
    /// <param name="Rows">Number of second-level rows.</param>
    /// <param name="Counts">Rows by status.</param>
    /// <param name="Computable">True where a level can be computed: no weight is missing, and the profile has an index.</param>
    /// <param name="Imported">True where somebody here imported it.</param>
    /// <param name="ImportedBy">Who imported it.</param>
    /// <param name="CheckedBy">Who checked it.</param>
    public sealed record Entry(
        string Id, string Title, string? TitleEn, string? Sector, string? Number, string? Date, string Jurisdiction, string Profile, int Rows,
        StatusCounts Counts, bool Computable, bool Imported, string? ImportedBy, IReadOnlyList<string> CheckedBy);

    /// <summary>Declares its address.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/data/systems", (DataFolder data) => Handle(data))
        .WithName("ListSystems").WithTags("Data").WithSummary("指标体系一览 List the indicator systems");

    /// <summary>Lists them, the platform's first, each part by id.</summary>
    public static Response Handle(DataFolder data)
    {
        var findings = new List<Finding>();
        var entries = new List<Entry>();
        foreach (var file in data.Systems())
        {
            if (data.FindSystem(file.Id, findings) is { } system)
            {
                entries.Add(new Entry(
                    system.Id, system.Title, system.TitleEn, system.Sector, system.Number, system.Date, system.Jurisdiction, system.ProfileId, system.Rows.Count(),
                    StatusCounts.Of(system), IsComputable(system), !file.IsShipped, system.ImportedBy?.By, [.. system.CheckedBy.Select(c => c.By)]));
            }
        }

        return new Response(entries, findings);
    }

    /// <summary>Whether an overall level can be computed: row grading has none, and an index needs all its weights or points.</summary>
    public static bool IsComputable(IndicatorSystem system) => system.ProfileId switch
    {
        "hj-row" => false,
        "p-index" => system.Rows.All(r => r.Points is not null),
        _ => !system.HasMissingWeights,
    };
}
