# Writes tests/oracle/tests.csv: statsmodels' and scipy's tests. Run from the project's folder.
# Rows: "series", values; or test, series, trend (0 none, 1 constant, 2 line), lags asked, search, statistic, p, lags used,
# values used, critical values at 1, 5 and 10 % (nan where there are none).
# SPDX-License-Identifier: GPL-3.0-or-later
import math
import warnings
import numpy as np
from statsmodels.stats.diagnostic import acorr_ljungbox
from statsmodels.stats.stattools import jarque_bera
from statsmodels.tsa.stattools import adfuller, kpss

warnings.simplefilter("ignore")
rng = np.random.default_rng(20)
n = 90
noise = rng.normal(size=n)
walk = np.cumsum(rng.normal(size=n)) + 50
line = 3 + 0.2 * np.arange(n) + np.sin(np.arange(n) * 2 * math.pi / 12) + 0.3 * noise
skewed = np.exp(noise)
nan = math.nan
with open("tests/oracle/tests.csv", "w") as out:
    def row(*fields):
        out.write(",".join(f if isinstance(f, str) else repr(float(f)) for f in fields) + "\n")
    for i, x in enumerate((noise, walk, line, skewed)):
        row("series", *x)
        for lags, fitted in ((1, 0), (12, 0), (12, 2)):
            r = acorr_ljungbox(x, lags=[lags], model_df=fitted)
            row("ljung_box", i, fitted, lags, 0, r.lb_stat.iloc[0], r.lb_pvalue.iloc[0], lags, n, nan, nan, nan)
        jb, p = jarque_bera(x)[:2]
        row("jarque_bera", i, 0, 0, 0, jb, p, 0, n, nan, nan, nan)
        for trend, name in enumerate(("n", "c", "ct")):
            for lags, search in ((0, None), (3, None), (8, "AIC")):
                t, p, used, nobs, crit = adfuller(x, maxlag=lags, regression=name, autolag=search)[:5]
                row("adf", i, trend, lags, 1 if search else 0, t, p, used, nobs, crit["1%"], crit["5%"], crit["10%"])
            for lags in (0, 4, 11):
                if trend:
                    t, p, used, crit = kpss(x, regression=name, nlags=lags)
                    row("kpss", i, trend, lags, 0, t, p, used, n, crit["1%"], crit["5%"], crit["10%"])
