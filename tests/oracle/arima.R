# Writes tests/oracle/arima.csv: R's arima() by maximum likelihood for given orders on series of M3. Run from the project's
# folder. Columns: file, line, p, d, q, P, D, Q, constant, log likelihood, then ar, ma, sar, sma and the mean.
# SPDX-License-Identifier: GPL-3.0-or-later
out <- file("tests/oracle/arima.csv", "w")
orders <- list(
  yearly = list(c(1,0,0,0,0,0,1), c(0,1,1,0,0,0,0), c(2,1,1,0,0,0,0), c(0,2,1,0,0,0,0), c(1,0,1,0,0,0,1)),
  quarterly = list(c(1,0,0,1,0,0,1), c(0,1,1,0,1,1,0), c(2,0,0,0,1,1,0), c(1,1,1,1,0,1,0), c(0,0,2,1,0,0,1)),
  monthly = list(c(0,1,1,0,1,1,0), c(1,0,0,0,1,1,0), c(2,0,1,1,0,0,1), c(1,1,1,0,0,1,0)))
seasons <- c(yearly = 1, quarterly = 4, monthly = 12)
for (file in names(orders)) {
  m <- seasons[[file]]
  lines <- readLines(file.path("../shared/forecasting/m3", paste0(file, "-train.csv")))
  for (i in floor(seq(3, length(lines), length.out = 20))) for (o in orders[[file]]) {
    y <- as.numeric(strsplit(lines[i], ",")[[1]][-1])
    y <- ts(y / mean(y), frequency = m)
    f <- tryCatch(suppressWarnings(arima(y, order = o[1:3], seasonal = list(order = o[4:6], period = m),
                                         include.mean = o[7] == 1, method = "ML")), error = function(e) NULL)
    if (is.null(f) || f$code != 0) next
    # Where the stationary variance is beyond 1e4, arima() leaves the first value out of its likelihood.
    if (length(f$model$phi) && any(f$model$phi != 0) && min(Mod(polyroot(c(1, -f$model$phi)))) < 1.01) next
    cat(file, i, o, sprintf("%.17g", c(f$loglik, coef(f))), sep = ",", file = out)
    cat("\n", file = out)
  }
}
close(out)
