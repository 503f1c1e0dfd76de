using Qingyuan.Core.Findings;
using Qingyuan.Core.Inputs;

namespace Qingyuan.Core.Balances;

/// <summary>
/// Checks how a balance is drawn before it is computed (平衡图检查): ids, ends of streams, signs, nodes that hang in the air. Streams that cannot be used are
/// marked, never dropped, so that their nodes are known to be incomplete.
/// </summary>
public static class BalanceShape
{
    /// <summary>The nodes and streams to compute with, and what was found.</summary>
    public static (IReadOnlyList<BalanceNode> Nodes, IReadOnlyList<BalanceStream> Streams) Check(
        IReadOnlyList<BalanceNode> nodes, IReadOnlyList<BalanceStream> streams, List<Finding> findings)
    {
        var known = new Dictionary<string, BalanceNode>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            if (!known.TryAdd(node.Id, node))
            {
                findings.Add(InputFindings.Duplicate.At(node.Where + ".id", "id", node.Id, known[node.Id].Where));
            }
        }

        var seen = new Dictionary<string, BalanceStream>(StringComparer.Ordinal);
        var usable = new List<BalanceStream>();
        foreach (var stream in streams)
        {
            if (!seen.TryAdd(stream.Id, stream))
            {
                findings.Add(InputFindings.Duplicate.At(stream.Where + ".id", "id", stream.Id, seen[stream.Id].Where));
                // Both count: which one is meant cannot be known, so the nodes of both are incomplete.
                usable.Add(Mark(stream with { Id = stream.Id + "\u00a0" + stream.Where }, known));
                continue;
            }

            usable.Add(Ends(stream, known, findings) && Sign(stream, findings) ? stream : Mark(stream, known));
        }

        WarnDisconnected([.. known.Values], usable, findings);
        return ([.. known.Values], usable);
    }

    private static bool Ends(BalanceStream s, Dictionary<string, BalanceNode> known, List<Finding> findings)
    {
        var fine = true;
        foreach (var (end, key) in new[] { (s.From, "from"), (s.To, "to") })
        {
            if (end is not null && !known.ContainsKey(end))
            {
                findings.Add(BalanceFindings.UnknownNode.At(s.Where + "." + key, s.Id, key, end, string.Join(", ", known.Keys)));
                fine = false;
            }
        }

        if (s.From is not null && s.From == s.To)
        {
            findings.Add(BalanceFindings.SelfLoop.At(s.Where, s.Id, s.From));
            fine = false;
        }

        if (s.From is null && s.To is null && !s.HasFaults)
        {
            findings.Add(BalanceFindings.NoNode.At(s.Where, s.Id));
            fine = false;
        }

        return fine;
    }

    private static bool Sign(BalanceStream s, List<Finding> findings)
    {
        if (s.Value is not < 0m || s.Kind == StreamKind.Stock)
        {
            return true;
        }

        findings.Add(BalanceFindings.Negative.At(s.Where + ".value", s.Id, s.Value));
        return false;
    }

    private static BalanceStream Mark(BalanceStream s, Dictionary<string, BalanceNode> known) => s with
    {
        HasFaults = true,
        Value = null,
        From = s.From is not null && known.ContainsKey(s.From) ? s.From : null,
        To = s.To is not null && known.ContainsKey(s.To) ? s.To : null,
    };

    private static void WarnDisconnected(IReadOnlyList<BalanceNode> nodes, List<BalanceStream> streams, List<Finding> findings)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>(streams.Where(s => s.From is null || s.To is null).Select(s => s.From ?? s.To).OfType<string>());
        while (next.TryDequeue(out var node))
        {
            if (reached.Add(node))
            {
                foreach (var s in streams.Where(s => s.From == node || s.To == node))
                {
                    foreach (var other in new[] { s.From, s.To }.OfType<string>())
                    {
                        next.Enqueue(other);
                    }
                }
            }
        }

        findings.AddRange(nodes.Where(n => !reached.Contains(n.Id)).Select(n => BalanceFindings.Disconnected.At(n.Where, n.Id)));
    }
}
