# Writes tests/oracle/disaggregate.csv: Denton and Chow-Lin from their definitions with dense matrices. Run from the
# project's folder. Rows: "indicator", values; "low", values; or method, aggregate (0 sum, 1 average, 2 end, 3 first),
# rho asked (NA: searched), rho, sigma2, log likelihood, two coefficients, values of the high frequency.
# SPDX-License-Identifier: GPL-3.0-or-later
set.seed(11)
m <- 12; k <- 4; n <- m * k + 3
p <- 100 + 2 * (1:n) + 15 * sin(1:n) + rnorm(n, 0, 3)
low <- c(tapply((1.5 * p + cumsum(rnorm(n, 0, 4)))[1:(m * k)], rep(1:m, each = k), sum))
out <- file("tests/oracle/disaggregate.csv", "w")
row <- function(...) cat(paste(c(...), collapse = ","), "\n", sep = "", file = out)
num <- function(x) sprintf("%.17g", x)
row("indicator", num(p)); row("low", num(low))
weights <- list(rep(1, k), rep(1 / k, k), c(rep(0, k - 1), 1), c(1, rep(0, k - 1)))
for (how in 1:4) {
  C <- cbind(kronecker(diag(m), t(weights[[how]])), matrix(0, m, n - m * k))
  P <- diag(p); D <- diff(diag(n))
  A <- rbind(cbind(t(D) %*% D, t(C %*% P)), cbind(C %*% P, matrix(0, m, m)))
  row("denton", how - 1, NA, NA, NA, NA, NA, NA, num(p * solve(A, c(rep(0, n), low))[1:n]))
  X <- cbind(1, p)
  fit <- function(rho, litterman) {
    H <- diag(n); H[cbind(2:n, 1:(n - 1))] <- -rho
    S <- if (litterman) { d <- diag(n); d[cbind(2:n, 1:(n - 1))] <- -1; solve(t(H %*% d) %*% (H %*% d)) }
         else outer(1:n, 1:n, function(i, j) rho^abs(i - j)) / (1 - rho^2)
    V <- C %*% S %*% t(C); Vi <- solve(V); CX <- C %*% X
    beta <- solve(t(CX) %*% Vi %*% CX, t(CX) %*% Vi %*% low)
    r <- low - CX %*% beta; s2 <- c(t(r) %*% Vi %*% r) / m
    list(s2 = s2, beta = beta, x = X %*% beta + S %*% t(C) %*% Vi %*% r,
         ll = -m / 2 * (log(2 * pi * s2) + 1) - c(determinant(V)$modulus) / 2)
  }
  for (litterman in c(FALSE, TRUE)) for (rho in c(0, 0.5, 0.9, NA)) {
    best <- rho
    if (is.na(rho)) {
      g <- seq(0, 0.999, length.out = 200); v <- sapply(g, function(r) fit(r, litterman)$ll); i <- which.max(v)
      best <- optimize(function(r) fit(r, litterman)$ll, c(g[max(1, i - 1)], g[min(200, i + 1)]), maximum = TRUE, tol = 1e-10)$maximum
    }
    f <- fit(best, litterman)
    row(if (litterman) "litterman" else "chow_lin", how - 1, rho, num(best), num(f$s2), num(f$ll), num(f$beta), num(f$x))
  }
}
close(out)
