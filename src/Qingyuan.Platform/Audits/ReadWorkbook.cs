using Qingyuan.Core.Audits;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Standards;
using Qingyuan.Platform.Spreadsheets;

namespace Qingyuan.Platform.Audits;

/// <summary>
/// Read an audit workbook (读取审核工作簿): whatever a consultant hands in, xlsx or xls, becomes typed tables and the list of everything that is wrong with it,
/// by sheet and cell. Sheets and headings are found by name; what the description does not know is named and left alone.
/// </summary>
public static class ReadWorkbook
{
    /// <summary>The outcome.</summary>
    /// <param name="Tables">What could be read; faulty cells are absent.</param>
    /// <param name="System">Indicator system that the workbook names; null where it names none that is known.</param>
    /// <param name="Findings">Everything found, in the order of the sheets.</param>
    public sealed record Response(AuditTables Tables, IndicatorSystem? System, IReadOnlyList<Finding> Findings);

    /// <summary>Reads the bytes of a workbook.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <param name="description">Sheets, fields and units.</param>
    /// <param name="findSystem">Gives the indicator system of an id; null where there is none.</param>
    public static Response Handle(byte[] bytes, string fileName, WorkbookDescription description, Func<string, IndicatorSystem?> findSystem)
    {
        var findings = new List<Finding>();
        return WorkbookReader.Read(bytes, fileName, findings) is { } workbook
            ? Handle(workbook, description, findSystem, findings)
            : new Response(new AuditTables(new Dictionary<string, IReadOnlyList<AuditRow>>(StringComparer.Ordinal)), null, findings);
    }

    private static Response Handle(Workbook workbook, WorkbookDescription description, Func<string, IndicatorSystem?> findSystem, List<Finding> findings)
    {
        // A sheet that is too long was named already and has no rows; its absence must not be reported a second time.
        var reader = new CellReader(description.Units, findings);
        var catalogue = description.Catalogue;
        var found = Locate(workbook, catalogue, findings);
        var rows = new Dictionary<string, IReadOnlyList<AuditRow>>(StringComparer.Ordinal);

        IndicatorSystem? system = null;
        if (found.TryGetValue(SheetCatalogue.EnterpriseSheet, out var enterprise))
        {
            // The system decides which parameters the form has, so its id is looked up before anything else is read.
            var id = SystemId(catalogue.Find(SheetCatalogue.EnterpriseSheet)!, enterprise, description);
            system = id is null ? null : findSystem(id);
            catalogue = system is null ? catalogue : catalogue.For(system);
        }

        var blank = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var definition in catalogue.Sheets)
        {
            if (!found.TryGetValue(definition.Id, out var sheet) || sheet.Rows.Count == 0)
            {
                continue;
            }

            rows[definition.Id] = definition.Kind == SheetKind.Form ? [Form(definition, sheet, description, reader, findings)] : Table(definition, sheet, description, reader, findings);
            if (definition.Id == SheetCatalogue.IndicatorSheet)
            {
                // Without a system the values mean nothing; that it is missing has its finding on the enterprise sheet.
                (rows[definition.Id], blank) = system is null ? ([], blank) : IndicatorRows.Resolve(rows[definition.Id], definition, system, reader, findings);
            }
        }

        var tables = new AuditTables(rows) { BlankIndicators = blank };
        WorkbookChecks.Run(catalogue, tables, id => found.TryGetValue(id, out var s) ? s.Name : catalogue.Find(id)!.Name, findings);
        return new Response(tables, system, findings);
    }

    /// <summary>Sheets by id: of the same name, or of a name that holds ours (表3 能源消耗).</summary>
    private static Dictionary<string, Sheet> Locate(Workbook workbook, SheetCatalogue catalogue, List<Finding> findings)
    {
        var found = new Dictionary<string, Sheet>(StringComparer.Ordinal);
        var used = new HashSet<Sheet>();
        foreach (var definition in catalogue.Sheets)
        {
            var names = definition.Aliases.Prepend(definition.NameEn).Prepend(definition.Name).Select(SheetNames.Normalise).ToHashSet(StringComparer.Ordinal);
            foreach (var sheet in workbook.Sheets.Where(s => names.Contains(SheetNames.Normalise(s.Name))).OrderBy(s => s.Name == definition.Name ? 0 : 1))
            {
                used.Add(sheet);
                if (!found.TryAdd(definition.Id, sheet))
                {
                    findings.Add(ReadingFindings.SheetTwice.At(sheet.Name, sheet.Name, found[definition.Id].Name, definition.Name));
                }
            }
        }

        foreach (var definition in catalogue.Sheets.Where(d => !found.ContainsKey(d.Id)).OrderByDescending(d => d.Name.Length))
        {
            var wanted = SheetNames.Normalise(definition.Name);
            var near = workbook.Sheets.Where(s => !used.Contains(s) && SheetNames.Normalise(s.Name).Contains(wanted, StringComparison.Ordinal)).ToList();
            if (near is [var only])
            {
                used.Add(only);
                found[definition.Id] = only;
            }
        }

        var unread = workbook.Sheets.Where(s => !used.Contains(s) && s.Rows.Count > 0 && s.Name is not (WriteTemplate.GuideSheet or WorkbookWriter.OptionsSheet)).ToList();
        foreach (var definition in catalogue.Sheets)
        {
            if (found.TryGetValue(definition.Id, out var sheet))
            {
                if (sheet.Name.Trim() != definition.Name)
                {
                    findings.Add(ReadingFindings.SheetRenamed.At(sheet.Name, sheet.Name, definition.Name));
                }

                continue;
            }

            // An optional sheet may be left out; one that a person renamed must not be left out in silence.
            var near = SheetNames.Nearest(definition.Name, unread.Select(s => s.Name));
            findings.Add(ReadingFindings.SheetMissing.At(
                definition.Required ? Severity.Error : unread.Count > 0 ? Severity.Warning : Severity.Info, definition.Name, null, definition.Name,
                near is null ? "" : $"；“{near}”是否即此表？请改回表名", near is null ? "" : $"; is it '{near}'? Give it its name back"));
        }

        findings.AddRange(unread.Select(s => ReadingFindings.SheetUnknown.At(s.Name, s.Name)));
        return found;
    }

    private static string? SystemId(SheetDefinition form, Sheet sheet, WorkbookDescription description)
    {
        var field = form.Field("system")!;
        var place = SheetLayout.OfForm(form, description.Units, sheet, []).FirstOrDefault(p => p.Field.Id == field.Id);
        if (place is null)
        {
            return null;
        }

        var text = sheet.Seen(place.Row, place.Column).Text;
        return field.Choices.FirstOrDefault(c => c.Matches(text))?.Id;
    }

    private static AuditRow Form(SheetDefinition definition, Sheet sheet, WorkbookDescription description, CellReader reader, List<Finding> findings)
    {
        var cells = new Dictionary<string, AuditCell>(StringComparer.Ordinal);
        var places = SheetLayout.OfForm(definition, description.Units, sheet, findings).ToDictionary(p => p.Field.Id);
        foreach (var field in definition.Fields)
        {
            var place = places.GetValueOrDefault(field.Id);
            var where = place is null ? sheet.Name : sheet.Where(place.Row, place.Column);
            var cell = place is null ? default : sheet.Seen(place.Row, place.Column);
            RowReader.Read(field, cell, where, place?.Unit, reader, cells, findings);
        }

        return new AuditRow(definition.Id, sheet.Name, cells) { Blank = id => places.TryGetValue(id, out var place) ? sheet.Where(place.Row, place.Column) : null };
    }

    private static List<AuditRow> Table(SheetDefinition definition, Sheet sheet, WorkbookDescription description, CellReader reader, List<Finding> findings)
    {
        var rows = new List<AuditRow>();
        if (SheetLayout.OfTable(definition, description.Units, sheet, findings) is not var (places, first))
        {
            return rows;
        }

        var table = new RowReader(definition, sheet, places, reader, findings);
        foreach (var row in sheet.Rows.Where(r => r.Index >= first))
        {
            if (table.Read(row) is { } read)
            {
                rows.Add(read);
            }
        }

        return rows;
    }
}
