#!/usr/bin/env python3
"""The same batch evaluation with numpy, the tool an analyst would pick instead (批量评价的对照程序).

N plant-years x M rows, all smaller-is-better, three base values each, one fifth of the rows restrictive: level I or II needs an index of at least 85 and
every restrictive row met, level III an index of 100. Times the evaluation and, warm, one plain read of the same values (v.sum()), which no program that
looks at every value on one core can beat by much.

    python3 bench/np_eval.py                print the times
    python3 bench/np_eval.py --out DIR      also write values, base values, weights and verdicts to DIR, for bench/Qingyuan.Benchmarks

Needs numpy (Debian: apt-get install python3-numpy).
"""
import argparse
import json
import pathlib
import time

import numpy as np


def make(n, m, seed):
    """Values in columns; base values and weights are short decimals, so that exact arithmetic can take them as printed."""
    rng = np.random.default_rng(seed)
    v = rng.random((m, n))
    levels = np.round(np.sort(rng.random((m, 3)), axis=1), 6)
    parts = rng.integers(1, 1000, m)
    weights = np.round(parts / parts.sum(), 6)
    weights[-1] = np.round(1 - weights[:-1].sum(), 6)
    return v, levels, weights, rng.random(m) < 0.2


def lift(v, levels):
    """Makes every third plant-year a good one: with plain random values nobody reaches any level and a wrong verdict could hide."""
    good = np.arange(v.shape[1]) % 3 == 0
    v[:, good] *= levels[:, :1] * 1.02


def evaluate(v, levels, weights, restrictive):
    m, n = v.shape
    y = np.zeros((3, n))
    met = np.ones((3, n), bool)
    for j in range(m):
        for k in range(3):
            b = v[j] <= levels[j, k]
            y[k] += 100 * weights[j] * b
            if restrictive[j]:
                met[k] &= b
    return np.where((y[0] >= 85) & met[0], 1, np.where((y[1] >= 85) & met[1], 2, np.where(y[2] >= 100 - 1e-9, 3, 4)))


def timed(action, times):
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        seconds.append(time.perf_counter() - start)
    return seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", type=pathlib.Path)
    parser.add_argument("-n", type=int, default=1_000_000)
    parser.add_argument("-m", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    v, levels, weights, restrictive = make(args.n, args.m, args.seed)
    lift(v, levels)
    evaluations = timed(lambda: evaluate(v, levels, weights, restrictive), 5)
    v.sum()
    sums = timed(v.sum, 11)
    for t in evaluations[:3]:
        print(f"numpy evaluate {t:.3f} s")
    best = sorted(sums)[len(sums) // 2]
    print(f"read {v.nbytes / 1e6:.0f} MB {best:.4f} s, {v.nbytes / 1e9 / best:.1f} GB/s")
    if args.out:
        v.tofile(args.out / "values.f64")
        evaluate(v, levels, weights, restrictive).astype(np.uint8).tofile(args.out / "verdicts.u8")
        about = {
            "n": args.n, "m": args.m, "numpy": np.__version__, "evaluate_s": evaluations, "sum_s": sums,
            "levels": [[f"{x:.6f}" for x in row] for row in levels], "weights": [f"{w:.6f}" for w in weights], "restrictive": restrictive.tolist(),
        }
        (args.out / "about.json").write_text(json.dumps(about))


if __name__ == "__main__":
    main()
