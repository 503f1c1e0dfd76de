using System.Globalization;
using CsvHelper;
using Qingyuan.Core.Evaluation;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Standards;
using Qingyuan.Platform.Data;
using Qingyuan.Platform.Spreadsheets;

namespace Qingyuan.Platform.Evaluations;

/// <summary>
/// Evaluates many plant-years against one indicator system (批量评价): a table with one plant-year per line in, one verdict per line out. Statistics over
/// a region (推行方案 paragraph 21) need the level of every plant; the reasons for one of them come from <see cref="EvaluatePlant"/>, which gives the same
/// verdict.
/// </summary>
public static class EvaluateBatch
{
    private const int MaxFindings = 10_000;

    /// <summary>What holds for all lines.</summary>
    /// <param name="Conditions">JSON text <c>{"parameters", "new_project", "profile"}</c>, the values file of one plant without its values; null for none.</param>
    /// <param name="NewProject">New, rebuilt or enlarged projects, whatever the conditions say.</param>
    public sealed record Request(string? Conditions = null, bool NewProject = false);

    /// <summary>The answer.</summary>
    /// <param name="Csv">The verdicts as CSV in UTF-8 with a byte order mark; null where a finding is an error.</param>
    /// <param name="PlantYears">Number of lines.</param>
    /// <param name="Levels">How many lines have which verdict; none where a finding is an error.</param>
    /// <param name="Findings">All findings, by cell; the first 10,000.</param>
    public sealed record Response(byte[]? Csv, int PlantYears, IReadOnlyDictionary<Verdict, int> Levels, IReadOnlyList<Finding> Findings);

    /// <summary>Evaluates.</summary>
    /// <param name="data">The official data.</param>
    /// <param name="system">Id of an edition, or a path ending in .json.</param>
    /// <param name="table">
    /// CSV (UTF-8 or GB 18030) or a workbook's first sheet. First line: plant (企业), year (年份), rows by name or code, not_applicable_reason (不适用理由) and by
    /// (责任人). A blank cell = no data; 不适用 = does not apply, needs reason and person in its line.
    /// </param>
    /// <param name="fileName">Its name, for findings.</param>
    /// <param name="request">What holds for all lines.</param>
    public static Response Handle(DataFolder data, string system, Stream table, string fileName, Request request)
    {
        var findings = new List<Finding>();
        if (data.FindSystem(system, findings) is not { } edition
            || Conditions(request, edition, findings) is not { } conditions
            || data.EffectiveProfile(edition, conditions.ProfileOverrides, findings) is not { } profile
            || BatchEvaluator.Compile(edition, profile, OptionsOf(conditions), findings) is not { } evaluator)
        {
            return new Response(null, 0, new Dictionary<Verdict, int>(), findings);
        }

        var pass = new Pass(edition, evaluator, fileName, findings);
        return BatchTable.Read(table, fileName, pass.Read, findings) ? pass.Judge(profile) : new Response(null, 0, new Dictionary<Verdict, int>(), findings);
    }

    private static EvaluationInput? Conditions(Request request, IndicatorSystem edition, List<Finding> findings)
    {
        var read = request.Conditions is { } json ? EvaluationInputReader.ReadConditions(json, edition, findings) : EvaluationInputReader.Empty;
        return request.NewProject && read is not null ? read with { NewProject = true } : read;
    }

    private static BatchOptions OptionsOf(EvaluationInput conditions) => new()
    {
        Parameters = conditions.Parameters, Output = conditions.Output, Variant = conditions.Variant, NewProject = conditions.NewProject,
    };

    private sealed class Pass(IndicatorSystem system, BatchEvaluator evaluator, string fileName, List<Finding> findings)
    {
        private const int Ignored = -1, Plant = -2, Year = -3, Reason = -4, By = -5;

        private static readonly Dictionary<string, int> Special = new(StringComparer.Ordinal)
        {
            ["企业"] = Plant, ["企业名称"] = Plant, ["plant"] = Plant, ["plantid"] = Plant,
            ["年份"] = Year, ["年度"] = Year, ["年"] = Year, ["year"] = Year,
            ["不适用理由"] = Reason, ["not_applicable_reason"] = Reason,
            ["责任人"] = By, ["by"] = By,
        };

        private readonly List<double>[] _values = [.. evaluator.Rows.Select(_ => new List<double>())];
        private readonly List<int>[] _notApplicable = [.. evaluator.Rows.Select(_ => new List<int>())];
        private readonly List<(string Plant, string Year, int Line)> _plants = [];
        private readonly Dictionary<(string, string), int> _seen = [];
        private int[]? _columns;
        private int _unlisted;
        private Severity _unlistedWorst = Severity.Info;

        public void Read(int line, string[] cells)
        {
            if (_columns is null)
            {
                _columns = Header(line, cells);
                return;
            }

            var plant = Cell(cells, Plant);
            var year = Cell(cells, Year);
            var justified = Cell(cells, Reason).Length > 0 && Cell(cells, By).Length > 0;
            if (cells.Skip(_columns.Length).Any(c => !string.IsNullOrWhiteSpace(c)))
            {
                Report(BatchTableFindings.ExtraCells.At(Where(line, _columns.Length), cells.Length, _columns.Length));
            }

            if (plant.Length == 0 && _columns.Contains(Plant))
            {
                Report(BatchTableFindings.PlantMissing.At(Where(line, Array.IndexOf(_columns, Plant))));
            }
            else if (!_seen.TryAdd((plant, year), line + 1))
            {
                Report(BatchTableFindings.DuplicatePlantYear.At(Where(line, 0), plant, year, _seen[(plant, year)]));
            }

            foreach (var column in _values)
            {
                column.Add(double.NaN);
            }

            for (var c = 0; c < Math.Min(cells.Length, _columns.Length); c++)
            {
                if (_columns[c] >= 0 && cells[c].Trim() is { Length: > 0 } text)
                {
                    Value(_columns[c], text, justified, line, c);
                }
            }

            _plants.Add((plant, year, line));
        }

        public Response Judge(RuleProfile profile)
        {
            if (_columns is null || !_columns.Contains(Plant) || _plants.Count == 0)
            {
                if (_columns is null || _columns.Contains(Plant))
                {
                    findings.Add(BatchTableFindings.NoLines.At(fileName));
                }

                return new Response(null, 0, new Dictionary<Verdict, int>(), findings);
            }

            foreach (var year in _plants.Select(p => p.Year).Distinct(StringComparer.Ordinal))
            {
                InForce(year);
            }

            var unconfirmed = system.Rows.Count(r => r.Status == DataStatus.Unconfirmed) + system.Groups.Count(g => g.WeightStatus == DataStatus.Unconfirmed);
            if (unconfirmed > 0)
            {
                findings.Add(EvaluationFindings.Unconfirmed.At("$.data_status", unconfirmed));
            }

            var count = _plants.Count;
            var columns = new BatchColumns(
                count,
                [.. _values.Select(v => (ReadOnlyMemory<double>)v.ToArray())],
                [.. _notApplicable.Select(places => Flags(places, count))]);
            var result = evaluator.Evaluate(columns, withIndices: true);
            var verdicts = Enumerable.Range(0, count).Select(i => result[i]).ToArray();
            for (var i = 0; i < count; i++)
            {
                if (verdicts[i] == Verdict.NotComputable)
                {
                    Report(BatchTableFindings.LineNotComputable.At(Where(_plants[i].Line, 0), _plants[i].Plant, _plants[i].Year));
                }
            }

            if (_unlisted > 0)
            {
                findings.Add(BatchTableFindings.More.At(_unlistedWorst, fileName, null, _unlisted, MaxFindings));
            }

            if (findings.HasErrors())
            {
                return new Response(null, count, new Dictionary<Verdict, int>(), findings);
            }

            return new Response(Write(profile, columns, result, verdicts), count, verdicts.CountBy(v => v).ToDictionary(), findings);
        }

        private static ReadOnlyMemory<bool> Flags(List<int> places, int count)
        {
            if (places.Count == 0)
            {
                return default;
            }

            var flags = new bool[count];
            places.ForEach(i => flags[i] = true);
            return flags;
        }

        private int[] Header(int line, string[] cells)
        {
            var known = new Dictionary<string, int>(Special, StringComparer.Ordinal);
            for (var r = 0; r < evaluator.Rows.Count; r++)
            {
                known.TryAdd(RowNames.Normalise(evaluator.Rows[r].Name), r);
                known.TryAdd(RowNames.Normalise(evaluator.Rows[r].Code), r);
            }

            var columns = new int[cells.Length];
            for (var c = 0; c < cells.Length; c++)
            {
                var name = cells[c].Trim();
                if (!known.TryGetValue(RowNames.Normalise(name), out var meaning))
                {
                    columns[c] = Ignored;
                    if (name.Length > 0)
                    {
                        findings.Add(BatchTableFindings.UnknownColumn.At(Where(line, c), name, system.Title));
                    }
                }
                else if (Array.IndexOf(columns, meaning, 0, c) is var first and >= 0)
                {
                    columns[c] = Ignored;
                    findings.Add(BatchTableFindings.DuplicateColumn.At(Where(line, c), name, Where(line, first)));
                }
                else
                {
                    columns[c] = meaning;
                }
            }

            if (!columns.Contains(Plant))
            {
                findings.Add(BatchTableFindings.NoPlantColumn.At(Where(line, 0)));
            }

            findings.AddRange(Enumerable.Range(0, evaluator.Rows.Count).Except(columns).Select(r => BatchTableFindings.ColumnMissing.At(Where(line, 0), evaluator.Rows[r].Name)));
            return columns;
        }

        private void Value(int r, string text, bool justified, int line, int column)
        {
            var row = evaluator.Rows[r];
            var at = _plants.Count;
            switch (text.ToUpperInvariant())
            {
                case "不适用" or "N/A" or "NA" or "NOT_APPLICABLE" when justified:
                    _notApplicable[r].Add(at);
                    break;
                case "不适用" or "N/A" or "NA" or "NOT_APPLICABLE":
                    Report(EvaluationFindings.NotApplicableUnjustified.At(Where(line, column), row.Name));
                    break;
                case "TRUE" or "是" when row.Kind == RowKind.Qualitative:
                    _values[r][at] = (int)Level.I;
                    break;
                case "FALSE" or "否" when row.Kind == RowKind.Qualitative:
                    _values[r][at] = (int)Level.Below;
                    break;
                case var _ when row.Kind == RowKind.Qualitative:
                    if (EvaluationInputReader.ParseLevel(text) is { } level)
                    {
                        _values[r][at] = (int)level;
                    }
                    else
                    {
                        Report(EvaluationFindings.BadLevel.At(Where(line, column), text, row.Name));
                    }

                    break;
                case var _ when NumberText.TryParse(text, out var number) == NumberFault.None:
                    _values[r][at] = evaluator.ToDouble(r, number);
                    if (row.Unit == "%" && number is < 0m or > 100m)
                    {
                        Report(EvaluationFindings.Percent.At(Where(line, column), row.Name, number));
                    }

                    break;
                default:
                    Report(EvaluationFindings.BadNumber.At(Where(line, column), text, row.Name));
                    break;
            }
        }

        private void Report(Finding finding)
        {
            if (findings.Count < MaxFindings)
            {
                findings.Add(finding);
            }
            else
            {
                _unlisted++;
                _unlistedWorst = (Severity)Math.Max((int)_unlistedWorst, (int)finding.Severity);
            }
        }

        private void InForce(string year)
        {
            if (int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y is >= 1900 and <= 2999
                && new DateOnly(y, 12, 31) is var day && (day < (system.Effective ?? DateOnly.MinValue) || day >= (system.Repealed ?? DateOnly.MaxValue)))
            {
                findings.Add(EvaluationFindings.NotInForce.At(fileName, system.Title, Day(day), Day(system.Effective), Day(system.Repealed)));
            }
        }

        private byte[] Write(RuleProfile profile, BatchColumns columns, BatchResult result, Verdict[] verdicts)
        {
            using var stream = new MemoryStream();
            var options = new CsvWriterOptions { WriteByteOrderMark = true };
            using (var writer = CsvWriter.Create(stream, options, leaveOpen: true))
            {
                writer.WriteRecord("企业 plant", "年份 year", "等级 level", "等级名称 level_name", "Y_I", "Y_II", "Y_III", "数据状态 data_status", "无数据项 missing", "不适用项 not_applicable");
                for (var i = 0; i < verdicts.Length; i++)
                {
                    var y = result.Y(i);
                    var away = columns.NotApplicable!.Count(flags => !flags.IsEmpty && flags.Span[i]);
                    var empty = _values.Count(v => double.IsNaN(v[i])) - away;
                    writer.WriteRecord(
                        Neutral(_plants[i].Plant),
                        Neutral(_plants[i].Year),
                        verdicts[i] == Verdict.None ? "none" : verdicts[i].ToString(),
                        verdicts[i] == Verdict.None ? profile.NoLevelName : profile.Levels[(int)verdicts[i] - 1].Name,
                        Print(y?[0]),
                        Print(y?[1]),
                        Print(y?[2]),
                        result.StatusOf(i).ToString().ToLowerInvariant(),
                        empty.ToString(CultureInfo.InvariantCulture),
                        away.ToString(CultureInfo.InvariantCulture));
                }
            }

            return stream.ToArray();
        }

        /// <summary>Half to even (GB/T 8170), as everywhere an index is printed.</summary>
        private static string Print(Rational? y) => y?.ToDecimal(10).ToString("0.##########", CultureInfo.InvariantCulture) ?? "";

        /// <summary>A text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers.</summary>
        private static string Neutral(string text) =>
            text.Length > 0 && text[0] is '=' or '+' or '-' or '@' && NumberText.TryParse(text, out _) != NumberFault.None ? "'" + text : text;

        private string Cell(string[] cells, int meaning) => Array.IndexOf(_columns!, meaning) is var c and >= 0 && c < cells.Length ? cells[c].Trim() : "";

        private string Where(int line, int column) => $"{fileName}!{CellAddress.Of(line, column)}";

        private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—";
    }
}
