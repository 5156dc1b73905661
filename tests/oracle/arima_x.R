# Writes tests/oracle/arima_x.csv: R's arima() with two regressors by maximum likelihood on series of M3. Run from the
# project's folder. The regressors at t = 1, 2, ... are sin(t / 3) + t / 50 and 1 where t is a multiple of 7. Columns: file,
# line, p, d, q, P, D, Q, constant, log likelihood, ar, ma, sar, sma, the mean, the two coefficients.
# SPDX-License-Identifier: GPL-3.0-or-later
out <- file("tests/oracle/arima_x.csv", "w")
orders <- list(yearly = list(c(1,0,0,0,0,0,1), c(0,1,1,0,0,0,0)), quarterly = list(c(1,0,0,1,0,0,1), c(0,1,1,0,1,1,0)),
               monthly = list(c(0,1,1,0,1,1,0), c(2,0,1,0,0,0,1)))
seasons <- c(yearly = 1, quarterly = 4, monthly = 12)
for (file in names(orders)) {
  m <- seasons[[file]]
  lines <- readLines(file.path("../shared/forecasting/m3", paste0(file, "-train.csv")))
  for (i in floor(seq(5, length(lines), length.out = 15))) for (o in orders[[file]]) {
    y <- as.numeric(strsplit(lines[i], ",")[[1]][-1])
    y <- ts(y / mean(y), frequency = m)
    t <- seq_along(y)
    x <- cbind(sin(t / 3) + t / 50, as.numeric(t %% 7 == 0))
    f <- tryCatch(suppressWarnings(arima(y, order = o[1:3], seasonal = list(order = o[4:6], period = m), xreg = x,
                                         include.mean = o[7] == 1, method = "ML", optim.control = list(maxit = 1000,
                                         reltol = 1e-14))), error = function(e) NULL)
    if (is.null(f) || f$code != 0) next
    if (length(f$model$phi) && any(f$model$phi != 0) && min(Mod(polyroot(c(1, -f$model$phi)))) < 1.01) next
    cat(file, i, o, sprintf("%.17g", c(f$loglik, coef(f))), sep = ",", file = out)
    cat("\n", file = out)
  }
}
close(out)
