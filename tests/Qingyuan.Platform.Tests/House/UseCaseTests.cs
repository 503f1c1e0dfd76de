using System.Text.RegularExpressions;

namespace Qingyuan.Platform.Tests.House;

/// <summary>
/// Rule 2: a use case is one file; modules meet at the front door. A folder of Platform with use cases is a module and has one page,
/// <c>…Module.cs</c>, that lists what it does; any other folder is a toolbox, which modules use and which knows no module.
/// A front door is a file that calls itself so: it is named …Door, or its summary says "front door of this module".
/// </summary>
public partial class UseCaseTests
{
    private const string Platform = "src/Qingyuan.Platform";

    private static readonly ILookup<string, string> FilesByFolder = Repository.CSharp(Platform)
        .Where(f => f.Count(c => c == '/') > 2)
        .ToLookup(f => f.Split('/')[2], StringComparer.Ordinal);

    private static IEnumerable<string> Modules => FilesByFolder.Where(g => g.Any(IsUseCase)).Select(g => g.Key);

    [Fact]
    public void Platform_has_modules_and_each_lists_its_use_cases_on_one_page()
    {
        Modules.ShouldNotBeEmpty();
        foreach (var module in Modules)
        {
            var page = FilesByFolder[module].Where(f => f.EndsWith("Module.cs", StringComparison.Ordinal)).ToArray();
            page.Length.ShouldBe(1, $"{module} needs one …Module.cs");
            var text = Repository.Read(page[0]);
            foreach (var useCase in FilesByFolder[module].Where(IsUseCase).Select(f => Path.GetFileNameWithoutExtension(f)!))
            {
                Mentions(text, useCase).ShouldBeTrue($"{page[0]} does not list {useCase}");
            }
        }
    }

    [Fact]
    public void A_use_case_is_one_file_with_its_name_its_Chinese_term_and_its_Handle()
    {
        foreach (var file in FilesByFolder.SelectMany(g => g).Where(IsUseCase))
        {
            var text = Repository.Read(file);
            var name = Path.GetFileNameWithoutExtension(file);
            var types = TopLevelType().Matches(text).Select(m => m.Groups["name"].Value).ToArray();

            types.ShouldContain(name, $"{file}: the use case is named as its file");
            types.Where(t => t != name && !t.EndsWith("Findings", StringComparison.Ordinal)).ShouldBeEmpty($"{file}: a second public type; nest it or move it");
            ChineseSummary().IsMatch(text).ShouldBeTrue($"{file}: the summary names the Chinese term");
            text.Count(c => c == '\n').ShouldBeLessThan(400, $"{file}: too long for one use case");
        }
    }

    [Fact]
    public void A_module_has_one_front_door_at_most()
    {
        foreach (var module in Modules)
        {
            FilesByFolder[module].Count(IsDoor).ShouldBeLessThanOrEqualTo(1, module);
        }
    }

    [Fact]
    public void Modules_meet_only_at_the_front_door()
    {
        var modules = Modules.ToHashSet(StringComparer.Ordinal);
        var offenders =
            from file in FilesByFolder.SelectMany(g => g)
            let home = file.Split('/')[2]
            let text = Repository.Read(file)
            from module in modules
            where module != home && UsesNamespace(text, $"Qingyuan.Platform.{module}")
            from inside in FilesByFolder[module].Where(f => !IsDoor(f))
            from type in TopLevelType().Matches(Repository.Read(inside)).Select(m => m.Groups["name"].Value)
            where Mentions(text, type)
            select $"{file} uses {module}.{type}";

        offenders.ShouldBeEmpty("a module is entered through its …Door; what several modules need belongs in a toolbox folder or in Core");
    }

    private static bool IsUseCase(string file) => HandleMethod().IsMatch(Repository.Read(file));

    private static bool IsDoor(string file) =>
        file.EndsWith("Door.cs", StringComparison.Ordinal) || Repository.Read(file).Contains("front door of this module", StringComparison.Ordinal);

    private static bool UsesNamespace(string text, string name) => text.Contains($"using {name};", StringComparison.Ordinal) || text.Contains(name + ".", StringComparison.Ordinal);

    private static bool Mentions(string text, string type) => Regex.IsMatch(text, $@"\b{Regex.Escape(type)}\b", RegexOptions.None, TimeSpan.FromSeconds(5));

    [GeneratedRegex(@"^    public static [\w<>?, \(\)\[\]]+ Handle(Async)?\(", RegexOptions.Multiline)]
    private static partial Regex HandleMethod();

    [GeneratedRegex(@"^(public|internal) (static |sealed |abstract |partial |readonly )*(class|record struct|record|struct|enum|interface) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"/// <summary>[^<]*\p{IsCJKUnifiedIdeographs}", RegexOptions.Singleline)]
    private static partial Regex ChineseSummary();
}
