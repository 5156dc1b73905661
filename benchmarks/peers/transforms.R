# Seconds of R for the transforms of bench_transforms.c on SERIES monthly series of 240 points, a column a series:
# transforms.R SERIES
# SPDX-License-Identifier: GPL-3.0-or-later
count <- as.integer(commandArgs(TRUE)[1])
set.seed(1)
x <- 100 * apply(matrix(0.98 + 0.05 * runif(240 * count), 240), 2, cumprod)
january <- seq(1, 240, 12)
gap <- matrix(NA_real_, 12, count)
run <- function(name, f) {
  best <- min(sapply(1:2, function(i) system.time(f())[["elapsed"]]))
  cat(sprintf("R,%s,%.4f\n", name, best))
}
run("growth", function() rbind(gap, 100 * (x[13:240, ] / x[1:228, ] - 1)))
run("rolling_mean", function() stats::filter(x, rep(1 / 12, 12), sides = 1))
run("cumulative_to_single", function() {
  out <- x
  out[-1, ] <- x[-1, ] - x[-240, ]
  out[january, ] <- x[january, ]
  out
})
