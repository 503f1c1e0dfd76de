using System.Collections.Immutable;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Standards;

namespace Qingyuan.Core.Audits;

/// <summary>How a sheet is filled.</summary>
public enum SheetKind
{
    /// <summary>表单: one item a row, name on the left, value beside it.</summary>
    Form,

    /// <summary>表格: headings over columns, one record a row.</summary>
    Table,
}

/// <summary>What a field holds, and so what <see cref="AuditCell.Value"/> is.</summary>
public enum FieldType
{
    /// <summary>文字: string.</summary>
    Text,

    /// <summary>数: decimal without unit.</summary>
    Number,

    /// <summary>整数: decimal without fraction.</summary>
    Integer,

    /// <summary>量: decimal in <see cref="SheetField.Unit"/>, or in the unit that the row gives (then <see cref="AuditCell.Unit"/>).</summary>
    Quantity,

    /// <summary>计量单位: string, a unit of the unit table.</summary>
    Unit,

    /// <summary>日期: DateOnly.</summary>
    Date,

    /// <summary>年份: decimal, four digits.</summary>
    Year,

    /// <summary>选项: string, the id of the choice.</summary>
    Choice,

    /// <summary>是否: bool.</summary>
    Flag,

    /// <summary>指标值: decimal in the unit of the indicator row, or string I, II, III, below.</summary>
    Indicator,
}

/// <summary>One of the values a field may take.</summary>
/// <param name="Id">What the tables hold: stable, not for people.</param>
/// <param name="Name">Chinese, as the drop-down shows it.</param>
/// <param name="NameEn">English.</param>
/// <param name="Aliases">Other ways people write it.</param>
public sealed record FieldChoice(string Id, string Name, string NameEn, ImmutableArray<string> Aliases)
{
    /// <summary>True where a text means this choice.</summary>
    public bool Matches(string text)
    {
        var wanted = SheetNames.Normalise(text);
        return wanted == SheetNames.Normalise(Id) || wanted == SheetNames.Normalise(Name) || wanted == SheetNames.Normalise(NameEn)
            || Aliases.Any(a => wanted == SheetNames.Normalise(a));
    }
}

/// <summary>A field of a sheet (字段): one column of a table or one line of a form.</summary>
/// <param name="Id">Id in <see cref="AuditRow.Cells"/>.</param>
/// <param name="Name">Chinese heading.</param>
/// <param name="NameEn">English heading.</param>
/// <param name="Aliases">Other headings under which the field is recognised.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Unit">Unit in which a bare number is meant and the value is kept; null for none.</param>
/// <param name="UnitsField">Field of the same row that holds the unit; null for none.</param>
/// <param name="List">Name of a list of the official data that its choices come from; null for none.</param>
/// <param name="Choices">Choices, in the order shown; for units only suggestions.</param>
/// <param name="Open">Other values than the choices are allowed.</param>
/// <param name="References"><c>sheet.field</c> that must hold the value; null for none.</param>
/// <param name="Key">Part of what makes a row of the sheet unique; merged cells are carried down.</param>
/// <param name="Locked">Filled by the template; a row with nothing else is an empty row.</param>
/// <param name="Required">Must be filled in every row.</param>
/// <param name="Default">What an empty cell means, as text; null for nothing.</param>
/// <param name="Min">Smallest value, inclusive.</param>
/// <param name="Max">Largest value, inclusive.</param>
/// <param name="Example">An example for the help.</param>
/// <param name="Section">Heading of the part of a form it stands in.</param>
/// <param name="SectionEn">The same in English.</param>
/// <param name="Description">Help in Chinese.</param>
/// <param name="DescriptionEn">Help in English.</param>
public sealed record SheetField(
    string Id,
    string Name,
    string NameEn,
    ImmutableArray<string> Aliases,
    FieldType Type,
    string? Unit,
    string? UnitsField,
    string? List,
    ImmutableArray<FieldChoice> Choices,
    bool Open,
    string? References,
    bool Key,
    bool Locked,
    bool Required,
    string? Default,
    decimal? Min,
    decimal? Max,
    string? Example,
    string? Section,
    string? SectionEn,
    string Description,
    string DescriptionEn)
{
    /// <summary>The heading as the template prints it, with the unit: 投资(万元).</summary>
    public string Heading => Unit is null ? Name : $"{Name}({Unit})";

    /// <summary>True where the value is a number.</summary>
    public bool IsNumeric => Type is FieldType.Number or FieldType.Integer or FieldType.Quantity or FieldType.Year;
}

/// <summary>A sheet of the workbook (工作表).</summary>
/// <param name="Id">Id in <see cref="AuditTables"/>.</param>
/// <param name="Name">Chinese name on the tab.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Aliases">Other names under which it is recognised.</param>
/// <param name="Kind">Form or table.</param>
/// <param name="Required">An audit cannot be computed without it.</param>
/// <param name="Yearly">Its years must run from the baseline to the comparison year without gaps.</param>
/// <param name="Description">What it is for, in Chinese.</param>
/// <param name="DescriptionEn">In English.</param>
/// <param name="Fields">Fields in the order of the template.</param>
public sealed record SheetDefinition(
    string Id,
    string Name,
    string NameEn,
    ImmutableArray<string> Aliases,
    SheetKind Kind,
    bool Required,
    bool Yearly,
    string Description,
    string DescriptionEn,
    ImmutableArray<SheetField> Fields)
{
    /// <summary>The field of an id, or null.</summary>
    public SheetField? Field(string id) => Fields.FirstOrDefault(f => f.Id == id);
}

/// <summary>
/// The declarative description of the audit workbook (审核工作簿的描述, data/workbook/sheets.json). Template, reader, findings, documentation
/// and the platform's forms all come from it: a new sheet is new rows there, not new code.
/// </summary>
/// <param name="Sheets">Sheets in the order of the template.</param>
public sealed record SheetCatalogue(ImmutableArray<SheetDefinition> Sheets)
{
    /// <summary>Sheet and field that name the indicator system of the audit.</summary>
    public const string EnterpriseSheet = "enterprise";

    /// <summary>The sheet of the indicator rows.</summary>
    public const string IndicatorSheet = "indicators";

    /// <summary>The sheet of an id, or null.</summary>
    public SheetDefinition? Find(string id) => Sheets.FirstOrDefault(s => s.Id == id);

    /// <summary>Puts the choices of the official data in front of the choices that the description itself gives.</summary>
    public SheetCatalogue With(IReadOnlyDictionary<string, IReadOnlyList<FieldChoice>> lists) => Each(f =>
        f.List is { } name && lists.TryGetValue(name, out var choices) ? f with { Choices = [.. choices, .. f.Choices] } : f);

    /// <summary>
    /// The description for one indicator system: its parameters become lines of the enterprise form (id = name of the parameter), its product
    /// and plant classes become the choices of the list <c>product_classes</c>.
    /// </summary>
    public SheetCatalogue For(IndicatorSystem system)
    {
        var classes = system.Rows
            .SelectMany(r => new[] { r.Product, r.Variant, r is { Product: { } p, Variant: { } v } ? $"{v}-{p}" : null })
            .OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(c => new FieldChoice(c, c, c, [])).ToList();
        var parameters = system.Parameters.Select(p => new SheetField(
            p.Name, p.Label, p.LabelEn ?? p.Name, [p.Name], FieldType.Number, null, null, null, [], false, null, false, false, false, null, p.Min, p.Max, null,
            "体系参数", "Parameters of the system", "指标体系的基准值或权重取决于此数", "Base values or weights of the system depend on it"));
        var known = With(new Dictionary<string, IReadOnlyList<FieldChoice>>(StringComparer.Ordinal) { ["product_classes"] = classes });
        return known with
        {
            Sheets = [.. known.Sheets.Select(s => s.Id == EnterpriseSheet ? s with { Fields = [.. s.Fields, .. parameters] } : s)],
        };
    }

    private SheetCatalogue Each(Func<SheetField, SheetField> change) =>
        this with { Sheets = [.. Sheets.Select(s => s with { Fields = [.. s.Fields.Select(change)] })] };
}

/// <summary>Names of sheets, headings and choices as people type them (表名、列名、选项的写法).</summary>
public static class SheetNames
{
    /// <summary>
    /// The form in which names are compared: half width, lower case, without blanks, line breaks, brackets and what marks required or restrictive
    /// (*, ★, 必填). What stands inside brackets is kept: 水量(m3) and 水量 differ.
    /// </summary>
    public static string Normalise(string name)
    {
        var half = NumberText.ToHalfWidth(name);
        Span<char> buffer = half.Length <= 256 ? stackalloc char[half.Length] : new char[half.Length];
        var length = 0;
        foreach (var c in half)
        {
            if (!char.IsWhiteSpace(c) && c is not ('*' or '★' or '﹡' or '(' or ')' or '[' or ']' or '【' or '】' or '、' or ':' or '_'))
            {
                buffer[length++] = c switch { 'Ⅰ' => 'ⅰ', 'Ⅱ' => 'ⅱ', 'Ⅲ' => 'ⅲ', _ => char.ToLowerInvariant(c) };
            }
        }

        return buffer[..length].ToString().Replace("必填", "", StringComparison.Ordinal);
    }

    /// <summary>The candidate nearest to a mistyped name (the first of several), or null where none is near (more than half of it would have to change).</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        var wanted = Normalise(name);
        if (wanted.Length is 0 or > 64)
        {
            return null;
        }

        return candidates
            .Select(c => (Name: c, Distance: Distance(wanted, Normalise(c))))
            .Where(c => c.Distance * 2 <= Math.Max(wanted.Length, 2))
            .OrderBy(c => c.Distance).ThenBy(c => c.Name.Length)
            .Select(c => c.Name).FirstOrDefault();
    }

    /// <summary>Letters to change, add or drop (Levenshtein); a name that contains the other counts one.</summary>
    private static int Distance(string a, string b)
    {
        if (a.Length > 1 && b.Length > 1 && (a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal)))
        {
            return a == b ? 0 : 1;
        }

        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(cost, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
