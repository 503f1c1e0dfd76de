using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Qingyuan.Core.Balances;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Inputs;
using Qingyuan.Core.Quantities;
using Qingyuan.Platform.Data;
using Qingyuan.Platform.Http;

namespace Qingyuan.Platform.Balances;

/// <summary>
/// Check a material, element, water or energy balance (物料平衡检查; audit handbook phase three, GB/T 12452 for water, GB/T 3484 for energy): totals and deviation by node
/// and for the plant, remainders, printed totals recomputed, every fault at once.
/// </summary>
public static class CheckBalance
{
    /// <summary>The answer.</summary>
    /// <param name="Nodes">Totals by node, in the order given.</param>
    /// <param name="Plant">Totals over the plant boundary.</param>
    /// <param name="Computed">Streams whose value the balance gave.</param>
    /// <param name="Findings">All findings.</param>
    public sealed record Response(
        IReadOnlyList<BalanceTotals> Nodes, BalanceTotals? Plant, IReadOnlyList<ComputedStream> Computed, IReadOnlyList<Finding> Findings);

    /// <summary>Declares its address.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/balances", (HttpRequest request, DataFolder data) =>
            Uploads.JsonAsync(request, json => Handle(json, data.Units), findings => new Response([], null, [], findings)))
        .WithName("CheckBalance").WithTags("Balances").WithSummary("核算平衡 Check a balance")
        .Accepts<JsonElement>("application/json").Produces<Response>();

    /// <summary>Checks the balance of a JSON text.</summary>
    public static Response Handle(string json, UnitTable units)
    {
        var findings = new List<Finding>();
        if (InputObject.Parse(json, findings) is not { } root)
        {
            return new Response([], null, [], findings);
        }

        var tolerance = ReadTolerance(root, findings);
        var claimed = root.Object("claimed_totals") is { } claims ? ReadClaims(claims) : null;
        var nodes = root.Objects("nodes", required: true).Select(ReadNode).OfType<BalanceNode>().ToList();
        var streams = root.Objects("streams", required: true).Select(s => ReadStream(s, units, findings)).ToList();
        root.Text("element"); // a label for the report: what is balanced is said by the contents
        root.Text("name");
        root.WarnUnknown();
        var (usableNodes, usableStreams) = BalanceShape.Check(nodes, streams, findings);
        var result = Balance.Check(usableNodes, usableStreams, tolerance, claimed);
        findings.AddRange(result.Findings);
        return new Response(result.Nodes, result.Plant, result.Computed, findings);
    }

    private static decimal ReadTolerance(InputObject root, List<Finding> findings)
    {
        var given = root.Number("tolerance", t => t is >= 0m and < 1m, "[0, 1) 的小数，5% 写作 0.05 (a fraction, 5 % = 0.05)");
        var reason = root.Text("tolerance_reason");
        if (given is null && !root.Has("tolerance"))
        {
            findings.Add(BalanceFindings.DefaultTolerance.At("$.tolerance", Balance.UsualTolerance));
        }
        else if (given > Balance.UsualTolerance && reason is null)
        {
            findings.Add(BalanceFindings.WideTolerance.At("$.tolerance", given, Balance.UsualTolerance));
        }

        return given ?? Balance.UsualTolerance;
    }

    private static ClaimedTotals ReadClaims(InputObject claims)
    {
        var result = new ClaimedTotals(claims.Number("in"), claims.Number("out"), claims.Number("difference"), claims.Number("deviation"), claims.Path);
        claims.WarnUnknown();
        return result;
    }

    private static BalanceNode? ReadNode(InputObject node)
    {
        var id = node.Text("id", required: true);
        var name = node.Text("name");
        var tolerance = node.Number("tolerance", t => t is >= 0m and < 1m, "[0, 1)");
        var claimed = node.Object("claimed_totals") is { } claims ? ReadClaims(claims) : null;
        node.WarnUnknown();
        return id is null ? null : new BalanceNode(id, name, tolerance, claimed, node.Path);
    }

    private static BalanceStream ReadStream(InputObject stream, UnitTable units, List<Finding> findings)
    {
        var before = findings.Count;
        static bool Fraction(decimal v) => v is >= 0m and <= 1m;
        var id = stream.Text("id", required: true);
        var computed = stream.Flag("computed") ?? false;
        var kind = ReadKind(stream, findings);
        var result = new BalanceStream
        {
            Id = id ?? stream.Path,
            From = stream.Text("from"),
            To = stream.Text("to"),
            Value = stream.Number("value", required: !computed && kind != StreamKind.Loss),
            Unit = units.Parse(stream.Text("unit"), stream.At("unit"), findings),
            Kind = kind,
            Content = stream.Number("content", Fraction, "0…1"),
            Moisture = stream.Number("moisture", Fraction, "0…1"),
            Computed = computed,
            Where = stream.Path,
        };
        stream.Text("name");
        stream.WarnUnknown();
        return result with { HasFaults = findings.Skip(before).HasErrors() };
    }

    private static StreamKind? ReadKind(InputObject stream, List<Finding> findings)
    {
        if (stream.Text("kind") is not { } text)
        {
            return null;
        }

        if (text.All(char.IsAsciiLetterLower) && Enum.TryParse<StreamKind>(text, ignoreCase: true, out var kind))
        {
            return kind;
        }

        findings.Add(InputFindings.UnknownWord.At(stream.At("kind"), "kind", text, "product, byproduct, waste, loss, stock, raw, water, energy"));
        return null;
    }
}
