# Writes tests/oracle/factor.csv: R's cor() and prcomp(). Run from the project's folder. Rows: name, values: six series
# over 40 periods (NaN: missing), their correlations over common periods, and of the first four series' whole periods
# the shares, loadings (largest entry above 0) and scores of the components.
# SPDX-License-Identifier: GPL-3.0-or-later
set.seed(4)
f <- cumsum(rnorm(40))
X <- sapply(1:6, function(i) 100 * i + i * f + rnorm(40, 0, 2))
X[cbind(c(1, 2, 9, 30, 30, 40), c(1, 1, 5, 2, 3, 6))] <- NA
out <- file("tests/oracle/factor.csv", "w")
row <- function(name, x) cat(name, ",", paste(sub("NA", "nan", sprintf("%.17g", x)), collapse = ","), "\n", sep = "", file = out)
row("series", X)
row("correlation", cor(X, use = "pairwise.complete.obs"))
p <- prcomp(na.omit(X[, 1:4]), scale. = TRUE)
s <- apply(p$rotation, 2, function(v) sign(v[which.max(abs(v))]))
row("share", p$sdev^2 / 4)
row("loading", t(t(p$rotation) * s))
row("score", t(t(p$x) * s))
close(out)
