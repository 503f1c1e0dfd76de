using System.Globalization;
using Qingyuan.Core.Audits;
using Qingyuan.Core.Findings;

namespace Qingyuan.Platform.Audits;

/// <summary>What only shows when rows are seen together (跨行检查): the same record twice, ids that stand nowhere, years that are missing.</summary>
internal static class WorkbookChecks
{
    /// <summary>Runs all checks that the description asks for.</summary>
    public static void Run(SheetCatalogue catalogue, AuditTables tables, Func<string, string> sheetName, List<Finding> findings)
    {
        var enterprise = tables.Form(SheetCatalogue.EnterpriseSheet);
        var (from, to) = (enterprise.Number("baseline_year"), enterprise.Number("comparison_year"));
        if (from > to)
        {
            findings.Add(ReadingFindings.YearOrder.At(enterprise.At("comparison_year"), to, from));
        }

        foreach (var definition in catalogue.Sheets.Where(s => tables[s.Id].Count > 0))
        {
            Duplicates(definition, tables, findings);
            foreach (var field in definition.Fields.Where(f => f.References is not null))
            {
                References(field, definition, catalogue, tables, sheetName, findings);
            }

            if (definition.Yearly && from <= to)
            {
                Years(tables[definition.Id], (int)from, (int)to, findings);
            }
        }
    }

    private static void Duplicates(SheetDefinition definition, AuditTables tables, List<Finding> findings)
    {
        var keys = definition.Fields.Where(f => f.Key).ToList();
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in tables[definition.Id].Where(r => keys.All(k => r.Cells.ContainsKey(k.Id))))
        {
            var key = SheetNames.Normalise(string.Join(" · ", keys.Select(k => row.Text(k.Id))));
            if (!seen.TryAdd(key, row.Where))
            {
                findings.Add(ReadingFindings.RowDuplicate.At(row.At(keys[^1].Id), string.Join(" · ", keys.Select(k => row.Shown(k.Id))), seen[key]));
            }
        }
    }

    private static void References(SheetField field, SheetDefinition definition, SheetCatalogue catalogue, AuditTables tables, Func<string, string> sheetName, List<Finding> findings)
    {
        var (sheet, id) = (field.References!.Split('.')[0], field.References.Split('.')[1]);
        var known = tables[sheet].Select(r => r.Text(id)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var target = catalogue.Find(sheet)!;
        foreach (var row in tables[definition.Id])
        {
            if (row.Text(field.Id) is { } text && !known.Contains(text))
            {
                var near = SheetNames.Nearest(text, known);
                findings.Add(ReadingFindings.ReferenceUnknown.At(
                    row.At(field.Id), text, sheetName(sheet), target.Field(id)!.Name, near is null ? "" : $"；是否应为“{near}”？",
                    target.NameEn, target.Field(id)!.NameEn, near is null ? "" : $"; is '{near}' meant?"));
            }
        }
    }

    private static void Years(IReadOnlyList<AuditRow> rows, int from, int to, List<Finding> findings)
    {
        var years = rows.Select(r => r.Number("year")).OfType<decimal>().Select(y => (int)y).ToHashSet();
        if (years.Count == 0)
        {
            return; // every row has its own finding
        }

        for (var year = from; year <= to; year++)
        {
            if (!years.Contains(year))
            {
                // The gap has no cell of its own: the line before which the year belongs, or the last one.
                var place = rows.FirstOrDefault(r => r.Number("year") > year) ?? rows[^1];
                findings.Add(ReadingFindings.YearMissing.At(place.At("year"), year, from, to));
            }
        }

        foreach (var outside in rows.Where(r => r.Number("year") is { } y && (y < from || y > to)).DistinctBy(r => r.Number("year")))
        {
            findings.Add(ReadingFindings.YearOutside.At(outside.At("year"), outside.Number("year")!.Value.ToString(CultureInfo.InvariantCulture), from, to));
        }
    }
}
