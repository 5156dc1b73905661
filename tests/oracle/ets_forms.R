# Writes tests/oracle/ets_forms.csv: R's ets() with the forms that it does not try by default, on series of M3. Run from the
# project's folder. Columns as in ets.csv.
# SPDX-License-Identifier: GPL-3.0-or-later
suppressMessages(library(forecast))
out <- file("tests/oracle/ets_forms.csv", "w")
forms <- list(yearly = list(c("AMN", FALSE), c("AMN", TRUE), c("MMN", FALSE), c("MMN", TRUE)),
              quarterly = list(c("ANM", FALSE), c("AAM", FALSE), c("AAM", TRUE), c("AMA", FALSE), c("AMA", TRUE), c("AMM", FALSE),
                               c("AMM", TRUE), c("MMA", FALSE), c("MMA", TRUE), c("MMM", FALSE), c("MMM", TRUE)))
seasons <- c(yearly = 1, quarterly = 4)
for (file in names(forms)) {
  m <- seasons[[file]]
  lines <- readLines(file.path("../shared/forecasting/m3", paste0(file, "-train.csv")))
  for (i in floor(seq(2, length(lines), length.out = 12))) for (o in forms[[file]]) {
    y <- ts(as.numeric(strsplit(lines[i], ",")[[1]][-1]), frequency = m)
    f <- tryCatch(suppressWarnings(ets(y, model = o[1], damped = o[2] == "TRUE", allow.multiplicative.trend = TRUE,
                                       restrict = FALSE)), error = function(e) NULL)
    if (is.null(f) || !is.finite(f$loglik)) next
    p <- f$par; s <- f$initstate
    get <- function(k) if (k %in% names(p)) sprintf("%.17g", p[[k]]) else ""
    state <- function(k) if (k %in% names(s)) sprintf("%.17g", s[[k]]) else ""
    seasonal <- if (f$components[3] == "N") character(0) else sprintf("%.17g", rev(s[paste0("s", 1:m)]))
    form <- paste0(f$components[1], f$components[2], if (f$components[4] == "TRUE") "d" else "", f$components[3])
    cat(file, i, form, sprintf("%.17g", f$loglik), get("alpha"), get("beta"), get("gamma"), get("phi"), state("l"),
        state("b"), seasonal, sep = ",", file = out)
    cat("\n", file = out)
  }
}
close(out)
