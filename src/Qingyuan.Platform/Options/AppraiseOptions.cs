using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Inputs;
using Qingyuan.Core.Options;
using Qingyuan.Platform.Http;

namespace Qingyuan.Platform.Options;

/// <summary>
/// Appraise the options of an audit (方案经济可行性评估; 清洁生产审核办法 art. 13, audit handbook phase five): reads the contract's JSON, computes
/// class, D, F, N, NPV, NPVR, IRR and the verdict of each, and names every fault at once.
/// </summary>
public static class AppraiseOptions
{
    private const int LongestLife = 100; // beyond it a life in years is a typing error

    /// <summary>The answer.</summary>
    /// <param name="Options">One appraisal per option, in the order given.</param>
    /// <param name="Findings">All findings, those of the options included.</param>
    public sealed record Response(IReadOnlyList<OptionAppraisal> Options, IReadOnlyList<Finding> Findings);

    /// <summary>Declares its address.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/options", (HttpRequest request) => Uploads.JsonAsync(request, Handle, findings => new Response([], findings)))
        .WithName("AppraiseOptions").WithTags("Options").WithSummary("方案经济评价 Appraise options")
        .Accepts<JsonElement>("application/json").Produces<Response>();

    /// <summary>Appraises the options of a JSON text.</summary>
    public static Response Handle(string json)
    {
        var findings = new List<Finding>();
        if (InputObject.Parse(json, findings) is not { } root)
        {
            return new Response([], findings);
        }

        var basis = new AppraisalBasis(
            root.Number("discount_rate", r => r is >= 0m and < 1m, "[0, 1) 的小数，5% 写作 0.05 (a fraction, 5 % = 0.05)"),
            root.Number("tax_rate", r => r is >= 0m and <= 1m, "[0, 1] 的小数，25% 写作 0.25 (a fraction, 25 % = 0.25)"),
            ReadLimits(root, findings, out var limitsFaulty),
            ReadPayback(root));
        var inputs = root.Objects("options", required: true);
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        var read = inputs.Select(input => Read(input, codes, findings)).ToList();
        root.WarnUnknown();

        var (appraised, basisFindings) = OptionAppraisal.AppraiseAll(read.Select(r => r.Option), basis);
        // A limit or rate that was given but faulty already has its finding: "missing" beside it would mislead.
        findings.AddRange(basisFindings.Where(f =>
            !(f.Code == OptionFindings.ClassLimitsMissing.Code && (limitsFaulty || root.Has("cost_class_limits"))) &&
            !(f.Code == OptionFindings.DiscountRateMissing.Code && root.Has("discount_rate"))));
        var results = appraised.Zip(read, (a, r) => a with { Findings = [.. r.Findings, .. a.Findings.Where(f => !TaxRateGivenButFaulty(f, root))] }).ToList();
        findings.AddRange(results.SelectMany(r => r.Findings));
        return new Response(results, findings);
    }

    private static bool TaxRateGivenButFaulty(Finding finding, InputObject root) =>
        finding.Code == OptionFindings.TaxRateMissing.Code && root.Has("tax_rate");

    private static CostClassLimits? ReadLimits(InputObject root, List<Finding> findings, out bool faulty)
    {
        faulty = false;
        if (root.Object("cost_class_limits") is not { } limits)
        {
            return null;
        }

        static bool NotNegative(decimal v) => v >= 0m;
        const string range = "≥ 0 (万元)";
        var no = limits.Has("no") ? limits.Number("no", NotNegative, range) : 0m;
        var low = limits.Number("low", NotNegative, range);
        var medium = limits.Number("medium", NotNegative, range);
        var higher = limits.Number("higher", NotNegative, range);
        limits.WarnUnknown();
        var missing = new[] { "low", "medium" }.Where(key => !limits.Has(key)).ToList();
        if (missing.Count > 0)
        {
            findings.Add(OptionFindings.ClassLimitsMissing.At(limits.Path, string.Join(", ", missing)));
        }

        faulty = no is null || low is null || medium is null;
        return faulty ? null : new CostClassLimits(no!.Value, low!.Value, medium!.Value, higher);
    }

    private static PaybackLimits? ReadPayback(InputObject root)
    {
        if (root.Object("payback_limits") is not { } limits)
        {
            return null;
        }

        static bool Positive(decimal v) => v > 0m;
        var result = new PaybackLimits(
            limits.Number("medium", Positive, "> 0 (年)"), limits.Number("higher", Positive, "> 0 (年)"), limits.Number("high", Positive, "> 0 (年)"));
        limits.WarnUnknown();
        return result;
    }

    private static (OptionEconomics Option, IReadOnlyList<Finding> Findings) Read(InputObject input, Dictionary<string, string> codes, List<Finding> all)
    {
        // Readers of one document share one list; what this option adds is moved to its own.
        var start = all.Count;
        var code = input.Text("code", required: true);
        if (code is not null && !codes.TryAdd(code, input.Path))
        {
            all.Add(InputFindings.Duplicate.At(input.At("code"), "code", code, codes[code]));
        }

        static bool NotNegative(decimal v) => v >= 0m;
        const string money = "≥ 0 (万元)";
        var investment = input.Number("investment", NotNegative, money, required: true);
        var option = new OptionEconomics
        {
            Code = code ?? "",
            Name = input.Text("name"),
            Where = input.Path,
            Investment = investment,
            FixedInvestment = input.Number("fixed_investment", NotNegative, money),
            Subsidy = input.Number("subsidy", v => v >= 0m && (investment is null || v <= investment), "0 … investment (万元)"),
            Salvage = input.Number("salvage", NotNegative, money),
            LifeYears = input.Whole("life_years", 1, LongestLife),
            DepreciationYears = input.Whole("depreciation_years", 1, LongestLife),
            TaxHolidayYears = input.Whole("tax_holiday_years", 0, LongestLife),
            AnnualSaving = input.Number("annual_saving"),
            AnnualNetCashFlow = input.Number("annual_net_cash_flow"),
            CashFlows = ReadFlows(input, all),
        };
        input.WarnUnknown();
        var own = all.GetRange(start, all.Count - start);
        all.RemoveRange(start, own.Count);
        return (option with { HasFaults = own.HasErrors() }, own);
    }

    private static IReadOnlyList<decimal?>? ReadFlows(InputObject input, List<Finding> findings)
    {
        var flows = input.Numbers("cash_flows");
        if (flows is not null && flows.Count is 0 or > LongestLife)
        {
            findings.Add(InputFindings.ValueRange.At(input.At("cash_flows"), "cash_flows", $"[{flows!.Count}]", "1…100 年的数组 (an array of 1…100 years)"));
            return [];
        }

        return flows;
    }
}
