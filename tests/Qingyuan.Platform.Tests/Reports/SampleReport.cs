using Qingyuan.Core.Audits;
using Qingyuan.Core.Balances;
using Qingyuan.Core.Carbon;
using Qingyuan.Core.Energy;
using Qingyuan.Core.Evaluation;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Options;
using Qingyuan.Core.Quantities;
using Qingyuan.Platform.Data;
using Qingyuan.Platform.Evaluations;
using Qingyuan.Platform.Reports;

namespace Qingyuan.Platform.Tests.Reports;

/// <summary>A plant made for these tests; its figures are invented and describe nobody.</summary>
internal static class SampleReport
{
    private const string Values =
        """
        {"parameters": {"n_metals": 2},
         "values": {"1.1": "II", "1.2": "I", "1.3": "II", "1.4": "I", "2.1": 22.5, "3.1": {"not_applicable": "不镀锌", "by": "张三"}, "3.2": 91, "3.3": 86.5,
           "3.4": {"not_applicable": "不镀铬", "by": "张三"}, "3.5": {"not_applicable": "不镀铬", "by": "张三"}, "3.6": {"not_applicable": "不镀金", "by": "张三"},
           "3.7": {"not_applicable": "不镀银", "by": "张三"}, "3.8": 35, "4.1": 100, "4.2": 3, "4.3": "I", "5.1": "II",
           "6.1": "I", "6.2": "I", "6.3": "below", "6.4": "I", "6.5": "II", "6.6": "I", "6.7": null, "6.8": "I"}}
        """;

    private static readonly DataFolder Data = new(Qingyuan.Platform.Tests.Data.TestData.Real);

    private static readonly UnitTable Units = UnitTable.Read(File.ReadAllText(Path.Combine(Qingyuan.Platform.Tests.Data.TestData.Real, "units.json")), []);

    public static EvaluationResult Evaluate(string system, string values) => EvaluatePlant.Handle(Data, system, values, new DateOnly(2023, 6, 30)).Result!;

    public static ReportSheet Sheet(string id, string title, (string Id, string Label, string? Unit)[] fields, params object?[][] rows) => new(
        id, title, [.. fields.Select(f => new ReportField(f.Id, f.Label, f.Unit))],
        [.. rows.Select((row, r) => new AuditRow(id, $"{title}!第{r + 4}行", fields.Zip(row).Where(p => p.Second is not null)
            .ToDictionary(p => p.First.Id, p => new AuditCell(p.Second!, $"{title}!{p.First.Id}{r + 4}"))))]);

    public static ReportBalance Balance(string name, decimal tolerance, IReadOnlyList<BalanceNode> nodes, ClaimedTotals? claimed, params (string Id, string? From, string? To, decimal? Value, string Unit, StreamKind Kind)[] streams)
    {
        BalanceStream[] read = [.. streams.Select(s => new BalanceStream { Id = s.Id, From = s.From, To = s.To, Value = s.Value, Unit = Units.Parse(s.Unit, "", []), Kind = s.Kind, Where = $"物流!{s.Id}" })];
        return new ReportBalance(name, "2022年1—12月", "每日称量与月度盘存", tolerance, nodes, read, Core.Balances.Balance.Check(nodes, read, tolerance, claimed, "平衡!B4"));
    }

    public static AuditReportModel Full()
    {
        var evaluation = Evaluate("electroplating-2015-comprehensive", Values);
        var nickel = Balance("镍元素平衡", 0.05m, [new BalanceNode("N1", "镀镍线"), new BalanceNode("N2", "废水处理站")], new ClaimedTotals(1360m, 1300m, 43m, 0.0091m, "平衡!B4"),
            ("镍阳极", null, "N1", 1200m, "kg", StreamKind.Raw), ("硫酸镍折镍", null, "N1", 160m, "kg", StreamKind.Raw), ("镀层", "N1", null, 1176m, "kg", StreamKind.Product),
            ("带出废水", "N1", "N2", 120m, "kg", StreamKind.Waste), ("废槽渣", "N1", null, 31m, "kg", StreamKind.Waste), ("污泥", "N2", null, 103.5m, "kg", StreamKind.Waste), ("外排", "N2", null, 0.8m, "kg", StreamKind.Waste));
        var water = Balance("水平衡", 0.05m, [new BalanceNode("W1", "电镀车间"), new BalanceNode("W2", "冷却与空调")], null,
            ("新水-车间", null, "W1", 21600m, "m3", StreamKind.Water), ("新水-冷却", null, "W2", 2400m, "m3", StreamKind.Water), ("废水", "W1", null, 19400m, "m3", StreamKind.Waste),
            ("蒸发与带走", "W1", null, null, "m3", StreamKind.Loss), ("冷却排污", "W2", null, 2310m, "m3", StreamKind.Waste));
        var basis = new AppraisalBasis(0.06m, 0.25m, new CostClassLimits(0m, 5m, 50m), new PaybackLimits(3m, 5m, 10m));
        OptionEconomics[] economics =
        [
            new() { Code = "F1", Name = "镀液带出控制与滴液时间延长", Investment = 0m, AnnualNetCashFlow = 1.2m, LifeYears = 5 },
            new() { Code = "F2", Name = "三级逆流漂洗改造", Investment = 32m, AnnualSaving = 14.2m, LifeYears = 10, DepreciationYears = 10 },
            new() { Code = "F3", Name = "镍回收（离子交换）", Investment = 150m, AnnualNetCashFlow = 32.5m, LifeYears = 10 },
            new() { Code = "F4", Name = "整流器更换为高频开关电源", Investment = 10m, AnnualSaving = 1.58m, LifeYears = 10, DepreciationYears = 10 },
            new() { Code = "F5", Name = "废气在线监测", Investment = 28m, AnnualNetCashFlow = -1.5m, LifeYears = 8 },
        ];
        var (appraisals, _) = OptionAppraisal.AppraiseAll(economics, basis);
        var saved = StreamSavings.Check(new Dictionary<string, decimal> { ["带出废水"] = 120m }, [new StreamSaving("F1", "带出废水", 20m, "方案!H4"), new StreamSaving("F3", "带出废水", 80m, "方案!H6")]);
        string[] aspects = ["管理", "技术工艺", "设备", "设备", "过程控制"];
        Finding[] findings = [.. evaluation.Findings, .. nickel.Result.Findings, .. water.Result.Findings, .. appraisals.SelectMany(a => a.Findings), .. saved.Findings];
        return new AuditReportModel
        {
            Enterprise = "示例电镀有限公司",
            PreparedBy = "示例咨询机构",
            Day = new DateOnly(2023, 6, 30),
            Period = "2022年1月—12月",
            Teaching = true,
            Sheets =
            [
                Sheet("enterprise", "企业", [("name", "企业名称", null), ("uscc", "统一社会信用代码", null), ("address", "地址", null), ("industry", "行业代码（GB/T 4754）", null), ("ground", "强制性审核情形", null), ("staff", "职工人数", "人"), ("start", "投产日期", null)],
                    ["示例电镀有限公司", null, "某省某市某工业区", "3360", "双有：使用有毒有害原料", 86m, new DateOnly(2009, 5, 1)]),
                Sheet("products", "产品", [("year", "年度", null), ("product", "产品", null), ("output", "产量", null), ("unit", "单位", null), ("output_value", "产值", "万元")],
                    ["2020", "镀镍件", 98000m, "m2", 1520m], ["2021", "镀镍件", 105300m, "m2", 1655.5m], ["2022", "镀镍件", 112400m, "m2", 1733m]),
                Sheet("materials", "原辅材料", [("year", "年度", null), ("name", "名称", null), ("use", "用途", null), ("amount", "用量", "kg"), ("toxic", "有毒有害", null)],
                    ["2022", "镍阳极", "镀镍", 1200m, false], ["2022", "硫酸镍（含结晶水）", "镀镍补加", 716.4m, true], ["2022", "氰化亚铜", "预镀铜", 85m, true]),
                Sheet("energy", "能源", [("year", "年度", null), ("name", "能源", null), ("amount", "消耗量", null), ("unit", "单位", null)],
                    ["2020", "电力", 101.2m, "万kWh"], ["2021", "电力", 108.9m, "万kWh"], ["2022", "电力", 115.35m, "万kWh"], ["2022", "天然气", 6.2m, "万m³"]),
                Sheet("water", "用水", [("year", "年度", null), ("item", "项目", null), ("amount", "水量", "m3")],
                    ["2021", "新水", 24300m], ["2022", "新水", 24000m], ["2021", "重复利用", 11200m], ["2022", "重复利用", 12950m], ["2022", "排水", 21710m]),
            ],
            Evaluation = evaluation,
            Evidence = new Dictionary<string, string> { ["2.1"] = "水表月报 2022", ["3.2"] = "铜平衡测算表", ["4.1"] = "处理站运行记录" },
            Balances = [nickel, water],
            Options = new ReportOptions(basis, [.. appraisals.Select((a, i) => new ReportOption(
                a, aspects[i], i == 0 ? "挂具出槽后滴液时间由 5 s 延长到 15 s，加装接液板" : null, economics[i].AnnualSaving, i == 1 ? "节水约 6 000 m³/a" : null, "已提出", GateDecision.Of(true, i == 4 ? null : true, a.Verdict)))], saved.Totals),
            Energy = new ReportEnergy(
                new ComprehensiveEnergy(
                    [
                        new EnergyRow("电力", "electricity-calorific", 115.35m, "万kWh", 0.1229m, "kgce/kWh", FactorOrigin.Table, 141.76515m, null, DataStatus.Transcribed, "gbt-2589-2020"),
                        new EnergyRow("天然气", "gas", 6.2m, "万m3", 1.2143m, "kgce/m3", FactorOrigin.Table, 75.2866m, 75.2866m, DataStatus.Unconfirmed, "gbt-2589-2020"),
                    ],
                    217.05175m, true, 75.2866m, false, DataStatus.Unconfirmed, []),
                new ComprehensiveEnergy([new EnergyRow("电力", "electricity-calorific", 104.2m, "万kWh", 0.1229m, "kgce/kWh", FactorOrigin.Table, 128.0618m, null, DataStatus.Transcribed, "gbt-2589-2020")], 128.0618m, true, 0m, false, DataStatus.Transcribed, []),
                new CarbonEmission(134.0535m, 0m, 618.9681m, 0m, 0m, 753.0216m, true, [new CarbonRow("天然气", 6.2m, "万m3", 21.6215m, "tCO2/万m3", 134.0535m, DataStatus.Transcribed), new CarbonRow("电力", 1153.5m, "MWh", 0.5366m, "tCO2/MWh", 618.9681m, DataStatus.Transcribed)], DataStatus.Transcribed, []),
                null, false, "GB/T 2589-2020 附录 A；全国电网平均 2022", "2021年", "2022年", [new SpecificFigure("单位产品综合能耗", "kgce/m2", 1.9310654m, 1.8091494m), new SpecificFigure("万元产值综合能耗", "tce/万元", 0.1252463m, 0.1173390m)]),
            Findings = findings,
            Missing = [new MissingItem("2.5 清洁生产水平", "指标“能源计量器具配备情况”无数据")],
            Sources = [new SourceEntry("sys-electroplating-2015", "电镀行业清洁生产评价指标体系", "2015年第25号公告", null, "指标、权重、基准值", DataStatus.Unconfirmed), new SourceEntry("gbt-2589-2020", "综合能耗计算通则", "GB/T 2589-2020", null, "折标系数", DataStatus.Unconfirmed)],
        };
    }

    /// <summary>500 streams, 80 options, 60 and more rows.</summary>
    public static AuditReportModel Large()
    {
        var model = Full();
        BalanceNode[] nodes = [.. Enumerable.Range(0, 50).Select(i => new BalanceNode($"N{i}", $"第{i}工段"))];
        var streams = Enumerable.Range(0, 500).Select(i => ($"物流{i:D3}", i % 2 == 0 ? null : $"N{i % 50}", i % 2 == 0 ? $"N{i % 50}" : (string?)null, (decimal?)(100m + i), "kg", StreamKind.Raw)).ToArray();
        OptionEconomics[] economics = [.. Enumerable.Range(1, 80).Select(i => new OptionEconomics { Code = $"F{i}", Name = $"第{i}项方案", Investment = i, AnnualSaving = i * 0.4m, LifeYears = 10, DepreciationYears = 10 })];
        var (appraisals, _) = OptionAppraisal.AppraiseAll(economics, model.Options!.Basis);
        return model with
        {
            Balances = [Balance("大平衡", 0.05m, nodes, null, streams)],
            Options = model.Options with { Items = [.. appraisals.Select(a => new ReportOption(a, "设备", "更换设备", 1m))] },
        };
    }
}
