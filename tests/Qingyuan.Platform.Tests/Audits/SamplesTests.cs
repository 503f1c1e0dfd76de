using System.IO.Compression;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Qingyuan.Core.Evaluation;
using Qingyuan.Core.Findings;
using Qingyuan.Platform.Audits;
using Qingyuan.Platform.Data;
using Qingyuan.Platform.Tests.House;

namespace Qingyuan.Platform.Tests.Audits;

/// <summary>
/// The samples under samples/: each workbook is the template filled with its content.json, and its audit runs. Expected values are worked out by
/// hand from the content, as shown.
/// </summary>
public sealed class SamplesTests
{
    private static readonly DataFolder Data = new(userFolder: AuditData.NoImports); // a template lists what was imported here

    public static TheoryData<string> Names => [.. Directory.GetDirectories(Repository.At("samples")).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    [Theory]
    [Trait("Category", "GeneratedDocs")]
    [MemberData(nameof(Names))]
    public void The_workbook_of_a_sample_is_its_content_in_the_template(string name)
    {
        var text = Repository.Read($"samples/{name}/content.json");
        var findings = new List<Finding>();
        var system = Data.FindSystem((string)JsonNode.Parse(text)!["system"]!, findings)!;
        var description = WorkbookDescription.Of(Data);
        var content = WorkbookContent.Read(text, description.Catalogue.For(system), findings);
        findings.Where(f => f.Where is not ("$.note" or "$.system")).ShouldBeEmpty();

        var bytes = WriteTemplate.Handle(system, description, content);
        var path = Repository.At($"samples/{name}/审核.xlsx");
        if (Environment.GetEnvironmentVariable("QINGYUAN_UPDATE_DOCS") == "1")
        {
            File.WriteAllBytes(path, bytes);
        }

        Parts(File.ReadAllBytes(path)).ShouldBe(Parts(bytes), $"samples/{name}/审核.xlsx is stale: run ./test --update-docs and commit it");
    }

    /// <summary>Parts of a package by name: how they were compressed is the runtime's business.</summary>
    private static Dictionary<string, string> Parts(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        return zip.Entries.ToDictionary(e => e.FullName, e => new StreamReader(e.Open()).ReadToEnd(), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_audit_of_a_sample_runs_and_its_report_is_a_valid_document(string name)
    {
        var response = Run(name);
        response.Findings.Where(f => f.Severity == Severity.Error).ShouldBeEmpty();
        response.Files.Select(f => f.Name).ShouldBe([RunAudit.ResultFile, RunAudit.ReportFile]);
        using var docx = WordprocessingDocument.Open(new MemoryStream(response.Files[1].Content), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(docx).Select(e => e.Description).ShouldBeEmpty();
        Run(name).Files[1].Content.ShouldBe(response.Files[1].Content);
    }

    [Fact]
    public void The_teaching_plater_is_at_level_two_and_its_figures_are_those_worked_out_by_hand()
    {
        var result = Run("teaching-electroplating").Result!;

        // The indicator values are those of the published case EP-1.
        result.Evaluation.Y!.Select(y => y.ToDecimal(2)).ShouldBe([63.55m, 100m, 100m]);
        result.Evaluation.Level.ShouldBe(Verdict.II);
        result.Teaching.ShouldBeTrue();

        // Nickel: in 15·0.999 + 13.43·0.2233 = 17.983919 t; out 16.92 + 8.2·0.107 + 0.0123 = 17.8097 t; δ = 0.174219/17.983919 = 0.968749 %.
        var nickel = result.Balances.Single(b => b.Id == "B1").Result.Plant;
        (nickel.In, nickel.Out, nickel.WithinTolerance).ShouldBe((17.983919m, 17.8097m, true));
        Math.Round(nickel.Deviation!.Value, 8, MidpointRounding.ToEven).ShouldBe(0.00968749m);

        // 2025: 190·1.229 + 12.2·12.143 = 233.51 + 148.1446 = 381.6546 tce; per product 381654.6/220000 = 1.734794 kgce/m².
        var energy = result.Energy.Single(e => e.Year == 2025);
        energy.Total.Calorific.ShouldBe(381.6546m);
        (energy.PerOutput!.Value * 1000).ToDecimal(6).ShouldBe(1.734794m);

        // 1900 MWh · 0.5306 + 12.2·389.31·0.0153·0.99·44/12 = 1008.14 + 263.788… = 1271.928… t.
        Math.Round(result.Carbon!.After.Total!.Value, 2, MidpointRounding.ToEven).ShouldBe(1271.93m);

        // R = (24000 + 6556)/(25000 + 24000 + 6556) = 0.5500036….
        result.Water.Single(w => w.Year == 2025).ReuseRate!.Value.ToDecimal(6).ShouldBe(0.550004m);
    }

    [Fact]
    public void The_pcb_plant_of_2022_says_what_is_missing_and_claims_no_level()
    {
        var result = Run("pcb-plant-2022").Result!;
        result.Evaluation.Level.ShouldBe(Verdict.NotComputable);
        result.Evaluation.Groups.Single(g => g.Name == "能源消耗").Scores!.Select(s => s.ToDecimal(3)).ShouldBe([0m, 64.371m, 64.371m]);
        result.Missing.Select(m => m.Sheet).Distinct(StringComparer.Ordinal).ShouldBe(["enterprise", "water", "options", "indicators"]);
    }

    private static RunAudit.Response Run(string name) =>
        RunAudit.Handle(Data, File.ReadAllBytes(Repository.At($"samples/{name}/审核.xlsx")), "审核.xlsx", new DateOnly(2026, 11, 22));
}
