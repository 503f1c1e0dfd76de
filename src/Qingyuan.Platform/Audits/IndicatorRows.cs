using Qingyuan.Core.Audits;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Quantities;
using Qingyuan.Core.Standards;
using Qingyuan.Platform.Spreadsheets;

namespace Qingyuan.Platform.Audits;

/// <summary>
/// Fits the lines of the indicator sheet to the rows of the system (指标行对应): by code or by name, values converted to the unit of the row, levels for rows
/// judged by text. A line without value and without reason is left out: no data is never the same as not applicable.
/// </summary>
internal static class IndicatorRows
{
    /// <summary>The lines that say something, with the code of the system and a typed value; of those that nobody filled only the place.</summary>
    public static (List<AuditRow> Rows, Dictionary<string, string> Blank) Resolve(
        IReadOnlyList<AuditRow> rows, SheetDefinition definition, IndicatorSystem system, CellReader reader, List<Finding> findings)
    {
        var byCode = system.Rows.ToDictionary(r => RowNames.Normalise(r.Code), StringComparer.Ordinal);
        var byName = system.Rows.GroupBy(r => RowNames.Normalise(r.Name), StringComparer.Ordinal).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single(), StringComparer.Ordinal);
        var field = definition.Field("value")!;
        var resolved = new List<AuditRow>();
        var untouched = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var isBlank = row.Cells.Keys.All(id => definition.Field(id)!.Locked);
            var name = row.Text("name");
            var code = row.Text("code");
            var named = name is null ? null : byName.GetValueOrDefault(RowNames.Normalise(name));
            var coded = code is null ? null : byCode.GetValueOrDefault(RowNames.Normalise(code));
            if (isBlank)
            {
                if ((coded ?? named) is { } blank)
                {
                    untouched.TryAdd(blank.Code, row.At(field.Id));
                }

                continue;
            }

            if ((coded ?? named) is not { } indicator)
            {
                var near = SheetNames.Nearest(name ?? code ?? "", system.Rows.Select(r => r.Name));
                findings.Add(ReadingFindings.IndicatorUnknown.At(
                    row.At(name is null ? "code" : "name"), name ?? code ?? "", near is null ? "" : $"；是否应为“{near}”？", near is null ? "" : $"; is '{near}' meant?"));
                continue;
            }

            if (coded is not null && named is not null && coded.Code != named.Code)
            {
                findings.Add(ReadingFindings.IndicatorMixed.At(row.At("name"), coded.Code, coded.Name, name));
                continue;
            }

            var cells = new Dictionary<string, AuditCell>(row.Cells, StringComparer.Ordinal) { ["code"] = new AuditCell(indicator.Code, row.At(code is null ? "name" : "code")) };
            if (cells.Remove(field.Id, out var raw) && Value(indicator, field, (Cell)raw.Value, raw.Where, row, reader, findings) is { } value)
            {
                cells[field.Id] = value;
            }

            Judge(row, indicator, raw is not null, definition, findings);
            resolved.Add(row with { Cells = cells });
        }

        return (resolved, untouched);
    }

    private static AuditCell? Value(IndicatorRow indicator, SheetField field, Cell cell, string where, AuditRow row, CellReader reader, List<Finding> findings)
    {
        if (cell.Kind == CellKind.Error)
        {
            findings.Add((cell.Text.StartsWith('=') ? ReadingFindings.FormulaNotComputed : ReadingFindings.FormulaError).At(where, indicator.Name, cell.Text, indicator.NameEn ?? indicator.Name));
            return null;
        }

        var level = field.Choices.FirstOrDefault(c => c.Matches(cell.Text));
        if (indicator.Kind == RowKind.Qualitative)
        {
            if (level is null)
            {
                findings.Add(ReadingFindings.IndicatorNeedsLevel.At(where, indicator.Name, cell.Text));
            }

            return level is null ? null : new AuditCell(level.Id, where, Shown: level.Name);
        }

        if (level is not null && cell.Kind != CellKind.Number)
        {
            findings.Add(ReadingFindings.IndicatorNeedsNumber.At(where, indicator.Name, indicator.Unit, cell.Text));
            return null;
        }

        // Units that no table holds (项, 类) can only stand as they are.
        var target = indicator.Unit.Length == 0 ? UnitTable.Fraction : reader.UnitOf(indicator.Unit);
        var given = row.Text("value_unit") is { } written && written != indicator.Unit ? reader.UnitOf(written) : target;
        var named = field with { Name = indicator.Name, NameEn = indicator.NameEn ?? indicator.Name };
        return target is null
            ? reader.Read(named with { Type = FieldType.Number }, cell, where, null, null) is { } bare ? bare with { Unit = indicator.Unit } : null
            : reader.Measure(named, cell, where, given ?? target, target) is var (value, _) ? new AuditCell(value, where, indicator.Unit) : null;
    }

    private static void Judge(AuditRow row, IndicatorRow indicator, bool hasValue, SheetDefinition definition, List<Finding> findings)
    {
        var (reason, by) = (row.Text("not_applicable_reason"), row.Text("not_applicable_by"));
        if (hasValue && reason is not null)
        {
            findings.Add(ReadingFindings.IndicatorBoth.At(row.At("not_applicable_reason"), indicator.Name));
        }

        foreach (var (missing, other) in new[] { ("not_applicable_by", reason is not null && by is null), ("not_applicable_reason", by is not null && reason is null) })
        {
            if (other)
            {
                var field = definition.Field(missing)!;
                findings.Add(ReadingFindings.Required.At(row.Where, field.Name, field.Description, field.NameEn, field.DescriptionEn));
            }
        }
    }
}
