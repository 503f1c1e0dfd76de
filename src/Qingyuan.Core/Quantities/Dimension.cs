using System.Globalization;

namespace Qingyuan.Core.Quantities;

/// <summary>
/// What a unit measures (量纲), as powers of base dimensions: energy/length^2. Base dimensions are those that an audit must not
/// mix, not the seven of the SI: energy, coal equivalent (标准煤), CO₂ and gas volume at standard conditions are each their
/// own, because going from one to another takes a factor with a source, never a unit conversion.
/// </summary>
public sealed class Dimension : IEquatable<Dimension>
{
    private readonly SortedDictionary<string, int> _powers;

    private Dimension(SortedDictionary<string, int> powers)
    {
        _powers = powers;
        Name = powers.Count == 0 ? "1" : string.Join('·', powers.Select(p => p.Value == 1 ? p.Key : string.Create(CultureInfo.InvariantCulture, $"{p.Key}^{p.Value}")));
    }

    /// <summary>No dimension: fractions and percentages.</summary>
    public static Dimension None { get; } = new(new SortedDictionary<string, int>(StringComparer.Ordinal));

    /// <summary>Canonical text, e.g. <c>energy·length^-2</c>; equal dimensions have equal names.</summary>
    public string Name { get; }

    /// <summary>A base dimension.</summary>
    public static Dimension Base(string name) => new(new SortedDictionary<string, int>(StringComparer.Ordinal) { [name] = 1 });

    /// <summary>Reads <c>1</c>, <c>mass</c>, <c>length^3</c>, <c>energy/time</c>; null where the text is none of these.</summary>
    public static Dimension? Parse(string text)
    {
        var result = None;
        foreach (var (part, index) in text.Split('/').Select((p, i) => (p, i)))
        {
            var pieces = part.Split('^');
            var power = 1;
            if (pieces.Length > 2 || pieces[0].Length == 0 ||
                (pieces.Length == 2 && !int.TryParse(pieces[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out power)))
            {
                return null;
            }

            result = pieces[0] == "1" ? result : result.Times(Base(pieces[0]), index == 0 ? power : -power);
        }

        return result;
    }

    /// <summary>This times <paramref name="other"/> to a power.</summary>
    public Dimension Times(Dimension other, int power)
    {
        var powers = new SortedDictionary<string, int>(_powers, StringComparer.Ordinal);
        foreach (var (name, exponent) in other._powers)
        {
            var sum = powers.GetValueOrDefault(name) + (exponent * power);
            if (sum == 0)
            {
                powers.Remove(name);
            }
            else
            {
                powers[name] = sum;
            }
        }

        return new Dimension(powers);
    }

    /// <inheritdoc/>
    public bool Equals(Dimension? other) => other is not null && Name == other.Name;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Dimension);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
