namespace Qingyuan.Platform.Reports;

/// <summary>
/// The neutral layout (中性版式; practice W19 leaves a jurisdiction's own rules to its template): 宋体 text, 黑体 headings, Times New Roman for
/// Latin letters and figures. Line heights are exact, as Chinese office documents have them, so that pages break alike in Word, WPS and LibreOffice.
/// </summary>
internal static class WordStyles
{
    /// <summary>Line height of text, points.</summary>
    public const double TextPitch = 22;

    /// <summary>Line height inside tables, points.</summary>
    public const double TablePitch = 14;

    /// <summary>Font size of text, points.</summary>
    public const double TextSize = 12;

    /// <summary>Font size inside tables, points.</summary>
    public const double TableSize = 9;

    private const string Main = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    /// <summary>word/fontTable.xml: each Chinese font with the name other systems know it by.</summary>
    public const string Fonts = $"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:fonts {Main}>
          <w:font w:name="宋体"><w:altName w:val="SimSun"/><w:panose1 w:val="02010600030101010101"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>
          <w:font w:name="黑体"><w:altName w:val="SimHei"/><w:panose1 w:val="02010609060101010101"/><w:charset w:val="86"/><w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font>
          <w:font w:name="Times New Roman"><w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>
          <w:font w:name="Symbol"><w:panose1 w:val="05050102010706020507"/><w:charset w:val="02"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>
        </w:fonts>
        """;

    /// <summary>word/settings.xml. No update of fields on opening: Word would ask the reader about it.</summary>
    public const string Settings = $"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:settings {Main}>
          <w:zoom w:percent="100"/>
          <w:defaultTabStop w:val="480"/>
          <w:characterSpacingControl w:val="doNotCompress"/>
          <w:compat>
            <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
          </w:compat>
          <w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>
        </w:settings>
        """;

    /// <summary>word/numbering.xml: chapters from 0, annexes by letter, bullets.</summary>
    public const string Numbering = $"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:numbering {Main}>
          <w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>
            <w:lvl w:ilvl="0"><w:start w:val="0"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/><w:suff w:val="space"/><w:lvlText w:val="%1"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading2"/><w:suff w:val="space"/><w:lvlText w:val="%1.%2"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>
            <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading3"/><w:suff w:val="space"/><w:lvlText w:val="%1.%2.%3"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>
          </w:abstractNum>
          <w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="multilevel"/>
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:pStyle w:val="Annex"/><w:suff w:val="space"/><w:lvlText w:val="附录 %1"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="AnnexSection"/><w:suff w:val="space"/><w:lvlText w:val="%1.%2"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>
          </w:abstractNum>
          <w:abstractNum w:abstractNumId="3"><w:multiLevelType w:val="singleLevel"/>
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="840" w:hanging="360"/></w:pPr><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/></w:rPr></w:lvl>
          </w:abstractNum>
          <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
          <w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
          <w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>
        </w:numbering>
        """;

    private const string Black = "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"黑体\" w:cs=\"Times New Roman\"/>";

    /// <summary>word/styles.xml. Built-in names, so that Word and WPS show them as 标题 1, 题注 and so on.</summary>
    public const string Styles = $"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:styles {Main}>
          <w:docDefaults>
            <w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/><w:kern w:val="2"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
            <w:pPrDefault/>
          </w:docDefaults>
          <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:line="440" w:lineRule="exact"/></w:pPr></w:style>
          <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
          <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
          <w:style w:type="paragraph" w:styleId="BodyText"><w:name w:val="Body Text"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:ind w:firstLineChars="200" w:firstLine="480"/><w:jc w:val="both"/></w:pPr></w:style>
          <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:pageBreakBefore/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:before="0" w:after="240" w:line="560" w:lineRule="exact"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr>{Black}<w:b/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:spacing w:before="240" w:after="120" w:line="480" w:lineRule="exact"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr>{Black}<w:b/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr><w:spacing w:before="120" w:after="60" w:line="440" w:lineRule="exact"/><w:outlineLvl w:val="2"/></w:pPr><w:rPr>{Black}<w:b/></w:rPr></w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="Annex"><w:name w:val="附录标题"/><w:basedOn w:val="Heading1"/><w:next w:val="BodyText"/><w:qFormat/><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="AnnexSection"><w:name w:val="附录节标题"/><w:basedOn w:val="Heading2"/><w:next w:val="BodyText"/><w:qFormat/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
          <w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="3200" w:after="400" w:line="800" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr><w:rPr>{Black}<w:b/><w:sz w:val="56"/><w:szCs w:val="56"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="CoverLine"><w:name w:val="封面文字"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="120" w:after="120" w:line="560" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="CoverMark"><w:name w:val="封面标记"/><w:basedOn w:val="CoverLine"/><w:pPr><w:pBdr><w:top w:val="single" w:sz="12" w:space="6" w:color="C00000"/><w:left w:val="single" w:sz="12" w:space="6" w:color="C00000"/><w:bottom w:val="single" w:sz="12" w:space="6" w:color="C00000"/><w:right w:val="single" w:sz="12" w:space="6" w:color="C00000"/></w:pBdr><w:spacing w:before="240" w:after="240" w:line="440" w:lineRule="exact"/><w:ind w:left="1400" w:right="1400"/></w:pPr><w:rPr>{Black}<w:color w:val="C00000"/><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="ContentsTitle"><w:name w:val="目录标题"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="0" w:after="240" w:line="560" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr><w:rPr>{Black}<w:b/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9072"/></w:tabs><w:spacing w:before="60"/></w:pPr><w:rPr>{Black}</w:rPr></w:style>
          <w:style w:type="paragraph" w:styleId="TOC2"><w:name w:val="toc 2"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9072"/></w:tabs><w:spacing w:line="400" w:lineRule="exact"/><w:ind w:left="420"/></w:pPr></w:style>
          <w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepLines/><w:spacing w:before="160" w:after="60" w:line="320" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr><w:rPr>{Black}<w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="TableText"><w:name w:val="表格文字"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:line="280" w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="TableNumber"><w:name w:val="表格数字"/><w:basedOn w:val="TableText"/><w:qFormat/><w:pPr><w:jc w:val="right"/></w:pPr></w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="TableCentre"><w:name w:val="表格居中"/><w:basedOn w:val="TableText"/><w:qFormat/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="TableHead"><w:name w:val="表头"/><w:basedOn w:val="TableCentre"/><w:qFormat/><w:pPr><w:keepNext/></w:pPr><w:rPr>{Black}</w:rPr></w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="Source"><w:name w:val="数据来源"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:qFormat/><w:pPr><w:spacing w:before="40" w:after="200" w:line="280" w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="Missing"><w:name w:val="缺失"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:qFormat/><w:pPr><w:pBdr><w:left w:val="single" w:sz="18" w:space="6" w:color="C00000"/></w:pBdr><w:spacing w:before="60" w:after="60" w:line="400" w:lineRule="exact"/><w:ind w:left="240"/></w:pPr><w:rPr><w:color w:val="7F0000"/><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="Formula"><w:name w:val="算式"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:keepLines/><w:spacing w:before="40" w:after="40" w:line="360" w:lineRule="exact"/><w:ind w:left="480"/></w:pPr><w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="Figure"><w:name w:val="图"/><w:basedOn w:val="Normal"/><w:next w:val="Caption"/><w:pPr><w:keepNext/><w:spacing w:before="120" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr></w:style>
          <w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="SectionEnd"><w:name w:val="分节"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr><w:spacing w:line="280" w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:line="280" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>
          <w:style w:type="table" w:customStyle="1" w:styleId="Grid"><w:name w:val="清源表格"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="auto"/><w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="auto"/><w:right w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders><w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="70" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
        </w:styles>
        """;
}
