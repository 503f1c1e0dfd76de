using Qingyuan.Core.Findings;

namespace Qingyuan.Core.Energy;

/// <summary>
/// Specific enthalpy of water and steam (水和水蒸气比焓), kJ/kg, by the basic equations of IAPWS R7-97(2012), the Industrial Formulation IAPWS-IF97: region 1
/// (eq. 7, table 2), region 2 (eqs. 15–17, tables 10 and 11) and the saturation line (eq. 31, table 34). Pressures are absolute, MPa;
/// temperatures kelvin. Tested against the release's own verification tables 5, 15 and 35.
/// </summary>
public static class SteamTables
{
    /// <summary>Specific gas constant of water, kJ/(kg·K): R7-97 eq. 1.</summary>
    private const double R = 0.461526;

    /// <summary>0 °C in kelvin.</summary>
    public const double Zero = 273.15;

    /// <summary>Saturation pressure at 623.15 K, MPa: above it the vapour at saturation belongs to region 3, which is not covered here.</summary>
    public const double HighestPressure = 16.529;

    /// <summary>Saturation pressure at 0 °C, MPa.</summary>
    public const double LowestPressure = 0.000611213;

    /// <summary>Table 34: coefficients of the saturation-temperature equation.</summary>
    private static readonly double[] Saturation =
    [
        0.11670521452767e4, -0.72421316703206e6, -0.17073846940092e2, 0.12020824702470e5, -0.32325550322333e7,
        0.14915108613530e2, -0.48232657361591e4, 0.40511340542057e6, -0.23855557567849, 0.65017534844798e3,
    ];

    /// <summary>Table 2: I, J, n of region 1.</summary>
    private static readonly (int I, int J, double N)[] Liquid =
    [
        (0, -2, 0.14632971213167), (0, -1, -0.84548187169114), (0, 0, -0.37563603672040e1), (0, 1, 0.33855169168385e1),
        (0, 2, -0.95791963387872), (0, 3, 0.15772038513228), (0, 4, -0.16616417199501e-1), (0, 5, 0.81214629983568e-3),
        (1, -9, 0.28319080123804e-3), (1, -7, -0.60706301565874e-3), (1, -1, -0.18990068218419e-1), (1, 0, -0.32529748770505e-1),
        (1, 1, -0.21841717175414e-1), (1, 3, -0.52838357969930e-4), (2, -3, -0.47184321073267e-3), (2, 0, -0.30001780793026e-3),
        (2, 1, 0.47661393906987e-4), (2, 3, -0.44141845330846e-5), (2, 17, -0.72694996297594e-15), (3, -4, -0.31679644845054e-4),
        (3, 0, -0.28270797985312e-5), (3, 6, -0.85205128120103e-9), (4, -5, -0.22425281908000e-5), (4, -2, -0.65171222895601e-6),
        (4, 10, -0.14341729937924e-12), (5, -8, -0.40516996860117e-6), (8, -11, -0.12734301741641e-8), (8, -6, -0.17424871230634e-9),
        (21, -29, -0.68762131295531e-18), (23, -31, 0.14478307828521e-19), (29, -38, 0.26335781662795e-22), (30, -39, -0.11947622640071e-22),
        (31, -40, 0.18228094581404e-23), (32, -41, -0.93537087292458e-25),
    ];

    /// <summary>Table 10: J°, n° of the ideal-gas part of region 2.</summary>
    private static readonly (int J, double N)[] IdealGas =
    [
        (0, -0.96927686500217e1), (1, 0.10086655968018e2), (-5, -0.56087911283020e-2), (-4, 0.71452738081455e-1), (-3, -0.40710498223928),
        (-2, 0.14240819171444e1), (-1, -0.43839511319450e1), (2, -0.28408632460772), (3, 0.21268463753307e-1),
    ];

    /// <summary>Table 11: I, J, n of the residual part of region 2.</summary>
    private static readonly (int I, int J, double N)[] Vapour =
    [
        (1, 0, -0.17731742473213e-2), (1, 1, -0.17834862292358e-1), (1, 2, -0.45996013696365e-1), (1, 3, -0.57581259083432e-1),
        (1, 6, -0.50325278727930e-1), (2, 1, -0.33032641670203e-4), (2, 2, -0.18948987516315e-3), (2, 4, -0.39392777243355e-2),
        (2, 7, -0.43797295650573e-1), (2, 36, -0.26674547914087e-4), (3, 0, 0.20481737692309e-7), (3, 1, 0.43870667284435e-6),
        (3, 3, -0.32277677238570e-4), (3, 6, -0.15033924542148e-2), (3, 35, -0.40668253562649e-1), (4, 1, -0.78847309559367e-9),
        (4, 2, 0.12790717852285e-7), (4, 3, 0.48225372718507e-6), (5, 7, 0.22922076337661e-5), (6, 3, -0.16714766451061e-10),
        (6, 16, -0.21171472321355e-2), (6, 35, -0.23895741934104e2), (7, 0, -0.59059564324270e-17), (7, 11, -0.12621808899101e-5),
        (7, 25, -0.38946842435739e-1), (8, 8, 0.11256211360459e-10), (8, 36, -0.82311340897998e1), (9, 13, 0.19809712802088e-7),
        (10, 4, 0.10406965210174e-18), (10, 10, -0.10234747095929e-12), (10, 14, -0.10018179379511e-8), (16, 29, -0.80882908646985e-10),
        (16, 50, 0.10693031879409), (18, 57, -0.33662250574171), (20, 20, 0.89185845355421e-24), (20, 35, 0.30629316876232e-12),
        (20, 48, -0.42002467698208e-5), (21, 21, -0.59056029685639e-25), (22, 53, 0.37826947613457e-5), (23, 39, -0.12768608934681e-14),
        (24, 26, 0.73087610595061e-28), (24, 40, 0.55414715350778e-16), (24, 58, -0.94369707241210e-6),
    ];

    /// <summary>Saturation temperature, K, of a pressure up to 22.064 MPa: R7-97 eq. 31.</summary>
    public static double SaturationTemperature(double pressure)
    {
        var n = Saturation;
        var beta = Math.Pow(pressure, 0.25);
        var e = (beta * beta) + (n[2] * beta) + n[5];
        var f = (n[0] * beta * beta) + (n[3] * beta) + n[6];
        var g = (n[1] * beta * beta) + (n[4] * beta) + n[7];
        var d = 2 * g / (-f - Math.Sqrt((f * f) - (4 * e * g)));
        return (n[9] + d - Math.Sqrt(((n[9] + d) * (n[9] + d)) - (4 * (n[8] + (n[9] * d))))) / 2;
    }

    /// <summary>h of water, region 1 (273.15…623.15 K, saturation…100 MPa), kJ/kg.</summary>
    public static double WaterEnthalpy(double pressure, double temperature)
    {
        var (pi, tau) = (pressure / 16.53, 1386 / temperature);
        var slope = Liquid.Sum(c => c.N * Math.Pow(7.1 - pi, c.I) * c.J * Math.Pow(tau - 1.222, c.J - 1));
        return R * temperature * tau * slope;
    }

    /// <summary>h of steam, region 2 (up to 1073.15 K, below saturation pressure), kJ/kg.</summary>
    public static double SteamEnthalpy(double pressure, double temperature)
    {
        var tau = 540 / temperature;
        var slope = IdealGas.Sum(c => c.N * c.J * Math.Pow(tau, c.J - 1)) +
            Vapour.Sum(c => c.N * Math.Pow(pressure, c.I) * c.J * Math.Pow(tau - 0.5, c.J - 1));
        return R * temperature * tau * slope;
    }
}

/// <summary>
/// The state of steam bought or made (蒸汽参数). Steam in tonnes has no default heat: pressure and temperature give its enthalpy above the feed water (practice W18).
/// </summary>
/// <param name="Pressure">Absolute pressure, MPa (gauge + 0.101325).</param>
/// <param name="Temperature">°C; null: saturated.</param>
/// <param name="FeedWater">Temperature of the feed or returned water, °C.</param>
/// <param name="Dryness">Mass fraction of vapour of wet steam, 0–1; null: dry.</param>
public sealed record SteamState(decimal Pressure, decimal? Temperature, decimal FeedWater, decimal? Dryness = null)
{
    private const double SaturationBand = 1.0; // K: a printed temperature this near to saturation means saturated steam

    /// <summary>
    /// Heat above the feed water, GJ per tonne of steam, to six places; null with a finding where the state is outside the covered range or is not steam.
    /// </summary>
    public decimal? HeatPerTonne(string where, List<Finding> findings)
    {
        var p = (double)Pressure;
        if (p is < SteamTables.LowestPressure or > SteamTables.HighestPressure || Temperature is > 800m)
        {
            findings.Add(EnergyFindings.SteamRange.At(where, Pressure, Temperature));
            return null;
        }

        var saturation = SteamTables.SaturationTemperature(p);
        var temperature = Temperature is { } t ? (double)t + SteamTables.Zero : saturation;
        if (temperature < saturation - SaturationBand)
        {
            findings.Add(EnergyFindings.NotSteam.At(where, Temperature, Pressure, Fixed(saturation - SteamTables.Zero, 1)));
            return null;
        }

        if (FeedWater < 0m || (double)FeedWater + SteamTables.Zero > saturation || Dryness is < 0m or > 1m || (Dryness < 1m && temperature > saturation + SaturationBand))
        {
            findings.Add(EnergyFindings.FeedWater.At(where, FeedWater, Dryness, Fixed(saturation - SteamTables.Zero, 1)));
            return null;
        }

        var vapour = SteamTables.SteamEnthalpy(p, Math.Max(temperature, saturation));
        var x = (double)(Dryness ?? 1m);
        var steam = x < 1 ? SteamTables.WaterEnthalpy(p, saturation) + (x * (vapour - SteamTables.WaterEnthalpy(p, saturation))) : vapour;
        return Fixed((steam - SteamTables.WaterEnthalpy(p, (double)FeedWater + SteamTables.Zero)) / 1000, 6);
    }

    private static decimal Fixed(double value, int places) => decimal.Round((decimal)value, places, MidpointRounding.ToEven);
}
