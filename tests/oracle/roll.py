# Writes tests/oracle/roll.csv: pandas' rolling, expanding and exponential statistics. Run from the project's folder.
# Columns: statistic, window (0: expanding), least, values. The first two rows are the series x and y.
# SPDX-License-Identifier: GPL-3.0-or-later
import math
import pandas as pd

n = 60
x = [100 + 3 * t + 10 * math.sin(t * 1.7) for t in range(n)]
y = [50 - t + 7 * math.cos(t * 0.9) for t in range(n)]
for t in (0, 7, 8, 9, 30):
    x[t] = math.nan
for t in (3, 31, 59):
    y[t] = math.nan
a, b = pd.Series(x), pd.Series(y)
with open("tests/oracle/roll.csv", "w") as out:
    def row(name, window, least, values):
        out.write(",".join([name, str(window), str(least)] + [repr(float(v)) for v in values]) + "\n")
    row("x", 0, 0, x)
    row("y", 0, 0, y)
    for window, least in ((1, 1), (4, 4), (4, 2), (12, 5), (100, 3), (0, 1), (0, 6)):
        r = a.rolling(window, min_periods=least) if window else a.expanding(least)
        for name in ("sum", "mean", "var", "std", "min", "max", "median"):
            row(name, window, least, getattr(r, name)())
        row("corr", window, least, r.corr(b))
    for adjust in (False, True):
        e = a.ewm(alpha=0.3, adjust=adjust).mean()
        row("ewm", 0, int(adjust), e.where(a.notna()))
