# Writes tests/oracle/ets.csv: R's ets() on 1005 series of M3. Run from the project's folder: Rscript tests/oracle/ets.R
# Columns: file, line, form, log likelihood, alpha, beta, gamma, phi (empty where the form has none), level, slope, seasonal
# states of the first season in the order of time.
# SPDX-License-Identifier: GPL-3.0-or-later
suppressMessages(library(forecast))
out <- file("tests/oracle/ets.csv", "w")
one <- function(file, m, rows) {
  lines <- readLines(file.path("../shared/forecasting/m3", paste0(file, "-train.csv")))
  for (i in rows) {
    y <- ts(as.numeric(strsplit(lines[i], ",")[[1]][-1]), frequency = m)
    f <- ets(y)
    p <- f$par
    s <- f$initstate
    get <- function(k) if (k %in% names(p)) sprintf("%.17g", p[[k]]) else ""
    state <- function(k) if (k %in% names(s)) sprintf("%.17g", s[[k]]) else ""
    seasonal <- if (f$components[3] == "N") character(0) else sprintf("%.17g", rev(s[paste0("s", 1:m)]))
    form <- paste0(f$components[1], f$components[2], if (f$components[4] == "TRUE") "d" else "", f$components[3])
    cat(file, i, form, sprintf("%.17g", f$loglik), get("alpha"), get("beta"), get("gamma"), get("phi"), state("l"),
        state("b"), seasonal, sep = ",", file = out)
    cat("\n", file = out)
  }
}
one("yearly", 1, 1:645)
one("quarterly", 4, floor(seq(1, 756, length.out = 300)))
one("monthly", 12, seq(1, 1416, by = 24))
close(out)
