using System.Globalization;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Inputs;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Quantities;

namespace Qingyuan.Core.Energy;

/// <summary>Which way energy is brought to standard coal (折标方法).</summary>
public enum EnergyBasis
{
    /// <summary>当量值: by the heat it holds.</summary>
    Calorific,

    /// <summary>等价值: by what was burnt to make it.</summary>
    Equivalent,
}

/// <summary>A conversion factor to standard coal (折标准煤系数) as a row of data/factors/energy.json.</summary>
/// <param name="Id">Id; rows of one energy differ by the ending -calorific/-equivalent.</param>
/// <param name="Name">能源名称.</param>
/// <param name="Aliases">Other names.</param>
/// <param name="QuantityUnit">Unit of the amount.</param>
/// <param name="Factor">kgce per <paramref name="QuantityUnit"/>; null where the table gives a range or nothing.</param>
/// <param name="Range">The range as printed, for findings; null where there is none.</param>
/// <param name="Basis">Calorific or equivalent.</param>
/// <param name="HeatValue">Lower heating value, kJ per quantity unit; null where none or a range.</param>
/// <param name="Status">How far it is confirmed.</param>
/// <param name="Source">Source id.</param>
/// <param name="Clause">Clause.</param>
/// <param name="Where">JSON path of the row.</param>
public sealed record EnergyFactor(
    string Id, string Name, IReadOnlyList<string> Aliases, Unit QuantityUnit, decimal? Factor, string? Range, EnergyBasis Basis,
    decimal? HeatValue, DataStatus Status, string? Source, string? Clause, string Where)
{
    /// <summary>What rows of one energy share: the id without its basis.</summary>
    public string Energy => Id.EndsWith("-calorific", StringComparison.Ordinal) ? Id[..^10] : Id.EndsWith("-equivalent", StringComparison.Ordinal) ? Id[..^11] : Id;
}

/// <summary>Standard coal (标准煤).</summary>
public static class StandardCoal
{
    /// <summary>Heat of 1 kg of standard coal, kJ: GB/T 2589 (7000 kcal of 4.1868 kJ).</summary>
    public const decimal KilojoulesPerKilogram = 29307.6m;

    /// <summary>A printed factor may be this far from its heat value: the rounding of printed tables.</summary>
    public const decimal FactorTolerance = 0.005m;

    /// <summary>
    /// How far a factor (kgce per unit) lies from its own heat value (kJ per the same unit): |k − Q/29307.6| ÷ (Q/29307.6), a fraction. GB/T 2589.
    /// </summary>
    /// <exception cref="DivideByZeroException">The heat value is zero.</exception>
    public static Rational Deviation(decimal factor, decimal heat)
    {
        var own = (Rational)heat / KilojoulesPerKilogram;
        return (factor - own).Abs() / own;
    }
}

/// <summary>The table of conversion factors (折标系数表).</summary>
public sealed class EnergyFactors
{
    private readonly Dictionary<string, EnergyFactor> _byName = new(StringComparer.Ordinal);

    private EnergyFactors(IReadOnlyList<EnergyFactor> rows)
    {
        Rows = rows;
        foreach (var row in rows)
        {
            // The calorific row answers to the bare name; the equivalent row is reached through it.
            foreach (var name in row.Aliases.Append(row.Name).Append(row.Id).Append(row.Energy))
            {
                if (row.Basis == EnergyBasis.Calorific || !_byName.ContainsKey(name))
                {
                    _byName[name] = row;
                }
            }
        }
    }

    /// <summary>All rows.</summary>
    public IReadOnlyList<EnergyFactor> Rows { get; }

    /// <summary>Reads data/factors/energy.json. A faulty row becomes a finding and is left out; unknown fields are left alone.</summary>
    public static EnergyFactors Read(string json, UnitTable units, List<Finding> findings) =>
        new(InputObject.Parse(json, findings) is { } root
            ? [.. root.Objects("factors", required: true).Select(row => ReadRow(row, units, findings)).OfType<EnergyFactor>()]
            : []);

    /// <summary>The row an energy's id, name or alias means, and its equivalent row if there is one.</summary>
    public (EnergyFactor? Calorific, EnergyFactor? Equivalent) Find(string item)
    {
        if (!_byName.TryGetValue(item.Trim(), out var row))
        {
            return (null, null);
        }

        var family = Rows.Where(r => r.Energy == row.Energy).ToList();
        return (family.Find(r => r.Basis == EnergyBasis.Calorific), family.Find(r => r.Basis == EnergyBasis.Equivalent));
    }

    private static EnergyFactor? ReadRow(InputObject row, UnitTable units, List<Finding> findings)
    {
        var id = row.Text("id", required: true);
        var name = row.Text("name", required: true);
        var unit = units.Parse(row.Text("quantity_unit", required: true), row.At("quantity_unit"), findings);
        var factorUnit = units.Parse(row.Text("factor_unit", required: true), row.At("factor_unit"), findings);
        var basis = row.Text("basis", required: true);
        if (id is null || name is null || unit is null || factorUnit is null)
        {
            return null;
        }

        var heatUnit = row.Has("heat_unit") ? units.Parse(row.Text("heat_unit"), row.At("heat_unit"), findings) : null;
        static bool Per(Unit? per, string what, Unit of) => per is null || per.Dimension.Equals(Dimension.Base(what).Times(of.Dimension, -1));
        if (!Per(factorUnit, "coal_equivalent", unit) || !Per(heatUnit, "energy", unit) || basis is not ("calorific" or "equivalent"))
        {
            findings.Add(EnergyFindings.Row.At(
                row.Path, $"{name} 的 factor_unit 应为 kgce/{unit.Symbol},heat_unit 应为 kJ/{unit.Symbol},basis 应为 calorific 或 equivalent",
                $"{name}: factor_unit should be kgce/{unit.Symbol}, heat_unit kJ/{unit.Symbol}, basis calorific or equivalent"));
            return null;
        }

        // From "per whatever the factor's unit says" to kgce and kJ per quantity unit.
        decimal? Scaled(decimal? value, Unit? per) => value is { } v && per is not null ? ((Rational)v * per.Factor * unit.Factor).ToFigure(20) : null;
        var (factor, range) = OneOrRange(row, "factor");
        var (heat, _) = OneOrRange(row, "heat_value");
        return new EnergyFactor(
            id, name, row.Texts("aliases"), unit, Scaled(factor, factorUnit), range,
            basis == "calorific" ? EnergyBasis.Calorific : EnergyBasis.Equivalent, Scaled(heat, heatUnit), StatusOf(row.Text("status")), row.Text("source"), row.Text("clause"), row.Path);
    }

    /// <summary>A number, a range {min, max}, or nothing.</summary>
    private static (decimal? Value, string? Range) OneOrRange(InputObject row, string key)
    {
        if (!row.IsObject(key))
        {
            return (row.Number(key), null);
        }

        var range = row.Object(key)!;
        return (null, string.Create(CultureInfo.InvariantCulture, $"{range.Number("min")}–{range.Number("max")}"));
    }

    /// <summary>The weakest status where none is given.</summary>
    internal static DataStatus StatusOf(string? text) => text switch
    {
        "checked" => DataStatus.Checked,
        "transcribed" => DataStatus.Transcribed,
        _ => DataStatus.Unconfirmed,
    };
}
