using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Standards;
using Qingyuan.Platform.Http;

namespace Qingyuan.Platform.Data;

/// <summary>
/// Shows one edition as a table that a person can compare with the printed standard (指标体系表): groups, rows, weights, base values as printed,
/// restrictive marks, status and source of every row, and what is wrong with it.
/// </summary>
public static class ShowSystem
{
    /// <summary>The answer.</summary>
    /// <param name="System">The edition as data; null where it was not found.</param>
    /// <param name="Profile">The rules it is evaluated by, after merging.</param>
    /// <param name="Table">The same for reading.</param>
    /// <param name="Sources">The sources that its rows name.</param>
    /// <param name="Findings">What is wrong or missing.</param>
    public sealed record Response(JsonObject? System, JsonObject? Profile, IReadOnlyList<TableGroup> Table, IReadOnlyList<Source> Sources, IReadOnlyList<Finding> Findings);

    /// <summary>A group of the table.</summary>
    public sealed record TableGroup(string Code, string Name, string? NameEn, string Weight, bool Bonus, DataStatus WeightStatus, IReadOnlyList<TableRow> Rows);

    /// <summary>A row of the table: everything as printed; "—" where the standard has no value.</summary>
    /// <param name="Code">Code.</param>
    /// <param name="Name">Chinese name, * where restrictive.</param>
    /// <param name="NameEn">English name.</param>
    /// <param name="Unit">Unit.</param>
    /// <param name="Weight">0.15, 0.8/n, 1 (分摊), or "—" where not known.</param>
    /// <param name="Levels">Base values of Ⅰ, Ⅱ, Ⅲ; for a P-index row one cell: base value and points.</param>
    /// <param name="Status">Status.</param>
    /// <param name="Source">Source id.</param>
    /// <param name="Clause">Clause.</param>
    public sealed record TableRow(string Code, string Name, string? NameEn, string Unit, string Weight, IReadOnlyList<string> Levels, DataStatus Status, string? Source, string? Clause);

    /// <summary>Declares its address.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/data/systems/{id}", (string id, DataFolder data) =>
            data.Has(id) ? Results.Ok(Handle(data, id)) : Problems.NotFound("指标体系", "indicator system", id))
        .WithName("ShowSystem").WithTags("Data").WithSummary("指标体系表 Show an indicator system")
        .Produces<Response>().ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>Shows an edition, by id or path.</summary>
    public static Response Handle(DataFolder data, string idOrPath)
    {
        var findings = new List<Finding>();
        if (data.FindSystem(idOrPath, findings) is not { } system)
        {
            return new Response(null, null, [], [], findings);
        }

        var profile = data.EffectiveProfile(system, null, findings);
        if (profile is not null)
        {
            findings.AddRange(SystemCheck.Check(system, profile));
        }

        var ids = system.Rows.Select(r => r.Source).Prepend(system.Source).OfType<string>().Distinct(StringComparer.Ordinal);
        var sources = ids.Select(id => data.Sources.TryGetValue(id, out var source) ? source : null).OfType<Source>();
        return new Response(
            SystemWriter.Write(system), profile?.Effective,
            [.. system.Groups.Select(g => new TableGroup(g.Code, g.Name, g.NameEn, Print(g.Weight), g.Bonus, g.WeightStatus, [.. g.Rows.Select(Row)]))],
            [.. sources], findings);
    }

    private static TableRow Row(IndicatorRow row)
    {
        var weight = row switch
        {
            { Points: { } points } => Print(points),
            { Weight: null } => "—",
            { WeightKind: WeightKind.OverN } => Print(row.Weight) + "/n",
            { WeightKind: WeightKind.Shared } => Print(row.Weight) + "(分摊)",
            _ => Print(row.Weight),
        };
        IReadOnlyList<string> levels = row.Points is not null
            ? [row.Base is { } value ? SystemCheck.Print(row, new BaseValue.Bound(value, false)) : "—"]
            : [.. row.Levels.Select(l => SystemCheck.Print(row, l))];
        return new TableRow(row.Code, (row.Restrictive ? "*" : "") + row.Name, row.NameEn, row.Unit, weight, levels, row.Status, row.Source, row.Clause);
    }

    private static string Print(decimal? number) => number?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "—";
}
