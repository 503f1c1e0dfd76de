using System.Globalization;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Inputs;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Quantities;

namespace Qingyuan.Core.Balances;

/// <summary>What a stream is (物流类别).</summary>
public enum StreamKind
{
    /// <summary>产品.</summary>
    Product,

    /// <summary>副产品.</summary>
    Byproduct,

    /// <summary>废弃物.</summary>
    Waste,

    /// <summary>损失.</summary>
    Loss,

    /// <summary>库存变化: out of the node when stock grows; the only kind that may be negative.</summary>
    Stock,

    /// <summary>原辅材料.</summary>
    Raw,

    /// <summary>水.</summary>
    Water,

    /// <summary>能源.</summary>
    Energy,
}

/// <summary>A unit of the plant (单元操作).</summary>
/// <param name="Id">Id, unique in the balance.</param>
/// <param name="Name">名称.</param>
/// <param name="Tolerance">Its own tolerance, where it differs.</param>
/// <param name="Claimed">Totals printed for it, to be recomputed.</param>
/// <param name="Where">Where it was read.</param>
public sealed record BalanceNode(string Id, string? Name = null, decimal? Tolerance = null, ClaimedTotals? Claimed = null, string Where = "");

/// <summary>A flow of one period between two nodes, or over the plant boundary (物流).</summary>
public sealed record BalanceStream
{
    /// <summary>物流编号.</summary>
    public required string Id { get; init; }

    /// <summary>物流名称.</summary>
    public string? Name { get; init; }

    /// <summary>Node it leaves; null: comes from outside.</summary>
    public string? From { get; init; }

    /// <summary>Node it enters; null: leaves the plant.</summary>
    public string? To { get; init; }

    /// <summary>Measured amount in <see cref="Unit"/>; null: to be computed as the remainder.</summary>
    public decimal? Value { get; init; }

    /// <summary>Unit; null where it could not be read.</summary>
    public Unit? Unit { get; init; }

    /// <summary>Kind, where given.</summary>
    public StreamKind? Kind { get; init; }

    /// <summary>Mass fraction of the balanced element (元素含量, 0–1), on dry basis where a moisture is given.</summary>
    public decimal? Content { get; init; }

    /// <summary>含水率, mass fraction 0–1.</summary>
    public decimal? Moisture { get; init; }

    /// <summary>True: not measured but taken as the difference; the node it closes has no deviation.</summary>
    public bool Computed { get; init; }

    /// <summary>True where a field of it could not be read; it is kept so that its nodes are known to be incomplete.</summary>
    public bool HasFaults { get; init; }

    /// <summary>Where it was read.</summary>
    public string Where { get; init; } = "";
}

/// <summary>Totals as printed in a source (报告中的合计); the deviation is a fraction.</summary>
public sealed record ClaimedTotals(decimal? In, decimal? Out, decimal? Difference, decimal? Deviation, string Where = "");

/// <summary>How a balance stands.</summary>
public enum BalanceStatus
{
    /// <summary>平衡: within tolerance.</summary>
    Closed,

    /// <summary>不平衡.</summary>
    Open,

    /// <summary>由计算补平: a stream was taken as the remainder.</summary>
    ClosedByCalculation,

    /// <summary>无法计算.</summary>
    NotComputable,
}

/// <summary>Totals of a node or of the plant; null where a figure does not exist.</summary>
/// <param name="Id">Node id, or <c>plant</c>.</param>
/// <param name="In">Σ in.</param>
/// <param name="Out">Σ out, growth of stock included.</param>
/// <param name="Difference">in − out.</param>
/// <param name="Deviation">|in − out|/in, a fraction.</param>
/// <param name="WithinTolerance">Deviation ≤ tolerance.</param>
/// <param name="Unit">Unit of the totals: the balance's own, else that of its first stream.</param>
/// <param name="Status">How it stands.</param>
public sealed record BalanceTotals(
    string Id, decimal? In, decimal? Out, decimal? Difference, decimal? Deviation, bool? WithinTolerance, string? Unit, BalanceStatus Status);

/// <summary>A stream's value that the balance gave.</summary>
public sealed record ComputedStream(string Id, decimal? Value, string Unit);

/// <summary>A checked balance.</summary>
public sealed record BalanceResult(
    IReadOnlyList<BalanceTotals> Nodes, BalanceTotals Plant, IReadOnlyList<ComputedStream> Computed, IReadOnlyList<Finding> Findings);

/// <summary>
/// Material, element, water and energy balance (物料平衡、元素平衡、水平衡、能量平衡): ΣIn = ΣProduct + ΣByproduct + ΣWaste + ΔStock + Loss by node and for the plant,
/// δ = |ΣIn − ΣOut|/ΣIn. A balance within 5 % may be used for the analysis that follows (audit handbook); a tighter or wider tolerance
/// is the audit's decision with its reason. Sums are exact; units are converted within a dimension and refused otherwise.
/// </summary>
public sealed class Balance
{
    /// <summary>Usual tolerance of a material balance, 5 % (audit handbook practice).</summary>
    public const decimal UsualTolerance = 0.05m;

    /// <summary>Id of the plant's own totals.</summary>
    public const string PlantId = "plant";

    private readonly IReadOnlyList<BalanceNode> _nodes;
    private readonly IReadOnlyList<BalanceStream> _streams;
    private readonly decimal _tolerance;
    private readonly Unit? _unit;
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<string, Rational> _values = new(StringComparer.Ordinal); // in base units of the stream's dimension
    private readonly Dictionary<string, string> _closed = new(StringComparer.Ordinal); // node → the stream that closes it
    private readonly ILookup<string?, BalanceStream> _into;
    private readonly ILookup<string?, BalanceStream> _outOf;
    private readonly Dictionary<string, int> _order;
    private readonly HashSet<string> _mixed = new(StringComparer.Ordinal); // streams already named for their dimension

    private Balance(IReadOnlyList<BalanceNode> nodes, IReadOnlyList<BalanceStream> streams, decimal tolerance, Unit? unit)
    {
        (_nodes, _streams, _tolerance, _unit) = (nodes, streams, tolerance, unit);
        _into = streams.ToLookup(s => s.To, StringComparer.Ordinal);
        _outOf = streams.ToLookup(s => s.From, StringComparer.Ordinal);
        _order = streams.Select((s, i) => (s.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
    }

    /// <summary>Checks a balance. Node and stream ids must be unique and known (<see cref="BalanceShape"/> sees to it).</summary>
    /// <param name="nodes">Nodes.</param>
    /// <param name="streams">Streams of one period.</param>
    /// <param name="tolerance">Largest deviation that counts as closed, a fraction.</param>
    /// <param name="claimed">Totals printed for the plant.</param>
    /// <param name="where">Where the balance was read, for findings about the plant.</param>
    /// <param name="unit">Unit of the totals and of what is claimed; null for that of the first stream.</param>
    public static BalanceResult Check(
        IReadOnlyList<BalanceNode> nodes, IReadOnlyList<BalanceStream> streams, decimal tolerance, ClaimedTotals? claimed = null, string where = "$", Unit? unit = null) =>
        new Balance(nodes, streams, tolerance, unit).Run(claimed, where);

    private BalanceResult Run(ClaimedTotals? claimed, string where)
    {
        MeasuredValues();
        var computed = Remainders();
        var nodes = _nodes.Select(n => Totals(
            n.Id, Named(n.Id), _into[n.Id], _outOf[n.Id], n.Tolerance ?? _tolerance, n.Claimed, _closed.GetValueOrDefault(n.Id), n.Where)).ToList();
        var crossing = _streams.FirstOrDefault(s => IsRemainder(s) && (s.From is null || s.To is null));
        var plant = Totals(PlantId, "全厂", _outOf[null], _into[null], _tolerance, claimed, crossing?.Id, where);
        return new BalanceResult(nodes, plant, computed, _findings);
    }

    /// <summary>A loss without a value is the remainder by nature (损失量由差额得出).</summary>
    private static bool IsRemainder(BalanceStream s) => s.Computed || (s is { Kind: StreamKind.Loss, Value: null, HasFaults: false });

    private void MeasuredValues()
    {
        var dry = _streams.Any(s => s.Moisture is not null);
        var element = _streams.Any(s => s.Content is not null);
        foreach (var s in _streams.Where(s => !s.HasFaults && s.Unit is not null))
        {
            if (s.Value is null && !IsRemainder(s))
            {
                _findings.Add(BalanceFindings.ValueMissing.At(s.Where, s.Id));
            }

            if (s.Value is not { } value)
            {
                continue;
            }

            var amount = (Rational)value * s.Unit!.Factor;
            if (dry && s.Moisture is null && s.Unit.Dimension.Name == "mass")
            {
                _findings.Add(BalanceFindings.MoistureMissing.At(s.Where, s.Id));
            }

            if (element && s.Content is null && !s.Computed)
            {
                _findings.Add(BalanceFindings.ContentMissing.At(s.Where, s.Id));
                continue;
            }

            amount *= Rational.One - (s.Moisture ?? 0m);
            _values[s.Id] = s.Content is { } content ? amount * content : amount;
        }
    }

    /// <summary>
    /// Values of the streams taken as remainders. Each closes the node it leaves (the node it enters where it comes from outside); that node must have
    /// no other unknown. What is computed for one node may make the next one computable.
    /// </summary>
    private List<ComputedStream> Remainders()
    {
        var result = new List<ComputedStream>();
        var open = _streams.Where(s => IsRemainder(s) && !s.HasFaults && s.Unit is not null).ToList();
        foreach (var given in open.Where(s => _values.ContainsKey(s.Id)))
        {
            _closed.TryAdd((given.From ?? given.To)!, given.Id);
        }

        open.RemoveAll(s => _values.ContainsKey(s.Id));
        for (var progress = true; progress;)
        {
            progress = false;
            foreach (var s in open.ToList())
            {
                var node = (s.From ?? s.To)!;
                var others = _into[node].Concat(_outOf[node]).Where(o => o.Id != s.Id).ToList();
                if (others.Any(o => !_values.ContainsKey(o.Id) || o.Unit is null || !o.Unit.FitsWith(s.Unit!)))
                {
                    continue;
                }

                var balance = Rational.Sum(_into[node].Where(o => o.Id != s.Id).Select(o => _values[o.Id])) -
                    Rational.Sum(_outOf[node].Where(o => o.Id != s.Id).Select(o => _values[o.Id]));
                var value = s.From == node ? balance : -balance;
                _values[s.Id] = value;
                _closed[node] = s.Id;
                var figure = (value / s.Unit!.Factor).ToFigure();
                result.Add(new ComputedStream(s.Id, figure, s.Unit.Symbol));
                if (value.Sign < 0 && s.Kind != StreamKind.Stock)
                {
                    _findings.Add(BalanceFindings.NegativeRemainder.At(s.Where, Named(node), s.Id, figure, s.Unit.Symbol));
                }

                open.Remove(s);
                progress = true;
            }
        }

        foreach (var s in open)
        {
            _findings.Add(BalanceFindings.ValueMissing.At(s.Where, s.Id));
        }

        return result;
    }

    private BalanceTotals Totals(
        string id, string name, IEnumerable<BalanceStream> inputs, IEnumerable<BalanceStream> outputs,
        decimal tolerance, ClaimedTotals? claimed, string? closedBy, string where)
    {
        var all = inputs.Concat(outputs).OrderBy(s => _order[s.Id]).ToList();
        var unit = _unit ?? all.FirstOrDefault(s => s.Unit is not null)?.Unit;
        var mixed = all.Where(s => s.Unit is not null && !s.Unit.FitsWith(unit!)).ToList();
        foreach (var s in mixed.Where(s => _mixed.Add(s.Id)))
        {
            _findings.Add(BalanceFindings.MixedDimensions.At(
                s.Where, name, s.Id, s.Unit!.Symbol, s.Unit.Dimension.Name, unit!.Symbol, unit.Dimension.Name));
        }

        var faulty = all.Where(s => !_values.ContainsKey(s.Id)).Concat(mixed).Select(s => s.Id).Distinct(StringComparer.Ordinal).ToList();
        if (faulty.Count > 0 || unit is null)
        {
            if (faulty.Count > 0)
            {
                _findings.Add(BalanceFindings.Incomplete.At(where, name, string.Join(", ", faulty)));
            }
            else
            {
                _findings.Add(BalanceFindings.NotComputable.At(where, name));
            }

            Claims.Check(claimed, name, null, null, unit, _findings);
            return new BalanceTotals(id, null, null, null, null, null, unit?.Symbol, BalanceStatus.NotComputable);
        }

        Rational SumOf(IEnumerable<BalanceStream> list) => Rational.Sum(list.Select(s => _values[s.Id])) / unit.Factor;
        var (totalIn, totalOut) = (SumOf(inputs), SumOf(outputs));
        Claims.Check(claimed, name, totalIn, totalOut, unit, _findings);
        return Judge(id, name, totalIn, totalOut, unit, tolerance, closedBy, where);
    }

    private BalanceTotals Judge(string id, string name, Rational totalIn, Rational totalOut, Unit unit, decimal tolerance, string? closedBy, string where)
    {
        var difference = totalIn - totalOut;
        BalanceTotals Result(Rational? deviation, bool? within, BalanceStatus status) => new(
            id, totalIn.ToFigure(), totalOut.ToFigure(), difference.ToFigure(), deviation?.ToFigure(15), within, unit.Symbol, status);
        if (closedBy is not null)
        {
            _findings.Add(BalanceFindings.ClosedByCalculation.At(where, name, closedBy));
            return Result(null, null, BalanceStatus.ClosedByCalculation);
        }

        if (totalIn.Sign <= 0)
        {
            _findings.Add(BalanceFindings.NotComputable.At(where, name));
            return Result(null, null, BalanceStatus.NotComputable);
        }

        var deviation = difference.Abs() / totalIn;
        if (deviation.Sign == 0)
        {
            _findings.Add(BalanceFindings.TooPerfect.At(where, name));
        }

        if (deviation <= tolerance)
        {
            return Result(deviation, true, BalanceStatus.Closed);
        }

        _findings.Add(BalanceFindings.Open.At(
            where, name, totalIn.ToFigure(4), totalOut.ToFigure(4), difference.Abs().ToFigure(4), unit.Symbol, Percent(deviation), Percent(tolerance)));
        return Result(deviation, false, BalanceStatus.Open);
    }

    /// <summary>How a node is called in both languages' texts.</summary>
    private static string Named(string node) => "“" + node + "”";

    /// <summary>2.1 %: for texts.</summary>
    internal static string Percent(Rational fraction) => string.Create(CultureInfo.InvariantCulture, $"{(fraction * 100).ToFigure(2)} %");
}
