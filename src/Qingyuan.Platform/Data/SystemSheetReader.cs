using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Inputs;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Quantities;
using Qingyuan.Core.Standards;
using Qingyuan.Platform.Spreadsheets;

namespace Qingyuan.Platform.Data;

/// <summary>
/// Reads the workbook of an indicator system (体系录入表): every fault at its sheet and cell, all at once. What is read is an edition that
/// <see cref="SystemCheck"/> has yet to judge; <see cref="CellOf"/> tells at which cell a finding on that edition belongs.
/// </summary>
internal sealed partial class SystemSheetReader
{
    private static readonly SystemField Content = new("value", "内容", "");
    private static readonly SystemField[] InfoColumns = [new("item", "项目", "", Required: true), Content with { Required = true }, new("english", "英文", ""), new("help", "填写说明", "")];

    private readonly Workbook _book;
    private readonly UnitTable _units;
    private readonly List<Finding> _findings;
    private readonly Dictionary<string, List<int>> _infoRows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _seen = new(StringComparer.Ordinal);
    private readonly List<(IndicatorGroup Group, int SheetRow, List<(IndicatorRow Row, int SheetRow)> Rows)> _groups = [];
    private SheetTable? _info;
    private SheetTable? _groupTable;
    private SheetTable? _rowTable;

    private SystemSheetReader(Workbook book, UnitTable units, List<Finding> findings)
    {
        _book = book;
        _units = units;
        _findings = findings;
    }

    /// <summary>Who typed it in, as the sheet says.</summary>
    public string? ImportedBy { get; private set; }

    /// <summary>Office of that person.</summary>
    public string? Office { get; private set; }

    /// <summary>Reads the workbook; null where it holds no edition at all.</summary>
    public static (SystemSheetReader Reader, IndicatorSystem? System) Read(Workbook book, UnitTable units, List<Finding> findings)
    {
        var reader = new SystemSheetReader(book, units, findings);
        return (reader, reader.System());
    }

    /// <summary>The cell that a JSON path of the edition was read from.</summary>
    /// <param name="finding">A finding on the edition that was read.</param>
    public string CellOf(Finding finding)
    {
        var match = Place().Match(finding.Where);
        if (!match.Success)
        {
            var key = finding.Where.Split('.', '[', ':') is [_, var first, ..] ? first : "id";
            return Info(key == "profile" ? "profile_overrides" : key);
        }

        if (!match.Groups["g"].Success)
        {
            return _groupTable!.Where(_groupTable.Heading, "weight");
        }

        var (_, groupRow, rows) = _groups[int.Parse(match.Groups["g"].Value, CultureInfo.InvariantCulture)];
        var field = match.Groups["field"].Value;
        if (!match.Groups["r"].Success)
        {
            // A sum over the rows of a group belongs to the weights of those rows.
            return field.Length == 0 && rows.Count > 0 ? _rowTable!.Where(rows[0].SheetRow, "weight") : _groupTable!.Where(groupRow, field.Length == 0 ? "name" : field);
        }

        var (row, sheetRow) = rows[int.Parse(match.Groups["r"].Value, CultureInfo.InvariantCulture)];
        return _rowTable!.Where(sheetRow, field switch
        {
            "weight" when row.WeightKind == WeightKind.Shared => "shared_weight",
            "levels" => "level1",
            "parameter_range" => "parameter",
            "" when finding.Code == SystemFindings.DirectionMissing.Code => "direction",
            "" when finding.Code == SystemFindings.PRowIncomplete.Code => "points",
            "" => "name",
            _ => field,
        });
    }

    private IndicatorSystem? System()
    {
        _info = SheetTable.Find(_book, SystemSheets.Info, InfoColumns, _findings);
        _groupTable = SheetTable.Find(_book, SystemSheets.Groups, SystemSheets.GroupFields, _findings);
        _rowTable = SheetTable.Find(_book, SystemSheets.Rows, SystemSheets.RowFields, _findings);
        if (_info is null || _groupTable is null || _rowTable is null)
        {
            return null;
        }

        IndexInfo();
        var parameters = _book.Sheets.Any(s => s.Name.Trim() == SystemSheets.Parameters) ? Parameters() : [];
        ReadGroups();
        var id = Id("id");
        var source = Id("source") ?? id;
        ReadRows(source, parameters);
        foreach (var name in new[] { (_groups.Count, SystemSheets.Groups), (_rowTable.Rows.Count, SystemSheets.Rows) }.Where(t => t.Item1 == 0).Select(t => t.Item2))
        {
            _findings.Add(SystemSheetFindings.NoRows.At(name, name));
        }

        var profile = InfoChoice("rule_profile") ?? "";
        var wording = InfoChoice("wording");
        var date = InfoDay("date");
        var dateStatus = StatusOf(InfoChoice("date_status"), () => Info("date_status"));
        ImportedBy = InfoText("imported_by");
        Office = InfoText("imported_office");
        var notes = InfoLines("notes");
        var system = new IndicatorSystem(
            id ?? "", InfoText("title") ?? "", InfoEnglish("title"), InfoText("issuer"), InfoText("number"), Text(date),
            InfoDay("effective"), InfoDay("repealed"), InfoText("superseded_by"), InfoText("jurisdiction") ?? "CN", source, profile, Overrides(),
            WeightConvention.None, wording == "意译", [.. notes.Select(n => n.Text)], parameters, [.. _groups.Select(g => g.Group with { Rows = [.. g.Rows.Select(r => r.Row)] })], "")
        {
            Sector = InfoText("sector"),
            DateStatus = date is null ? null : dateStatus,
            JurisdictionCode = InfoText("jurisdiction_code"),
            SourceUrls = [.. InfoLines("source_urls").Select(u => u.Text)],
            WordingNote = InfoText("wording_note") ?? (wording == "意译" ? "定性行的等级文字是录入人按含义表述的意译，不是官方原文。" : "定性行的等级文字照录原文。"),
            NotesEn = notes.Any(n => n.English is not null) ? [.. notes.Select(n => n.English ?? "")] : [],
        };

        // The reader of the format works out what the sheet leaves open: the convention of the weights.
        var json = SystemWriter.Write(system);
        json["weight_convention"] = InfoChoice("weight_convention");
        return SystemReader.Read(json.ToJsonString(), []);
    }

    private void IndexInfo()
    {
        var keys = SystemSheets.InfoFields.ToDictionary(f => RowNames.Normalise(f.Heading), f => f.Key, StringComparer.Ordinal);
        foreach (var row in _info!.Rows)
        {
            if (_info.Text(row, InfoColumns[0] with { Required = false }) is not { } item)
            {
                continue;
            }

            if (!keys.TryGetValue(RowNames.Normalise(item), out var key))
            {
                _findings.Add(SystemSheetFindings.UnknownItem.At(_info.Where(row, "item"), item));
                continue;
            }

            if (!_infoRows.TryGetValue(key, out var rows))
            {
                _infoRows[key] = rows = [];
            }

            rows.Add(row);
        }

        foreach (var field in SystemSheets.InfoFields.Where(f => f.Required && InfoText(f.Key) is null))
        {
            _findings.Add(SystemSheetFindings.CellEmpty.At(Info(field.Key), field.Heading));
        }
    }

    private ImmutableArray<SystemParameter> Parameters()
    {
        if (SheetTable.Find(_book, SystemSheets.Parameters, SystemSheets.ParameterFields, _findings) is not { } table)
        {
            return [];
        }

        var fields = SystemSheets.ParameterFields.ToDictionary(f => f.Key, StringComparer.Ordinal);
        return [.. table.Rows.Select(r => new SystemParameter(
            table.Text(r, fields["name"]) ?? "", table.Text(r, fields["label"]) ?? "", table.Text(r, fields["label_en"]), table.Number(r, fields["min"]), table.Number(r, fields["max"])))];
    }

    private void ReadGroups()
    {
        var table = _groupTable!;
        var fields = SystemSheets.GroupFields.ToDictionary(f => f.Key, StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var code = table.Text(row, fields["code"]) ?? (_groups.Count + 1).ToString(CultureInfo.InvariantCulture);
            var name = table.Text(row, fields["name"]) ?? "";
            Unique("group code " + code, code, table.Where(row, "code"));
            Unique("group " + RowNames.Normalise(name), name, table.Where(row, "name"));
            _groups.Add((new IndicatorGroup(
                code, name, table.Text(row, fields["name_en"]), table.Number(row, fields["weight"]),
                StatusOf(table.Choice(row, fields["weight_status"]), () => table.Where(row, "weight_status")), table.Choice(row, fields["bonus"]) == "yes",
                table.Number(row, fields["points"]), []), row, []));
        }
    }

    private void ReadRows(string? source, ImmutableArray<SystemParameter> parameters)
    {
        var table = _rowTable!;
        var byName = _groups.SelectMany(g => new[] { (Key: g.Group.Code, g), (Key: RowNames.Normalise(g.Group.Name), g) })
            .GroupBy(p => p.Key, StringComparer.Ordinal).ToDictionary(p => p.Key, p => p.First().g, StringComparer.Ordinal);
        var fields = SystemSheets.RowFields.ToDictionary(f => f.Key, StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var stated = table.Text(row, fields["group"]);
            if (stated is null || !byName.TryGetValue(RowNames.Normalise(stated), out var group))
            {
                if (stated is not null)
                {
                    _findings.Add(SystemSheetFindings.UnknownGroup.At(table.Where(row, "group"), stated, string.Join("、", _groups.Select(g => $"{g.Group.Code} {g.Group.Name}"))));
                }

                // The row is read all the same, so that its other faults are named in this run.
                Row(table, row, fields, "?", source, parameters);
                continue;
            }

            group.Rows.Add((Row(table, row, fields, $"{group.Group.Code}.{(group.Rows.Count + 1).ToString(CultureInfo.InvariantCulture)}", source, parameters), row));
        }
    }

    private IndicatorRow Row(SheetTable table, int row, Dictionary<string, SystemField> fields, string ownCode, string? source, ImmutableArray<SystemParameter> parameters)
    {
        var code = table.Text(row, fields["code"]) ?? ownCode;
        var name = table.Text(row, fields["name"]) ?? "";
        Unique("#" + code, code, table.Where(row, "code"));
        Unique(RowNames.Normalise(name), name, table.Where(row, "name"));
        var kind = table.Choice(row, fields["kind"]);
        Direction? direction = table.Choice(row, fields["direction"]) switch
        {
            "lower_better" => Direction.LowerBetter,
            "higher_better" => Direction.HigherBetter,
            "in_range" => Direction.InRange,
            _ => null,
        };
        var unit = table.Text(row, fields["unit"]) ?? "";
        if (unit.Length > 0 && _units.TryParse(unit, out _) is not null)
        {
            _findings.Add(SystemFindings.UnknownUnit.At(table.Where(row, "unit"), name, unit));
        }

        var (weight, weightKind) = Weight(table, row, fields);
        var points = table.Number(row, fields["points"]);
        BaseValue?[] levels = [.. new[] { "level1", "level2", "level3" }.Select(k => kind is null ? null : Level(table, row, fields[k], fields[k + "_en"], kind, direction, unit, name))];
        var isGraded = points is null || levels.Any(l => l is not null);
        return new IndicatorRow(
            code, name, table.Text(row, fields["name_en"]), kind == "quantitative" ? RowKind.Quantitative : RowKind.Qualitative, unit, weight, weightKind,
            table.Text(row, fields["share_set"]), table.Text(row, fields["product"]), table.Text(row, fields["variant"]),
            table.Choice(row, fields["restrictive"]) == "yes", direction, isGraded ? [.. levels] : [], Range(table, row, fields, levels, parameters),
            table.Number(row, fields["base"]), points, StatusOf(table.Choice(row, fields["status"]), () => table.Where(row, "status")),
            table.Text(row, fields["source"]) ?? source, table.Text(row, fields["clause"]), table.Text(row, fields["note"]))
        {
            Advisory = table.Choice(row, fields["advisory"]) == "yes",
            NoteEn = table.Text(row, fields["note_en"]),
        };
    }

    private (decimal? Weight, WeightKind Kind) Weight(SheetTable table, int row, Dictionary<string, SystemField> fields)
    {
        var shared = table.Text(row, fields["shared_weight"]);
        if (shared is not null)
        {
            if (table.Text(row, fields["share_set"]) is null)
            {
                _findings.Add(SystemSheetFindings.CellEmpty.At(table.Where(row, "share_set"), fields["share_set"].Heading));
            }

            return (shared is LevelText.None or "-" ? null : table.Number(row, fields["shared_weight"]), WeightKind.Shared);
        }

        var text = table.Text(row, fields["weight"]);
        if (text is null or LevelText.None or "-")
        {
            return (null, WeightKind.Plain);
        }

        if (text.Length > 2 && text.EndsWith("/n", StringComparison.Ordinal) && NumberText.TryParse(text[..^2], out var c) == NumberFault.None)
        {
            return (c, WeightKind.OverN);
        }

        return (table.Number(row, fields["weight"]), WeightKind.Plain);
    }

    private BaseValue? Level(SheetTable table, int row, SystemField field, SystemField english, string kind, Direction? direction, string unit, string name)
    {
        var cell = table.Cell(row, field);
        if (cell.IsEmpty)
        {
            return null;
        }

        if (kind == "qualitative")
        {
            return cell.Text is LevelText.None or "-" or "/" ? null : new BaseValue.Wording(cell.Text, table.Text(row, english));
        }

        if (cell.Kind == CellKind.Number)
        {
            return new BaseValue.Bound(cell.IsPercent && unit == "%" ? cell.Number * 100m : cell.Number, false);
        }

        BaseValue? level = null;
        var fault = cell.Kind == CellKind.Text ? LevelText.TryParse(cell.Text, direction, out level) : SystemSheetFindings.LevelText;
        if (fault is not null)
        {
            _findings.Add(fault.At(table.Where(row, field.Key), name, cell.Text));
        }

        return level;
    }

    private ParameterRange? Range(SheetTable table, int row, Dictionary<string, SystemField> fields, BaseValue?[] levels, ImmutableArray<SystemParameter> parameters)
    {
        var parameter = table.Text(row, fields["parameter"]);
        var min = table.Number(row, fields["parameter_min"]);
        var max = table.Number(row, fields["parameter_max"]);
        if (parameter is null)
        {
            if (levels.Any(l => l is BaseValue.Linear))
            {
                _findings.Add(SystemSheetFindings.CellEmpty.At(table.Where(row, "parameter"), fields["parameter"].Heading));
            }

            return null;
        }

        if (!parameters.Any(p => p.Name == parameter))
        {
            _findings.Add(SystemSheetFindings.UnknownChoice.At(
                table.Where(row, "parameter"), fields["parameter"].Heading, parameter, string.Join("、", parameters.Select(p => p.Name).DefaultIfEmpty($"先在表“{SystemSheets.Parameters}”中填写"))));
        }

        if (min is null)
        {
            _findings.Add(SystemSheetFindings.CellEmpty.At(table.Where(row, "parameter_min"), fields["parameter_min"].Heading));
        }

        return new ParameterRange(parameter, min ?? 0m, max);
    }

    private DataStatus StatusOf(string? word, Func<string> where)
    {
        if (word == "checked")
        {
            _findings.Add(SystemSheetFindings.CheckedAgain.At(where()));
        }

        return word == "unconfirmed" ? DataStatus.Unconfirmed : DataStatus.Transcribed;
    }

    private void Unique(string key, string text, string where)
    {
        if (text.Length > 0 && !_seen.TryAdd(key, where))
        {
            _findings.Add(SystemSheetFindings.Duplicate.At(where, text, _seen[key]));
        }
    }

    private JsonObject? Overrides()
    {
        if (InfoText("profile_overrides") is not { } text)
        {
            return null;
        }

        try
        {
            var faults = new List<Finding>();
            using var document = JsonText.Parse(text, faults);
            if (document?.RootElement is { ValueKind: JsonValueKind.Object } root)
            {
                faults.AddRange(JsonText.Repeated(root, "$").Select(r => InputFindings.DuplicateKey.At(r.Object, r.Key)));
                if (faults.Count == 0)
                {
                    return JsonObject.Create(root.Clone());
                }
            }
            else if (faults.Count == 0)
            {
                faults.Add(SystemSheetFindings.NotJson.At("", "评价规则调整", text));
            }

            _findings.AddRange(faults.Select(f => f with { Where = Info("profile_overrides") }));
        }
        catch (JsonException e)
        {
            _findings.Add(SystemSheetFindings.NotJson.At(Info("profile_overrides"), "评价规则调整", e.Message));
        }

        return null;
    }

    private string? Id(string key)
    {
        var id = InfoText(key);
        if (id is not null && !IdForm().IsMatch(id))
        {
            _findings.Add(SystemSheetFindings.BadId.At(Info(key), id));
        }

        return id;
    }

    private string Info(string key) =>
        _infoRows.TryGetValue(key, out var rows) ? _info!.Where(rows[0], "value") : SystemSheets.Info;

    private string? InfoText(string key) => _infoRows.TryGetValue(key, out var rows) ? _info!.Text(rows[0], Content) : null;

    private string? InfoEnglish(string key) => _infoRows.TryGetValue(key, out var rows) ? _info!.Text(rows[0], InfoColumns[2]) : null;

    private DateOnly? InfoDay(string key) => _infoRows.TryGetValue(key, out var rows) ? _info!.Day(rows[0], Content) : null;

    private string? InfoChoice(string key)
    {
        var field = SystemSheets.InfoFields.Single(f => f.Key == key);
        return _infoRows.TryGetValue(key, out var rows) ? _info!.Choice(rows[0], Content with { Choices = field.Choices, Heading = field.Heading }) : null;
    }

    private IReadOnlyList<(string Text, string? English)> InfoLines(string key) =>
        _infoRows.TryGetValue(key, out var rows)
            ? [.. rows.Select(r => (Text: _info!.Text(r, Content), English: _info.Text(r, InfoColumns[2]))).Where(l => l.Text is not null).Select(l => (l.Text!, l.English))]
            : [];

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\$\.first_level(?:\[(?<g>\d+)\](?:\.indicators\[(?<r>\d+)\])?(?:\.(?<field>\w+))?)?", RegexOptions.ExplicitCapture)]
    private static partial Regex Place();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture)]
    private static partial Regex IdForm();
}
