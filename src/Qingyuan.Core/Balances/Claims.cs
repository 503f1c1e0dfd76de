using Qingyuan.Core.Findings;
using Qingyuan.Core.Numbers;
using Qingyuan.Core.Quantities;

namespace Qingyuan.Core.Balances;

/// <summary>
/// Printed totals recomputed (合计复算). Published balances with wrong sums exist: one prints in 4 746 025 kg, out 4 646 377 kg, "difference 43 088 kg,
/// 0.91 %", where the difference is 99 648 kg and 2.10 % (jxknma.com/thread/20150602/761245.html). A printed figure is right where
/// ours rounds to it.
/// </summary>
public static class Claims
{
    /// <summary>Compares the printed totals with ours, and with each other.</summary>
    public static void Check(ClaimedTotals? claimed, string name, Rational? totalIn, Rational? totalOut, Unit? unit, List<Finding> findings)
    {
        if (claimed is null)
        {
            return;
        }

        var symbol = unit?.Symbol ?? "";
        Rational? difference = totalIn is { } i && totalOut is { } o ? (i - o).Abs() : null;
        Rational? deviation = difference is { } d && totalIn is { Sign: > 0 } positive ? d / positive : null;
        Compare(claimed.In, totalIn, "输入合计", "total input", ".in");
        Compare(claimed.Out, totalOut, "输出合计", "total output", ".out");
        Compare(claimed.Difference is { } signed ? Math.Abs(signed) : null, difference, "差额", "difference", ".difference");
        Compare(claimed.Deviation, deviation, "偏差", "deviation", ".deviation");
        if (claimed is { In: { } printedIn, Out: { } printedOut, Difference: { } printed } && !Rounds(((Rational)printedIn - printedOut).Abs(), Math.Abs(printed)))
        {
            var right = (Rational)printedIn - printedOut;
            findings.Add(BalanceFindings.ClaimInconsistent.At(
                claimed.Where, name, printedIn, printedOut, right.ToFigure(), printedIn > 0 ? Balance.Percent(right.Abs() / printedIn) : "—", printed,
                ((Rational)printedIn - printed).ToFigure()));
        }

        void Compare(decimal? print, Rational? ours, string what, string whatEn, string key)
        {
            if (print is { } p && ours is { } value && !Rounds(value, p))
            {
                var isFraction = key == ".deviation";
                findings.Add(BalanceFindings.ClaimWrong.At(
                    claimed.Where + key, name, what, isFraction ? Balance.Percent(p) : p, isFraction ? Balance.Percent(value) : value.ToFigure(4), isFraction ? "" : " " + symbol, whatEn));
            }
        }
    }

    /// <summary>True where the exact value rounds to the printed one: they differ by at most half a unit of its last place.</summary>
    private static bool Rounds(Rational exact, decimal printed) =>
        ((exact - printed).Abs() * 2) <= Rational.One / Figures.Power(10, printed.Scale);
}
