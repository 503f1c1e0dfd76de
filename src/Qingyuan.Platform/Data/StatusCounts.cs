using Qingyuan.Core.Findings;
using Qingyuan.Core.Standards;

namespace Qingyuan.Platform.Data;

/// <summary>Rows of an edition by data status (数据状态统计).</summary>
public sealed record StatusCounts(int Checked, int Transcribed, int Unconfirmed)
{
    /// <summary>Counts the rows.</summary>
    public static StatusCounts Of(IndicatorSystem system) => new(
        system.Rows.Count(r => r.Status == DataStatus.Checked),
        system.Rows.Count(r => r.Status == DataStatus.Transcribed),
        system.Rows.Count(r => r.Status == DataStatus.Unconfirmed));
}
