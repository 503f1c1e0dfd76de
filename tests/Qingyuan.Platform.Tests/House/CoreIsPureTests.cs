using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Qingyuan.Platform.Tests.House;

/// <summary>Rule 1: Core is pure and alone. The banned-API analyzer watches its calls, these tests its references.</summary>
public class CoreIsPureTests
{
    // System.* is the base library; these parts of it are files, networks, processes, consoles and databases.
    private static readonly string[] Impure =
    [
        "System.Console", "System.Data.Common", "System.Diagnostics.Process", "System.IO.FileSystem", "System.IO.Pipes",
        "System.Net.Http", "System.Net.Primitives", "System.Net.Sockets",
    ];

    [Fact]
    public void Core_references_the_base_library_only()
    {
        var references = typeof(Core.Json).Assembly.GetReferencedAssemblies().Select(a => a.Name!).ToArray();

        references.Where(r => !r.StartsWith("System.", StringComparison.Ordinal)).ShouldBeEmpty();
        references.Intersect(Impure).ShouldBeEmpty();
    }

    [Fact]
    public void The_project_file_of_Core_names_no_package_but_an_analyzer()
    {
        var project = XDocument.Parse(Repository.Read("src/Qingyuan.Core/Qingyuan.Core.csproj"));

        project.Descendants("PackageReference").Select(p => p.Attribute("Include")!.Value)
            .ShouldBe(["Microsoft.CodeAnalysis.BannedApiAnalyzers"]);
        project.Descendants("ProjectReference").ShouldBeEmpty();
        project.Descendants("FrameworkReference").ShouldBeEmpty();
    }

    [Fact]
    public void The_page_shows_and_never_computes()
    {
        // A figure on the page is one that the server sent: no arithmetic on fields of an answer, no number parsing.
        var computing = new Regex(@"\b(parseFloat|parseInt|Number\(|Math\.(?!random)\w+)|\.(y|weight|value|npv|deviation|contribution)\s*[*/+-]", RegexOptions.None, TimeSpan.FromSeconds(5));

        var offenders = Repository.Files("src/Qingyuan/wwwroot").Where(f => f.EndsWith(".js", StringComparison.Ordinal))
            .SelectMany(f => computing.Matches(Repository.Read(f)).Select(m => $"{f}: {m.Value}"));

        offenders.ShouldBeEmpty();
    }
}
