# Seconds of pandas for the transforms of bench_transforms.c on SERIES monthly series of 240 points: transforms.py SERIES
# pandas-wide: a column a series, all of one length and span, the layout that pandas likes best; pandas-long: rows of
# (id, month, value) as series of unequal spans come, by groupby.
# SPDX-License-Identifier: GPL-3.0-or-later
import sys
import time

import numpy as np
import pandas as pd

count = int(sys.argv[1])
rng = np.random.default_rng(1)
x = pd.DataFrame(np.asfortranarray(100 * np.cumprod(0.98 + 0.05 * rng.random((240, count)), axis=0)),
                 index=pd.period_range("2000-01", periods=240, freq="M"))
january = x.index.month == 1


def single():
    out = x.diff()
    out[january] = x[january]
    return out


def measure(tool, rows):
    for name, run in rows:
        best = float("inf")
        for _ in range(2):
            start = time.perf_counter()
            run()
            best = min(best, time.perf_counter() - start)
        print(f"{tool},{name},{best:.4f}", flush=True)


measure("pandas-wide", (("growth", lambda: x.pct_change(12, fill_method=None) * 100),
                        ("rolling_mean", lambda: x.rolling(12).mean()),
                        ("cumulative_to_single", single)))

values = pd.Series(x.to_numpy().ravel(order="F"))
starts = np.tile(january, count)
by_id = values.groupby(np.repeat(np.arange(count), 240))


def single_long():
    out = by_id.diff()
    out[starts] = values[starts]
    return out


measure("pandas-long", (("growth", lambda: (values / by_id.shift(12) - 1) * 100),
                        ("rolling_mean", lambda: by_id.rolling(12).mean()),
                        ("cumulative_to_single", single_long)))
