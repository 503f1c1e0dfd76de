using Qingyuan.Core.Audits;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Inputs;
using Qingyuan.Core.Quantities;
using Qingyuan.Platform.Data;

namespace Qingyuan.Platform.Audits;

/// <summary>
/// The description of the audit workbook with everything it refers to (工作簿描述及其选项): sheets and fields, the unit table, and the choices that
/// come from the official data (energies, aspects, grounds, grid regions, indicator systems).
/// </summary>
/// <param name="Catalogue">Sheets and fields, choices filled in.</param>
/// <param name="Units">Table of units.</param>
public sealed record WorkbookDescription(SheetCatalogue Catalogue, UnitTable Units)
{
    /// <summary>Reads the description from the platform's data; an audit may name any edition known there by its id.</summary>
    /// <exception cref="InvalidDataException">The shipped data are faulty.</exception>
    public static WorkbookDescription Of(DataFolder data) => Read(data.Text, data.Systems().Select(s => (s.Id, s.Id)));

    /// <summary>Reads the description.</summary>
    /// <param name="text">Gives the text of a file of the data folder by its path, e.g. <c>workbook/sheets.json</c>.</param>
    /// <param name="systems">Id and title of every indicator system that an audit may name.</param>
    /// <exception cref="InvalidDataException">The shipped data are faulty.</exception>
    public static WorkbookDescription Read(Func<string, string> text, IEnumerable<(string Id, string Title)> systems)
    {
        var findings = new List<Finding>();
        var catalogue = SheetCatalogueReader.Read(text("workbook/sheets.json"), findings);
        var units = UnitTable.Read(text("units.json"), findings);
        var lists = new Dictionary<string, IReadOnlyList<FieldChoice>>(StringComparer.Ordinal)
        {
            ["systems"] = [.. systems.Select(s => new FieldChoice(s.Id, s.Id, s.Title, [s.Title]))],
            ["aspects"] = [.. Rows(text, "audit/aspects.json", "aspects", findings).Select(Choice)],
            ["grounds"] = [.. Rows(text, "audit/compulsory-grounds.json", "grounds", findings).Select(Ground).DistinctBy(g => g.Name)],
            ["energy_kinds"] = [.. Rows(text, "factors/energy.json", "factors", findings).Select(Energy).DistinctBy(e => e.Id)],
            ["grid_regions"] = [.. Rows(text, "factors/grid.json", "factors", findings).Select(g => g.Text("region")).OfType<string>().Distinct().Select(r => new FieldChoice(r, r, r, []))],
        };
        return findings.HasErrors()
            ? throw new InvalidDataException(string.Join('\n', findings.Select(f => $"{f.Where}: {f.Message}")))
            : new WorkbookDescription(catalogue.With(lists), units);
    }

    private static IReadOnlyList<InputObject> Rows(Func<string, string> text, string path, string list, List<Finding> findings) =>
        InputObject.Parse(text(path), findings)?.Objects(list, required: true) ?? [];

    private static FieldChoice Choice(InputObject o) =>
        new(o.Text("id") ?? "", o.Text("name") ?? "", o.Text("name_en") ?? "", [.. o.Texts("aliases")]);

    /// <summary>People know the grounds by their nicknames (双超, 高耗能, 双有).</summary>
    private static FieldChoice Ground(InputObject o)
    {
        var name = o.Text("name") ?? "";
        return new(o.Text("id") ?? "", o.Text("nickname") ?? name, o.Text("name_en") ?? "", [name, o.Text("ground") ?? name]);
    }

    /// <summary>A plant has 电力 and 热力; calorific or equivalent (当量值, 等价值) is the choice of the audit, not of the row.</summary>
    private static FieldChoice Energy(InputObject o)
    {
        static string Bare(string text, string ending) => text.EndsWith(ending, StringComparison.Ordinal) ? text[..^ending.Length] : text;
        var id = Bare(Bare(o.Text("id") ?? "", "-calorific"), "-equivalent");
        return new(
            id, Bare(Bare(o.Text("name") ?? "", "(当量值)"), "(等价值)"),
            Bare(Bare(o.Text("name_en") ?? "", " (calorific value)"), " (equivalent value)"), [.. o.Texts("aliases")]);
    }
}
