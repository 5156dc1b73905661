# Writes tests/oracle/theta.csv: R's thetaf() on series of M3. Run from the project's folder. Columns: file, line, forecasts.
# SPDX-License-Identifier: GPL-3.0-or-later
suppressMessages(library(forecast))
out <- file("tests/oracle/theta.csv", "w")
seasons <- c(yearly = 1, quarterly = 4, monthly = 12)
for (file in names(seasons)) {
  lines <- readLines(file.path("../shared/forecasting/m3", paste0(file, "-train.csv")))
  for (i in floor(seq(1, length(lines), length.out = 100))) {
    y <- ts(as.numeric(strsplit(lines[i], ",")[[1]][-1]), frequency = seasons[[file]])
    cat(file, i, sprintf("%.17g", thetaf(y, h = 8)$mean), sep = ",", file = out)
    cat("\n", file = out)
  }
}
close(out)
