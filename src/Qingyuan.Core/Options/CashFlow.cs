using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;

namespace Qingyuan.Core.Options;

/// <summary>
/// What is known of an option's money (方案经济数据), all in 万元, rates as fractions. Exactly one of <see cref="AnnualSaving"/>,
/// <see cref="AnnualNetCashFlow"/> and <see cref="CashFlows"/> should be given. The investment is spent at time 0, flows fall at
/// the ends of years 1…n.
/// </summary>
public sealed record OptionEconomics
{
    /// <summary>方案编号, e.g. F1.</summary>
    public required string Code { get; init; }

    /// <summary>方案名称.</summary>
    public string? Name { get; init; }

    /// <summary>Where it was read: JSON path or sheet row, for findings.</summary>
    public string Where { get; init; } = "";

    /// <summary>I, 总投资费用: fixed assets + start-up + rise of working capital, 万元.</summary>
    public decimal? Investment { get; init; }

    /// <summary>Part of the investment that is depreciated, 万元; absent: all of it less the subsidy.</summary>
    public decimal? FixedInvestment { get; init; }

    /// <summary>补贴, 万元: taken off the investment.</summary>
    public decimal? Subsidy { get; init; }

    /// <summary>残值, 万元: not depreciated, flows back at the end of year n.</summary>
    public decimal? Salvage { get; init; }

    /// <summary>n, 寿命期, years.</summary>
    public int? LifeYears { get; init; }

    /// <summary>Y, 折旧年限, years, straight line.</summary>
    public int? DepreciationYears { get; init; }

    /// <summary>First years without income tax (免税期).</summary>
    public int? TaxHolidayYears { get; init; }

    /// <summary>P, 年运行费用总节省: rise of revenue + cut of cost, before tax, 万元/a.</summary>
    public decimal? AnnualSaving { get; init; }

    /// <summary>F, 年净现金流量, after tax, equal every year, 万元/a.</summary>
    public decimal? AnnualNetCashFlow { get; init; }

    /// <summary>Net cash flows after tax of years 1…n, 万元. Null in place of a figure that could not be read.</summary>
    public IReadOnlyList<decimal?>? CashFlows { get; init; }

    /// <summary>True where something of it could not be read: figures are computed as far as possible, no verdict is given.</summary>
    public bool HasFaults { get; init; }
}

/// <summary>
/// The chain from saving to cash (现金流量计算): D = I_fixed/Y, T = P − D, E = T·(1 − r) with no tax where T &lt; 0, F = E + D. Year by year,
/// since depreciation may end before the life does and a tax holiday before both.
/// </summary>
/// <param name="Investment">I less subsidy.</param>
/// <param name="Flows">F of years 1…n; null where they cannot be known.</param>
/// <param name="Depreciation">D in a year of depreciation; null where I or Y is missing.</param>
/// <param name="TaxableProfit">T in a year of depreciation.</param>
/// <param name="NetProfit">E in a year of depreciation without tax holiday.</param>
/// <param name="NetCashFlow">F: of a year of depreciation without tax holiday, or the equal flow of all years; null for uneven flows.</param>
public sealed record CashFlow(
    Rational? Investment,
    IReadOnlyList<Rational>? Flows,
    Rational? Depreciation,
    Rational? TaxableProfit,
    Rational? NetProfit,
    Rational? NetCashFlow)
{
    /// <summary>Builds the flows of an option; what is missing or doubtful goes to <paramref name="findings"/>.</summary>
    public static CashFlow Of(OptionEconomics option, decimal? taxRate, List<Finding> findings)
    {
        Rational? investment = option.Investment is { } i ? (Rational)i - (option.Subsidy ?? 0m) : null;
        var given = new (string Name, bool Present)[]
        {
            ("annual_saving", option.AnnualSaving is not null),
            ("annual_net_cash_flow", option.AnnualNetCashFlow is not null),
            ("cash_flows", option.CashFlows is not null),
        }.Where(g => g.Present).Select(g => g.Name).ToList();
        if (given.Count > 1)
        {
            findings.Add(OptionFindings.FlowsAmbiguous.At(option.Where, option.Code, string.Join(", ", given)));
            return new CashFlow(investment, null, Straight(option, investment), null, null, null);
        }

        if (option.CashFlows is { } uneven)
        {
            return Uneven(option, investment, uneven, findings);
        }

        if (option.AnnualNetCashFlow is { } even)
        {
            var n = Life(option, findings);
            return new CashFlow(investment, n is { } years ? WithSalvage(Enumerable.Repeat((Rational)even, years), option) : null, Straight(option, investment), null, null, even);
        }

        if (option.AnnualSaving is { } saving)
        {
            return FromSaving(option, investment, saving, taxRate, findings);
        }

        return new CashFlow(investment, null, Straight(option, investment), null, null, null);
    }

    /// <summary>D = (I_fixed − salvage)/Y; 0 where nothing is depreciated; null where I or Y is missing.</summary>
    private static Rational? Straight(OptionEconomics option, Rational? investment) =>
        (option.FixedInvestment is { } part ? (Rational)part : investment) switch
        {
            null => null,
            { Sign: 0 } => Rational.Zero,
            { } basis => option.DepreciationYears is { } y ? (basis - (option.Salvage ?? 0m)) / y : null,
        };

    private static CashFlow Uneven(OptionEconomics option, Rational? investment, IReadOnlyList<decimal?> flows, List<Finding> findings)
    {
        if (option.LifeYears is { } life && life != flows.Count)
        {
            findings.Add(OptionFindings.LifeMismatch.At(option.Where, option.Code, life, flows.Count));
        }

        var depreciation = Straight(option, investment);
        if (flows.Count == 0 || flows.Any(f => f is null))
        {
            return new CashFlow(investment, null, depreciation, null, null, null);
        }

        var all = WithSalvage(flows.Select(f => (Rational)f!.Value), option);
        return new CashFlow(investment, all, depreciation, null, null, all.All(f => f == all[0]) ? all[0] : null);
    }

    private static CashFlow FromSaving(OptionEconomics option, Rational? investment, decimal saving, decimal? taxRate, List<Finding> findings)
    {
        var n = Life(option, findings);
        var depreciation = Straight(option, investment);
        if (depreciation is null && investment is not null)
        {
            findings.Add(OptionFindings.DepreciationMissing.At(option.Where, option.Code));
        }

        if (taxRate is null)
        {
            findings.Add(OptionFindings.TaxRateMissing.At(option.Where, option.Code));
        }

        if (depreciation is not { } d)
        {
            return new CashFlow(investment, null, null, null, null, null);
        }

        var taxable = (Rational)saving - d;
        if (taxable.Sign < 0)
        {
            findings.Add(OptionFindings.NoTaxableProfit.At(option.Where, option.Code, taxable.ToFigure(4)));
        }

        if (taxRate is not { } r)
        {
            return new CashFlow(investment, null, d, taxable, null, null);
        }

        Rational After(Rational profit, bool holiday) => profit.Sign < 0 || holiday ? profit : profit * (1m - r);
        var netProfit = After(taxable, holiday: false);
        var flow = netProfit + d;
        if (n is not { } years)
        {
            return new CashFlow(investment, null, d, taxable, netProfit, flow);
        }

        var depreciated = d.Sign == 0 ? years : option.DepreciationYears ?? years;
        if (depreciated > years)
        {
            findings.Add(OptionFindings.DepreciationLonger.At(option.Where, option.Code, depreciated, years));
        }

        var flows = WithSalvage(
            Enumerable.Range(1, years).Select(year =>
            {
                var yearly = year <= depreciated ? d : Rational.Zero;
                return After((Rational)saving - yearly, year <= (option.TaxHolidayYears ?? 0)) + yearly;
            }),
            option);
        if (flows.Any(f => f != flow))
        {
            findings.Add(OptionFindings.FlowChanges.At(option.Where, option.Code, Math.Min(depreciated, years)));
        }

        return new CashFlow(investment, flows, d, taxable, netProfit, flow);
    }

    private static List<Rational> WithSalvage(IEnumerable<Rational> flows, OptionEconomics option)
    {
        var list = flows.ToList();
        list[^1] += option.Salvage ?? 0m;
        return list;
    }

    /// <summary>n, or Y where n is not given (§4.6 of the audit method: "n missing → Y").</summary>
    private static int? Life(OptionEconomics option, List<Finding> findings)
    {
        if (option.LifeYears is not null)
        {
            return option.LifeYears;
        }

        findings.Add(option.DepreciationYears is { } y
            ? OptionFindings.LifeFromDepreciation.At(option.Where, option.Code, y)
            : OptionFindings.LifeMissing.At(option.Where, option.Code));
        return option.DepreciationYears;
    }
}
