using Qingyuan.Core;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Standards;
using Qingyuan.Platform.Files;

namespace Qingyuan.Platform.Data;

/// <summary>
/// A second person confirms that an imported edition agrees with the printed original (第二人核对): its rows become checked, and name, office,
/// day and page scan stay in the file. The person who typed it in cannot; the second person may belong to another office.
/// </summary>
public static class CheckSystem
{
    /// <summary>What is asked.</summary>
    /// <param name="IdOrPath">Id of an imported edition, or path of its file.</param>
    /// <param name="By">Name of the person who compared it.</param>
    /// <param name="On">Day of the comparison.</param>
    /// <param name="Office">Office of the person; null where not given.</param>
    /// <param name="Evidence">Page scan or copy compared with; null where not given.</param>
    /// <param name="Rows">Codes of the rows compared; null or empty for the whole edition, weights of groups included.</param>
    public sealed record Request(string IdOrPath, string By, DateOnly On, string? Office = null, string? Evidence = null, IReadOnlyList<string>? Rows = null);

    /// <summary>The answer.</summary>
    /// <param name="Path">The file that was changed; null where nothing was.</param>
    /// <param name="Counts">Rows by status afterwards.</param>
    /// <param name="Refusal">Why the rule does not allow it.</param>
    /// <param name="Findings">What is wrong.</param>
    public sealed record Response(string? Path, StatusCounts? Counts, Refusal? Refusal, IReadOnlyList<Finding> Findings);

    /// <summary>Marks the rows checked and writes the file, or changes nothing.</summary>
    public static Response Handle(DataFolder data, Request request)
    {
        var findings = new List<Finding>();
        if (data.FindFile(request.IdOrPath, findings) is not { } file || data.FindSystem(request.IdOrPath, findings) is not { } system)
        {
            return new Response(null, null, null, findings);
        }

        if (Refuse(file, system, request) is { } refusal)
        {
            return new Response(null, null, refusal, findings);
        }

        if (data.EffectiveProfile(system, null, findings) is { } profile)
        {
            findings.AddRange(SystemCheck.Check(system, profile));
        }

        var codes = request.Rows is { Count: > 0 } named ? named.ToHashSet(StringComparer.Ordinal) : null;
        findings.AddRange((codes ?? []).Except(system.Rows.Select(r => r.Code), StringComparer.Ordinal)
            .Select(c => DataFindings.UnknownRow.At("", c, system.Id)));
        if (findings.HasErrors())
        {
            return new Response(null, null, null, findings);
        }

        var signature = new SystemSignature(
            request.By.Trim(), request.Office, request.On, request.Evidence,
            codes is null ? null : [.. system.Rows.Select(r => r.Code).Where(codes.Contains)]);
        var done = system with
        {
            CheckedBy = system.CheckedBy.Add(signature),
            Groups = [.. system.Groups.Select(g => g with
            {
                WeightStatus = codes is null ? DataStatus.Checked : g.WeightStatus,
                Rows = [.. g.Rows.Select(r => codes is null || codes.Contains(r.Code) ? r with { Status = DataStatus.Checked } : r)],
            })],
        };
        WholeFile.Write(file.Path, SystemWriter.Write(done).ToJsonString(Json.Options) + "\n");
        return new Response(file.Path, StatusCounts.Of(done), null, findings);
    }

    private static Refusal? Refuse(SystemFile file, IndicatorSystem system, Request request)
    {
        if (string.IsNullOrWhiteSpace(request.By))
        {
            return new Refusal("data.check.nameless", "核对须署名：请给出核对人姓名", "A check carries a name: say who checked");
        }

        if (file.IsShipped)
        {
            return new Refusal(
                "data.check.shipped",
                $"“{system.Id}”随平台发布，不能在此改动：请按 CONTRIBUTING 提交核对结果，或先用 data export 导出、改用自己的标识后 data import 导入",
                $"'{system.Id}' ships with the platform and is not changed here: contribute the check (CONTRIBUTING), or export it and import it under an id of your own");
        }

        if (system.ImportedBy is not { } importer)
        {
            return new Refusal(
                "data.check.importer_unknown",
                $"“{system.Id}”没有记下录入人，无法判断核对人是否为第二人：请先用 data import 导入",
                $"'{system.Id}' does not say who typed it in, so nobody can be the second person: bring it in with 'data import'");
        }

        if (RowNames.Normalise(importer.By) == RowNames.Normalise(request.By))
        {
            return new Refusal(
                "data.check.same_person",
                $"{importer.By} 录入了“{system.Id}”，核对须由另一人进行(可以是其他单位的人)",
                $"{importer.By} typed '{system.Id}' in; another person must check it (who may belong to another office)");
        }

        return request.On < importer.On
            ? new Refusal("data.check.before_import", $"核对日期不能早于录入日期 {importer.On:yyyy-MM-dd}", $"The check cannot be earlier than the import of {importer.On:yyyy-MM-dd}")
            : null;
    }
}
