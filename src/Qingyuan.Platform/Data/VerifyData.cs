using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Quantities;
using Qingyuan.Core.Standards;
using Qingyuan.Platform.Files;

namespace Qingyuan.Platform.Data;

/// <summary>
/// Verifies all official data and all imported editions (数据校验): syntax, schema, sources, statuses, days, ids, weights, order of base
/// values over the range of their parameters, rule profiles, rule rows, factors against their own heat values. Lists every finding, not the first.
/// Missing weights, and defects that the source itself prints on unconfirmed rows, are warnings.
/// </summary>
public static class VerifyData
{
    /// <summary>The answer.</summary>
    /// <param name="Files">Files looked at, relative to the data folder; imported editions by full path.</param>
    /// <param name="Systems">Number of editions.</param>
    /// <param name="Findings">All findings, in the order of the files.</param>
    public sealed record Response(IReadOnlyList<string> Files, int Systems, IReadOnlyList<Finding> Findings);

    private static readonly string[] RegisterColumns = ["title", "kind", "jurisdiction", "announcement", "issued", "effective", "industry", "status", "advisory", "edition", "note"];

    private static readonly HashSet<string> ProfileKeys = new(StringComparer.Ordinal)
    {
        "id", "name", "name_en", "generation", "membership", "levels", "names_by_edition", "level_name_none", "not_applicable", "bonus_groups",
        "new_project_min_level", "alpha", "beta", "cap", "titles", "source", "note", "note_en", "provenance",
    };

    private static readonly string[] Required = ["sources.csv", "register.csv", "profiles.json", "units.json", "schemas/system.schema.json"];

    /// <summary>Verifies everything.</summary>
    public static Response Handle(DataFolder data)
    {
        var findings = new List<Finding>();
        var files = Directory.EnumerateFiles(data.Folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(data.Folder, f).Replace('\\', '/'))
            .Where(f => f.EndsWith(".json", StringComparison.Ordinal) || f.EndsWith(".csv", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ToList();
        findings.AddRange(Required.Except(files, StringComparer.Ordinal).Select(f => DataFindings.FileMissing.At(f, f)));

        var texts = files.ToDictionary(f => f, f => Text(Path.Combine(data.Folder, f), f, findings), StringComparer.Ordinal);
        var sources = texts.GetValueOrDefault("sources.csv") is { } csv
            ? SourceTable.Read(csv, findings).Select(s => s.Id).ToHashSet(StringComparer.Ordinal)
            : [];
        var documents = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (file, text) in texts.Where(t => t.Value is not null && t.Key.EndsWith(".json", StringComparison.Ordinal)))
        {
            if (Parse(text!, file, findings) is { } document)
            {
                documents.Add(file, document);
            }
        }

        var profiles = Profiles(documents, findings);
        var imported = data.Systems().Where(s => !s.IsShipped).ToArray();
        var systems = SystemsIn(documents, profiles, sources, findings)
            + imported.Count(s => Imported(s, documents, profiles, findings));
        var units = Units(documents, findings);
        var rows = new RowCheck(sources, units, findings);
        foreach (var (file, document) in documents.Where(d => !d.Key.StartsWith("schemas/", StringComparison.Ordinal)))
        {
            rows.Check(file, document);
        }

        foreach (var (file, document) in documents.Where(d => d.Key.StartsWith("factors/", StringComparison.Ordinal)))
        {
            FactorCheck.Check(file, document, findings);
        }

        if (texts.GetValueOrDefault("register.csv") is { } register)
        {
            Register(register, documents, findings);
        }

        return new Response([.. files, .. imported.Select(s => s.Path)], systems, findings);
    }

    private static string? Text(string path, string name, List<Finding> findings)
    {
        using var stream = File.OpenRead(path);
        return TextFile.Read(stream, name, findings);
    }

    private static JsonElement? Parse(string text, string file, List<Finding> findings)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            findings.Add(SystemFindings.NotJson.At(file, e.Message));
            return null;
        }
    }

    private static UnitTable? Units(Dictionary<string, JsonElement> documents, List<Finding> findings)
    {
        if (!documents.TryGetValue("units.json", out var document))
        {
            return null;
        }

        var faults = new List<Finding>();
        var units = UnitTable.Read(document.GetRawText(), faults);
        findings.AddRange(faults.Select(f => f with { Where = $"units.json:{f.Where}" }));
        return units;
    }

    private static Dictionary<string, JsonObject> Profiles(Dictionary<string, JsonElement> documents, List<Finding> findings)
    {
        var profiles = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        if (!documents.TryGetValue("profiles.json", out var document))
        {
            return profiles;
        }

        foreach (var profile in DataFolder.ProfilesOf(JsonNode.Parse(document.GetRawText())))
        {
            var faults = new List<Finding>();
            var read = RuleProfile.Read(profile, null, [], faults);
            faults.AddRange(profile.Where(p => !ProfileKeys.Contains(p.Key)).Select(p => SystemFindings.UnknownProfileKey.At("." + p.Key, p.Key)));
            findings.AddRange(faults.Select(f => f with { Where = $"profiles.json[{read.Id}]{f.Where.Replace("$.profile", "", StringComparison.Ordinal)}" }));
            if (read.Id.Length == 0)
            {
                findings.Add(SystemFindings.FieldMissing.At("profiles.json", "id"));
            }
            else
            {
                profiles.TryAdd(read.Id, profile); // the second of one id is found by RowCheck
            }
        }

        return profiles;
    }

    private static int SystemsIn(Dictionary<string, JsonElement> documents, Dictionary<string, JsonObject> profiles, HashSet<string> sources, List<Finding> findings)
    {
        var schema = documents.TryGetValue("schemas/system.schema.json", out var definition) ? new SchemaCheck(definition) : null;
        var count = 0;
        foreach (var (file, document) in documents.Where(d => d.Key.StartsWith("systems/", StringComparison.Ordinal)))
        {
            findings.AddRange(schema?.Check(document, file) ?? []);
            if (Judge(file, document.GetRawText(), profiles, findings) is not { } system)
            {
                continue;
            }

            count++;
            if (system.Id != Path.GetFileNameWithoutExtension(file))
            {
                findings.Add(DataFindings.FileName.At(file, system.Id));
            }

            findings.AddRange(system.Rows.Where(r => r.Source is null).Select(r => DataFindings.NoSource.At($"{file}:{r.Code}", r.Name)));
        }

        return count;
    }

    private static bool Imported(SystemFile file, Dictionary<string, JsonElement> documents, Dictionary<string, JsonObject> profiles, List<Finding> findings)
    {
        if (!File.Exists(file.Path))
        {
            findings.Add(DataFindings.ImportedFileGone.At(DataFindings.ImportedFileGone.Severity, file.Path, null, file.Id, file.Path));
            return false;
        }

        if (TextFile.Read(file.Path, findings) is not { } text || Parse(text, file.Path, findings) is not { } document)
        {
            return false;
        }

        if (documents.TryGetValue("schemas/system.schema.json", out var schema))
        {
            findings.AddRange(new SchemaCheck(schema).Check(document, file.Path));
        }

        return Judge(file.Path, text, profiles, findings) is not null;
    }

    /// <summary>Reads and judges one edition; null where nothing resembling an edition was found.</summary>
    private static IndicatorSystem? Judge(string file, string text, Dictionary<string, JsonObject> profiles, List<Finding> findings)
    {
        var faults = new List<Finding>();
        var system = SystemReader.Read(text, faults);
        if (system is not null)
        {
            if (system.Effective > system.Repealed)
            {
                faults.Add(DataFindings.DaysReversed.At("$.repealed", Day(system.Effective), Day(system.Repealed)));
            }

            var signed = system.CheckedBy.SelectMany(c => c.Rows ?? [.. system.Rows.Select(r => r.Code)]).ToHashSet(StringComparer.Ordinal);
            faults.AddRange(system.Rows.Where(r => r.Status == DataStatus.Checked && !signed.Contains(r.Code)).Select(r => DataFindings.CheckedByNobody.At("$." + r.Code)));
            if (profiles.TryGetValue(system.ProfileId, out var basis))
            {
                var profile = RuleProfile.Read(basis, null, [(system.ProfileOverrides, "$.profile_overrides")], faults);
                faults.AddRange(SystemCheck.Check(system, profile));
            }
            else
            {
                faults.Add(SystemFindings.UnknownProfile.At("$.rule_profile", system.ProfileId, string.Join(", ", profiles.Keys.Order(StringComparer.Ordinal))));
            }
        }

        findings.AddRange(faults.Select(f => f with { Where = $"{file}:{f.Where}" }));
        return system;
    }

    private static void Register(string csv, Dictionary<string, JsonElement> documents, List<Finding> findings)
    {
        var listed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, cells) in SourceTable.Rows("register.csv", csv, RegisterColumns, findings))
        {
            var where = SourceTable.Line("register.csv", line);
            foreach (var column in new[] { 0, 1, 2, 7 }.Where(c => cells[c].Length == 0))
            {
                findings.Add(DataFindings.CsvCellEmpty.At(where, RegisterColumns[column]));
            }

            _ = SourceTable.Day(cells[4], where, findings);
            _ = SourceTable.Day(cells[5], where, findings);
            if (cells[7].Length > 0 && !RowCheck.Statuses.Contains(cells[7]))
            {
                findings.Add(DataFindings.UnknownStatus.At(where, cells[7]));
            }

            if (cells[9].Length > 0 && listed.Add(cells[9]) && !documents.ContainsKey($"systems/{cells[9]}.json"))
            {
                findings.Add(DataFindings.UnknownEdition.At(where, cells[9]));
            }
        }

        findings.AddRange(documents.Keys.Where(f => f.StartsWith("systems/", StringComparison.Ordinal))
            .Select(f => Path.GetFileNameWithoutExtension(f)!)
            .Where(id => !listed.Contains(id))
            .Select(id => DataFindings.NotInRegister.At("register.csv", id)));
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
