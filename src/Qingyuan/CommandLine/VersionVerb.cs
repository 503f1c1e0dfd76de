using System.CommandLine;
using System.Reflection;
using Qingyuan.Core.Findings;

namespace Qingyuan.CommandLine;

/// <summary><c>qingyuan version</c> (版本).</summary>
internal static class VersionVerb
{
    private sealed record VersionInfo(string Name, string Version, string Runtime, IReadOnlyList<Finding> Findings);

    /// <summary>Declares the verb.</summary>
    public static Command Make(Terminal terminal)
    {
        var verb = new Verb("version", terminal.Say("显示版本", "Show the version"));
        verb.SetAction(_ =>
        {
            var version = typeof(VersionVerb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
            var info = new VersionInfo("qingyuan", version, $".NET {Environment.Version}", []);
            return terminal.Finish(info, [], w => w.WriteLine(terminal.Say($"清源 {info.Version}({info.Runtime})", $"Qingyuan {info.Version} ({info.Runtime})")));
        });
        return verb;
    }
}
