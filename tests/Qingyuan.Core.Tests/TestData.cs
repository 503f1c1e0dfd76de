using System.Text.Json.Nodes;
using Qingyuan.Core.Evaluation;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Standards;

namespace Qingyuan.Core.Tests;

/// <summary>The shipped data as a test reads it, and short ways to evaluate.</summary>
internal static class TestData
{
    public static readonly DateOnly Day = new(2026, 11, 22);

    private static readonly JsonArray Profiles = (JsonArray)JsonNode.Parse(File.ReadAllText(PathOf("data/profiles.json")))!["profiles"]!;

    public static string PathOf(string relative) => Path.Combine(AppContext.BaseDirectory, relative);

    public static IEnumerable<string> SystemIds => Directory.GetFiles(PathOf("data/systems"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order();

    public static string SystemText(string id) => File.ReadAllText(PathOf($"data/systems/{id}.json"));

    public static JsonObject Profile(string id) => (JsonObject)Profiles.First(p => (string?)p!["id"] == id)!;

    /// <summary>Evaluates as the platform does: read system, merge profile, read values, evaluate.</summary>
    public static EvaluationResult Evaluate(string systemJson, string valuesJson, DateOnly? asOf = null)
    {
        var findings = new List<Finding>();
        var system = SystemReader.Read(systemJson, findings)!;
        var input = EvaluationInputReader.Read(valuesJson, system, findings) ?? EvaluationInputReader.Empty;
        var profile = RuleProfile.Read(
            Profile(system.ProfileId), system.Year, [(system.ProfileOverrides, "$.profile_overrides"), (input.ProfileOverrides, "$.profile")], findings);
        return Evaluator.Evaluate(system, profile, input, asOf ?? Day, findings);
    }
}
