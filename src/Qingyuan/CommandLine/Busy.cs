namespace Qingyuan.CommandLine;

/// <summary>
/// A bar on standard error while work runs, from its first second on (进度条); none where a stream is piped. The work does not say how far
/// it is, so the bar moves and counts seconds instead of pretending a percentage.
/// </summary>
internal static class Busy
{
    private const int Cells = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs <paramref name="work"/> under a bar named <paramref name="what"/>.</summary>
    public static T While<T>(Terminal terminal, string what, Func<T> work)
    {
        if (terminal.IsPiped)
        {
            return work();
        }

        var beats = 0;
        var gate = new Lock();
        using var timer = new Timer(_ => Draw(), null, Patience, Beat);
        try
        {
            return work();
        }
        finally
        {
            lock (gate)
            {
                timer.Change(Timeout.Infinite, Timeout.Infinite);
                if (beats > 0)
                {
                    terminal.Error.Write("\r\u001b[K");
                    beats = -1;
                }
            }
        }

        void Draw()
        {
            lock (gate)
            {
                if (beats < 0)
                {
                    return;
                }

                var at = beats++ % Cells;
                var bar = string.Concat(Enumerable.Range(0, Cells).Select(i => (i - at + Cells) % Cells < 5 ? '█' : '░'));
                terminal.Error.Write($"\r{what} {bar} {(Patience + (beats * Beat)).Seconds} s");
            }
        }
    }
}
