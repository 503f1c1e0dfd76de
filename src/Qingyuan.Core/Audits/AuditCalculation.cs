using System.Globalization;
using Qingyuan.Core.Balances;
using Qingyuan.Core.Energy;
using Qingyuan.Core.Evaluation;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Options;
using Qingyuan.Core.Quantities;
using Qingyuan.Core.Standards;

namespace Qingyuan.Core.Audits;

/// <summary>
/// Computes an audit from its tables (审核计算): evaluation, balances, water, energy, carbon, options, and what is missing. Pure; the same
/// tables and data give the same result. Each station is the one that the command line offers alone.
/// </summary>
public static class AuditCalculation
{
    /// <summary>Computes. Never throws for bad data.</summary>
    public static AuditResult Run(AuditTables tables, AuditBasis basis)
    {
        var findings = new List<Finding>();
        var form = tables.Form("enterprise");
        if (form.Flag("teaching") == true)
        {
            findings.Add(AuditFindings.Teaching.At(form.At("teaching")));
        }

        var (baseline, comparison) = ((int?)form.Number("baseline_year"), (int?)form.Number("comparison_year"));
        var output = Outputs(tables, form, comparison, basis.Units, findings);
        var evaluation = Evaluate(tables, form, comparison, basis);
        var balances = Balances(tables, form, basis.Units, findings);
        var energyBasis = form.Text("electricity_basis") == "equivalent" ? EnergyBasis.Equivalent : EnergyBasis.Calorific;
        var energy = AuditEnergy.Of(tables, basis, energyBasis, output, findings);
        var (carbon, grid) = AuditEnergy.Carbon(tables, form, baseline, comparison, basis, findings);
        var water = Water(tables, basis.Units, output, findings);
        var options = AuditOptionsCalculation.Of(tables, form, balances, basis.Units, findings);
        return new AuditResult
        {
            Enterprise = form.Text("name"),
            Teaching = form.Flag("teaching") == true,
            BaselineYear = baseline,
            ComparisonYear = comparison,
            Evaluation = evaluation,
            Balances = balances,
            Energy = energy,
            EnergyBasis = energyBasis,
            Carbon = carbon,
            Grid = grid,
            Water = water,
            Output = output,
            Options = options,
            Findings = [.. findings, .. evaluation.Findings],
            Missing = [.. MissingOf(tables, form, evaluation)],
        };
    }

    /// <summary>
    /// The value of a quantity cell in a unit, exactly as far as a decimal goes; null where it is empty or its unit cannot be converted (the reader has then said so).
    /// </summary>
    internal static decimal? In(AuditRow row, string field, string unit, UnitTable units)
    {
        if (row.Number(field) is not { } value)
        {
            return null;
        }

        var written = row.Cells[field].Unit ?? unit;
        if (written == unit)
        {
            return value;
        }

        units.TryParse(written, out var from);
        units.TryParse(unit, out var to);
        return from is null || to is null ? null : new Quantity(value, from).In(to)?.ToFigure();
    }

    /// <summary>The indicator sheet as an input of the evaluator; places are cells.</summary>
    private static EvaluationResult Evaluate(AuditTables tables, AuditRow form, int? year, AuditBasis basis)
    {
        var byName = basis.System.Rows.ToLookup(r => RowNames.Normalise(r.Name), StringComparer.Ordinal);
        var values = new Dictionary<string, RowValue>(StringComparer.Ordinal);
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in tables["indicators"])
        {
            var row = basis.System.Rows.FirstOrDefault(r => r.Code == line.Text("code")) ?? byName[RowNames.Normalise(line.Text("name") ?? "")].FirstOrDefault();
            if (row is null || !places.TryAdd(row.Code, line.At("value")))
            {
                continue; // the reader has named unknown and repeated rows
            }

            if (line.Text("not_applicable_reason") is { } reason)
            {
                values[row.Code] = new RowValue.NotApplicable(reason, line.Text("not_applicable_by") ?? "—");
            }
            else if (line.Number("value") is { } number)
            {
                values[row.Code] = new RowValue.Number(number);
            }
            else if (line.Text("value") is { } text && EvaluationInputReader.ParseLevel(text) is { } level)
            {
                values[row.Code] = new RowValue.Typed(level);
            }
        }

        var parameters = basis.System.Parameters
            .Select(p => (p.Name, Value: form.Number(p.Name)))
            .Where(p => p.Value is not null)
            .ToDictionary(p => p.Name, p => p.Value!.Value, StringComparer.Ordinal);
        var outputs = new Dictionary<string, decimal>(StringComparer.Ordinal);
        // Weights are shared by output: all classes count in one unit, or in none.
        var classes = tables["products"].Where(p => p.Number("year") == year && p.Text("product_class") is not null && p.Number("output") is not null).ToArray();
        var unit = classes.FirstOrDefault()?.Unit("output") ?? "";
        if (classes.All(p => In(p, "output", unit, basis.Units) is not null))
        {
            foreach (var group in classes.GroupBy(p => p.Text("product_class")!, StringComparer.Ordinal))
            {
                outputs[group.Key] = group.Sum(p => In(p, "output", unit, basis.Units)!.Value);
            }
        }

        foreach (var row in basis.System.Rows)
        {
            places.TryAdd(row.Code, tables.BlankIndicators.GetValueOrDefault(row.Code) ?? $"指标 {row.Code} {row.Name}"); // without a line the row is named instead of a cell
        }

        var input = new EvaluationInput(parameters, outputs, null, form.Flag("new_project") == true, null, values, places);
        var result = Evaluator.Evaluate(basis.System, basis.Profile, input, basis.AsOf, []);
        return result with { Findings = [.. result.Findings.Select(f => f with { Where = InWorkbook(f.Where, form) })] };
    }

    /// <summary>The evaluator speaks of JSON paths where it has no place of its own; a person with a workbook needs the sheet.</summary>
    private static string InWorkbook(string where, AuditRow form) => where switch
    {
        _ when where.StartsWith("$.parameters.output", StringComparison.Ordinal) => "产品产量",
        _ when where.StartsWith("$.parameters.", StringComparison.Ordinal) => form.At(where["$.parameters.".Length..]),
        _ when where.StartsWith('$') => "指标",
        _ => where,
    };

    private static List<AuditBalance> Balances(AuditTables tables, AuditRow form, UnitTable units, List<Finding> findings)
    {
        var usual = form.Number("balance_tolerance") / 100m ?? Balance.UsualTolerance;
        var result = new List<AuditBalance>();
        foreach (var row in tables["balances"])
        {
            var id = row.Text("id") ?? "";
            var lines = tables["streams"].Where(s => s.Text("balance") == id).ToArray();
            var found = new List<Finding>();
            var nodes = lines.SelectMany(l => new[] { (Name: l.Text("from"), l.Where), (Name: l.Text("to"), l.Where) })
                .Where(n => n.Name is not null).DistinctBy(n => n.Name).Select(n => new BalanceNode(n.Name!, n.Name, Where: n.Where)).ToArray();
            var (checkedNodes, streams) = BalanceShape.Check(nodes, [.. lines.Select(l => Stream(l, units))], found);

            // Water is metered and its leak is the remainder, so its nodes close far better than materials do (GB/T 12452).
            var tolerance = row.Number("tolerance") / 100m ?? (row.Text("kind") == "water" ? WaterBalance.NodeTolerance : usual);
            var isClaimed = new[] { "claimed_in", "claimed_out", "claimed_difference", "claimed_deviation" }.Any(f => row.Number(f) is not null);
            var claimed = !isClaimed
                ? null
                : new ClaimedTotals(row.Number("claimed_in"), row.Number("claimed_out"), row.Number("claimed_difference"), row.Number("claimed_deviation") / 100m, row.Where);
            Unit? unit = null;
            if (row.Text("unit") is { } written)
            {
                units.TryParse(written, out unit);
            }

            var balance = Balance.Check(checkedNodes, streams, tolerance, claimed, row.Where, unit);
            Finding[] all = [.. found.Concat(balance.Findings).Select(f => f with { Where = Cell(f.Where, row, lines) })];
            findings.AddRange(all);
            result.Add(new AuditBalance(
                id, row.Text("name"), row.Text("kind"), row.Text("element"), row.Text("period"), tolerance, checkedNodes, streams,
                balance with { Findings = all }));
        }

        return result;
    }

    /// <summary>The balance names a field by the place of its record and a key (….in, ….from); a person needs the cell.</summary>
    private static string Cell(string where, AuditRow balance, AuditRow[] lines)
    {
        var dot = where.LastIndexOf('.');
        if (dot < 0)
        {
            return where;
        }

        var (place, key) = (where[..dot], where[(dot + 1)..]);
        return place == balance.Where ? balance.At("claimed_" + key) : lines.FirstOrDefault(l => l.At("value") == place || l.Where == place)?.At(key) ?? where;
    }

    private static BalanceStream Stream(AuditRow line, UnitTable units)
    {
        Unit? unit = null;
        if ((line.Cells.GetValueOrDefault("value")?.Unit ?? line.Text("unit")) is { } text)
        {
            units.TryParse(text, out unit);
        }

        return new BalanceStream
        {
            Id = line.Text("id") ?? line.Where,
            Name = line.Text("name"),
            From = line.Text("from"),
            To = line.Text("to"),
            Value = line.Number("value"),
            Unit = unit,
            Kind = Enum.TryParse<StreamKind>(line.Text("kind"), ignoreCase: true, out var kind) ? kind : null,
            Content = line.Number("content") / 100m,
            Moisture = line.Number("moisture") / 100m,
            Computed = line.Flag("computed") == true,
            HasFaults = unit is null,
            Where = line.At("value"),
        };
    }

    private static List<YearlyOutput> Outputs(AuditTables tables, AuditRow form, int? comparison, UnitTable units, List<Finding> findings)
    {
        var result = new List<YearlyOutput>();
        foreach (var year in Years(tables["products"]))
        {
            var unit = year.First().Cells.GetValueOrDefault("output")?.Unit;
            var amounts = year.Select(p => unit is null ? null : In(p, "output", unit, units)).ToArray();
            if (year.All(p => p.Number("output") is not null) && amounts.Any(a => a is null)) // what could not be read has its own finding
            {
                findings.Add(AuditFindings.OutputUnits.At(year.First().Where, year.Key, string.Join("、", year.Select(p => p.Cells.GetValueOrDefault("output")?.Unit).Distinct())));
            }

            var value = year.All(p => p.Number("output_value") is not null) ? year.Sum(p => p.Number("output_value")!.Value) : year.Key == comparison ? form.Number("output_value") : null;
            result.Add(new YearlyOutput(year.Key, amounts.All(a => a is not null) ? amounts.Sum() : null, unit, value));
        }

        return result;
    }

    private static List<YearlyWater> Water(AuditTables tables, UnitTable units, List<YearlyOutput> output, List<Finding> findings)
    {
        var result = new List<YearlyWater>();
        foreach (var year in Years(tables["water"]))
        {
            var amounts = year.GroupBy(w => w.Text("item") ?? "", StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Sum(w => CubicMetres(w, units) ?? 0m), StringComparer.Ordinal);
            decimal Of(string item) => amounts.GetValueOrDefault(item);
            if (amounts.ContainsKey("fresh") && amounts.ContainsKey("drained") && amounts.ContainsKey("consumed") && amounts.ContainsKey("leaked"))
            {
                var outflow = Of("drained") + Of("consumed") + Of("leaked");
                var inflow = Of("fresh") + Of("unconventional");
                if (Math.Abs(inflow - outflow) > WaterBalance.NodeTolerance * inflow)
                {
                    findings.Add(AuditFindings.WaterOpen.At(year.First().Where, year.Key, inflow, outflow, inflow - outflow));
                }
            }

            var made = output.Find(o => o.Year == year.Key);
            result.Add(new YearlyWater(
                year.Key, amounts,
                amounts.ContainsKey("fresh") && made?.Amount is > 0m and { } product ? WaterBalance.UnitIntake(Of("fresh"), product) : null, made?.Unit,
                amounts.ContainsKey("fresh") ? WaterBalance.ReuseRate(Of("fresh"), Of("circulating"), Of("series") + Of("reused")) : null,
                amounts.ContainsKey("reused") && amounts.ContainsKey("drained") ? WaterBalance.WastewaterReuse(Of("reused"), Of("drained")) : null,
                amounts.ContainsKey("leaked") && amounts.ContainsKey("fresh") ? WaterBalance.LeakRate(Of("leaked"), Of("fresh")) : null));
        }

        return result;
    }

    /// <summary>Water in m³. Water meters and bills also count tonnes: 1 t of water is 1 m³ (GB/T 12452 balances volumes at a density of 1 t/m³). Null where nothing was read.</summary>
    private static decimal? CubicMetres(AuditRow row, UnitTable units) => In(row, "amount", "m3", units) ?? In(row, "amount", "t", units);

    internal static IEnumerable<IGrouping<int, AuditRow>> Years(IEnumerable<AuditRow> rows) =>
        rows.Where(r => r.Number("year") is not null).GroupBy(r => (int)r.Number("year")!.Value).OrderBy(g => g.Key);

    private static IEnumerable<MissingData> MissingOf(AuditTables tables, AuditRow form, EvaluationResult evaluation)
    {
        foreach (var (field, zh, en) in new[]
        {
            ("credit_code", "统一社会信用代码", "unified social credit code"), ("address", "生产地址", "address"), ("region", "行政区划", "region"),
            ("industry", "行业类别", "industry class"), ("ground", "审核类型(强制性情形或自愿)", "audit ground"), ("output_value", "工业总产值", "output value"),
            ("discount_rate", "贴现率", "discount rate"), ("tax_rate", "综合税率", "tax rate"), ("low_cost_limit", "低费方案上限", "limit of low-cost options"),
            ("medium_cost_limit", "中费方案上限", "limit of medium-cost options"),
        })
        {
            if (form.Text(field) is null)
            {
                yield return new MissingData("enterprise", zh, en);
            }
        }

        foreach (var (sheet, zh, en) in new[]
        {
            ("products", "产品产量", "products and output"), ("energy", "能源消耗", "energy"), ("water", "用水", "water"), ("materials", "原辅材料", "materials"),
            ("balances", "物料、元素、水或能量平衡", "balances"), ("options", "清洁生产方案", "options"),
        })
        {
            if (tables[sheet].Count == 0)
            {
                yield return new MissingData(sheet, $"整张表没有数据：{zh}", $"the whole sheet is empty: {en}");
            }
        }

        foreach (var row in evaluation.Rows.Where(r => r.Achieved == Achieved.Missing))
        {
            yield return new MissingData("indicators", string.Create(CultureInfo.InvariantCulture, $"指标 {row.Code} {row.Name} 没有数据"), $"indicator {row.Code} {row.NameEn ?? row.Name} has no data");
        }
    }
}
