namespace Qingyuan.Platform.Data;

/// <summary>A column of a sheet, or an item of the form 体系信息.</summary>
/// <param name="Key">Field of the format.</param>
/// <param name="Heading">Heading in the sheet.</param>
/// <param name="Help">What belongs there.</param>
/// <param name="Width">Width in characters.</param>
/// <param name="Required">True where it may not stay empty.</param>
/// <param name="Choices">What may be chosen; null for anything.</param>
internal sealed record SystemField(string Key, string Heading, string Help, double Width = 12, bool Required = false, ChoiceList? Choices = null)
{
    /// <summary>Heading of the required columns carries an asterisk.</summary>
    public string Title => Required ? Heading + "*" : Heading;
}

/// <summary>Choices of a drop-down: what people see, and the word of the format.</summary>
internal sealed record ChoiceList(string Title, params (string Label, string Word)[] Choices)
{
    /// <summary>What people see.</summary>
    public string[] Labels => [.. Choices.Select(c => c.Label)];

    /// <summary>The word of a label (or of the word itself); null where it is none of them.</summary>
    public string? WordOf(string text) =>
        Choices.FirstOrDefault(c => c.Label == text || string.Equals(c.Word, text, StringComparison.OrdinalIgnoreCase)).Word;

    /// <summary>The label of a word.</summary>
    public string LabelOf(string word) => Choices.First(c => c.Word == word).Label;
}

/// <summary>
/// The workbook of an indicator system (体系录入表), declared once: the template is drawn from it, the export fills it, the import reads it.
/// </summary>
internal static class SystemSheets
{
    public const string Guide = "说明";
    public const string Info = "体系信息";
    public const string Parameters = "参数";
    public const string Groups = "一级指标";
    public const string Rows = "二级指标";

    /// <summary>0-based row of the headings; a title stands above.</summary>
    public const int HeadingRow = 1;

    /// <summary>0-based first row of content.</summary>
    public const int FirstRow = 2;

    public static readonly ChoiceList YesNo = new("是否", ("是", "yes"), ("否", "no"));

    public static readonly ChoiceList Status = new("数据状态", ("已转录", "transcribed"), ("未证实", "unconfirmed"), ("已核对", "checked"));

    public static readonly ChoiceList Kind = new("指标类型", ("定量", "quantitative"), ("定性", "qualitative"));

    public static readonly ChoiceList Direction = new("方向", ("越小越好", "lower_better"), ("越大越好", "higher_better"), ("区间内", "in_range"));

    public static readonly ChoiceList Wording = new("等级文字", ("原文", "原文"), ("意译", "意译"));

    public static readonly ChoiceList Convention = new("权重口径", ("组内合计1", "relative"), ("合计等于一级权重", "absolute"), ("无权重", "none"));

    public static readonly ChoiceList Profile = new(
        "评价规则",
        ("HJ 标准逐行定级", "hj-row"), ("试行体系 P 指数", "p-index"), ("通则2013", "tongze-2013"), ("GB/T 43329-2023", "gbt-43329-2023"));

    /// <summary>Items of 体系信息; a repeated item gives a list.</summary>
    public static readonly SystemField[] InfoFields =
    [
        new("id", "版本标识", "小写字母、数字、连字符，发布后不改，如 antimony-2015", Required: true),
        new("title", "名称", "文件上的中文名称；英文名称填在“英文”列", Required: true),
        new("issuer", "发布机关", "如：国家发展改革委、环境保护部、工业和信息化部", Required: true),
        new("number", "文号或标准号", "如：2015年第36号公告、HJ 450-2008；不详留空"),
        new("date", "发布日期", "yyyy-MM-dd；不详留空"),
        new("date_status", "发布日期状态", "缺省为已转录", Choices: Status),
        new("effective", "施行日期", "yyyy-MM-dd；不详留空"),
        new("repealed", "停止施行日期", "自该日起不再有效；现行或不详留空"),
        new("superseded_by", "被何文件取代", "不详留空"),
        new("jurisdiction", "适用地区", "全国填 CN(缺省)，否则填省市名称"),
        new("jurisdiction_code", "地区代码", "GB/T 2260 六位代码，确定时才填"),
        new("sector", "行业", "行业简称，如：电镀", Required: true),
        new("source", "来源标识", "缺省与版本标识相同，即以本文件自身为来源"),
        new("source_urls", "来源网址", "实际读到的页面或文件，一行一个；可增加同名行"),
        new("rule_profile", "评价规则", "2003—2010年 HJ 标准逐行定级；2005—2009年试行体系用 P 指数；2014—2020年体系用通则2013;2024年起用 GB/T 43329-2023", Required: true, Choices: Profile),
        new("profile_overrides", "评价规则调整", "一般留空；本体系与评价规则不同之处，JSON 对象"),
        new("weight_convention", "二级权重口径", "二级权重在组内合计为1，还是合计等于一级权重；留空则按数值判断", Choices: Convention),
        new("wording", "等级文字", "定性等级文字照抄原文还是按含义改写", Required: true, Choices: Wording),
        new("wording_note", "等级文字说明", "一句话；留空则自动填写"),
        new("notes", "备注", "对全表的说明，一行一条；英文填在“英文”列；可增加同名行"),
        new("imported_by", "录入人", "姓名；命令行的 --by 优先"),
        new("imported_office", "录入单位", "录入人的单位"),
    ];

    /// <summary>Columns of 参数.</summary>
    public static readonly SystemField[] ParameterFields =
    [
        new("name", "参数名", "程序中的名称：n_metals 镀种数，layers_above_two 两层以上的层数", 22, Required: true),
        new("label", "名称", "中文名称", 40, Required: true),
        new("label_en", "英文名称", "可留空", 40),
        new("min", "最小值", "整数", 10, Required: true),
        new("max", "最大值", "整数；来源未给上限则留空", 10),
    ];

    /// <summary>Columns of 一级指标.</summary>
    public static readonly SystemField[] GroupFields =
    [
        new("code", "编号", "1、2、3……;留空则按次序编号", 8),
        new("name", "名称", "如：资源能源消耗指标", 36, Required: true),
        new("name_en", "英文名称", "可留空", 36),
        new("weight", "权重", "各一级指标合计为1(加分组不计入)；未见留空，逐行定级的标准留空", 10),
        new("weight_status", "权重状态", "缺省为已转录", 12, Choices: Status),
        new("bonus", "加分组", "加分组填是，缺省为否", 10, Choices: YesNo),
        new("points", "分值", "仅 P 指数体系", 10),
    ];

    /// <summary>Columns of 二级指标.</summary>
    public static readonly SystemField[] RowFields =
    [
        new("code", "编号", "一级编号.行号，如 1.2；留空则按次序编号", 8),
        new("group", "一级指标", "一级指标的编号或名称；可用合并单元格", 16, Required: true),
        new("name", "指标名称", "全表唯一；按产品或类别分行的，名称中写明，如：单位产品电耗-双面", 36, Required: true),
        new("name_en", "英文名称", "可留空", 28),
        new("kind", "类型", "定量比较数值，定性比较文字", 8, Required: true, Choices: Kind),
        new("unit", "单位", "如 m3/t、kgce/t、%、L/m2；定性指标留空", 12),
        new("weight", "权重", "0.15；按镀种数均分写 0.8/n；未见留空；按产量分摊的填在“分摊权重”", 10),
        new("share_set", "分摊组", "按产品或类别分行、共用一个权重的各行填同一名称", 16),
        new("shared_weight", "分摊权重", "分摊组合计的权重，组内各行相同；未见填 —", 10),
        new("product", "产品", "本行适用的产品种类", 12),
        new("variant", "类别", "本行适用的类别：机组、冷却方式、刚性或挠性等", 12),
        new("restrictive", "限定性", "带 * 的限定性指标填是，缺省为否", 8, Choices: YesNo),
        new("direction", "方向", "定量指标必填，定性指标留空", 12, Choices: Direction),
        new("level1", "Ⅰ级", "定量：8、<8、10+5n、[6,9];定性：文字；该级无值写 —。表中印“<”“>”的照写，印“≤”“≥”或只有数值的写数值即可", 24),
        new("level2", "Ⅱ级", "同Ⅰ级；与Ⅲ级合并的单元格可照样合并", 24),
        new("level3", "Ⅲ级", "同Ⅰ级", 24),
        new("level1_en", "Ⅰ级(英文)", "定性等级文字的英文，可留空", 24),
        new("level2_en", "Ⅱ级(英文)", "可留空", 24),
        new("level3_en", "Ⅲ级(英文)", "可留空", 24),
        new("base", "评价基准值", "仅 P 指数体系的定量指标", 12),
        new("points", "分值", "仅 P 指数体系", 8),
        new("parameter", "基准值参数", "基准值含 n 时 n 的参数名，如 layers_above_two", 18),
        new("parameter_min", "参数下限", "基准值有效的最小参数值(含)", 10),
        new("parameter_max", "参数上限", "基准值有效的最大参数值(含)；来源未给上限则留空", 10),
        new("advisory", "存疑", "来源本身存疑、只供参考的填是", 8, Choices: YesNo),
        new("status", "状态", "缺省为已转录", 10, Choices: Status),
        new("source", "来源标识", "缺省与体系相同", 16),
        new("clause", "条款", "表号和行，如：表1 第5行", 24),
        new("note", "备注", "可留空", 30),
        new("note_en", "备注(英文)", "可留空", 30),
    ];
}
