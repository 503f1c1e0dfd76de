using System.Collections.Immutable;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Inputs;

namespace Qingyuan.Core.Audits;

/// <summary>What can be wrong with the description of the workbook (工作簿描述检查意见).</summary>
public static class SheetFindings
{
    /// <summary>An id twice.</summary>
    public static readonly FindingKind Duplicate = new("sheets.duplicate", Severity.Error,
        "编号“{0}”重复", "The id '{0}' occurs twice");

    /// <summary>A heading that two fields of a sheet claim.</summary>
    public static readonly FindingKind SharedHeading = new("sheets.shared_heading", Severity.Error,
        "列名“{0}”同时指字段 {1} 和 {2}", "The heading '{0}' means both {1} and {2}");

    /// <summary>A sheet or field that does not exist.</summary>
    public static readonly FindingKind UnknownTarget = new("sheets.unknown_target", Severity.Error,
        "“{0}”不存在；应为同一表内的字段，或“表.字段”", "'{0}' does not exist; name a field of the same sheet, or sheet.field");
}

/// <summary>Reads data/workbook/sheets.json. Pure: text in, catalogue and findings out.</summary>
public static class SheetCatalogueReader
{
    /// <summary>Reads the description; faulty fields are left out with a finding.</summary>
    public static SheetCatalogue Read(string json, List<Finding> findings)
    {
        if (InputObject.Parse(json, findings) is not { } root)
        {
            return new SheetCatalogue([]);
        }

        root.Text("description");
        root.Text("description_en");
        root.Number("schema_version", required: true);
        var sheets = root.Objects("sheets", required: true).Select(s => Sheet(s, findings)).OfType<SheetDefinition>().ToImmutableArray();
        root.WarnUnknown();
        var catalogue = new SheetCatalogue(sheets);
        Check(catalogue, findings);
        return catalogue;
    }

    private static SheetDefinition? Sheet(InputObject o, List<Finding> findings)
    {
        var kind = Word(o, "kind", Enum.GetValues<SheetKind>(), findings);
        var fields = o.Objects("fields", required: true).Select(f => Field(f, findings)).OfType<SheetField>().ToImmutableArray();
        var sheet = new SheetDefinition(
            o.Text("id", required: true) ?? "", o.Text("name", required: true) ?? "", o.Text("name_en", required: true) ?? "", [.. o.Texts("aliases")],
            kind ?? SheetKind.Table, o.Flag("required") ?? false, o.Flag("yearly") ?? false,
            o.Text("description", required: true) ?? "", o.Text("description_en", required: true) ?? "", fields);
        o.WarnUnknown();
        return kind is null || sheet.Id.Length == 0 || sheet.Name.Length == 0 ? null : sheet;
    }

    private static SheetField? Field(InputObject o, List<Finding> findings)
    {
        var type = Word(o, "type", Enum.GetValues<FieldType>(), findings);
        // Units are suggested by their symbol alone; everything else has an id and names.
        var choices = type == FieldType.Unit
            ? o.Texts("choices").Select(u => new FieldChoice(u, u, u, []))
            : o.Objects("choices").Select(Choice).OfType<FieldChoice>();
        var field = new SheetField(
            o.Text("id", required: true) ?? "", o.Text("name", required: true) ?? "", o.Text("name_en", required: true) ?? "", [.. o.Texts("aliases")],
            type ?? FieldType.Text, o.Text("unit"), o.Text("units_field"), o.Text("list"), [.. choices],
            o.Flag("open") ?? false, o.Text("references"), o.Flag("key") ?? false, o.Flag("locked") ?? false, o.Flag("required") ?? false,
            o.Text("default"), o.Number("min"), o.Number("max"), o.Text("example"), o.Text("section"), o.Text("section_en"),
            o.Text("description", required: true) ?? "", o.Text("description_en", required: true) ?? "");
        o.WarnUnknown();
        return type is null || field.Id.Length == 0 || field.Name.Length == 0 ? null : field;
    }

    private static FieldChoice? Choice(InputObject o)
    {
        var choice = (o.Text("id", required: true), o.Text("name", required: true), o.Text("name_en", required: true)) is ({ } id, { } name, { } nameEn)
            ? new FieldChoice(id, name, nameEn, [.. o.Texts("aliases")])
            : null;
        o.WarnUnknown();
        return choice;
    }

    private static T? Word<T>(InputObject o, string key, T[] values, List<Finding> findings)
        where T : struct, Enum
    {
        if (o.Text(key, required: true) is not { } text)
        {
            return null;
        }

        foreach (var value in values)
        {
            if (string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        findings.Add(InputFindings.UnknownWord.At(o.At(key), key, text, string.Join(", ", values.Select(v => v.ToString().ToLowerInvariant()))));
        return null;
    }

    private static void Check(SheetCatalogue catalogue, List<Finding> findings)
    {
        foreach (var twice in catalogue.Sheets.GroupBy(s => s.Id, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
        {
            findings.Add(SheetFindings.Duplicate.At("$.sheets", twice.Key));
        }

        foreach (var sheet in catalogue.Sheets)
        {
            var headings = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var field in sheet.Fields)
            {
                foreach (var heading in field.Aliases.Append(field.Name).Append(field.NameEn).Select(SheetNames.Normalise).Distinct(StringComparer.Ordinal))
                {
                    if (!headings.TryAdd(heading, field.Id))
                    {
                        findings.Add(SheetFindings.SharedHeading.At(sheet.Id, heading, headings[heading], field.Id));
                    }
                }

                if (field.UnitsField is { } unit && sheet.Field(unit) is not { Type: FieldType.Unit })
                {
                    findings.Add(SheetFindings.UnknownTarget.At($"{sheet.Id}.{field.Id}", unit));
                }

                if (field.References is { } target && (target.Split('.') is not [var s, var f] || catalogue.Find(s)?.Field(f) is null))
                {
                    findings.Add(SheetFindings.UnknownTarget.At($"{sheet.Id}.{field.Id}", target));
                }
            }

            foreach (var twice in sheet.Fields.GroupBy(f => f.Id, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
            {
                findings.Add(SheetFindings.Duplicate.At(sheet.Id, twice.Key));
            }
        }
    }
}
