# CPU milliseconds a series of R forecast's ets, auto.arima and thetaf: peers.R TABLE SEASON HORIZON NAME
# SPDX-License-Identifier: GPL-3.0-or-later
suppressMessages(library(forecast))
a <- commandArgs(TRUE)
rows <- strsplit(readLines(a[1]), ",")
run <- function(model, f) {
  t <- system.time(for (r in rows) f(ts(as.numeric(r[-1]), frequency = as.integer(a[2]))))
  cat(sprintf("R,%s,%s,%.4f\n", a[4], model, 1000 * (t[1] + t[2]) / length(rows)))
}
h <- as.integer(a[3])
run("ets", function(y) forecast(ets(y), h = h))
run("theta", function(y) thetaf(y, h = h))
run("arima", function(y) forecast(auto.arima(y), h = h))
