using Qingyuan.Core.Audits;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Inputs;
using Qingyuan.Core.Standards;

namespace Qingyuan.Platform.Audits;

/// <summary>
/// What another program already knows of a plant (预填内容): texts and numbers as a person would type them, by sheet and field id of the
/// workbook's description, so that nobody types a second time what an accounting or metering system holds.
/// </summary>
/// <param name="Sheets">Rows by sheet id; a form has one. Fields that the description does not know are findings.</param>
public sealed record WorkbookContent(IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Sheets)
{
    /// <summary>Nothing to fill in.</summary>
    public static WorkbookContent Empty { get; } = new(new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>(StringComparer.Ordinal));

    /// <summary>Rows of a sheet.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> this[string sheet] => Sheets.TryGetValue(sheet, out var rows) ? rows : [];

    /// <summary>Reads <c>{"sheets": {"energy": [{"year": 2025, "kind": "电力", …}], …}}</c>.</summary>
    public static WorkbookContent Read(string json, SheetCatalogue catalogue, List<Finding> findings)
    {
        var sheets = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>(StringComparer.Ordinal);
        if (InputObject.Parse(json, findings)?.Object("sheets", required: true) is not { } root)
        {
            return Empty;
        }

        foreach (var definition in catalogue.Sheets)
        {
            var rows = new List<IReadOnlyDictionary<string, string>>();
            foreach (var row in root.Objects(definition.Id))
            {
                var cells = new Dictionary<string, string>(StringComparer.Ordinal);
                foreach (var field in definition.Fields)
                {
                    if (row.Text(field.Id) is { } text)
                    {
                        cells[field.Id] = text;
                    }
                }

                row.WarnUnknown();
                rows.Add(cells);
            }

            sheets[definition.Id] = rows;
        }

        root.WarnUnknown();
        return new WorkbookContent(sheets);
    }

    /// <summary>Names the indicator rows of the content that the system does not have.</summary>
    public void CheckIndicators(IndicatorSystem system, List<Finding> findings)
    {
        var known = system.Rows.SelectMany(r => new[] { r.Code, RowNames.Normalise(r.Name) }).ToHashSet(StringComparer.Ordinal);
        var rows = this[SheetCatalogue.IndicatorSheet];
        for (var i = 0; i < rows.Count; i++)
        {
            var (code, name) = (rows[i].GetValueOrDefault("code"), rows[i].GetValueOrDefault("name"));
            if (!(code is not null && known.Contains(code)) && !(name is not null && known.Contains(RowNames.Normalise(name))))
            {
                findings.Add(ReadingFindings.IndicatorUnknown.At($"$.sheets.{SheetCatalogue.IndicatorSheet}[{i}]", name ?? code ?? "", "", ""));
            }
        }
    }
}
