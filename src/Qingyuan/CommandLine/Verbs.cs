using System.CommandLine;

namespace Qingyuan.CommandLine;

/// <summary>All verbs of the executable, on one page.</summary>
internal static class Verbs
{
    /// <summary>The root of the command line.</summary>
    public static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand(terminal.Say(
            "清源 · 清洁生产审核平台：数据检查、平衡、评价、方案、报告",
            "Qingyuan · cleaner-production audits: data checks, balances, evaluation, options, report"));
        root.Subcommands.Add(ServeVerb.Make(terminal));
        root.Subcommands.Add(EvaluateVerb.Make(terminal));
        root.Subcommands.Add(BatchVerb.Make(terminal));
        root.Subcommands.Add(OptionsVerb.Make(terminal));
        root.Subcommands.Add(BalanceVerb.Make(terminal));
        root.Subcommands.Add(AuditVerbs.Make(terminal));
        root.Subcommands.Add(DataVerbs.Make(terminal));
        root.Subcommands.Add(BenchVerb.Make(terminal));
        root.Subcommands.Add(VersionVerb.Make(terminal));
        CommonOptions.AddTo(root, terminal);
        return root;
    }
}
