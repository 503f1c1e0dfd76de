using Qingyuan.Core.Findings;
using Qingyuan.Core.Standards;
using Qingyuan.Platform.Data;

namespace Qingyuan.Platform.Tests.Data;

public sealed class CheckSystemTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private readonly TestData _data = new();
    private readonly string _path;

    public CheckSystemTests()
    {
        _path = _data.File_("beer.json");
        var text = File.ReadAllText(Path.Combine(_data.Folder, "systems", "hj-t-183-2006-beer.json"));
        File.WriteAllText(_path, text.Replace("\"first_level\":", "\"imported_by\": { \"by\": \"张 三\", \"on\": \"2026-11-20\" }, \"first_level\":", StringComparison.Ordinal));
    }

    public void Dispose() => _data.Dispose();

    private CheckSystem.Response Check(string by, DateOnly? on = null, string? office = null, params string[] rows) =>
        CheckSystem.Handle(_data.Open(), new CheckSystem.Request(_path, by, on ?? Today, office, "扫描件第3页", rows));

    private IndicatorSystem Now() => _data.Open().FindSystem(_path, [])!;

    [Fact]
    public void A_second_person_of_another_office_makes_every_row_checked_and_stays_in_the_file()
    {
        var response = Check("李四", office: "市生态环境局");

        response.Refusal.ShouldBeNull();
        response.Counts.ShouldBe(new StatusCounts(8, 0, 0)); // HJ/T 183-2006 has 8 rows here
        Now().CheckedBy.ShouldHaveSingleItem().ShouldBe(new SystemSignature("李四", "市生态环境局", Today, "扫描件第3页", null));
        Now().Rows.ShouldAllBe(r => r.Status == DataStatus.Checked);
        Directory.GetFiles(Path.GetDirectoryName(_path)!).ShouldBe([_path]); // no temporary file is left
    }

    [Fact]
    public void Rows_may_be_checked_one_by_one()
    {
        Check("李四", rows: ["1.2"]).Counts!.Checked.ShouldBe(1);
        Check("王五", rows: ["1.1", "1.3"]).Counts!.Checked.ShouldBe(3);
        Now().CheckedBy.Select(c => c.By).ShouldBe(["李四", "王五"]);
        Now().CheckedBy[1].Rows!.Value.ShouldBe(["1.1", "1.3"]);
    }

    [Theory]
    [InlineData("张 三", "data.check.same_person")]
    [InlineData("张三", "data.check.same_person")]
    [InlineData(" 张 三 ", "data.check.same_person")]
    [InlineData("  ", "data.check.nameless")]
    public void The_person_who_typed_it_in_cannot_check_it(string by, string code)
    {
        var before = File.ReadAllText(_path);
        Check(by).Refusal!.Code.ShouldBe(code);
        File.ReadAllText(_path).ShouldBe(before);
    }

    [Fact]
    public void Nobody_checks_before_the_import() => Check("李四", new DateOnly(2026, 11, 19)).Refusal!.Code.ShouldBe("data.check.before_import");

    [Fact]
    public void An_edition_of_the_platform_is_not_changed() =>
        CheckSystem.Handle(_data.Open(), new CheckSystem.Request("hj-450-2008-pcb", "李四", Today)).Refusal!.Code.ShouldBe("data.check.shipped");

    [Fact]
    public void An_edition_that_nobody_typed_in_has_no_second_person()
    {
        File.Copy(Path.Combine(_data.Folder, "systems", "hj-450-2008-pcb.json"), _path, overwrite: true);
        Check("李四").Refusal!.Code.ShouldBe("data.check.importer_unknown");
    }

    [Fact]
    public void A_row_that_does_not_exist_is_a_finding_and_nothing_changes()
    {
        var before = File.ReadAllText(_path);
        Check("李四", rows: ["1.1", "9.9"]).Findings.ShouldContain(f => f.Code == "data.unknown_row" && f.Severity == Severity.Error);
        File.ReadAllText(_path).ShouldBe(before);
    }

    [Fact]
    public void A_defective_edition_cannot_be_checked()
    {
        File.WriteAllText(_path, File.ReadAllText(_path).Replace("\"code\": \"1.2\"", "\"code\": \"1.1\"", StringComparison.Ordinal));
        var response = Check("李四");
        response.Path.ShouldBeNull();
        response.Findings.ShouldContain(f => f.Code == "system.duplicate_row");
    }
}
