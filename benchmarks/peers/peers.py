# CPU milliseconds a series of statsmodels' ETSModel(A,Ad,A) and ThetaModel: peers.py TABLE SEASON HORIZON NAME
# SPDX-License-Identifier: GPL-3.0-or-later
import sys
import time
import warnings

import numpy as np
from statsmodels.tsa.exponential_smoothing.ets import ETSModel
from statsmodels.tsa.forecasting.theta import ThetaModel

warnings.simplefilter("ignore")
table, season, horizon, name = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
rows = [np.array([float(v) for v in line.split(",")[1:]]) for line in open(table)]


def run(model, f):
    start = time.process_time()
    for y in rows:
        f(y)
    print(f"statsmodels,{name},{model},{1000 * (time.process_time() - start) / len(rows):.4f}")


run("ets", lambda y: ETSModel(y, error="add", trend="add", damped_trend=True, seasonal="add", seasonal_periods=season)
    .fit(disp=False).forecast(horizon))
run("theta", lambda y: ThetaModel(y, period=season, deseasonalize=True).fit().forecast(horizon))
