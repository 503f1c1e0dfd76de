using System.Text.Json.Serialization;
using Qingyuan.Core.Findings;

namespace Qingyuan.Core.Options;

/// <summary>
/// Cost class of an option (方案费用类别). There is no national threshold: every audit states its own limits by the size of
/// the enterprise, prints them, and the class follows from the investment; it is never typed.
/// </summary>
public enum CostClass
{
    /// <summary>无费方案: no investment.</summary>
    No,

    /// <summary>低费方案.</summary>
    Low,

    /// <summary>中费方案.</summary>
    Medium,

    /// <summary>较高费方案: only where the audit declares a limit for it.</summary>
    Higher,

    /// <summary>高费方案.</summary>
    High,
}

/// <summary>
/// The audit's own cost class limits (费用类别界限, 万元), each the largest investment that still belongs to the class. What is above the
/// last one is <see cref="CostClass.High"/>.
/// </summary>
/// <param name="No">Largest investment of a no-cost option, usually 0.</param>
/// <param name="Low">Largest investment of a low-cost option.</param>
/// <param name="Medium">Largest investment of a medium-cost option.</param>
/// <param name="Higher">Largest investment of a fairly high-cost option, where the audit knows that class.</param>
public sealed record CostClassLimits(decimal No, decimal Low, decimal Medium, decimal? Higher = null)
{
    /// <summary>False where a limit is negative or smaller than the one before it.</summary>
    [JsonIgnore]
    public bool InOrder => No >= 0 && Low >= No && Medium >= Low && (Higher is null || Higher >= Medium);

    /// <summary>The class of an investment (万元).</summary>
    public CostClass ClassOf(decimal investment) =>
        investment <= No ? CostClass.No
        : investment <= Low ? CostClass.Low
        : investment <= Medium ? CostClass.Medium
        : investment <= Higher ? CostClass.Higher
        : CostClass.High;
}

/// <summary>
/// Longest acceptable payback by cost class (偿还期限值, years): commonly 2–3 for medium, 5 for fairly high, 10 for high cost
/// (audit handbook practice; a parameter of the audit, not a constant here). Reached exactly counts as accepted.
/// </summary>
public sealed record PaybackLimits(decimal? Medium, decimal? Higher, decimal? High)
{
    /// <summary>The limit of a class; null where none is set. No- and low-cost options have none.</summary>
    public decimal? For(CostClass? costClass) => costClass switch
    {
        CostClass.Medium => Medium,
        CostClass.Higher => Higher,
        CostClass.High => High,
        _ => null,
    };
}
