using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;

namespace Qingyuan.Core.Quantities;

/// <summary>
/// A unit of measure (计量单位).
/// </summary>
/// <param name="Symbol">As it is printed, e.g. kWh/m2.</param>
/// <param name="Dimension">What it measures.</param>
/// <param name="Factor">How many base units of the dimension it is; exact and positive.</param>
public sealed record Unit(string Symbol, Dimension Dimension, Rational Factor)
{
    /// <summary>True where both measure the same.</summary>
    public bool FitsWith(Unit other) => Dimension.Equals(other.Dimension);

    /// <summary>True where a value means the same in both, whatever they are called (kL and m3).</summary>
    public bool Same(Unit other) => FitsWith(other) && Factor == other.Factor;

    /// <inheritdoc/>
    public override string ToString() => Symbol;
}

/// <summary>A value with its unit (量值). The value stays as given; conversion is exact.</summary>
public readonly record struct Quantity(decimal Value, Unit Unit)
{
    /// <summary>The value in another unit, exact; null where the dimensions differ: there is no silent conversion.</summary>
    public Rational? In(Unit target) => Unit.FitsWith(target) ? (Rational)Value * Unit.Factor / target.Factor : null;

    /// <summary>The value in another unit, with a finding where the dimensions differ.</summary>
    public Rational? In(Unit target, string where, List<Finding> findings)
    {
        var value = In(target);
        if (value is null)
        {
            findings.Add(UnitFindings.Mismatch.At(where, Unit.Symbol, Unit.Dimension.Name, target.Symbol, target.Dimension.Name));
        }

        return value;
    }
}

/// <summary>What can be wrong with units (单位检查意见).</summary>
public static class UnitFindings
{
    /// <summary>No such unit.</summary>
    public static readonly FindingKind Unknown = new("unit.unknown", Severity.Error,
        "不认识的单位“{0}”：请改用单位表中的单位，如 {1}", "unknown unit \"{0}\": use one of the unit table, such as {1}");

    /// <summary>a/b·c can mean two things.</summary>
    public static readonly FindingKind Ambiguous = new("unit.ambiguous", Severity.Error,
        "单位“{0}”有歧义：除号后有多个单位，请加括号，如 kWh/(m2·a)", "unit \"{0}\" is ambiguous: put brackets round what stands below the stroke, as kWh/(m2·a)");

    /// <summary>No unit where one is needed.</summary>
    public static readonly FindingKind Missing = new("unit.missing", Severity.Error,
        "缺少单位：请填写，如 {0}", "the unit is missing: give it, such as {0}");

    /// <summary>Different dimensions.</summary>
    public static readonly FindingKind Mismatch = new("unit.mismatch", Severity.Error,
        "单位 {0}(量纲 {1})不能换算为 {2}(量纲 {3})：请用同一量纲的单位，或给出有来源的折算系数",
        "{0} ({1}) cannot be converted to {2} ({3}): use units of one dimension or a factor with its source");

    /// <summary>A cell holds no number.</summary>
    public static readonly FindingKind NoNumber = new("unit.cell.number", Severity.Error,
        "“{0}”不是数值：应为数字，可带单位，如 12.5 kWh", "\"{0}\" is not a value: write a number, with a unit if need be, such as 12.5 kWh");

    /// <summary>A row of the unit table is faulty.</summary>
    public static readonly FindingKind Row = new("unit.table.row", Severity.Error,
        "单位表中“{0}”一行有误：{1}", "unit table, row \"{0}\": {2}");

    /// <summary>One name for two units.</summary>
    public static readonly FindingKind NameTwice = new("unit.table.name.twice", Severity.Error,
        "单位表中名称“{0}”同时指 {1} 和 {2}", "in the unit table the name \"{0}\" means both {1} and {2}");
}
