namespace Qingyuan.Platform.Reports;

/// <summary>Chapter 1 (企业概况): the enterprise's form as it was filled.</summary>
internal static class ProfileChapter
{
    // How the audit is computed, not what the plant is: the chapters print these where they apply.
    private static readonly string[] Settings =
    [
        "system", "system_title", "teaching", "teaching_remark", "discount_rate", "tax_rate", "low_cost_limit", "medium_cost_limit", "electricity_basis", "grid_region", "grid_year", "balance_tolerance",
    ];

    /// <summary>Writes the chapter.</summary>
    public static void Write(WordDocument word, AuditReportModel model, Outline outline)
    {
        word.Heading(1, "企业概况");
        if (outline.Sheet("enterprise") is not { } form)
        {
            outline.Missing(word, "2.1 企业概况", "企业基本情况（工作簿“企业概况”表未填）");
            return;
        }

        var row = form.Rows[0];
        var table = new WordTable(new Column("项目", Width: 30), new Column("内容", Width: 70));
        var fields = form.Fields.Where(f => !Settings.Contains(f.Id) && model.Evaluation?.Parameters.ContainsKey(f.Id) != true).ToList();
        foreach (var field in fields)
        {
            var value = SheetTable.Value(row, field);
            table.Add(SheetTable.Label(field), value is null ? new Cell("缺失") { Colour = WordText.Red } : value);
        }

        word.Table("table:enterprise", "企业基本情况", table, $"企业填报（工作簿“{form.Title}”表）");
        var blank = fields.Where(f => SheetTable.Value(row, f) is null).Select(f => f.Label).ToList();
        if (blank.Count > 0)
        {
            outline.Missing(word, "2.1 企业概况", $"{string.Join("、", blank)}（工作簿“{form.Title}”表）");
        }
    }
}
